import { useEffect, useRef, useState } from 'preact/hooks';

interface Placed {
  position: number;
}

/** How a page writes its views into its address. */
export interface Addresses<R> {
  /** @param hash a location's, with or without "#" */
  routeOf(hash: string): R;
  /** `routeOf(hashOf(route))` is the route again. */
  hashOf(route: R): string;
}

export interface Routing<R> {
  route: R;
  /** Which place of the page's history is shown, counted from the first. */
  position: number;
  go(route: R): void;
  /** Changes the address without a step to go back to: while the reader types. */
  amend(route: R): void;
  /** `null` where there is nothing to go back, or forward, to. */
  back: (() => void) | null;
  forward: (() => void) | null;
}

/** ms after the last change at which an amended address is written: that takes the browser longer than a key may. */
const writeAfter = 250;

const positionNow = () => (history.state as Placed | null)?.position;

/** A page's own history: each view has its place in it, so that back and forward know where they end. */
export function useRoute<R>({ routeOf, hashOf }: Addresses<R>): Routing<R> {
  const [at, setAt] = useState({ route: routeOf(location.hash), position: positionNow() ?? 0, last: 0 });
  const now = useRef(at);
  now.current = at;
  const unwritten = useRef<{ hash: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const write = useRef(() => {
    const waiting = unwritten.current;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    unwritten.current = null;
    place(now.current.position, waiting.hash);
  }).current;

  useEffect(() => {
    const over = new AbortController();
    // Before a link leads on, and before the page goes.
    addEventListener('click', write, { capture: true, signal: over.signal });
    addEventListener('pagehide', write, { signal: over.signal });
    return () => {
      over.abort();
      write();
    };
  }, []);

  useEffect(() => {
    if (positionNow() === undefined) place(0);
    const moved = () => {
      const known = positionNow();
      // A link was followed: the browser has made a new place after the one that was shown.
      const position = known ?? now.current.position + 1;
      if (known === undefined) place(position);
      const last = known === undefined ? position : Math.max(now.current.last, position);
      setAt({ route: routeOf(location.hash), position, last });
    };
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);

  const leave = (step: () => void) => () => {
    write();
    step();
  };
  return {
    route: at.route,
    position: at.position,
    go: (route) => {
      write();
      if (hashOf(route) === location.hash) return;
      const position = now.current.position + 1;
      history.pushState({ position } satisfies Placed, '', hashOf(route));
      setAt({ route, position, last: position });
    },
    amend: (route) => {
      clearTimeout(unwritten.current?.timer);
      unwritten.current = { hash: hashOf(route), timer: setTimeout(write, writeAfter) };
      setAt({ ...now.current, route });
    },
    back: at.position > 0 ? leave(() => history.back()) : null,
    forward: at.position < at.last ? leave(() => history.forward()) : null,
  };
}

/** Browsers refuse too many changes in a short time; the view is right all the same, its address a little late. */
function place(position: number, hash?: string): void {
  try {
    history.replaceState({ position } satisfies Placed, '', hash);
  } catch {
    // The next change writes it.
  }
}
