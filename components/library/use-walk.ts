import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Lets the arrows walk between the links and buttons of a container as they lie on the page: sideways to the next one in
 * order, up and down to the nearest one of the next line; Home and End to the first and the last. The container is
 * one stop for the Tab key, at the link that was walked to last, unless each shall stay a stop.
 * @param key changes when the links are others
 */
export function useWalk(
  container: RefObject<HTMLElement>,
  key: string,
  { oneStop = true }: { oneStop?: boolean } = {},
): void {
  useEffect(() => {
    const root = container.current;
    if (!root) return;
    const links = [...root.querySelectorAll<HTMLElement>('a[href], button')];
    const stop = (at: HTMLElement | undefined) => {
      if (!oneStop) return;
      for (const link of links) link.tabIndex = link === at ? 0 : -1;
    };
    stop(links[0]);
    const walk = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const at = links.indexOf(event.target as HTMLElement);
      if (at < 0) return;
      const to = target(links, at, event.key, getComputedStyle(root).direction === 'rtl');
      if (!to) return;
      event.preventDefault();
      to.focus();
    };
    const arrived = (event: FocusEvent) => {
      if (links.includes(event.target as HTMLElement)) stop(event.target as HTMLElement);
    };
    root.addEventListener('keydown', walk);
    root.addEventListener('focusin', arrived);
    return () => {
      root.removeEventListener('keydown', walk);
      root.removeEventListener('focusin', arrived);
    };
  }, [container, key, oneStop]);
}

function target(links: HTMLElement[], at: number, key: string, mirrored: boolean): HTMLElement | undefined {
  const forward = mirrored ? 'ArrowLeft' : 'ArrowRight';
  const backward = mirrored ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward) return links[at + 1];
  if (key === backward) return links[at - 1];
  if (key === 'Home') return links[0];
  if (key === 'End') return links.at(-1);
  if (key === 'ArrowDown' || key === 'ArrowUp') return inNextLine(links, links[at]!, key === 'ArrowDown');
  return undefined;
}

/** The link of the nearest line above or below whose middle lies closest sideways. */
function inNextLine(links: HTMLElement[], from: HTMLElement, down: boolean): HTMLElement | undefined {
  const own = from.getBoundingClientRect();
  const others = links
    .map((link) => ({ link, box: link.getBoundingClientRect() }))
    .filter(({ box }) => (down ? box.top >= own.bottom - 1 : box.bottom <= own.top + 1));
  if (others.length === 0) return undefined;
  const line = down
    ? Math.min(...others.map(({ box }) => box.top))
    : Math.max(...others.map(({ box }) => box.top));
  const middle = (box: DOMRect) => (box.left + box.right) / 2;
  const away = ({ box }: { box: DOMRect }) => Math.abs(middle(box) - middle(own));
  return others.filter(({ box }) => Math.abs(box.top - line) < 4).sort((a, b) => away(a) - away(b))[0]?.link;
}
