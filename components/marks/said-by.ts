import type { MarkKind } from '../../casefile/page-mark.ts';
import type { Passage } from '../../casefile/records.ts';

/** What a passage says in a list: the words that it marks, else those that the mark bears, else what it is. */
export function saidBy(
  { selectors, mark, note }: Pick<Passage, 'selectors' | 'mark' | 'note'>,
  kinds: Record<MarkKind, string>,
): string {
  if (selectors.quote.exact !== '' || mark === null) return selectors.quote.exact;
  if (mark.kind === 'stamp') return mark.label;
  return (mark.kind === 'free-text' && note) || kinds[mark.kind];
}
