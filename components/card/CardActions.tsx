import { ChevronLeft, ChevronRight } from 'lucide-preact';
import type { CardEvents, CardModel } from './card-model.ts';
import { icon } from './icon.ts';
import { Words } from './Words.tsx';

/** What can be done with a card, with the key beside each. */
export function CardActions({ model, on }: { model: CardModel; on: CardEvents }) {
  const { words } = model;
  const copy = model.copied === 'copied' ? words.copied : words.copy;
  return (
    <div class="foot">
      <div class="actions">
        <button
          type="button"
          class="button"
          onClick={on.copy}
          aria-keyshortcuts="c"
          data-key="c"
          aria-label={copy}
        >
          <Words>{copy}</Words>
        </button>
        <button
          type="button"
          class="button"
          onClick={on.open}
          aria-keyshortcuts="o"
          data-key="o"
          aria-label={words.openInPanel}
          title={words.openInPanel}
        >
          <Words>{words.open}</Words>
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
          <Words>
            {words.position.replace('{at}', String(position.at)).replace('{of}', String(position.of))}
          </Words>
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
