import { type FlowBlock, PageFlow } from './page-flow.ts';
import type { TextRun } from './text-runs.ts';

/** Pages before those that are shown: they tell running heads, and whether a sentence began there. */
const before = 2;
/** Pages behind them: one more, on which the last sentence may end. */
const behind = 3;
/** Pages whose text is kept until their turn comes; more are read twice. */
const mostKept = 60;

/**
 * Which pages of a long document are to be read before their turn, since they are shown, and what stands on them. They
 * are read with their neighbours, so that a sentence that goes over a page's end is whole. What is found so holds until
 * the reading in order gets there: only that one knows all words of the pages before.
 */
export class PagesAhead {
  private readonly wanted = new Set<number>();
  private readonly kept = new Map<number, readonly TextRun[]>();

  /** A page (from 1) is shown. */
  want(page: number): void {
    this.wanted.delete(page);
    this.wanted.add(page);
  }

  /**
   * The pages whose turn should come now: those that were shown last, with those that follow each other there.
   * @param done the last page that was read in order; what comes soon after it is not taken out of turn
   * @param isShown whether a page still is
   * @returns the first and the last of them, `null` if there is none
   */
  next(done: number, isShown: (page: number) => boolean): { first: number; last: number } | null {
    for (const page of this.wanted) if (page <= done + behind || !isShown(page)) this.wanted.delete(page);
    const latest = [...this.wanted].at(-1);
    if (latest === undefined) return null;
    let [first, last] = [latest, latest];
    while (this.wanted.has(first - 1)) first--;
    while (this.wanted.has(last + 1)) last++;
    for (let page = first; page <= last; page++) this.wanted.delete(page);
    return { first, last };
  }

  /**
   * Reads pages and their neighbours.
   * @param pages how many the document has
   * @param runsOf reads one; `null` if it can't be read, which is found out anew when its turn comes
   * @returns the blocks of which some stands on one of them, in reading order
   */
  async read(
    { first, last }: { first: number; last: number },
    pages: number,
    runsOf: (page: number) => Promise<readonly TextRun[] | null>,
  ): Promise<FlowBlock[]> {
    const flow = new PageFlow();
    const blocks: FlowBlock[] = [];
    for (let page = Math.max(1, first - before); page <= Math.min(pages, last + behind); page++) {
      const runs = this.kept.get(page) ?? (await runsOf(page));
      if (runs) this.keep(page, runs);
      blocks.push(...flow.add(page, runs ?? []));
    }
    blocks.push(...flow.end());
    return blocks.filter((block) => pagesOf(block).some((page) => page >= first && page <= last));
  }

  /** The text of a page that was read ahead; it is asked for once. */
  take(page: number): readonly TextRun[] | undefined {
    const runs = this.kept.get(page);
    this.kept.delete(page);
    return runs;
  }

  runsOn(page: number): readonly TextRun[] | undefined {
    return this.kept.get(page);
  }

  private keep(page: number, runs: readonly TextRun[]): void {
    this.kept.delete(page);
    this.kept.set(page, runs);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= mostKept) return;
      this.kept.delete(oldest);
    }
  }
}

/** The pages on which a block stands, ascending. */
export function pagesOf({ pieces }: Pick<FlowBlock, 'pieces'>): number[] {
  const pages = new Set<number>();
  for (let i = 0; i < pieces.count; i++) pages.add(pieces.at(i).page);
  return [...pages].sort((a, b) => a - b);
}
