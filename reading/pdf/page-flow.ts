import { composeBlock, isRightToLeft, type PageLine, type Pieces } from './block-text.ts';
import { WordsSeen } from './line-ends.ts';
import { type Line, linesOf, textOf } from './page-lines.ts';
import { columnsOf, isClosed, isItem, isShort, paragraphsOf, runsOn, withCells } from './paragraphs.ts';
import { inReadingOrder } from './reading-order.ts';
import { headsAndFeetOf, PageEdges } from './running-heads.ts';
import type { TextRun } from './text-runs.ts';

/** A block of text, and the way back to its pages. */
export interface FlowBlock {
  /** The page on which it begins, from 1. */
  page: number;
  /** Its place among the blocks that begin on that page, in reading order. Blocks need not be told in that order. */
  index: number;
  text: string;
  pieces: Pieces;
}

interface Paragraph {
  lines: Line[];
  /** Whether text goes on from it, or to it: neither a head or a foot nor a note. */
  flows: boolean;
  column: { u0: number; u1: number };
}

interface PageParts {
  page: number;
  lines: Line[];
  edges: PageEdges;
}

/** Pages on either side of one that tell its heads and feet. */
const near = 2;

/** Notes that may stand between the foot of a column and the head of the next. */
const mostBetween = 30;

/** How much is written in which size, rounded to half a unit. */
class Sizes {
  private readonly units = new Map<number, number>();

  add(lines: readonly Line[]): void {
    for (const line of lines) {
      const size = Math.round(line.size * 2) / 2;
      this.units.set(size, (this.units.get(size) ?? 0) + line.units);
    }
  }

  get main(): number {
    return [...this.units].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  }
}

const isNear = (size: number, main: number) => Math.abs(size / main - 1) < 0.08;

/** The paragraphs of a page in reading order: its heads, its text with what stands beside it, its feet. */
function paragraphsOfPage({ lines }: PageParts, edges: ReadonlySet<Line>, sizes: Sizes): Paragraph[] {
  const body = lines.filter((line) => !edges.has(line));
  sizes.add(body);
  // On a page that is all notes the notes flow.
  const own = new Sizes();
  own.add(body);
  const size = body.some((line) => isNear(line.size, sizes.main)) ? sizes.main : own.main;
  const paragraphs: Paragraph[] = [];
  const frames = Math.max(0, ...lines.map(({ frame }) => frame)) + 1;
  for (let frame = 0; frame < frames; frame++) {
    const here = body.filter((line) => line.frame === frame).sort((a, b) => b.v - a.v || a.u0 - b.u0);
    for (const column of inReadingOrder(withCells(columnsOf(here)), isRightToLeft(here))) {
      for (const lines of paragraphsOf(column)) {
        const flows = frame === 0 && isNear(lines[0]!.size, size);
        paragraphs.push({ lines, flows, column });
      }
    }
  }
  const whole = (line: Line): Paragraph => ({ lines: [line], flows: false, column: line });
  const outside = [...edges].sort((a, b) => b.v - a.v || a.u0 - b.u0);
  const middle = (Math.max(...lines.map(({ v }) => v)) + Math.min(...lines.map(({ v }) => v))) / 2;
  return [
    ...outside.filter(({ v }) => v >= middle).map(whole),
    ...paragraphs,
    ...outside.filter(({ v }) => v < middle).map(whole),
  ];
}

/** Whether a paragraph goes on in one at the top of the next column or page. */
function goesOn(before: Paragraph, next: Paragraph): boolean {
  const [last, first] = [before.lines.at(-1)!, next.lines[0]!];
  const [end, start] = [textOf(last), textOf(first)];
  if (Math.abs(last.size / first.size - 1) > 0.07) return false;
  if (runsOn(end, start) || /\p{L}[-‐\u00ad]$/u.test(end)) return true;
  const full = last.u1 - last.u0 > 6 * last.size && !isShort(last, before.column, first);
  return full && !isClosed(end) && !isItem(start);
}

/**
 * Makes blocks of text from pages that come one after another. A page is told when the three behind it are known: they
 * tell what is a running head, and whether its last sentence goes on. What was told is forgotten.
 */
