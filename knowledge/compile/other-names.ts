import type { Entry } from '../entry.ts';
import type { Lexicon } from '../lexicon/read-lexicon.ts';

/** How many forms of one record are names: the lexicon puts the plain form first, then its inflections. */
const eachAtMost = 2;

/**
 * The names by which readers of other languages look for an entry: of each record of the lexicon that leads to it
 * alone, the first forms. General words and shapes (tiers 3 and 4) are no names, and neither are patterns.
 * @returns by entry, in the order of the ids; entries without such a name are left out
 */
export function otherNames(
  entries: Record<string, Entry>,
  { records }: Pick<Lexicon, 'records'>,
): { [id: string]: string[] } {
  const names = new Map<string, Set<string>>();
  for (const { target, targets, kind, tier, forms } of records) {
    const id = targets?.[0] ?? target;
    if (id === undefined || kind === 'pattern' || tier > 2 || !Object.hasOwn(entries, id)) continue;
    const own = names.get(id) ?? new Set();
    names.set(id, own);
    for (const form of forms.slice(0, eachAtMost)) own.add(form);
  }
  return Object.fromEntries(
    [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, own]) => [id, [...own]]),
  );
}
