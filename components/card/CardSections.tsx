import type { CardItem, CardSection } from '../../knowledge/retrieve/card-content.ts';
import type { CardEvents } from './card-model.ts';

/** The sections of a card, in the order in which they came: what matters most stands first. */
export function CardSections({ sections, on }: { sections: CardSection[]; on: Pick<CardEvents, 'follow'> }) {
  return (
    <>
      {sections.map(({ role, title, items }) => (
        <section class="section" data-role={role} key={`${role} ${title}`}>
          <h3>{title}</h3>
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
      <span class="text" dir="auto">
        {text}
      </span>
      {pinpoint && ' '}
      {pinpoint && <span class="pinpoint">{pinpoint}</span>}
      {note && ' '}
      {note && <span class="note">{note}</span>}
    </>
  );
  if (!entry) return line;
  return (
    <button type="button" class="line" onClick={() => on.follow(entry, text)}>
      {line}
    </button>
  );
}
