/** Keys by which text is selected. */
const selecting = /^(?:Shift|Arrow\w+|Home|End|PageUp|PageDown|a)$/i;

/**
 * Watches for text that the reader selects by hand; what a script of the page selects counts for nothing.
 * @param isOurs tells our own element
 * @param selected called after a press or a key that may have selected something
 * @param deselected called when nothing is selected any more
 */
export function watchSelection(
  window: Window,
  isOurs: (target: EventTarget | null) => boolean,
  selected: () => void,
  deselected: () => void,
  signal: AbortSignal,
): void {
  const options = { capture: true, passive: true, signal } as const;
  const isEmpty = () => window.document.getSelection()?.isCollapsed !== false;
  // What the press does to the selection, the browser does after the event.
  const later = () => setTimeout(() => !signal.aborted && !isEmpty() && selected());
  window.addEventListener(
    'pointerup',
    (event) => {
      if (event.isTrusted && event.button === 0 && !isOurs(event.target)) later();
    },
    options,
  );
  window.addEventListener(
    'keyup',
    (event) => {
      const modified = event.shiftKey || event.key === 'Shift' || event.ctrlKey || event.metaKey;
      if (event.isTrusted && modified && !event.altKey && selecting.test(event.key) && !isOurs(event.target))
        later();
    },
    options,
  );
  window.document.addEventListener(
    'selectionchange',
    (event) => {
      if (event.isTrusted && isEmpty()) deselected();
    },
    options,
  );
}
