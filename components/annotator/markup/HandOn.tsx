import { Download } from 'lucide-preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useWords } from '../../words.ts';
import type { HandOnKind, MarkupActs, MarkupState } from './markup-model.ts';

interface Props {
  state: Pick<MarkupState, 'handing' | 'author'>;
  acts: Pick<MarkupActs, 'handOn' | 'importMarks' | 'setAuthor' | 'stop'>;
}

const kinds: HandOnKind[] = ['annotated', 'flattened', 'summary-docx', 'summary-pdf'];

/** What leaves the house, and the marks that a PDF brought with it. */
export function HandOn({ state, acts }: Props) {
  const words = useWords().markup;
  const { handing, author } = state;
  const id = useId();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    const escaped = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', escaped, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', escaped, { capture: true });
    };
  }, [open]);
  const act = (go: () => void) => {
    setOpen(false);
    button.current?.focus();
    go();
  };
  return (
    <div class="markup-hand-on" ref={root}>
      {handing ? (
        <span class="row small" role="status">
          <span>{words.handing(words.handOnNames[handing.kind], handing.done, handing.of)}</span>
          <button type="button" class="button" data-testid="hand-on-stop" onClick={acts.stop}>
            {words.stop}
          </button>
        </span>
      ) : (
        <button
          ref={button}
          type="button"
          class="button"
          data-testid="hand-on"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Download size={16} aria-hidden />
          <span class="markup-word">{words.handOn}</span>
        </button>
      )}
      {open && !handing && (
        <div class="markup-menu stack" data-testid="hand-on-menu">
          <label class="small">
            {words.author}
            <input
              class="field"
              data-testid="mark-author"
              maxLength={120}
              dir="auto"
              value={author}
              onInput={(event) => acts.setAuthor(event.currentTarget.value)}
            />
            <span class="muted">{words.authorHint}</span>
          </label>
          {kinds.map((kind) => (
            <div key={kind}>
              <button
                type="button"
                class="button"
                data-testid={`hand-on-${kind}`}
                aria-describedby={`${id}-${kind}-hint`}
                onClick={() => act(() => acts.handOn(kind))}
              >
                {words.handOnNames[kind]}
              </button>
              <p class="small muted" id={`${id}-${kind}-hint`}>
                {words.handOnHints[kind]}
              </p>
            </div>
          ))}
          <div>
            <button
              type="button"
              class="button"
              data-testid="import-marks"
              aria-describedby={`${id}-import-hint`}
              onClick={() => act(acts.importMarks)}
            >
              {words.handOnNames.import}
            </button>
            <p class="small muted" id={`${id}-import-hint`}>
              {words.importHint}
            </p>
          </div>
        </div>
      )}
    </div>
  );
}
