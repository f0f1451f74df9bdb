import { ArrowLeft, ArrowRight } from 'lucide-preact';
import { useWords } from './words.ts';

/** Steps back and forward through the views of a page; `null` where there is no step to take. */
export function HistoryButtons({
  back,
  forward,
}: {
  back: (() => void) | null;
  forward: (() => void) | null;
}) {
  const words = useWords();
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={words.panel.back}
        title={words.panel.back}
        disabled={!back}
        onClick={() => back?.()}
      >
        <ArrowLeft class="mirrors" size={18} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={words.panel.forward}
        title={words.panel.forward}
        disabled={!forward}
        onClick={() => forward?.()}
      >
        <ArrowRight class="mirrors" size={18} />
      </button>
    </>
  );
}
