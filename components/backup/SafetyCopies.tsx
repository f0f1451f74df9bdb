import type { SafetyCopyNote } from '../../casefile/safety-copies.ts';
import { AskFirst } from '../storage/AskFirst.tsx';
import { useWords } from '../words.ts';
import { extentInWords } from './extent-in-words.ts';
import { minuteOf } from './minute-of.ts';

interface Props {
  copies: readonly SafetyCopyNote[];
  busy: boolean;
  onGoBack(id: string): void;
  onDrop(id: string): void;
}

/** The libraries as they were before a backup was restored, to go back to or to destroy. */
export function SafetyCopies({ copies, busy, onGoBack, onDrop }: Props) {
  const words = useWords().backup;
  if (copies.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="safety-copies" data-testid="safety-copies">
      <h3 id="safety-copies">{words.copies}</h3>
      <p class="muted measure">{words.copiesHint}</p>
      <ul class="lines">
        {copies.map(({ id, madeAt, counts }) => (
          <li key={id} class="stack tight removed-line">
            <p>{words.copy(words.moment(minuteOf(madeAt)), extentInWords(words, counts))}</p>
            <AskFirst
              label={words.dropCopy}
              question={[words.dropAsk]}
              sure={words.dropSure}
              keep={words.keepIt}
              testId="drop"
              onSure={() => onDrop(id)}
            >
              <button
                type="button"
                class="button"
                disabled={busy}
                data-testid="go-back"
                onClick={() => onGoBack(id)}
              >
                {words.goBack}
              </button>
            </AskFirst>
          </li>
        ))}
      </ul>
    </section>
  );
}
