import type { FoundMark } from '../../../casefile/import/pdf-marks.ts';
import type { PageMark } from '../../../casefile/page-mark.ts';
import { longestPassage, type Passage } from '../../../casefile/records.ts';
import type { SentPassage } from '../../../platform/passage-messages.ts';
import type { Anchoring } from '../../../reading/anchor/anchor.ts';
import type { DocumentText } from '../../../reading/anchor/document-text.ts';
import type { PdfDocument } from '../../../reading/pdf/pdf-document.ts';
import { wordlessPassage } from './keep-marks.ts';

/** Marks of a file that are not among those that are kept: not ours, and not brought in before. */
export function newMarks(found: readonly FoundMark[], kept: readonly Passage[]): FoundMark[] {
  const known = new Set(kept.flatMap(({ id, mark }) => [id, mark?.name ?? '']));
  return found.filter(({ mark }) => !known.has(mark.name));
}

/** What a mark of a file is to be kept as: with the words below it, where there are any. */
export function passageOfMark(
  { mark, note, author, purpose }: FoundMark,
  read: Pick<PdfDocument, 'partsAt' | 'texts' | 'pageOf' | 'pageNumber'>,
  { text, anchoring }: { text: DocumentText; anchoring: Anchoring },
  ownName: string,
): SentPassage {
  const [page] = 'areas' in mark ? mark.areas.map((area) => area.page) : [mark.page];
  const { label } = read.pageNumber(page!);
  const passage = wordlessPassage(read, mark, label, purpose, note);
  const tags = author !== '' && author !== ownName ? [author.trim().slice(0, 80)].filter(Boolean) : [];
  const span = spanBelow(mark, read, text);
  if (!span || span.end - span.start > longestPassage) return { ...passage, tags };
  const described = anchoring.describe(span.start, span.end);
  return { ...passage, tags, selectors: { ...described, page: passage.selectors.page! } };
}

function spanBelow(
  mark: PageMark,
  read: Pick<PdfDocument, 'partsAt'>,
  text: DocumentText,
): { start: number; end: number } | null {
  if (!('areas' in mark)) return null;
  const ends = mark.areas
    .flatMap(({ page, quads }) => read.partsAt(page, quads))
    .flatMap(({ key, start, end }) => {
      const [from, to] = [text.offsetOf(key, start), text.offsetOf(key, end)];
      return from === null || to === null || to <= from ? [] : [{ from, to }];
    });
  if (ends.length === 0) return null;
  return { start: Math.min(...ends.map(({ from }) => from)), end: Math.max(...ends.map(({ to }) => to)) };
}
