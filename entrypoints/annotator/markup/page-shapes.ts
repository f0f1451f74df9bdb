import { corners, type PageMark, type PdfPoint, pagesOf, uprightSize } from '../../../casefile/page-mark.ts';
import type { Passage } from '../../../casefile/records.ts';
import type { PageShape } from '../../../components/annotator/markup/markup-model.ts';

/** What of pdf.js's view of a page places marks on it. */
export interface PageViewport {
  width: number;
  height: number;
  scale: number;
  /** Degrees clockwise: the page's own turn and the reader's together. */
  rotation: number;
  convertToViewportPoint(x: number, y: number): number[];
  convertToPdfPoint(x: number, y: number): number[];
}

const noteSize = 20;

/** @param labelOf what a mark is, in words. @returns the shapes of one page, those that are drawn over others last */
export function shapesOn(
  page: number,
  viewport: PageViewport,
  marks: readonly Passage[],
  chosen: string | null,
  labelOf: (passage: Passage) => string,
): PageShape[] {
  const seen = ([x, y]: PdfPoint): [number, number] => {
    const [vx = 0, vy = 0] = viewport.convertToViewportPoint(x, y);
    return [vx / viewport.scale, vy / viewport.scale];
  };
  return marks.flatMap((passage) => {
    const { mark } = passage;
    if (!mark || !pagesOf(mark).includes(page)) return [];
    const drawn = drawnOf(mark, page, passage, viewport, seen);
    if (!drawn) return [];
    const { id, purpose } = passage;
    return [
      { ...blank, ...drawn, id, kind: mark.kind, purpose, label: labelOf(passage), chosen: id === chosen },
    ];
  });
}

const blank = { quads: [], lines: [], width: 1, box: null, text: '', size: 12 };

type Drawn = Partial<Pick<PageShape, 'quads' | 'lines' | 'width' | 'box' | 'text' | 'size'>>;

function drawnOf(
  mark: PageMark,
  page: number,
  { selectors, note }: Passage,
  { rotation }: PageViewport,
  seen: (point: PdfPoint) => [number, number],
): Drawn | null {
  switch (mark.kind) {
    case 'highlight': {
      // One on words is painted on them, wherever they are.
      if (selectors.quote.exact !== '') return null;
      const quads = mark.areas.filter((area) => area.page === page).flatMap((area) => area.quads);
      return {
        quads: quads.map((quad) => {
          const [a, b, c, d] = corners(quad).map(seen);
          return [a!, b!, d!, c!];
        }),
      };
    }
    case 'underline': {
      const quads = mark.areas.filter((area) => area.page === page).flatMap((area) => area.quads);
      return {
        width: 1.25,
        lines: quads.map((quad) => {
          const [, , from, to] = corners(quad).map(seen);
          return [from!, to!];
        }),
      };
    }
    case 'note': {
      const [x, y] = seen(mark.at);
      const box = { x: x + noteSize / 2, y: y + noteSize / 2, width: noteSize, height: noteSize, turned: 0 };
      return { box };
    }
    case 'ink':
      return { lines: mark.strokes.map((stroke) => stroke.map(seen)), width: mark.width };
    default: {
      const [left, bottom, right, top] = mark.box;
      const [x, y] = seen([(left + right) / 2, (bottom + top) / 2]);
      const [width, height] = uprightSize(mark.box, mark.turned);
      const turned = rotation - mark.turned;
      if (mark.kind === 'free-text')
        return { box: { x, y, width, height, turned }, text: note, size: mark.size };
      const size = Math.max(6, Math.min(48, height / 1.5, width / (0.7 * [...mark.label].length)));
      return { box: { x, y, width, height, turned }, text: mark.label, size };
    }
  }
}
