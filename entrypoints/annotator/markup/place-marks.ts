import type { WrittenMark } from '../../../casefile/export/pdf/put-marks.ts';
import type { MarkArea, PageMark, PdfBox, PdfPoint, PdfQuad, Turn } from '../../../casefile/page-mark.ts';
import type { Passage } from '../../../casefile/records.ts';
import type { BlockPart } from '../../../reading/anchor/document-text.ts';
import type { PdfDocument } from '../../../reading/pdf/pdf-document.ts';

/** The areas that parts of the text cover on the pages, page by page. */
export function areasOf(read: Pick<PdfDocument, 'boxesOn'>, parts: readonly BlockPart[]): MarkArea[] {
  const byPage = new Map<number, PdfQuad[]>();
  for (const part of parts)
    for (const { page, quads } of read.boxesOn(part))
      byPage.set(page, [...(byPage.get(page) ?? []), ...quads.map((quad) => [...quad] as PdfQuad)]);
  return [...byPage].sort(([a], [b]) => a - b).map(([page, quads]) => ({ page, quads }));
}

/**
 * Marks with their places on the pages: one on words where its words are found now, else where it was when it was
 * made; one that is drawn where it was drawn.
 * @param partsOf where a passage stands in the text, nowhere for one that was not found
 * @returns also how many are nowhere
 */
export function placedMarks(
  marks: readonly Passage[],
  read: Pick<PdfDocument, 'boxesOn'>,
  partsOf: (id: string) => readonly BlockPart[],
): { placed: WrittenMark[]; unplaced: number } {
  const placed: WrittenMark[] = [];
  for (const passage of marks) {
    const mark = placeOf(passage, read, partsOf);
    if (!mark) continue;
    const { id, purpose, note, createdAt, changedAt, revision } = passage;
    placed.push({ id, purpose, note, createdAt, changedAt, revision, mark });
  }
  return { placed, unplaced: marks.length - placed.length };
}

function placeOf(
  { id, mark, selectors }: Passage,
  read: Pick<PdfDocument, 'boxesOn'>,
  partsOf: (id: string) => readonly BlockPart[],
): PageMark | null {
  if (mark && !('areas' in mark)) return mark;
  // One that was read from the file stands where the file has it.
  if (mark && mark.name !== '') return mark;
  const areas = selectors.quote.exact === '' ? [] : areasOf(read, partsOf(id));
  if (areas.length === 0) return mark;
  return { kind: mark?.kind ?? 'highlight', name: mark?.name ?? '', areas };
}

/** A box that is seen with its upper left corner at a point of a page that is turned. */
export function boxFrom([x, y]: PdfPoint, [width, height]: readonly [number, number], turned: Turn): PdfBox {
  switch (turned) {
    case 90:
      return [x, y, x + height, y + width];
    case 180:
      return [x - width, y, x, y + height];
    case 270:
      return [x - height, y - width, x, y];
    default:
      return [x, y - height, x + width, y];
  }
}
