import { inLanguage, type KnowledgeBase, type TreatyEntry } from '../../knowledge/entry.ts';
import { entryOf } from '../../knowledge/retrieve/base-index.ts';
import { type Phrases, phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { statusInDoubt } from '../../knowledge/retrieve/weigh-instrument.ts';
import { fold } from '../knowledge/fold-words.ts';
import { lists } from './library-routes.ts';
import type { NarrowableRow } from './narrow-rows.ts';
import type { SortableColumn } from './sort-rows.ts';

export interface TreatyRow extends NarrowableRow {
  entry: TreatyEntry;
  country: string;
  /** Id of the partner's own entry, or `null` where the base has none. */
  place: string | null;
  party: string;
  type: string;
  status: string;
  /** The other state that the partner's own entry gives, in words; '' where the sources agree. */
  doubt: string;
}

/** Every treaty, and every absence of one that a source reports, a row each. @param language BCP 47 */
export function treatyRows(base: KnowledgeBase, language: string): TreatyRow[] {
  const phrases = phrasesIn(language);
  return Object.values(base.entries).flatMap((entry) =>
    entry.kind === 'treaty' ? [rowOf(base, entry, language, phrases)] : [],
  );
}

function rowOf(base: KnowledgeBase, entry: TreatyEntry, language: string, phrases: Phrases): TreatyRow {
  const place = entry.partner.code.toLowerCase();
  const own = entryOf(base, place);
  const country = inLanguage(entry.partner.name, language);
  const other = statusInDoubt(base, entry);
  const row = {
    entry,
    country,
    place: own ? place : null,
    party: phrases.party[entry.with],
    type: phrases.treaty[entry.type],
    status: phrases.status[entry.status],
    doubt: other === null ? '' : phrases.status[other],
  };
  const names = own?.kind === 'jurisdiction' ? [...own.aka, ...Object.values(own.names)] : [];
  const said = [country, entry.official_name, ...entry.aka, ...names, row.party, row.type, row.status];
  return {
    ...row,
    values: { party: [entry.with], type: [entry.type], status: [entry.status] },
    words: fold(said.join(' ')),
  };
}

/** By what the treaties are put in order: a state of the treaty by its rank from in force to not established. */
export const treatySorts: readonly SortableColumn<TreatyRow>[] = [
  { id: 'country', key: (row) => row.country },
  { id: 'party', key: (row) => row.party },
  { id: 'type', key: (row) => row.type },
  { id: 'status', key: ({ entry }) => lists.treaties.filters.status.indexOf(entry.status) },
  { id: 'signed', key: ({ entry }) => entry.signed, dates: true },
  { id: 'in-force', key: ({ entry }) => entry.in_force, dates: true },
  { id: 'as-of', key: ({ entry }) => entry.status_date, dates: true },
  { id: 'level', key: ({ entry }) => entry.checked },
];
