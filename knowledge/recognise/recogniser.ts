import type { Recognition } from '../mention.ts';

/**
 * One document being recognised, block by block. A block is a paragraph, a heading, a table cell: nothing
 * matches across two. The document-wide rules (is it about extradition at all? which names did it define?)
 * need every block, so that findings come from `settle`, which may be called again after more was scanned.
 */
export interface RecognitionSession {
  /**
   * Scans a block, or scans it again under the same key when its text has changed.
   * @param key the caller's name for the block; keys ascend in reading order
   * @param text the block's text; offsets of what is found in it are relative to it (UTF-16 code units)
   * @param lang the language that the document declares for it (BCP 47), or '' if it declares none
   */
  scan(key: number, text: string, lang: string): void;
  /** Forgets a block that has left the document. */
  forget(key: number): void;
  /**
   * Applies the document-wide rules.
   * @returns the blocks whose findings differ from what the last `settle` gave (all with findings, the first time)
   */
  settle(): Map<number, Recognition>;
  /**
   * As `settle`, a block at a time. Blocks may be scanned and forgotten meanwhile; what changed so is told by the
   * next settling. Each settling must have ended before the next begins.
   */
  settling(): Generator<void, Map<number, Recognition>>;
}

export interface Recogniser {
  /** A whole text at once. A line break is a block boundary. Offsets are into `text`. */
  recognise(text: string, lang?: string): Recognition;
  open(): RecognitionSession;
}
