import type { Sort } from './library-routes.ts';

/** What a row has in a column, to be put in order: words by the language's rules, a date or a rank as it stands. */
export type SortKey = string | number;

export interface SortableColumn<R> {
  id: string;
  /** '' where the row has nothing in this column. */
  key(row: R): SortKey;
  /** ISO dates are compared as they stand: a year comes before its months. */
  dates?: boolean;
}

/**
 * Rows in order of a column; rows that are equal there keep the order that they came in, and rows that have
 * nothing there stand last whichever way it goes.
 * @param language BCP 47
 */
export function sortRows<R>(
  rows: readonly R[],
  columns: readonly SortableColumn<R>[],
  sort: Sort | null,
  language: string,
): R[] {
  const column = sort && columns.find(({ id }) => id === sort.by);
  if (!column) return [...rows];
  const order = new Intl.Collator(language, { numeric: true });
  const compare = (a: SortKey, b: SortKey): number => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (column.dates) return a < b ? -1 : a > b ? 1 : 0;
    return order.compare(String(a), String(b));
  };
  const keyed = rows.map((row) => ({ row, key: column.key(row) }));
  keyed.sort((a, b) => {
    if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '');
    return sort.down ? compare(b.key, a.key) : compare(a.key, b.key);
  });
  return keyed.map(({ row }) => row);
}
