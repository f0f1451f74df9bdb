import type { CaseDocument, Matter, Passage } from '../../casefile/records.ts';
import type { Searchable } from '../knowledge/search-index.ts';
import type { Filter } from '../library/FilterBar.tsx';
import type { Asked } from '../library/library-routes.ts';

/** What the library shows of the case file. */
export interface Kept {
  matters: readonly Matter[];
  documents: readonly CaseDocument[];
  passages: readonly Passage[];
}

export type KeptKind = 'document' | 'annotation' | 'clipping';

/** A document or a passage with all by which it is found, narrowed and put in order. */
export interface KeptRow extends Searchable {
  kind: KeptKind;
  /** `null` for a document. */
  passage: Passage | null;
  document: CaseDocument;
  matter: Matter;
  /** Filter → the values of the row; it passes a filter that is set to one of them. */
  values: { readonly [filter: string]: readonly string[] };
}

/** A row for each document and each passage. What lost its document or its matter has nowhere to stand. */
export function keptRows({ matters, documents, passages }: Kept): KeptRow[] {
  const matterOf = new Map(matters.map((matter) => [matter.id, matter]));
  const rowOf = new Map<string, KeptRow>();
  for (const document of documents) {
    const matter = matterOf.get(document.matter);
    if (matter) rowOf.set(document.id, documentRow(document, matter));
  }
  const of = Map.groupBy(passages, ({ document }) => document);
  const rows: KeptRow[] = [];
  for (const row of rowOf.values()) {
    rows.push(row);
    for (const passage of of.get(row.id) ?? []) rows.push(passageRow(passage, row.document, row.matter));
  }
  return rows;
}

function documentRow(document: CaseDocument, matter: Matter): KeptRow {
  return {
    id: document.id,
    kind: 'document',
    passage: null,
    document,
    matter,
    names: [titleOf(document), document.provenance.citation].filter((name) => name !== ''),
    otherNames: [document.provenance.title],
    issues: [],
    text: [
      document.provenance.court,
      document.provenance.author,
      document.provenance.publisher,
      document.provenance.url,
    ].join(' '),
    values: { ...sharedValues(document, matter), kind: ['document'], purpose: [], tag: [], issue: [] },
  };
}

function passageRow(passage: Passage, document: CaseDocument, matter: Matter): KeptRow {
  const { purpose, tags, issues, clipped, note, selectors, mark } = passage;
  const kind = clipped ? 'clipping' : 'annotation';
  return {
    id: passage.id,
    kind,
    passage,
    document,
    matter,
    names: [titleOf(document)],
    otherNames: tags,
    issues,
    text: [selectors.quote.exact, mark?.kind === 'stamp' ? mark.label : '', note].filter(Boolean).join(' '),
    values: {
      ...sharedValues(document, matter),
      // A clipping with a note or a purpose is an annotation as well.
      kind: clipped && (purpose !== null || note !== '') ? ['clipping', 'annotation'] : [kind],
      purpose: purpose === null ? [] : [purpose],
      tag: tags,
      issue: issues,
    },
  };
}

const sharedValues = ({ provenance: { court, date } }: CaseDocument, matter: Matter) => ({
  matter: [matter.id],
  court: court === '' ? [] : [court],
  year: /^\d{4}/.test(date) ? [date.slice(0, 4)] : [],
});

/** By what a document goes: its case's name, or its title, or its address. */
export function titleOf({ provenance: { caseName, title, url } }: CaseDocument): string {
  return caseName || title || url;
}

/** What stands in a column by which the case file is sorted. */
export const keptColumns = [
  { id: 'changed', key: (row: KeptRow) => changedOf(row), dates: true },
  { id: 'title', key: ({ document }: KeptRow) => titleOf(document) },
  { id: 'court', key: ({ document }: KeptRow) => document.provenance.court },
  { id: 'date', key: ({ document }: KeptRow) => document.provenance.date, dates: true },
  { id: 'matter', key: ({ matter }: KeptRow) => matter.name },
];

const changedOf = ({ passage, document }: KeptRow) => passage?.changedAt ?? document.lastReadAt;

/** Filter → value → how many rows would be left by it, the other filters as they are. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Whether a row has what every filter that is set asks for. */
export function passes(row: KeptRow, where: Asked['where']): boolean {
  for (const filter in where) if (!row.values[filter]?.includes(where[filter]!)) return false;
  return true;
}

/** One pass over the rows, however many filters there are. */
export function countKept(
  rows: readonly KeptRow[],
  where: Asked['where'],
  filters: readonly string[],
): Counts {
  const asked = Object.entries(where);
  const counts = new Map(filters.map((filter) => [filter, new Map<string, number>()]));
  const count = (row: KeptRow, filter: string) => {
    const own = counts.get(filter);
    if (own) for (const value of row.values[filter] ?? []) own.set(value, (own.get(value) ?? 0) + 1);
  };
  for (const row of rows) {
    const failed = asked.filter(([filter, value]) => !row.values[filter]?.includes(value));
    if (failed.length === 0) for (const filter of filters) count(row, filter);
    else if (failed.length === 1) count(row, failed[0]![0]);
  }
  return counts;
}

/**
 * A filter's values with how many rows each leaves. One that is chosen is offered even if nothing has it.
 * @param offered in their order
 */
export function keptFilter(
  id: string,
  label: string,
  offered: readonly string[],
  counts: Counts,
  chosen: string | undefined,
  nameOf: (value: string) => string,
): Filter {
  const all = chosen !== undefined && !offered.includes(chosen) ? [...offered, chosen] : offered;
  return {
    id,
    label,
    choices: all.map((value) => ({ value, label: nameOf(value), count: counts.get(id)?.get(value) ?? 0 })),
  };
}

/** The values that the rows have in a filter, by name. @param language BCP 47 */
export function valuesOf(
  rows: readonly KeptRow[],
  filter: string,
  nameOf: (value: string) => string,
  language: string,
): string[] {
  const values = new Set<string>();
  for (const row of rows) for (const value of row.values[filter] ?? []) values.add(value);
  const order = new Intl.Collator(language, { numeric: true });
  return [...values].sort((a, b) => order.compare(nameOf(a), nameOf(b)));
}
