import { ArrowDown, ArrowDownUp, ArrowUp } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useWords } from '../words.ts';
import type { Sort } from './library-routes.ts';

export interface DataColumn<R> {
  id: string;
  label: string;
  cell(row: R): ComponentChildren;
  /** Names the row: a heading, not a value. */
  heads?: boolean;
}

interface Props<R> {
  caption: string;
  columns: readonly DataColumn<R>[];
  rows: readonly R[];
  keyOf(row: R): string;
  sort: Sort | null;
  onSort(sort: Sort): void;
}

/**
 * A table that sorts by the heads of its columns. On a narrow page each row is a block with its columns' names in
 * it; Chromium and Firefox keep such a table a table for those who hear it.
 */
export function DataTable<R>({ caption, columns, rows, keyOf, sort, onSort }: Props<R>) {
  return (
    <table class="data-table">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.id} id={column.id} label={column.label} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} data-testid="row">
            {columns.map((column) =>
              column.heads ? (
                <th key={column.id} scope="row" dir="auto">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} data-column={column.id} data-label={column.label}>
                  <div dir="auto">{column.cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps {
  id: string;
  label: string;
  sort: Sort | null;
  onSort(sort: Sort): void;
}

function Head({ id, label, sort, onSort }: HeadProps) {
  const words = useWords().library;
  const own = sort?.by === id ? sort : null;
  const Icon = own ? (own.down ? ArrowDown : ArrowUp) : ArrowDownUp;
  return (
    <th scope="col" aria-sort={own ? (own.down ? 'descending' : 'ascending') : undefined} data-column={id}>
      <button
        type="button"
        class="sort"
        title={words.sortBy(label)}
        onClick={() => onSort({ by: id, down: own ? !own.down : false })}
      >
        {label}
        <Icon size={13} aria-hidden="true" />
      </button>
    </th>
  );
}
