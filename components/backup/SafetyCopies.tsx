import { useState } from 'preact/hooks';
import type { SafetyCopyNote } from '../../casefile/safety-copies.ts';
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
  const [asked, setAsked] = useState<string | null>(null);
  if (copies.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="safety-copies" data-testid="safety-copies">
      <h3 id="safety-copies">{words.copies}</h3>
      <p class="muted measure">{words.copiesHint}</p>
      <ul class="lines">
        {copies.map(({ id, madeAt, counts }) => (
          <li key={id} class="stack tight removed-line">
            <p>{words.copy(words.moment(minuteOf(madeAt)), extentInWords(words, counts))}</p>
            {asked === id ? (
              <div class="notice warn stack" role="alert">
                <p>{words.dropAsk}</p>
                <p class="row">
                  <button
                    type="button"
                    class="button"
                    data-testid="drop-sure"
                    onClick={() => {
                      setAsked(null);
                      onDrop(id);
                    }}
                  >
                    {words.dropSure}
                  </button>
                  <button type="button" class="button" onClick={() => setAsked(null)}>
                    {words.keepIt}
                  </button>
                </p>
              </div>
            ) : (
              <p class="row">
                <button
                  type="button"
                  class="button"
                  disabled={busy}
                  data-testid="go-back"
                  onClick={() => onGoBack(id)}
                >
                  {words.goBack}
                </button>
                <button type="button" class="plain" data-testid="drop" onClick={() => setAsked(id)}>
                  {words.dropCopy}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
