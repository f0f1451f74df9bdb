import { ChevronDown, ChevronUp } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../words.ts';
import { labelOf, type PdfViewActs, type PdfViewState } from './pdf-state.ts';

interface Props {
  state: Pick<PdfViewState, 'page' | 'pages' | 'labels'>;
  acts: Pick<PdfViewActs, 'goToPage' | 'goToLabel'>;
}

/** Says which page is shown, and goes to the one that is typed: by its label, or by its number. */
export function PageField({ state, acts }: Props) {
  const words = useWords().pdfView;
  const { page, pages, labels } = state;
  const label = labelOf(labels, page);
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState('');
  useEffect(() => setTyped(null), [page]);
  const go = (event: Event) => {
    event.preventDefault();
    const wanted = (typed ?? '').trim();
    if (wanted === '') return setTyped(null);
    if (acts.goToLabel(wanted)) {
      setRefused('');
      setTyped(null);
    } else setRefused(words.noSuchPage(wanted));
  };
  const leave = () => {
    setTyped(null);
    setRefused('');
  };
  return (
    <form class="row pdf-pages-field" onSubmit={go}>
      <button
        type="button"
        class="icon-button"
        aria-label={words.previousPage}
        title={`${words.previousPage} (←)`}
        disabled={page <= 1}
        onClick={() => acts.goToPage(page - 1)}
      >
        <ChevronUp size={18} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={words.nextPage}
        title={`${words.nextPage} (→)`}
        disabled={page >= pages}
        onClick={() => acts.goToPage(page + 1)}
      >
        <ChevronDown size={18} />
      </button>
      <input
        class="field"
        data-testid="pdf-page"
        aria-label={words.pageField}
        aria-invalid={refused !== ''}
        autocomplete="off"
        size={Math.max(3, Math.min(8, label.length))}
        value={typed ?? label}
        onFocus={(event) => event.currentTarget.select()}
        onClick={(event) => event.currentTarget.select()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => event.key === 'Escape' && leave()}
      />
      <span class="small muted" data-testid="pdf-page-of">
        {label === String(page) ? words.pagesInAll(pages) : `(${words.pageOf(page, pages)})`}
      </span>
      <span class="small pdf-refused" role="status">
        {refused}
      </span>
    </form>
  );
}
