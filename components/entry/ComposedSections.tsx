import type { CardItem, CardSection } from '../../knowledge/retrieve/card-content.ts';
import { EntryLink } from '../EntryLink.tsx';
import { ExternalLink } from '../ExternalLink.tsx';
import { ShowSome } from '../ShowSome.tsx';

/** The sections that the retriever composes for the reader's court. */
export function ComposedSections({ sections }: { sections: readonly CardSection[] }) {
  return (
    <>
      {sections.map((section) => (
        <section key={section.title} class="entry-section" data-role={section.role}>
          <h3>{section.title}</h3>
          <ShowSome items={section.items.map((item) => <ComposedItem key={item.text} item={item} />)} />
        </section>
      ))}
    </>
  );
}

/** One line: its words, the entry it leads to, its pinpoint, its small print. */
export function ComposedItem({ item }: { item: CardItem }) {
  return (
    <div dir="auto">
      <ItemText item={item} />
      {item.pinpoint && <span class="pinpoint"> {item.pinpoint}</span>}
      {item.note && <p class="small muted">{item.note}</p>}
    </div>
  );
}

function ItemText({ item: { text, entry } }: { item: CardItem }) {
  if (/^https?:\/\/\S+$/.test(text)) return <ExternalLink href={text} />;
  return entry ? <EntryLink id={entry}>{text}</EntryLink> : <span>{text}</span>;
}
