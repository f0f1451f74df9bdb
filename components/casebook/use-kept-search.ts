import { useEffect, useMemo, useState } from 'preact/hooks';
import { SearchIndex } from '../knowledge/search-index.ts';
import type { Asked } from '../library/library-routes.ts';
import { sortRows } from '../library/sort-rows.ts';
import type { FoundRow } from './KeptList.tsx';
import { type KeptRow, keptColumns, type Narrowed, narrowKept } from './kept-rows.ts';

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
): { found: FoundRow[]; narrowed: Narrowed; indexing: boolean } {
  const index = useIndex(rows);
  const by = asked.sort?.by ?? 'changed';
  const down = asked.sort?.down ?? true;
  const ordered = useMemo(
    () => sortRows(rows, keptColumns, { by, down }, language),
    [rows, by, down, language],
  );
  const searching = asked.text.trim() !== '' && index !== null;
  const hits = useMemo(() => {
    if (!searching) return null;
    return new Map(index.search(asked.text).map((hit) => [hit.document.id, hit]));
  }, [index, searching, asked.text]);
  return useMemo(() => {
    const candidates = !hits
      ? ordered
      : asked.sort
        ? ordered.filter(({ id }) => hits.has(id))
        : [...hits.values()].map(({ document }) => document);
    const narrowed = narrowKept(candidates, asked.where, filters);
    const found = narrowed.rows.map((row): FoundRow => {
      const hit = hits?.get(row.id);
      return {
        row,
        // Looked for when the row is shown.
        get words() {
          return hit?.words ?? noWords;
        },
      };
    });
    return { found, narrowed, indexing: index === null };
  }, [ordered, hits, asked.sort, asked.where, filters, index]);
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
