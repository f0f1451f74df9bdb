import type { ArgumentEntry, CaseEntry, KnowledgeBase } from '../entry.ts';
import { authoritiesOf, entryOf, indexOf, once } from './base-index.ts';
import type { CardWeight } from './card-content.ts';
import { weightIn } from './weigh.ts';

export interface RankedCase {
  entry: CaseEntry;
  weight: CardWeight | null;
  /** How many of the issues asked about it decides. */
  shared: number;
  /** How many arguments of the base rest on it. */
  leaned: number;
  /** Whether what is asked about points to it by name. */
  linked: boolean;
  /** Whether the request, or what it was about, was China's: the sides that the base's `forums` count so. */
  china: boolean;
  /** Whether it goes against the defence, wholly or in part. */
  adverse: boolean;
}

const order = { binding: 0, persuasive: 1, none: 2 } as const;

/** The criteria of rank, the first that tells two decisions apart decides. Lower comes first. */
const criteria = [
  { name: 'standing', of: (one: RankedCase) => (one.weight ? order[one.weight.status] : 1) },
  { name: 'linked', of: (one: RankedCase) => (one.linked ? 0 : 1) },
  { name: 'issue', of: (one: RankedCase) => -Math.min(one.shared, 1) },
  { name: 'china', of: (one: RankedCase) => (one.china ? 0 : 1) },
  { name: 'issues', of: (one: RankedCase) => -Math.min(one.shared, 2) },
  // In steps that double: whether eleven arguments rest on it or twelve tells less than which is newer.
  { name: 'leading', of: (one: RankedCase) => -Math.floor(Math.log2(one.leaned + 1)) },
  { name: 'newer', of: (one: RankedCase) => -dayOf(one.entry.date) },
] as const;

export type Criterion = (typeof criteria)[number]['name'];

/** "2022-10-06" as 20221006, "2022" as 20220000: a date of which less is known is the older. */
const dayOf = (date: string): number => {
  const [year = '0', month = '00', day = '00'] = date.split('-');
  return Number(year + month + day);
};

/** The criterion by which one decision comes before another, or `null` if none tells them apart so. */
export function whyBefore(one: RankedCase, next: RankedCase): Criterion | null {
  for (const { name, of } of criteria) {
    const difference = of(one) - of(next);
    if (difference !== 0) return difference < 0 ? name : null;
  }
  return null;
}

/**
 * Ranks precedents for a court: what binds before what persuades, then what the subject points to by name, then
 * what decides the same issue, then what concerns China, then what shares more issues, then the leading ones, then
 * the newer. Favourable and adverse stand in one list, told apart by `adverse`.
 * @param issues the issues that matter; empty if none does
 * @param linked the ids of decisions to which the subject points
 */
export function rankCases(
  base: KnowledgeBase,
  cases: Iterable<CaseEntry>,
  court: string | null,
  issues: readonly string[],
  language: string,
  linked: ReadonlySet<string> = new Set(),
): RankedCase[] {
  const wanted = new Set(issues);
  const { argumentsCiting } = indexOf(base);
  const ranked = Array.from(
    cases,
    (entry): RankedCase => ({
      entry,
      weight: weightIn(base, entry, court, language),
      shared: entry.issues.reduce((sum, issue) => sum + (wanted.has(issue) ? 1 : 0), 0),
      leaned: argumentsCiting.get(entry.id)?.length ?? 0,
      linked: linked.has(entry.id),
      china: base.forums.china.includes(entry.requesting),
      adverse: entry.favours !== 'defence',
    }),
  );
  return ranked.sort((a, b) => {
    for (const { of } of criteria) {
      const difference = of(a) - of(b);
      if (difference !== 0) return difference;
    }
    return compare(a.entry.id, b.entry.id);
  });
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
    (one.shared > 1 || one.china);
  const nearness = (one: RankedCase) =>
    one.shared +
    one.leaned / argumentsPerIssue +
    (one.china ? 3 : 0) +
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
  for (const one of ranked) if (chosen.size < room && one.china) chosen.add(one);
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
