import { useEffect, useState } from 'preact/hooks';
import { hashOf, type Route, routeOf } from '../../components/routes.ts';

interface Placed {
  position: number;
}

export interface Routing {
  route: Route;
  go(route: Route): void;
  /** Changes the address without a step to go back to: while the reader types. */
  amend(route: Route): void;
  /** `null` where there is nothing to go back, or forward, to. */
  back: (() => void) | null;
  forward: (() => void) | null;
}

const positionNow = () => (history.state as Placed | null)?.position;

/** The panel's own history: each view has its place in it, so that back and forward know where they end. */
export function useRoute(): Routing {
  const [at, setAt] = useState({ route: routeOf(location.hash), position: positionNow() ?? 0, last: 0 });

  useEffect(() => {
    if (positionNow() === undefined) history.replaceState({ position: 0 } satisfies Placed, '');
    const moved = () =>
      setAt((before) => {
        const known = positionNow();
        // A link was followed: the browser has made a new place after the one that was shown.
        const position = known ?? before.position + 1;
        if (known === undefined) history.replaceState({ position } satisfies Placed, '');
        return {
          route: routeOf(location.hash),
          position,
          last: known === undefined ? position : Math.max(before.last, position),
        };
      });
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);

  return {
    route: at.route,
    go: (route) => {
      if (hashOf(route) === location.hash) return;
      const position = at.position + 1;
      history.pushState({ position } satisfies Placed, '', hashOf(route));
      setAt({ route, position, last: position });
    },
    amend: (route) => {
      history.replaceState({ position: at.position } satisfies Placed, '', hashOf(route));
      setAt((before) => ({ ...before, route }));
    },
    back: at.position > 0 ? () => history.back() : null,
    forward: at.position < at.last ? () => history.forward() : null,
  };
}
