import { useWords } from '../../words.ts';
import { useModal } from '../use-modal.ts';

/** The keys by which a PDF is read. */
export function KeyDialog({ onClose }: { onClose(): void }) {
  const words = useWords().pdfView;
  const dialog = useModal();
  return (
    <dialog ref={dialog} class="pdf-dialog" aria-labelledby="pdf-keys-title" onClose={onClose}>
      <h2 id="pdf-keys-title">{words.keys}</h2>
      <dl class="pdf-keys">
        {words.keyList.map(([key, act]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{act}</dd>
          </div>
        ))}
      </dl>
      <div class="row">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {words.closeKeys}
        </button>
      </div>
    </dialog>
  );
}
