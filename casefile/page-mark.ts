import * as v from 'valibot';

/**
 * A mark on the pages of a PDF. All of its geometry is in the page's user space (ISO 32000-1 § 8.3.2.3): points of
 * 1/72 inch, y upwards, before the page is turned and cropped, so that it holds at every zoom and in every viewer.
 */

/** `highlight`, `underline`: on words. `note`: an icon with words behind it. The rest is drawn on the page itself. */
export const markKinds = ['highlight', 'underline', 'note', 'free-text', 'ink', 'stamp'] as const;
export type MarkKind = (typeof markKinds)[number];

/** No page reaches further: ISO 32000-1 Annex C allows 14,400 units. */
const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-1e6), v.maxValue(1e6));
/** Counted from 1. */
const page = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e6));
const point = v.tuple([coordinate, coordinate]);
/** Left, bottom, right, top. */
const box = v.pipe(
  v.tuple([coordinate, coordinate, coordinate, coordinate]),
  v.check(([left, bottom, right, top]) => left <= right && bottom <= top, 'has its corners swapped'),
);
/** Corners of a line of words as the words run: top left, top right, bottom left, bottom right, x before y. */
const quad = v.tuple([
  coordinate,
  coordinate,
  coordinate,
  coordinate,
  coordinate,
  coordinate,
  coordinate,
  coordinate,
]);
const area = v.strictObject({ page, quads: v.pipe(v.array(quad), v.minLength(1), v.maxLength(2_000)) });
/** Degrees clockwise by which the page was turned when the mark was made, so that it reads upright there. */
const turned = v.picklist([0, 90, 180, 270]);

/**
 * The name by which the PDF that it was read from holds it: its /NM, or `object 12 0`; '' for a mark of the reader's
 * own. A file that holds it already is not given it twice.
 */
const name = v.pipe(v.string(), v.maxLength(200));

export const pageMarkSchema = v.variant('kind', [
  v.strictObject({
    kind: v.picklist(['highlight', 'underline']),
    name,
    areas: v.pipe(v.array(area), v.minLength(1), v.maxLength(200)),
  }),
  v.strictObject({ kind: v.literal('note'), name, page, at: point }),
  /** Its words are the passage's note. `size`: of the letters, in points. */
  v.strictObject({
    kind: v.literal('free-text'),
    name,
    page,
    box,
    turned,
    size: v.pipe(v.number(), v.minValue(4), v.maxValue(200)),
  }),
  v.strictObject({
    kind: v.literal('ink'),
    name,
    page,
    strokes: v.pipe(
      v.array(v.pipe(v.array(point), v.minLength(1), v.maxLength(20_000))),
      v.minLength(1),
      v.maxLength(500),
    ),
    /** Of the pen, in points. */
    width: v.pipe(v.number(), v.minValue(0.1), v.maxValue(100)),
  }),
  v.strictObject({
    kind: v.literal('stamp'),
    name,
    page,
    box,
    turned,
    label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  }),
]);
export type PageMark = v.InferOutput<typeof pageMarkSchema>;
export type PdfPoint = v.InferOutput<typeof point>;
export type PdfBox = v.InferOutput<typeof box>;
export type PdfQuad = v.InferOutput<typeof quad>;
export type MarkArea = v.InferOutput<typeof area>;
export type Turn = v.InferOutput<typeof turned>;

/** The pages that a mark stands on, in order. */
export function pagesOf(mark: PageMark): number[] {
  return 'areas' in mark ? mark.areas.map((one) => one.page) : [mark.page];
}

/** What a mark covers on one of its pages; `null` on another page. */
export function boundsOn(mark: PageMark, on: number): PdfBox | null {
  if ('areas' in mark) {
    const points = mark.areas.filter((one) => one.page === on).flatMap(({ quads }) => quads.flatMap(corners));
    return points.length > 0 ? around(points) : null;
  }
  if (mark.page !== on) return null;
  switch (mark.kind) {
    case 'note':
      return [mark.at[0], mark.at[1], mark.at[0], mark.at[1]];
    case 'ink':
      return around(mark.strokes.flat(), mark.width / 2);
    default:
      return mark.box;
  }
}

/** The four corners of a quad. */
export function corners(quad: PdfQuad): PdfPoint[] {
  return [
    [quad[0], quad[1]],
    [quad[2], quad[3]],
    [quad[4], quad[5]],
    [quad[6], quad[7]],
  ];
}

/** The least box around points, with a margin. */
export function around(points: readonly PdfPoint[], margin = 0): PdfBox {
  let [left, bottom, right, top] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    bottom = Math.min(bottom, y);
    right = Math.max(right, x);
    top = Math.max(top, y);
  }
  return [left - margin, bottom - margin, right + margin, top + margin];
}

/** Width and height of a box as it is seen on the page that was turned. */
export function uprightSize([left, bottom, right, top]: PdfBox, turned: Turn): [number, number] {
  const [w, h] = [right - left, top - bottom];
  return turned === 90 || turned === 270 ? [h, w] : [w, h];
}

/** The mark moved over its page (or, one on words, over all of its pages). @param by x and y, in points */
export function moved(mark: PageMark, [x, y]: PdfPoint): PageMark {
  const point = ([px, py]: PdfPoint): PdfPoint => [px + x, py + y];
  switch (mark.kind) {
    case 'note':
      return { ...mark, at: point(mark.at) };
    case 'ink':
      return { ...mark, strokes: mark.strokes.map((stroke) => stroke.map(point)) };
    case 'free-text':
    case 'stamp': {
      const [left, bottom, right, top] = mark.box;
      return { ...mark, box: [left + x, bottom + y, right + x, top + y] };
    }
    default:
      return {
        ...mark,
        areas: mark.areas.map((one) => ({
          ...one,
          quads: one.quads.map((quad) => quad.map((at, i) => at + (i % 2 === 0 ? x : y)) as PdfQuad),
        })),
      };
  }
}
