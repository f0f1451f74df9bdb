import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Going back finds the page scrolled as it was left; a view that was not there yet begins at its top. The browser
 * can't do it: it scrolls before the view is drawn.
 * @param position which place of the history is shown
 * @param drawn whether there is anything to scroll
 */
export function useScrollPlaces(position: number, drawn: boolean): void {
  const places = useRef(new Map<number, number>());
  const shown = useRef(position);
  useEffect(() => {
    history.scrollRestoration = 'manual';
    const noted = () => places.current.set(shown.current, scrollY);
    addEventListener('scroll', noted, { passive: true });
    return () => removeEventListener('scroll', noted);
  }, []);
  useLayoutEffect(() => {
    if (!drawn || shown.current === position) return;
    const forward = position > shown.current;
    shown.current = position;
    const target = places.current.get(position);
    // A place that lies ahead and was left by a new link is another one now.
    scrollTo(0, forward ? 0 : (target ?? 0));
  }, [position, drawn]);
}
