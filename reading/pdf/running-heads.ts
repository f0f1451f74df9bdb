import { type Line, textOf } from './page-lines.ts';

/** Lines that a head or a foot has at most. */
const mostLines = 4;
/** The part of a page, by the height of what is written on it, in which its head or foot stands. */
const margin = 0.16;
/** Ems between a head and the text, more than from line to line. */
const distance = 1.5;

const ornament = /[\s\-–—|[\]()]/g;
const pageNumber =
  /^(?:page|p\.|seite|стр\.|第)?(?:\d{1,4}|[ivxlc]{1,7})(?:(?:of|\/|de|von|из)\d{1,4})?[页頁]?$/i;
const isPageNumber = (text: string) => text.length < 30 && pageNumber.test(text.replace(ornament, ''));

/** What stays the same of a running head from page to page. */
const shapeOf = (line: Line): string =>
  textOf(line)
    .replace(/\d+|\b[ivxlc]+\b/g, '#')
    .replace(/\s+/g, ' ');

interface Candidate {
  line: Line;
  shape: string;
}

/** What stands apart at the edge of a page. @param lines from the edge inwards */
function outermost(lines: readonly Line[]): Line[] {
  const gap = lines.findIndex((line, i) => {
    const next = lines[i + 1];
    return next && Math.abs(line.v - next.v) > distance * Math.max(line.size, next.size);
  });
  if (gap >= 0 && gap < mostLines) return lines.slice(0, gap + 1);
  // Close above the text: told from it by what it looks like.
  const [first, second] = lines;
  const differs =
    first && (!second || Math.abs(first.size / second.size - 1) > 0.1 || /#/.test(shapeOf(first)));
  return differs || first?.artifact ? [first!] : lines.filter((line) => line.artifact);
}

/** The lines of a page that may be its head or its foot: the outermost ones. */
export class PageEdges {
  readonly candidates: Candidate[] = [];
  /** Lines that are a page number and nothing else, outside of all others. */
  readonly numbers = new Set<Line>();

  /** @param lines of the page */
  constructor(lines: readonly Line[]) {
    const main = lines.filter(({ frame }) => frame === 0).sort((a, b) => b.v - a.v);
    const top = main[0]?.v ?? 0;
    const bottom = main.at(-1)?.v ?? 0;
    const height = Math.max(top - bottom, 1);
    const edges = [
      outermost(main.slice(0, 2 * mostLines).filter(({ v }) => top - v < margin * height)),
      outermost(
        main
          .slice(-2 * mostLines)
          .filter(({ v }) => v - bottom < margin * height)
          .reverse(),
      ),
    ];
    for (const line of new Set(edges.flat())) this.candidates.push({ line, shape: shapeOf(line) });
    if (main.length < 3) return;
    for (const edge of edges) {
      const outer = edge.slice(0, 2).find((line) => isPageNumber(textOf(line)));
      if (outer) this.numbers.add(outer);
    }
  }

  /** Whether a page near by has the same line at the same height, but for its numbers. */
  has({ line, shape }: Candidate): boolean {
    return this.candidates.some(
      (own) =>
        own.shape === shape && Math.abs(own.line.v - line.v) < 0.6 * Math.max(line.size, own.line.size),
    );
  }
}

/**
 * The running heads and feet of a page: what the document itself marks so, a page number at the edge, and what
 * stands at the same place of a page near by.
 * @param near the edges of the two pages before it and of the two behind
 */
export function headsAndFeetOf(page: PageEdges, near: readonly PageEdges[]): Set<Line> {
  const found = new Set(page.numbers);
  for (const candidate of page.candidates) {
    if (candidate.line.artifact || near.some((other) => other.has(candidate))) found.add(candidate.line);
  }
  return found;
}
