import type { EntryKind } from '../../knowledge/entry.ts';
import { hashOf } from '../routes.ts';
import { kindIcons } from '../signs.tsx';
import { useLanguage, useWords } from '../words.ts';
import type { BrowseCounts } from './browse-counts.ts';
import { issueName } from './issue-names.ts';

interface Props {
  counts: BrowseCounts;
  kinds: readonly EntryKind[];
  placeName(place: string): string;
}

/** The ways into the knowledge base for a reader who has no word to type yet. */
export function Browse({ counts, kinds, placeName }: Props) {
  const words = useWords();
  const order = new Intl.Collator(useLanguage());
  const issues = [...counts.issues].map(([issue, count]) => ({ issue, count, name: issueName(issue) }));
  const places = [...counts.places].map(([place, count]) => ({ place, count, name: placeName(place) }));
  return (
    <div class="stack browse">
      <section class="stack tight" aria-labelledby="browse-kind">
        <h2 id="browse-kind">{words.search.byKind}</h2>
        <ul>
          {kinds.map((kind) => {
            const Icon = kindIcons[kind];
            return (
              <li key={kind}>
                <a class="browse-line" href={hashOf({ view: 'search', query: '', kind })}>
                  <Icon class="muted" size={16} />
                  <span class="grow">{words.kinds[kind]}</span>
                  <span class="count">{counts.kinds.get(kind) ?? 0}</span>
                </a>
              </li>
            );
          })}
        </ul>
      </section>
      <section class="stack tight" aria-labelledby="browse-issue">
        <h2 id="browse-issue">{words.search.byIssue}</h2>
        <ul class="row">
          {issues
            .sort((a, b) => order.compare(a.name, b.name))
            .map(({ issue, count, name }) => (
              <li key={issue}>
                <a class="chip" href={hashOf({ view: 'search', query: '', issue })}>
                  {name} <span class="count">{count}</span>
                </a>
              </li>
            ))}
        </ul>
      </section>
      <section class="stack tight" aria-labelledby="browse-place">
        <h2 id="browse-place">{words.search.byPlace}</h2>
        <ul class="row">
          {places
            .sort((a, b) => order.compare(a.name, b.name))
            .map(({ place, count, name }) => (
              <li key={place}>
                <a class="chip" href={hashOf({ view: 'search', query: '', place })}>
                  {name} <span class="count">{count}</span>
                </a>
              </li>
            ))}
        </ul>
      </section>
    </div>
  );
}
