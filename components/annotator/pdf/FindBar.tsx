import { ArrowDown, ArrowUp, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords, type Words } from '../../words.ts';
import type { FindState, PdfViewActs } from './pdf-state.ts';

interface Props {
  find: FindState;
  acts: Pick<PdfViewActs, 'find' | 'findAgain' | 'closeFind'>;
}

function resultOf({ query, status, current, total }: FindState, words: Words['pdfView']): string {
  if (query === '' || status === 'idle') return '';
  if (status === 'none') return words.noHits;
  if (status === 'searching' && current === 0) return total > 0 ? words.hitsSoFar(total) : words.searching;
  const hits = words.hits(current, total);
  if (status === 'wrapped-to-start') return `${hits}. ${words.wrappedToStart}`;
  return status === 'wrapped-to-end' ? `${hits}. ${words.wrappedToEnd}` : hits;
}

/** Finds words in the whole document. Enter goes on, Shift+Enter back, Escape closes. */
export function FindBar({ find, acts }: Props) {
  const words = useWords().pdfView;
  const field = useRef<HTMLInputElement>(null);
  const { query, matchCase, wholeWords, asked } = find;
  // Each asking gives the field the focus again.
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const change = (to: Partial<FindState>) =>
    acts.find(to.query ?? query, {
      matchCase: to.matchCase ?? matchCase,
      wholeWords: to.wholeWords ?? wholeWords,
    });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') acts.closeFind();
    else if (event.key === 'Enter' && event.target === field.current) acts.findAgain(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <search class="pdf-find" onKeyDown={onKeyDown}>
      <input
        ref={field}
        class="field"
        type="text"
        data-testid="pdf-find"
        aria-label={words.findField}
        placeholder={words.findField}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        value={query}
        onInput={(event) => change({ query: event.currentTarget.value })}
      />
      <button
        type="button"
        class="icon-button"
        aria-label={words.findPrevious}
        title={`${words.findPrevious} (Shift+Enter)`}
        disabled={query === ''}
        onClick={() => acts.findAgain(-1)}
      >
        <ArrowUp size={18} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={words.findNext}
        title={`${words.findNext} (Enter)`}
        disabled={query === ''}
        onClick={() => acts.findAgain(1)}
      >
        <ArrowDown size={18} />
      </button>
      <button
        type="button"
        class="chip"
        aria-pressed={matchCase}
        onClick={() => change({ matchCase: !matchCase })}
      >
        {words.matchCase}
      </button>
      <button
        type="button"
        class="chip"
        aria-pressed={wholeWords}
        onClick={() => change({ wholeWords: !wholeWords })}
      >
        {words.wholeWords}
      </button>
      <span class="small" role="status" data-testid="pdf-hits" data-status={find.status}>
        {resultOf(find, words)}
      </span>
      <button
        type="button"
        class="icon-button pdf-find-close"
        aria-label={words.closeFind}
        title={`${words.closeFind} (Esc)`}
        onClick={acts.closeFind}
      >
        <X size={18} />
      </button>
    </search>
  );
}
