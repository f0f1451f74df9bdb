import { Download } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ExportFormat, ExportOrder } from '../../casefile/export/export-order.ts';
import { useWords } from '../words.ts';
import { CitationStyleField } from './CitationStyleField.tsx';
import { ExportChoices } from './ExportChoices.tsx';
import { ExportOutcome } from './ExportOutcome.tsx';
import type { ExportActs, ExportSubject } from './takeout-acts.ts';

interface Props {
  subject: ExportSubject;
  /** What was asked for the last time. */
  first: ExportOrder;
  acts: ExportActs;
  /** What of a kind of file depends on it. */
  kindOf(format: ExportFormat): { cites: boolean; passages: boolean };
  onOrder(order: ExportOrder): void;
  onClose(): void;
}

const groups: [group: 'read' | 'write' | 'manage', formats: ExportFormat[]][] = [
  ['read', ['docx', 'html']],
  ['write', ['markdown', 'markdown-zip', 'csv', 'annotations']],
  ['manage', ['csl-json', 'ris', 'bibtex']],
];

export type Making =
  | { state: 'idle' }
  | { state: 'making'; done: number; of: number }
  | { state: 'stopped' }
  | { state: 'saved'; name: string }
  | { state: 'failed'; why: string };

/** Takes out of the case file: which kind of file, what goes, how it begins, under which name. */
export function ExportDialog({ subject, first, acts, kindOf, onOrder, onClose }: Props) {
  const words = useWords().takeout;
  const dialog = useRef<HTMLDialogElement>(null);
  const [order, setOrder] = useState(first);
  const [stem, setStem] = useState(subject.name);
  const [making, setMaking] = useState<Making>({ state: 'idle' });
  const choseContext = useRef(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    dialog.current!.showModal();
    return () => running.current?.abort();
  }, []);
  const preview = useMemo(() => acts.preview(subject, order), [acts, subject, order]);
  const { counts } = preview;
  const kind = kindOf(order.format);
  const isEmpty = counts.documents === 0;
  const name = acts.fileName(stem, order);
  const ask = (change: Partial<ExportOrder>) => {
    if (change.context !== undefined) choseContext.current = true;
    const next = { ...order, ...change };
    // A web page shows its marks best in what stands around them; the reader's own word counts before that.
    if (change.format && !choseContext.current) next.context = change.format === 'html';
    setOrder(next);
    onOrder(next);
    setMaking({ state: 'idle' });
  };
  const save = async () => {
    if (isEmpty || making.state === 'making') return;
    const stop = new AbortController();
    running.current = stop;
    setMaking({ state: 'making', done: 0, of: 0 });
    try {
      await acts.save(
        subject,
        order,
        name,
        (done, of) => setMaking({ state: 'making', done, of }),
        stop.signal,
      );
      setMaking({ state: 'saved', name });
    } catch (error) {
      if (stop.signal.aborted) setMaking({ state: 'stopped' });
      else setMaking({ state: 'failed', why: error instanceof Error ? error.message : String(error) });
    } finally {
      running.current = null;
    }
  };
  const isMaking = making.state === 'making';
  return (
    <dialog
      ref={dialog}
      class="dialog takeout"
      aria-labelledby="export-title"
      data-testid="export-dialog"
      onClose={onClose}
    >
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <header class="stack tight">
          <h2 id="export-title">{words.exportTitle(subject.name)}</h2>
          <p class="small muted">{words.exportHint}</p>
        </header>
        <div class="takeout-columns">
          <fieldset class="stack" disabled={isMaking}>
            <label class="filter">
              <span class="small muted">{words.format}</span>
              <select
                class="field"
                data-testid="export-format"
                value={order.format}
                onChange={(event) => ask({ format: event.currentTarget.value as ExportFormat })}
              >
                {groups.map(([group, formats]) => (
                  <optgroup key={group} label={words.groups[group]}>
                    {formats.map((format) => (
                      <option key={format} value={format}>
                        {words.formats[format]}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
              <span class="small">{words.formatHints[order.format]}</span>
            </label>
            {kind.cites && (
              <CitationStyleField style={order.style} example="" onChange={(style) => ask({ style })} />
            )}
            <ExportChoices order={order} holdsPassages={kind.passages} onChange={ask} />
            <label class="filter">
              <span class="small muted">{words.fileName}</span>
              <input
                class="field"
                dir="auto"
                maxLength={120}
                data-testid="export-name"
                value={stem}
                onInput={(event) => {
                  setStem(event.currentTarget.value);
                  setMaking({ state: 'idle' });
                }}
              />
              <span class="small muted" dir="ltr">
                {name}
              </span>
            </label>
          </fieldset>
          <section class="stack takeout-preview" aria-label={words.goes}>
            <p data-testid="export-counts">
              {isEmpty ? words.nothingGoes : words.counts(counts.documents, counts.passages, counts.notes)}
            </p>
            {preview.leftOut.length > 0 && (
              <div class="stack tight small" data-testid="left-out">
                <h3>{words.stays}</h3>
                <ul>
                  {preview.leftOut.map(({ reason, count }) => (
                    <li key={reason}>{words.leftOut[reason](count)}</li>
                  ))}
                </ul>
              </div>
            )}
            {preview.sample !== '' && (
              <div class="stack tight">
                <h3 id="export-sample">{words.sample}</h3>
                <section
                  class="takeout-sample"
                  dir="auto"
                  aria-labelledby="export-sample"
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
                  tabIndex={0}
                >
                  {preview.sample}
                </section>
              </div>
            )}
          </section>
        </div>
        <div class="takeout-foot stack tight">
          <ExportOutcome making={making} name={name} counts={counts} />
          <p class="row">
            {isMaking ? (
              <button
                type="button"
                class="button"
                data-testid="export-stop"
                onClick={() => running.current?.abort()}
              >
                {words.stop}
              </button>
            ) : (
              <button type="submit" class="button primary" data-testid="export-save" disabled={isEmpty}>
                <Download size={16} aria-hidden />
                {words.save}
              </button>
            )}
            <button
              type="button"
              class="button"
              data-testid="export-close"
              onClick={() => dialog.current!.close()}
            >
              {words.close}
            </button>
          </p>
        </div>
      </form>
    </dialog>
  );
}
