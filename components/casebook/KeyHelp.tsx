import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../words.ts';

/** The keys of the list, in a dialog of the browser's own: it holds the focus and gives it back. */
export function KeyHelp({ onClose }: { onClose(): void }) {
  const words = useWords().casebook;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current!.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="keys-title" onClose={onClose}>
      <div class="stack">
        <h2 id="keys-title">{words.keys}</h2>
        <dl class="key-list">
          {words.keyList.map(([keys, does]) => (
            <div key={keys}>
              <dt>
                {keys.split(' ').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit" class="button primary">
            {words.close}
          </button>
        </form>
      </div>
    </dialog>
  );
}
