/**
 * Places on a page of a PDF. Everything is in the page's user space (PDF 32000-1, § 8.3.2.3): points of 1/72 inch (or
 * the page's UserUnit), y upwards, whatever /Rotate turns the page by when it is shown. A viewer's
 * `viewport.convertToViewportPoint` takes it to the screen.
 */

/** A rectangle with its sides along the axes: left, bottom, right, top. */
export type PdfBox = readonly [left: number, bottom: number, right: number, top: number];

/**
 * A piece of one line of text, which may stand at any angle: its corners as /QuadPoints wants them, seen by who reads
 * the line. The standard says counter-clockwise, but what Acrobat writes and every reader draws is upper left, upper
 * right, lower left, lower right.
 */
export type PdfQuad = readonly [
  upperLeftX: number,
  upperLeftY: number,
  upperRightX: number,
  upperRightY: number,
  lowerLeftX: number,
  lowerLeftY: number,
  lowerRightX: number,
  lowerRightY: number,
];

/** What lies on one page; pages count from 1. */
export interface PdfPageQuads {
  page: number;
  quads: PdfQuad[];
}

/** The smallest box around some quads. @throws RangeError for no quads */
export function boxAround(quads: readonly PdfQuad[]): PdfBox {
  if (quads.length === 0) throw new RangeError('no quads to put a box around');
  const xs = quads.flatMap((quad) => [quad[0], quad[2], quad[4], quad[6]]);
  const ys = quads.flatMap((quad) => [quad[1], quad[3], quad[5], quad[7]]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
