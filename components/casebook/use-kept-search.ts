import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { SearchIndex } from '../knowledge/search-index.ts';
import type { Asked } from '../library/library-routes.ts';
import { sortRows } from '../library/sort-rows.ts';
import type { FoundRow } from './KeptList.tsx';
import { type Counts, countKept, type KeptRow, keptColumns, passes } from './kept-rows.ts';

const noWords: ReadonlySet<string> = new Set();

/**
 * The rows that answer what is asked, in its order: words are searched first, and what they leave is narrowed.
 * @param filters those whose values are counted
 * @param language BCP 47
 */
export function useKeptSearch(
  rows: readonly KeptRow[],
  asked: Asked,
  filters: readonly string[],
  language: string,
): { found: readonly FoundRow[]; counts: Counts; indexing: boolean } {
  const index = useIndex(rows);
  const by = asked.sort?.by ?? 'changed';
  const down = asked.sort?.down ?? true;
  const ordered = useMemo(
    () => sortRows(rows, keptColumns, { by, down }, language),
    [rows, by, down, language],
  );
  const searching = asked.text.trim() !== '' && index !== null;
  const hits = useMemo(() => (searching ? index.search(asked.text) : null), [index, searching, asked.text]);
  const candidates = useMemo((): readonly FoundRow[] => {
    if (!hits) return ordered.map((document) => ({ document, words: noWords }));
    if (!asked.sort) return hits;
    const hitOf = new Map(hits.map((hit) => [hit.document, hit]));
    return ordered.flatMap((row) => hitOf.get(row) ?? []);
  }, [ordered, hits, asked.sort]);
  const where = JSON.stringify(asked.where);
  const found = useMemo(
    () => (where === '{}' ? candidates : candidates.filter(({ document }) => passes(document, asked.where))),
    [candidates, where],
  );
  return { found, counts: useCounts(candidates, asked.where, filters), indexing: index === null };
}

/** ms after the last change before the choices of the filters are counted anew. */
const settle = 80;

/**
 * How many rows each choice of a filter would leave. Counting thousands of rows by every filter takes longer than
 * finding them, so it is done once the reader rests; until then the numbers of before stand.
 */
function useCounts(rows: readonly FoundRow[], where: Asked['where'], filters: readonly string[]): Counts {
  const count = () =>
    countKept(
      rows.map(({ document }) => document),
      where,
      filters,
    );
  const [counts, setCounts] = useState(count);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => setCounts(count()), settle);
    return () => clearTimeout(timer);
    // The address gives the same choices in another object each time.
  }, [rows, JSON.stringify(where)]);
  return counts;
}

/** The index of the rows; that of the rows before serves until it is made anew, `null` while there is none. */
function useIndex(rows: readonly KeptRow[]): SearchIndex<KeptRow> | null {
  const [index, setIndex] = useState<SearchIndex<KeptRow> | null>(null);
  useEffect(() => {
    const over = new AbortController();
    const turn = async () => {
      await new Promise((next) => setTimeout(next, 0));
      over.signal.throwIfAborted();
    };
    SearchIndex.gradually(rows, turn).then(setIndex, (error: unknown) => {
      // Newer rows have taken the place of these.
      if (!over.signal.aborted) throw error;
    });
    return () => over.abort();
  }, [rows]);
  return index;
}
