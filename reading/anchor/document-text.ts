/** A block as it stands in its document; see `TextBlock`. */
interface Block {
  readonly key: number;
  readonly text: string;
}

/** Part of a block; offsets are UTF-16 units into the block's text, end exclusive. */
export interface BlockPart {
  key: number;
  start: number;
  end: number;
}

/**
 * The whole text of a document at one moment: its blocks in reading order, each followed by a line break, and the
 * way back from a place in it to the blocks. Selectors count in this text.
 */
export class DocumentText {
  readonly text: string;
  private readonly keys: number[] = [];
  private readonly starts: number[] = [];
  private readonly lengths: number[] = [];
  private readonly indexes = new Map<number, number>();

  /** @param blocks in reading order */
  constructor(blocks: Iterable<Block>) {
    const parts: string[] = [];
    let at = 0;
    for (const { key, text } of blocks) {
      this.indexes.set(key, this.keys.length);
      this.keys.push(key);
      this.starts.push(at);
      this.lengths.push(text.length);
      parts.push(text, '\n');
      at += text.length + 1;
    }
    this.text = parts.join('');
  }

  /** Where a place in a block is in the text, or `null` if the document does not hold that block. */
  offsetOf(key: number, offset: number): number | null {
    const index = this.indexes.get(key);
    if (index === undefined) return null;
    return this.starts[index]! + Math.min(offset, this.lengths[index]!);
  }

  /** The parts of blocks that a span of the text covers, in order; none of them is empty. */
  partsOf(start: number, end: number): BlockPart[] {
    const parts: BlockPart[] = [];
    for (let i = this.indexAt(start); i < this.keys.length && this.starts[i]! < end; i++) {
      const from = Math.max(0, start - this.starts[i]!);
      const to = Math.min(this.lengths[i]!, end - this.starts[i]!);
      if (to > from) parts.push({ key: this.keys[i]!, start: from, end: to });
    }
    return parts;
  }

  /** The block in which an offset lies. */
  private indexAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }
}
