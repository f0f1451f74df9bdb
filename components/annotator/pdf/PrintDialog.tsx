import { useState } from 'preact/hooks';
import { useWords } from '../../words.ts';
import { useModal } from '../use-modal.ts';
import { pagesIn } from './page-ranges.ts';
import type { PdfViewActs, PrintState } from './pdf-state.ts';

interface Props {
  print: PrintState;
  pages: number;
  allowed: boolean;
  acts: Pick<PdfViewActs, 'print' | 'stopPrint'>;
}

/** Asks which pages are to be printed, and shows how far drawing them has come. The browser's own dialog follows. */
export function PrintDialog({ print, pages, allowed, acts }: Props) {
  const words = useWords().pdfView;
  const dialog = useModal();
  const [some, setSome] = useState(false);
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState('');
  const start = (event: Event) => {
    event.preventDefault();
    const chosen = some ? pagesIn(typed, pages) : Array.from({ length: pages }, (_, at) => at + 1);
    if (chosen) acts.print(chosen);
    else setRefused(words.printBad(typed, pages));
  };
  const stop = (event: Event) => {
    event.preventDefault();
    acts.stopPrint();
  };
  return (
    <dialog
      ref={dialog}
      class="pdf-dialog"
      data-testid="pdf-print"
      aria-labelledby="pdf-print-title"
      onCancel={stop}
    >
      <form class="stack" onSubmit={start}>
        <h2 id="pdf-print-title">{words.printTitle}</h2>
        {print.step === 'drawing' ? (
          <>
            <progress value={print.done} max={print.of} aria-label={words.printTitle} />
            <p role="status">{words.printProgress(print.done, print.of)}</p>
          </>
        ) : (
          <>
            {print.step === 'broke' && (
              <p class="notice warn" role="alert">
                {words.printBroke}
              </p>
            )}
            {!allowed && <p class="notice">{words.printForbidden}</p>}
            <fieldset class="stack tight">
              <legend class="unseen">{words.sidePages}</legend>
              <label class="row">
                <input type="radio" name="pdf-print" checked={!some} onChange={() => setSome(false)} />
                {words.printAll(pages)}
              </label>
              <label class="row">
                <input type="radio" name="pdf-print" checked={some} onChange={() => setSome(true)} />
                {words.printSome}
              </label>
              <input
                class="field"
                aria-label={words.printSome}
                aria-invalid={refused !== ''}
                placeholder={words.printExample}
                dir="ltr"
                autocomplete="off"
                value={typed}
                onInput={(event) => {
                  setTyped(event.currentTarget.value);
                  setSome(true);
                  setRefused('');
                }}
              />
            </fieldset>
            <p class="small pdf-refused" role="status">
              {refused}
            </p>
            <p class="small muted">{words.printHint}</p>
          </>
        )}
        <div class="row">
          {print.step !== 'drawing' && (
            <button type="submit" class="button primary">
              {words.printStart}
            </button>
          )}
          <button type="button" class="button" onClick={stop}>
            {print.step === 'drawing' ? words.printStop : words.printCancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
