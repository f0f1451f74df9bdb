import { type PackedSense, PREFIX } from './compiled-lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import type { BlockScanner } from './scan-block.ts';

/** What the scanner found in a block, with what it may stand for. Nothing is copied: it holds until the next scan. */
export class FormHits {
  /** Kinds of sense that stand somewhere in the block: a bit for each `Sense`. */
  kinds = 0;
  readonly found: Pick<BlockScanner, 'count' | 'starts' | 'ends' | 'forms' | 'open'>;
  private readonly lexicon: Lexicon;

  constructor(lexicon: Lexicon, found: FormHits['found']) {
    this.lexicon = lexicon;
    this.found = found;
  }

  /** Takes up what the scanner found now. */
  take(): void {
    const { count } = this.found;
    this.kinds = 0;
    for (let i = 0; i < count; i++) this.kinds |= this.kindsAt(i);
  }

  /** A bit for each kind of sense of the form at an index. */
  kindsAt(index: number): number {
    const { group, kinds } = this.lexicon;
    return kinds[group[this.found.forms[index]!]!]!;
  }

  /** Number of the group of senses of the form at an index. */
  groupAt(index: number): number {
    return this.lexicon.group[this.found.forms[index]!]!;
  }

  sensesAt(index: number): readonly PackedSense[] {
    return this.lexicon.groups[this.groupAt(index)]!;
  }

  /** Whether a sense of the form stands there: further letters may follow only where it is for any ending. */
  holds(index: number, sense: PackedSense): boolean {
    return this.found.open[index] === 0 || (sense[2] & PREFIX) !== 0;
  }

  /** Index of the first form that begins at or after an offset. */
  firstFrom(offset: number): number {
    const { count, starts } = this.found;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
