import type { CardItem, CardSection } from '../../knowledge/retrieve/card-content.ts';
import type { CardEvents } from './card-model.ts';
import { Words } from './Words.tsx';

/** The sections of a card, in the order in which they came: what matters most stands first. */
export function CardSections({ sections, on }: { sections: CardSection[]; on: Pick<CardEvents, 'follow'> }) {
  return (
    <>
      {sections.map(({ role, title, items }) => (
        <section class="section" data-role={role} key={`${role} ${title}`}>
          <h3 aria-label={title}>
            <Words>{title}</Words>
          </h3>
          <ul>
            {items.map((item) => (
              <li key={item.entry ?? item.text}>
                <Item item={item} on={on} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Item({ item, on }: { item: CardItem; on: Pick<CardEvents, 'follow'> }) {
  const { entry, text, pinpoint, note } = item;
  const line = (
    <>
      <Words class="text">{text}</Words>
      {pinpoint && ' '}
      {pinpoint && <Words class="pinpoint">{pinpoint}</Words>}
      {note && ' '}
      {note && <Words class="note">{`· ${note}`}</Words>}
    </>
  );
  if (!entry) return line;
  return (
    <button
      type="button"
      class="line"
      onClick={() => on.follow(entry, text)}
      aria-label={[text, pinpoint, note].filter(Boolean).join(', ')}
    >
      {line}
    </button>
  );
}
