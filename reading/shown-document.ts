import type { BlockPart } from './anchor/document-text.ts';
import type { ReadableDocument, TextBlock } from './readable-document.ts';

/** A page of a document that has pages. */
export interface PageNumber {
  /** From 1, in the order of the file. */
  number: number;
  /** What the document itself calls the page ("iv", "A-3"), or the number where it says nothing. */
  label: string;
}

/**
 * A document that is read and shown: what paints, points and marks need of it beyond its text.
 *
 * `rangeOf` may give `null` for what is not rendered now, as a page of a PDF that is far away. When it is rendered
 * the document says `blockMoved` of its blocks; when it is taken away again nothing need be said.
 */
export interface ShownDocument extends ReadableDocument {
  /** The DOM document in which it is shown: the page's own, a sandboxed frame's, the annotator's for a PDF. */
  readonly view: Document;
  /** All blocks that were read, in reading order. */
  readonly texts: readonly TextBlock[];
  /** Open shadow roots that hold text that was read. */
  readonly shadowRoots: Iterable<ShadowRoot>;
  /** The blocks near a node, for a point at which the browser names no text. */
  blocksAround(node: Node): readonly TextBlock[];
  /** Brings part of a block into view. @returns its boxes in the view's window; none if it can't be shown */
  reveal(part: BlockPart): Promise<DOMRect[]>;
  /** Ends the reading of a long document; what was read stays, and `read` resolves. */
  stopReading?(): void;
  /** The page on which a place of the text stands, or `null` in a document without pages. */
  pageOf(key: number, offset: number): PageNumber | null;
}
