import { ChevronLeft, ChevronRight } from 'lucide-preact';
import type { CardEvents, CardModel } from './card-model.ts';
import { icon } from './icon.ts';

/** What can be done with a card, with the key beside each. */
export function CardActions({ model, on }: { model: CardModel; on: CardEvents }) {
  const { words } = model;
  return (
    <div class="foot">
      <div class="actions">
        <button type="button" class="button" onClick={on.copy} aria-keyshortcuts="c">
          {model.copied === 'copied' ? words.copied : words.copy}{' '}
          <span class="key" aria-hidden="true">
            c
          </span>
        </button>
        <button
          type="button"
          class="button"
          onClick={on.open}
          aria-keyshortcuts="o"
          aria-label={words.openInPanel}
          title={words.openInPanel}
        >
          {words.open}{' '}
          <span class="key" aria-hidden="true">
            o
          </span>
        </button>
      </div>
      <Stepper model={model} on={on} />
    </div>
  );
}

/** The two arrows between mentions, and where among them the reader is. */
function Stepper({ model, on }: { model: CardModel; on: CardEvents }) {
  const { position, words } = model;
  return (
    <div class="stepper">
      {position && (
        <span class="position">
          {words.position.replace('{at}', String(position.at)).replace('{of}', String(position.of))}
        </span>
      )}
      <button
        type="button"
        class="tool"
        onClick={() => on.step(-1)}
        aria-label={words.previous}
        title={`${words.previous} (p)`}
      >
        <ChevronLeft {...icon} class="flip" />
      </button>
      <button
        type="button"
        class="tool"
        onClick={() => on.step(1)}
        aria-label={words.next}
        title={`${words.next} (n)`}
      >
        <ChevronRight {...icon} class="flip" />
      </button>
    </div>
  );
}
