import type { Entry, EntryKind } from '../../knowledge/entry.ts';
import { entryOf } from '../../knowledge/retrieve/base-index.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { packOf } from '../../knowledge/retrieve/from-pack.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { EntryLink } from '../EntryLink.tsx';
import { ExternalLink } from '../ExternalLink.tsx';
import { useKnowledge } from '../knowledge-context.ts';
import { ShowSome } from '../ShowSome.tsx';
import { useWords } from '../words.ts';

/** The entries that refer to this one, by kind. */
export function ReferredBy({ id }: { id: string }) {
  const words = useWords();
  const { base } = useKnowledge();
  const ids = Object.hasOwn(base.referredBy, id) ? base.referredBy[id]! : [];
  const byKind = new Map<EntryKind, string[]>();
  for (const other of ids) {
    const entry = entryOf(base, other);
    if (entry) byKind.set(entry.kind, [...(byKind.get(entry.kind) ?? []), other]);
  }
  if (byKind.size === 0) return null;
  return (
    <section class="entry-section">
      <h3>
        {words.entry.referredBy} <span class="count">{ids.length}</span>
      </h3>
      {[...byKind].map(([kind, others]) => (
        <div key={kind} class="stack tight">
          <h4 class="overline">
            {words.kinds[kind]} <span class="count">{others.length}</span>
          </h4>
          <ShowSome first={4} items={others.map((other) => <EntryLink key={other} id={other} />)} />
        </div>
      ))}
    </section>
  );
}

/** Where it was read, how well it was checked, and what is uncertain about it. */
export function Sources({ entry }: { entry: Entry }) {
  const words = useWords();
  const { base, language } = useKnowledge();
  const pack = packOf(base, entry.id);
  return (
    <section class="entry-section">
      <h3>{words.entry.sources}</h3>
      <p class="level" data-level={entry.checked}>
        {words.entry.level[entry.checked]}
      </p>
      <ol class="sources small">
        {entry.sources.map((source) => (
          <li key={source.url + source.title} dir="auto">
            {source.url === '' ? (
              <span>
                {source.title} ({words.entry.noAddress})
              </span>
            ) : (
              <ExternalLink href={source.url}>{source.title}</ExternalLink>
            )}
            {source.publisher !== '' && `, ${source.publisher}`}
            {source.supports !== '' && (
              <span class="muted">
                {' '}
                · {words.entry.supports}: {source.supports}
              </span>
            )}
          </li>
        ))}
      </ol>
      <p class="small muted">
        {words.entry.asOf(dateInWords(pack?.asOf ?? base.asOf, phrasesIn(language)))} ·{' '}
        {pack?.version ?? base.version}
      </p>
      {pack && (
        <p class="small muted" dir="auto">
          {words.entry.ofPack(pack.name, pack.signer)}
        </p>
      )}
    </section>
  );
}
