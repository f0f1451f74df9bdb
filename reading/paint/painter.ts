import type { Category } from '../../knowledge/mention.ts';
import type { MarkRole } from './highlight-names.ts';

/** How loudly a category is painted: underline and tint, a hairline, or not at all. */
export type Loudness = 'loud' | 'quiet' | 'off';
export type LoudnessByCategory = Readonly<Record<Category, Loudness>>;

/** Part of a block that is to be painted; offsets as in the block's text. */
export interface Mark {
  start: number;
  end: number;
  category: Category;
}

/** Makes what was found in a document visible in it. Nothing that it does may change the text or move it. */
export interface Painter {
  /** Paints a block's marks in place of those that were painted in it before; none erases it. */
  paint(key: number, marks: readonly Mark[]): void;
  /**
   * Shows what has been painted. Until it is first called nothing need be seen: a browser that draws a page
   * between two of thousands of marks draws all of them each time.
   */
  show(): void;
  setLoudness(loudness: LoudnessByCategory): void;
  /** Points out one place, in place of any before; `null` points nowhere. */
  point(place: { key: number; start: number; end: number } | null): void;
  /** Takes away all that was painted. The painter can't be used after. */
  stop(): void;
}

/** Part of a block that a mark of the reader's own covers; offsets as in the block's text. */
export interface MarkedPart {
  key: number;
  start: number;
  end: number;
}

/** Makes the reader's own marks visible in a document, beside what was found in it. */
export interface PassagePainter {
  /** Paints a mark in place of what was painted of it before. @param parts none of them erases it */
  paint(id: string, role: MarkRole, parts: readonly MarkedPart[]): void;
  erase(id: string): void;
  /** Takes away all marks. */
  stop(): void;
}

/** Paints nothing: what quiet mode uses. */
export const noPainter: Painter = {
  paint() {},
  show() {},
  setLoudness() {},
  point() {},
  stop() {},
};
