import { X } from 'lucide-preact';
import type { Passage, Purpose } from '../../casefile/records.ts';
import { icon } from '../card/icon.ts';
import { Words } from '../card/Words.tsx';
import type { MarkWords } from '../words-marks-en.ts';
import { NoteText } from './NoteText.tsx';
import { purposeIcons, purposes } from './PurposeSign.tsx';

export interface MarkModel {
  passage: Passage;
  /** What has been done or went wrong; '' for nothing. */
  said: string;
  failed: boolean;
  words: MarkWords;
}

export interface MarkEvents {
  close(): void;
  purpose(purpose: Purpose): void;
  edit(): void;
  copy(): void;
  remove(): void;
}

/**
 * The card on one of the reader's own marks. Its note is shown and not written here: what is typed in a page, the
 * page can overhear, even into a closed root.
 */
export function MarkCard({ model, on }: { model: MarkModel; on: MarkEvents }) {
  const { passage, words } = model;
  const { purpose, clipped, note, tags, place } = passage;
  const heading = purpose ? words.purposes[purpose] : clipped ? words.kinds.clipping : words.kinds.note;
  const where = [
    clipped && purpose ? words.kinds.clipping : '',
    place.paragraph && words.panel.paragraph(place.paragraph),
    place.page && words.panel.page(place.page),
  ].filter(Boolean);
  return (
    <section
      class="card mark-card"
      role="dialog"
      aria-label={words.card}
      tabIndex={-1}
      data-purpose={purpose ?? 'none'}
    >
      <div class="head">
        <div class="bar">
          <p class="overline">
            {[words.card, ...where].map((part, i) => (
              <Words key={part} class="whole">
                {i > 0 ? ` · ${part}` : String(part)}
              </Words>
            ))}
          </p>
          <div class="tools">
            <button
              type="button"
              class="tool"
              onClick={on.close}
              aria-label={words.close}
              title={words.close}
            >
              <X {...icon} />
            </button>
          </div>
        </div>
        <h2 aria-label={heading}>
          <Words>{heading}</Words>
        </h2>
        <fieldset class="swatches" aria-label={words.purpose}>
          {purposes.map((one) => {
            const Icon = purposeIcons[one];
            return (
              <button
                key={one}
                type="button"
                class="swatch"
                data-purpose={one}
                aria-pressed={one === purpose}
                aria-label={words.purposes[one]}
                title={words.purposes[one]}
                onClick={() => on.purpose(one)}
              >
                <Icon {...icon} />
              </button>
            );
          })}
        </fieldset>
      </div>
      {(note !== '' || tags.length > 0 || model.said !== '') && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="body" aria-label={words.noteOf} tabIndex={0}>
          {note !== '' && <NoteText note={note} speak={Words} />}
          {tags.length > 0 && (
            <p class="muted">
              <Words>{`${words.tags}: ${tags.join(', ')}`}</Words>
            </p>
          )}
          {model.said !== '' && (
            <p class={model.failed ? 'warn' : 'muted'}>
              <Words>{model.said}</Words>
            </p>
          )}
        </section>
      )}
      <div class="foot">
        <div class="actions">
          <Action name={words.edit} onClick={on.edit} />
          <Action name={words.copyWithCitation} onClick={on.copy} />
          <Action name={words.remove} onClick={on.remove} />
        </div>
      </div>
    </section>
  );
}

function Action({ name, onClick }: { name: string; onClick(): void }) {
  return (
    <button type="button" class="button" aria-label={name} onClick={onClick}>
      <Words>{name}</Words>
    </button>
  );
}
