import { useEffect, useRef } from 'preact/hooks';

/**
 * Opens a dialog over all else when it is drawn, and closes it before it is taken away: only a dialog that is closed
 * gives the focus back to where it was.
 */
export function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current!;
    element.showModal();
    return () => element.close();
  }, []);
  return dialog;
}
