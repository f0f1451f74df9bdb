import type { Entry, EntryKind, KnowledgeBase, Prose } from '../entry.ts';

/** An entry as a search engine takes it in. Plain strings, in every language and script that the entry has. */
export interface SearchDocument {
  id: string;
  kind: EntryKind;
  /** Names, short names, numbers: what a reader types when the thing is known. The first is its heading. */
  names: string[];
  /** Names in other languages and spellings, from the lexicon: found by, worth as much as a name, never shown first. */
  otherNames: string[];
  /** What it says, for words that are not in the names. */
  text: string;
  issues: string[];
  /** Country codes in lower case, or the name of a court's system; '' where none fits. */
  jurisdiction: string;
}

/** A search document for every entry of the base, in the order of the ids. */
export function searchDocuments(base: KnowledgeBase): SearchDocument[] {
  return Object.values(base.entries).map((entry) => ({
    id: entry.id,
    kind: entry.kind,
    names: [...new Set(namesOf(entry).filter((name) => name !== ''))],
    otherNames: (Object.hasOwn(base.otherNames, entry.id) && base.otherNames[entry.id]) || [],
    text: textsOf(entry)
      .flatMap((prose) => (typeof prose === 'string' ? [prose] : Object.values(prose)))
      .filter((text) => text !== '')
      .join(' '),
    issues: 'issues' in entry ? entry.issues : [],
    jurisdiction: jurisdictionOf(entry),
  }));
}

const all = (prose: Prose) => Object.values(prose);

function namesOf(entry: Entry): string[] {
  switch (entry.kind) {
    case 'case':
      return [...all(entry.name), ...entry.short_names, ...entry.citations];
    case 'treaty':
      return [entry.official_name, ...entry.aka, ...all(entry.partner.name)];
    case 'instrument':
      return [...all(entry.name), ...entry.aka];
    case 'argument':
      return all(entry.title);
    case 'topic':
      return [...all(entry.name), ...entry.aka, ...entry.zh.split('/').map((name) => name.trim())];
    case 'jurisdiction':
      return [...all(entry.name), ...entry.aka, ...Object.values(entry.names)];
    case 'remedy':
      return [...all(entry.name), entry.body];
    case 'resource':
      return all(entry.name);
  }
}

function textsOf(entry: Entry): (Prose | string)[] {
  switch (entry.kind) {
    case 'case':
      return [
        entry.court,
        entry.person,
        entry.subject,
        ...entry.holdings.map(({ proposition }) => proposition),
      ];
    case 'treaty':
      return [entry.type, entry.status, ...entry.refusal_grounds.map(({ proposition }) => proposition)];
    case 'instrument':
      return entry.provisions.flatMap(({ ref, proposition }) => [ref, proposition]);
    case 'argument':
      return [entry.claim, ...Object.values(entry.triggers).flat()];
    case 'topic':
      return [entry.summary, entry.why_it_matters];
    case 'jurisdiction':
      return entry.who_decides ? [entry.who_decides] : [];
    case 'remedy':
      return [entry.who_may_use, entry.how];
    case 'resource':
      return [entry.what, ...entry.who_for];
  }
}

function jurisdictionOf(entry: Entry): string {
  if (entry.kind === 'case')
    return /^[A-Z]{2}$/.test(entry.jurisdiction) && !['EU', 'UN'].includes(entry.jurisdiction)
      ? entry.jurisdiction.toLowerCase()
      : entry.jurisdiction;
  if (entry.kind === 'treaty') return entry.partner.code.toLowerCase();
  return entry.kind === 'jurisdiction' ? entry.id : '';
}
