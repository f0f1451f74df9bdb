import { ConflictError } from './faults.ts';

interface Revised {
  revision: number;
  changedAt: string;
}

/**
 * Applies a change to a record that others may have changed since it was read: what they left alone is written,
 * lists of words are united, and a field that both changed to different things is a conflict.
 * @param current as it stands in the case file now
 * @param seen as it was when whoever changes it read it
 * @param at ISO time in UTC
 * @throws ConflictError with `current`; nothing is changed then
 */
export function merged<T extends Revised>(
  current: T,
  seen: T,
  change: Partial<Omit<T, keyof Revised>>,
  at: string,
): T {
  const next: T = { ...current };
  const conflicts: string[] = [];
  for (const field of Object.keys(change) as (keyof T & string)[]) {
    const wanted = (change as Partial<T>)[field] as T[typeof field];
    if (isSame(current[field], seen[field]) || isSame(current[field], wanted)) next[field] = wanted;
    else if (isWords(current[field]) && isWords(seen[field]) && isWords(wanted))
      next[field] = unite(current[field], seen[field], wanted) as T[typeof field];
    else conflicts.push(field);
  }
  if (conflicts.length > 0) throw new ConflictError(current, conflicts);
  next.revision = current.revision + 1;
  next.changedAt = at;
  return next;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** What either side added is there, and what either side took away is not. */
function unite(current: readonly string[], seen: readonly string[], wanted: readonly string[]): string[] {
  const kept = current.filter((word) => wanted.includes(word) || !seen.includes(word));
  return [...kept, ...wanted.filter((word) => !current.includes(word) && !seen.includes(word))];
}
