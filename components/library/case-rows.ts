import { type CaseEntry, inLanguage, type KnowledgeBase } from '../../knowledge/entry.ts';
import { indexOf } from '../../knowledge/retrieve/base-index.ts';
import type { CardWeight } from '../../knowledge/retrieve/card-content.ts';
import { composing, nameOf } from '../../knowledge/retrieve/card-parts.ts';
import { stateName } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { weightIn } from '../../knowledge/retrieve/weigh.ts';
import { fold } from '../knowledge/fold-words.ts';
import { issueName } from '../knowledge/issue-names.ts';
import type { Knowledge } from '../knowledge-context.ts';
import { lists } from './library-routes.ts';
import type { NarrowableRow } from './narrow-rows.ts';
import type { SortableColumn } from './sort-rows.ts';

export interface CaseRow extends NarrowableRow {
  entry: CaseEntry;
  name: string;
  outcome: string;
  favours: string;
  issues: string[];
  requesting: string;
  /** `null` if no court is chosen. */
  weight: CardWeight | null;
}

/** Every ruling, a row each, with what it weighs in the reader's court. */
export function caseRows({ base, court, language }: Knowledge): CaseRow[] {
  const phrases = phrasesIn(language);
  const options = composing(base, { court, language });
  return casesOf(base).map((entry) => {
    const weight = weightIn(base, entry, court, language);
    const row = {
      entry,
      name: nameOf(options, entry),
      outcome: phrases.outcome[entry.outcome],
      favours: phrases.favours[entry.favours],
      issues: entry.issues.map(issueName),
      requesting: entry.requesting === '' ? '' : stateName(entry.requesting, phrases),
      weight,
    };
    const said = [
      ...Object.values(entry.name),
      ...entry.short_names,
      ...entry.citations,
      entry.court,
      row.requesting,
      row.outcome,
      ...row.issues,
      inLanguage(entry.person, language),
      inLanguage(entry.subject, language),
    ];
    return {
      ...row,
      values: {
        issue: entry.issues,
        favours: [entry.favours],
        outcome: [entry.outcome],
        place: [entry.jurisdiction],
        requesting: [entry.requesting],
        weight: weight ? [weight.status] : [],
      },
      words: fold(said.join(' ')),
    };
  });
}

/** The rulings, the latest first; of one day by id, so that the order is the same each time. */
function casesOf(base: KnowledgeBase): CaseEntry[] {
  return [...indexOf(base).cases].sort((a, b) =>
    a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1,
  );
}

const ranks = ['binding', 'persuasive', 'none'];

/** By what the rulings are put in order: whom one favours and what it weighs by rank, not by the word for it. */
export const caseSorts: readonly SortableColumn<CaseRow>[] = [
  { id: 'name', key: (row) => row.name },
  { id: 'court', key: ({ entry }) => entry.court },
  { id: 'date', key: ({ entry }) => entry.date, dates: true },
  { id: 'outcome', key: (row) => row.outcome },
  { id: 'favours', key: ({ entry }) => lists.rulings.filters.favours.indexOf(entry.favours) },
  { id: 'issue', key: (row) => row.issues[0] ?? '' },
  { id: 'requesting', key: (row) => row.requesting },
  { id: 'weight', key: ({ weight }) => (weight ? ranks.indexOf(weight.status) : '') },
];
