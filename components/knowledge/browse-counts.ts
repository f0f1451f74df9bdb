import type { EntryKind } from '../../knowledge/entry.ts';
import type { SearchDocument } from '../../knowledge/retrieve/search-documents.ts';
import type { Narrowing } from '../routes.ts';

export interface BrowseCounts {
  kinds: Map<EntryKind, number>;
  issues: Map<string, number>;
  places: Map<string, number>;
}

/** How many entries each kind, issue and jurisdiction has; the countries' own entries are no holding of theirs. */
export function browseCounts(documents: readonly SearchDocument[]): BrowseCounts {
  const counts: BrowseCounts = { kinds: new Map(), issues: new Map(), places: new Map() };
  const add = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { kind, issues, jurisdiction } of documents) {
    add(counts.kinds, kind);
    for (const issue of issues) add(counts.issues, issue);
    if (jurisdiction !== '' && kind !== 'jurisdiction') add(counts.places, jurisdiction);
  }
  return counts;
}

/** Whether a document is within what the reader has narrowed to. */
export function within(document: SearchDocument, { kind, issue, place }: Narrowing): boolean {
  return (
    (kind === undefined || document.kind === kind) &&
    (issue === undefined || document.issues.includes(issue)) &&
    (place === undefined || document.jurisdiction === place)
  );
}
