import type { MarkKind, PageMark } from '../../../casefile/page-mark.ts';
import type { Passage, Purpose } from '../../../casefile/records.ts';

/** What a press on a page does. `null`: text is selected, marks are chosen. */
export type Tool = Exclude<MarkKind, 'highlight' | 'underline'> | null;

/** What is handed on. */
export type HandOnKind = 'annotated' | 'flattened' | 'summary-docx' | 'summary-pdf';

/** A note, a free text or a stamp's label that is being written. */
export interface Writing {
  /** The mark that it belongs to; `null` for one that is made when it is saved. */
  id: string | null;
  kind: MarkKind;
  text: string;
}

/** Writing that was left without being saved, by whatever closed its window. */
export interface LeftWriting extends Writing {
  /** What the page of its mark is called. */
  pageLabel: string;
}

export interface MarkupState {
  tool: Tool;
  purpose: Purpose;
  /** What the next stamp says. */
  stamp: string;
  /** All marks of the document, in the order of its text. */
  marks: readonly Passage[];
  /** Id of the mark that is chosen. */
  chosen: string | null;
  writing: Writing | null;
  /** What can be gone on with, while nothing else is written; `null` for nothing. */
  left: LeftWriting | null;
  /** What of one step back and one step forth is about, '' where there is none. */
  undo: string;
  redo: string;
  listOpen: boolean;
  /** As the reader set it, '' for none. */
  author: string;
  /** What is being handed on, and how far it is. */
  handing: { kind: HandOnKind | 'import'; done: number; of: number } | null;
  said: string;
  failed: boolean;
  /** The page that is in view, and what it is called. */
  page: number;
  pageLabel: string;
}

export interface MarkupActs {
  setTool(tool: Tool): void;
  setPurpose(purpose: Purpose): void;
  setStamp(label: string): void;
  /** Marks the words that are selected. */
  markSelection(as: 'highlight' | 'underline'): void;
  /** Puts what the tool makes in the middle of what is seen of the page. */
  placeInView(): void;
  choose(id: string | null): void;
  /** Chooses a mark and brings it into view. */
  goTo(id: string): void;
  edit(id: string): void;
  write(text: string): void;
  saveWriting(): void;
  cancelWriting(): void;
  /** Goes on with what was left. */
  takeUpWriting(): void;
  /** Throws away what was left. */
  dropWriting(): void;
  recolour(id: string, purpose: Purpose): void;
  remove(id: string): void;
  /** @param by points on the page as it is seen, x to the right, y down */
  move(id: string, by: readonly [number, number]): void;
  undo(): void;
  redo(): void;
  setListOpen(open: boolean): void;
  setAuthor(author: string): void;
  handOn(kind: HandOnKind): void;
  importMarks(): void;
  stop(): void;
}

/** A mark as it is drawn over a page, in the page's points as it is seen: x to the right, y down. */
export interface PageShape {
  id: string;
  kind: MarkKind;
  purpose: Purpose | null;
  /** What it is, for who does not see it. */
  label: string;
  /** Corners of words, each a closed line. */
  quads: readonly (readonly (readonly [number, number])[])[];
  /** Lines of a pen, or under words. */
  lines: readonly (readonly (readonly [number, number])[])[];
  /** Of lines. */
  width: number;
  /** For what stands in a box: its middle, its size as it is read, and how it is turned, clockwise in degrees. */
  box: { x: number; y: number; width: number; height: number; turned: number } | null;
  text: string;
  /** Of letters. */
  size: number;
  chosen: boolean;
}

/** Whether a mark can be moved over its page: one on words stays with them. */
export const canMove = (mark: PageMark | null): boolean =>
  mark !== null && mark.kind !== 'highlight' && mark.kind !== 'underline';
