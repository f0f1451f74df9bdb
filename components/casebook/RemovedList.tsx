import type { MarkKind } from '../../casefile/page-mark.ts';
import type { Removal } from '../../casefile/removals.ts';
import { saidBy } from '../marks/said-by.ts';
import { AskFirst } from '../storage/AskFirst.tsx';
import { useWords } from '../words.ts';

interface Props {
  removed: readonly Removal[];
  onPutBack(id: string): void;
  onPurge(id: string): void;
}

/** What was removed and can be put back, the latest first. */
export function RemovedList({ removed, onPutBack, onPurge }: Props) {
  const { matters: words, markup } = useWords();
  return (
    <section class="stack" data-testid="removed">
      <h3>{words.removedTitle}</h3>
      <p class="muted measure">{removed.length === 0 ? words.nothingRemoved : words.removedHint}</p>
      <ul class="lines">
        {removed.map((removal) => (
          <li key={removal.id} class="stack tight removed-line">
            <p>
              <span dir="auto">{nameOf(removal, markup.kinds)}</span>{' '}
              <span class="small muted">
                {words.extent(removal.documents.length, removal.passages.length)} ·{' '}
                {words.removedAt(removal.removedAt.slice(0, 16).replace('T', ' '))}
              </span>
            </p>
            <AskFirst
              label={words.purge}
              question={[words.purgeAsk]}
              sure={words.purgeSure}
              keep={words.keepIt}
              testId="purge"
              onSure={() => onPurge(removal.id)}
            >
              <button
                type="button"
                class="button"
                data-testid="put-back"
                onClick={() => onPutBack(removal.id)}
              >
                {words.putBack}
              </button>
            </AskFirst>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By what the reader knows it again: the matter, or the first document or passage. */
function nameOf({ matters, documents, passages }: Removal, kinds: Record<MarkKind, string>): string {
  const document = documents[0]?.provenance;
  const name = matters[0]?.name ?? (document?.caseName || document?.title || document?.url);
  const [passage] = passages;
  const quote = passage ? saidBy(passage, kinds) : '';
  return name ?? (quote.length > 80 ? `${quote.slice(0, 80)} …` : quote);
}
