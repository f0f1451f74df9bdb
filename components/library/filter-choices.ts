import type { Filter } from './FilterBar.tsx';
import type { Asked } from './library-routes.ts';
import { countValues, type NarrowableRow } from './narrow-rows.ts';

/**
 * The values that a filter offers, each with how many rows it would leave. What is chosen is offered even if
 * nothing has it, so that it can be seen and undone.
 * @param values in their order, or `null`: those that the rows have, by name
 * @param language BCP 47
 */
export function filterOf<R extends NarrowableRow>(
  rows: readonly R[],
  asked: Asked,
  id: string,
  label: string,
  nameOf: (value: string) => string,
  values: readonly string[] | null,
  language: string,
): Filter {
  const counts = countValues(rows, asked, id);
  const chosen = asked.where[id];
  const order = new Intl.Collator(language);
  const offered =
    values ??
    [...new Set(rows.flatMap((row) => row.values[id] ?? []))]
      .filter((value) => value !== '')
      .sort((a, b) => order.compare(nameOf(a), nameOf(b)));
  const all = chosen !== undefined && !offered.includes(chosen) ? [...offered, chosen] : offered;
  return {
    id,
    label,
    choices: all.map((value) => ({ value, label: nameOf(value), count: counts.get(value) ?? 0 })),
  };
}
