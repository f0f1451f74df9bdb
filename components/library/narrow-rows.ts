import { fold } from '../knowledge/fold-words.ts';
import type { Asked } from './library-routes.ts';

/** A row by what it can be narrowed. */
export interface NarrowableRow {
  /** Filter → the values of the row; it passes a filter that is set to one of them. */
  values: { readonly [filter: string]: readonly string[] };
  /** All words of the row in which a reader may look for it, folded. */
  words: string;
}

/** The rows that pass every filter and hold every word that was typed. */
export function narrowRows<R extends NarrowableRow>(rows: readonly R[], { text, where }: Asked): R[] {
  const terms = fold(text).split(/\s+/).filter(Boolean);
  const filters = Object.entries(where);
  return rows.filter(
    (row) =>
      filters.every(([filter, value]) => row.values[filter]?.includes(value)) &&
      terms.every((term) => row.words.includes(term)),
  );
}

/** How many rows have each value of a filter, as long as everything else that is asked holds. */
export function countValues<R extends NarrowableRow>(
  rows: readonly R[],
  asked: Asked,
  filter: string,
): Map<string, number> {
  const { [filter]: _, ...where } = asked.where;
  const counts = new Map<string, number>();
  for (const row of narrowRows(rows, { ...asked, where }))
    for (const value of row.values[filter] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