export class PageFlow {
  private readonly waiting: PageParts[] = [];
  private readonly told: PageEdges[] = [];
  private readonly words = new WordsSeen();
  private readonly sizes = new Sizes();
  /** The page that is told next. */
  private open: { page: number; paragraphs: Paragraph[] } | null = null;
  /** A paragraph that has filled a page and may go on behind it. */
  private unfinished: { page: number; index: number; lines: PageLine[]; tail: Paragraph } | null = null;

  /**
   * Takes in the next page; one that can't be read as a page without runs.
   * @param page from 1, one more than the last
   * @returns the blocks that are now certain
   */
  add(page: number, runs: readonly TextRun[]): FlowBlock[] {
    const lines = linesOf(runs);
    for (const line of lines) this.words.add(textOf(line));
    this.waiting.push({ page, lines, edges: new PageEdges(lines) });
    return this.waiting.length > near ? this.next() : [];
  }

  /** @returns the blocks that were held back: no page follows */
  end(): FlowBlock[] {
    const blocks: FlowBlock[] = [];
    while (this.waiting.length > 0) blocks.push(...this.next());
    return [...blocks, ...this.close(null)];
  }

  /** Lays out the page that has waited longest, and tells the one before it. */
  private next(): FlowBlock[] {
    const parts = this.waiting.shift()!;
    const around = [...this.told, ...this.waiting.slice(0, near).map(({ edges }) => edges)];
    const paragraphs = paragraphsOfPage(parts, headsAndFeetOf(parts.edges, around), this.sizes);
    this.told.push(parts.edges);
    if (this.told.length > near) this.told.shift();
    const blocks = this.close(paragraphs);
    this.open = { page: parts.page, paragraphs };
    return blocks;
  }

  /** Tells the open page. What its last paragraph needs of the next one is taken from there. */
  private close(following: Paragraph[] | null): FlowBlock[] {
    if (!this.open) return [];
    const { page, paragraphs } = this.open;
    this.open = null;
    const blocks: FlowBlock[] = [];
    const tell = (from: number, index: number, lines: PageLine[]) => {
      const { text, pieces } = composeBlock(lines, this.words);
      if (text) blocks.push({ page: from, index, text, pieces });
    };
    const joined = new Set<Paragraph>();
    const last = paragraphs.findLast(({ flows }) => flows);
    const carried = this.unfinished;
    this.unfinished = null;
    if (carried && !this.carry(carried, carried.tail, !last, following, page + 1)) {
      tell(carried.page, carried.index, carried.lines);
    }
    paragraphs.forEach((paragraph, index) => {
      if (joined.has(paragraph)) return;
      const lines: PageLine[] = paragraph.lines.map((line) => ({ page, line }));
      let tail = paragraph;
      const behind = paragraph.flows ? paragraphs.slice(index + 1, index + 1 + mostBetween) : [];
      for (const next of behind) {
        // Notes at the foot of a column.
        if (!next.flows) continue;
        // Within a page only from the foot of a column to the head of the next.
        if (next.lines[0]!.v <= tail.lines.at(-1)!.v || !goesOn(tail, next)) break;
        joined.add(next);
        lines.push(...next.lines.map((line) => ({ page, line })));
        tail = next;
      }
      const open = { page, index, lines };
      if (!this.carry(open, tail, tail === last, following, page + 1)) tell(page, index, lines);
    });
    return blocks;
  }

  /**
   * Adds to a paragraph what the next page has of it.
   * @param isLast whether it is the last of its page that flows
   * @returns whether it may go on behind that page as well, and so is not told yet
   */
  private carry(
    open: { page: number; index: number; lines: PageLine[] },
    tail: Paragraph,
    isLast: boolean,
    following: Paragraph[] | null,
    next: number,
  ): boolean {
    const head = isLast ? following?.find(({ flows }) => flows) : undefined;
    if (!following || !head || !goesOn(tail, head)) return false;
    open.lines.push(...head.lines.map((line) => ({ page: next, line })));
    following.splice(following.indexOf(head), 1);
    if (following.some(({ flows }) => flows)) return false;
    this.unfinished = { ...open, tail: head };
    return true;
  }
}
