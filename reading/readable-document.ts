/**
 * A document that can be read: a live page, and whatever else is text with a place for every character.
 * What reads it never sees a node; what paints it asks for ranges.
 */

/** A paragraph, a heading, a cell: text over which nothing matches into the next. */
export interface TextBlock {
  /** Names the block as long as it is in the document; keys ascend in reading order (not always whole numbers). */
  readonly key: number;
  /** Never holds a line break; each character stands for exactly one UTF-16 unit of the document. */
  readonly text: string;
  /** The language that the document declares for it (BCP 47), '' if none. */
  readonly lang: string;
}

/** What happens while a document is read and watched. Calls come in slices, never in one long task. */
export interface DocumentListener {
  /** A block is there, or is there again with other text under its old key. */
  blockRead(block: TextBlock): void;
  /**
   * A block is there that is read before its turn, since it is shown while the reading in order is far from it. It
   * holds until `blockGone` is said of it or `blockRead` of one under its key; both come before the first reading ends.
   */
  blockAhead?(block: TextBlock): void;
  /** The block has its text as before, but ranges taken from it are void. */
  blockMoved(key: number): void;
  blockGone(key: number): void;
  /** All that is known to have changed has been told. Called at the end of the first reading and of each later one. */
  caughtUp(): void;
}

export interface ReadableDocument {
  /**
   * Reads the document and goes on to watch it until the signal is aborted.
   * @returns once the first reading is complete
   */
  read(listener: DocumentListener, signal: AbortSignal): Promise<void>;
  /** The block under this key, or `null` once it has gone. */
  block(key: number): TextBlock | null;
  /**
   * Where part of a block stands now. Offsets are UTF-16 units into the block's text, end exclusive.
   * @returns `null` if the block has gone
   */
  rangeOf(key: number, start: number, end: number): StaticRange | null;
  /** As `rangeOf`, in several pieces where other text may stand in between (the pages and columns of a PDF). */
  rangesOf?(key: number, start: number, end: number): readonly StaticRange[];
  /** The place of a point in the DOM in the text that was read, or `null` if that text is not read. */
  placeOf(node: Node, offset: number): { key: number; offset: number } | null;
}

/** All ranges of part of a block: what to paint, and to look for under the pointer. */
export function rangesOf(
  source: Pick<ReadableDocument, 'rangeOf' | 'rangesOf'>,
  key: number,
  start: number,
  end: number,
): readonly StaticRange[] {
  if (source.rangesOf) return source.rangesOf(key, start, end);
  const range = source.rangeOf(key, start, end);
  return range ? [range] : [];
}
