import type { Purpose } from '../../casefile/records.ts';
import type { CardHost } from '../../components/card/card-host.tsx';
import type { askBackground, Findings, ReaderOrders } from '../../platform/messages.ts';
import type { PassageReaderReplies } from '../../platform/passage-messages.ts';
import type { WrappableDocument } from '../../reading/paint/wrapping-painter.ts';
import type { PageFacts } from '../../reading/provenance/page-facts.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import type { MarkKey } from './keys.ts';

/**
 * How the two scripts that are put into a page find each other. The first, small one is there on every page
 * that is read; the second brings the recogniser, and only where there is something for it. Both run in the
 * extension's isolated world, whose global object no page can see.
 */

/** What the first script lends to the second. */
export interface Lent {
  orders: ReaderOrders;
  ask: typeof askBackground;
  /** Whether the extension that put us here is still there. */
  isAlive(): boolean;
  /** Tells the background what was found. */
  report(total: number, complete: boolean): void;
  /** Ends the reading of this page altogether. */
  end(): void;
  signal: AbortSignal;
}

/** What is read: a page of the web in which we were put, or a document that the annotator shows. */
export interface Subject {
  shown: ShownDocument;
  /** Shows the card in the document's view. */
  host: CardHost;
  /** The document as far as its text nodes may be changed, for a browser that can't paint without. */
  wrappable: WrappableDocument | null;
  /** Whether more is known of it once it has been read to its end: its whole text, and by that its keys. */
  grows: boolean;
  address(): string;
  title(): string;
  /** What the document says of itself now. */
  facts(): PageFacts;
  /** Whether it is what the reader has before their eyes: keys are for that one alone. */
  isInFront(): boolean;
  /** The windows in which a key is for the document: its view's, and one around that. */
  keyWindows: readonly Window[];
}

/** What the second script makes of a page, as the first passes it on. */
export interface PageReading {
  findings(): Findings;
  /** @returns false if there is no such place in the page any more */
  jump(to: { mention?: number | undefined; contention?: number | undefined }): Promise<boolean>;
  /** @returns false if there is nothing to step to */
  step(by: 1 | -1): Promise<boolean>;
  /** The passage of a contention with its citation. @returns `null` if it is not in the page any more */
  quote(contention: number): Promise<string | null>;
  obey(orders: ReaderOrders): void;
  readonly marks: PageMarks;
}

/** What is asked of the reader's own marks in a page. */
export interface PageMarks {
  /** Marks what is selected. @returns the id of the passage once it is saved; `null` if nothing was */
  mark(as: Purpose | MarkKey): Promise<string | null>;
  /** Says that what was to be marked stands in a frame of another site. @returns false where nothing may be said */
  sayShut(): Promise<boolean>;
  /** Passages were kept, changed or removed somewhere. */
  look(): Promise<void>;
  standing(): PassageReaderReplies['marks'];
  /** Scrolls to a passage and points it out. @returns false if the page does not show it */
  show(id: string): Promise<boolean>;
  /** Attaches a passage to what is selected. @returns false if nothing is, or it was not saved */
  attach(id: string): Promise<boolean>;
}

/** What the first script leaves in the isolated world for the second, and for a later copy of itself. */
export interface Standing {
  isAlive(): boolean;
  stop(): void;
  /** Called by the second script. @param begin gives `null` if the reading was ended meanwhile */
  startWith(begin: (lent: Lent) => Promise<PageReading | null>): void;
}

const key = 'nonrefoulReader';

/** What stands in this frame; `undefined` if nothing was put here. */
export function standing(): Standing | undefined {
  return (globalThis as { [key]?: Standing })[key];
}

export function stand(it: Standing): void {
  Object.defineProperty(globalThis, key, { value: it, configurable: true, enumerable: false });
}

export function withdraw(it: Standing): void {
  if (standing() === it) delete (globalThis as { [key]?: Standing })[key];
}
