import type { ArgumentEntry, CaseEntry, KnowledgeBase } from '../entry.ts';
import { authoritiesOf, entryOf, indexOf, once } from './base-index.ts';
import type { CardWeight } from './card-content.ts';
import { weightIn } from './weigh.ts';

export interface RankedCase {
  entry: CaseEntry;
  weight: CardWeight | null;
  /** How many of the issues asked about it decides. */
  shared: number;
  /** How near it is to the question: issues shared, and how many arguments rest on it. */
  relevance: number;
  /** Whether it goes against the defence, wholly or in part. */
  adverse: boolean;
}

const order = { binding: 0, persuasive: 1, none: 2 } as const;
const standing = (ranked: RankedCase) => (ranked.weight ? order[ranked.weight.status] : 1);

/** Whether the request came from China, Hong Kong, or concerned Taiwan. */
export const concernsChina = (entry: CaseEntry): boolean => ['CN', 'HK', 'TW'].includes(entry.requesting);

/**
 * Ranks precedents for a court: what binds before what persuades, then what decides the same issues, then what
 * concerns China, then what is nearer to the question, then the newer first. Favourable and adverse stand in one list, told apart by `adverse`.
 * @param issues the issues that matter; empty if none does
 */
export function rankCases(
  base: KnowledgeBase,
  cases: Iterable<CaseEntry>,
  court: string | null,
  issues: readonly string[],
  language: string,
): RankedCase[] {
  const wanted = new Set(issues);
  const { argumentsCiting } = indexOf(base);
  const ranked = Array.from(cases, (entry) => {
    const shared = entry.issues.reduce((sum, issue) => sum + (wanted.has(issue) ? 1 : 0), 0);
    return {
      entry,
      weight: weightIn(base, entry, court, language),
      shared,
      relevance: shared + (argumentsCiting.get(entry.id)?.length ?? 0) / argumentsPerIssue,
      adverse: entry.favours !== 'defence',
    };
  });
  return ranked.sort(
    (a, b) =>
      standing(a) - standing(b) ||
      Math.sign(b.shared) - Math.sign(a.shared) ||
      Number(concernsChina(b.entry)) - Number(concernsChina(a.entry)) ||
      b.relevance - a.relevance ||
      compare(b.entry.date, a.entry.date) ||
      compare(a.entry.id, b.entry.id),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** So many arguments resting on a case tell as much of its place in the field as one more issue shared. */
const argumentsPerIssue = 6;

/**
 * Ranks adverse decisions for a court. What binds there, goes wholly against the defence and is on the point comes
 * first, because the court must be told of it; then what is nearest to a request by China.
 */
export function rankAdverse(
  base: KnowledgeBase,
  cases: Iterable<CaseEntry>,
  court: string | null,
  issues: readonly string[],
  language: string,
): RankedCase[] {
  const pressing = (one: RankedCase) =>
    one.weight?.status === 'binding' &&
    one.entry.favours === 'requesting-state' &&
    (one.shared > 1 || concernsChina(one.entry));
  const nearness = (one: RankedCase) =>
    one.relevance +
    (concernsChina(one.entry) ? 3 : 0) +
    (one.entry.favours === 'requesting-state' ? 1 : 0) +
    (one.weight ? { binding: 4, persuasive: 1, none: 0 }[one.weight.status] : 0);
  const adverse = rankCases(base, cases, court, issues, language).filter((one) => one.adverse);
  return adverse.sort((a, b) => Number(pressing(b)) - Number(pressing(a)) || nearness(b) - nearness(a));
}

/** The cases that decide at least one of the issues, each once. */
export function casesOn(base: KnowledgeBase, issues: readonly string[]): Set<CaseEntry> {
  const { casesByIssue } = indexOf(base);
  const found = new Set<CaseEntry>();
  for (const issue of issues) for (const entry of casesByIssue.get(issue) ?? []) found.add(entry);
  return found;
}

/**
 * The few rulings that a card has room for: the best ranked, but never without the best that concern China, which
 * a list of binding judgments on other states would push off the card.
 */
export function fewRulings(ranked: readonly RankedCase[], room: number): RankedCase[] {
  const chosen = new Set(ranked.slice(0, Math.ceil(room / 2)));
  for (const one of ranked) if (chosen.size < room && concernsChina(one.entry)) chosen.add(one);
  for (const one of ranked) if (chosen.size < room) chosen.add(one);
  return ranked.filter((one) => chosen.has(one));
}

/** How well an argument is answered in a court: authorities that bind there count three times. */
export function strengthOf(base: KnowledgeBase, argument: ArgumentEntry, court: string | null): number {
  const strengths = once(base, `strengths ${court}`, () => new Map<string, number>());
  let strength = strengths.get(argument.id);
  if (strength === undefined) {
    strength = 0;
    for (const id of authoritiesOf(argument)) {
      const authority = entryOf(base, id);
      if (authority?.kind !== 'case') strength += 0.5;
      else {
        const status = weightIn(base, authority, court, 'en')?.status ?? 'persuasive';
        strength += status === 'binding' ? 3 : status === 'persuasive' ? 1 : 0.25;
      }
    }
    strengths.set(argument.id, strength);
  }
  return strength;
}

/**
 * Orders arguments for an entry: those on more of its issues first, then the better answered in the court.
 * @param bonus what raises an argument above what its issues say (a direct link, a place in a list)
 */
export function rankArguments(
  base: KnowledgeBase,
  candidates: Iterable<ArgumentEntry>,
  court: string | null,
  issues: readonly string[],
  bonus: (argument: ArgumentEntry) => number = () => 0,
): ArgumentEntry[] {
  const wanted = new Set(issues);
  const scored = Array.from(candidates, (entry) => ({
    entry,
    score: entry.issues.reduce((sum, issue) => sum + (wanted.has(issue) ? 1 : 0), 0) + bonus(entry),
    strength: strengthOf(base, entry, court),
  }));
  return scored
    .sort((a, b) => b.score - a.score || b.strength - a.strength || compare(a.entry.id, b.entry.id))
    .map(({ entry }) => entry);
}
