import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** So many controls are remembered to go back to. */
const most = 20;

/**
 * Keeps the keyboard where it was: when the control that holds the focus goes (a field that was saved, a row that was
 * closed), the one before it that is still there takes it, where the browser would begin again at the top of the page.
 * @param within the part of the page that is looked after
 */
export function useKeptFocus(within: RefObject<HTMLElement>): void {
  const held = useRef<HTMLElement[]>([]);
  useEffect(() => {
    const view = within.current!.ownerDocument;
    const note = ({ target }: FocusEvent) => {
      if (!within.current?.contains(target as Node)) held.current = [];
      else
        held.current = [...held.current.filter((one) => one !== target), target as HTMLElement].slice(-most);
    };
    view.addEventListener('focusin', note);
    return () => view.removeEventListener('focusin', note);
  }, []);
  // After every drawing: nothing tells of an element that was taken away.
  useLayoutEffect(() => {
    const { activeElement, body } = within.current!.ownerDocument;
    const last = held.current.at(-1);
    if (!last || (activeElement !== body && activeElement !== last) || isThere(last)) return;
    held.current = held.current.filter(isThere);
    held.current.at(-1)?.focus();
  });
}

const isThere = (element: HTMLElement) => element.isConnected && !element.matches(':disabled');
