import type { LibraryCounts } from '../../casefile/library.ts';
import type { Words } from '../words.ts';

/** How much a library holds, in words: what there is none of is not named. */
export function extentInWords(words: Words['backup'], counts: LibraryCounts): string {
  const sorts = ['matters', 'documents', 'passages', 'files', 'recognised', 'kept'] as const;
  const named = sorts.filter((sort) => counts[sort] > 0).map((sort) => words.counts[sort](counts[sort]));
  return named.length > 0 ? named.join(', ') : words.counts.passages(0);
}
