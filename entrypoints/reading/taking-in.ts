import type { Recogniser, RecognitionSession } from '../../knowledge/recognise/recogniser.ts';
import type { TextBlock } from '../../reading/readable-document.ts';
import { inSlices } from '../../reading/time-slices.ts';
import type { FoundList } from './found-list.ts';
import type { Showing } from './showing.ts';

/** Blocks of the beginning of a document that are heard before what is read ahead: they say what it is about. */
const introduction = 60;

/**
 * Takes in the text of one document as it is read, and puts what is recognised in it on the list of what was found.
 * What is read before its turn is recognised by itself, and forgotten when its turn comes: what a document says first
 * decides how later names are taken, and that must not hang on where its reader has been.
 */
export class TakingIn {
  /** Whether there is text of which it is not yet known what is in it. */
  unsettled = false;
  private readonly recogniser: Recogniser;
  private readonly session: RecognitionSession;
  private readonly found: FoundList;
  private readonly showing: Pick<Showing, 'note' | 'drop'>;
  /** Blocks that were read early and have had their turn: what was found in them is shown until it is known anew. */
  private readonly stale = new Set<number>();
  private early: { session: RecognitionSession; keys: Set<number> } | null = null;

  constructor(recogniser: Recogniser, found: FoundList, showing: Pick<Showing, 'note' | 'drop'>) {
    this.recogniser = recogniser;
    this.session = recogniser.open();
    this.found = found;
    this.showing = showing;
  }

  read(block: TextBlock): void {
    this.endEarly(block.key);
    this.scan(this.session, block);
    this.unsettled = true;
  }

  /** @param before what was read in order, from the beginning of the document */
  readEarly(block: TextBlock, before: readonly TextBlock[]): void {
    if (!this.early) {
      const session = this.recogniser.open();
      for (const one of before.slice(0, introduction)) this.scan(session, one);
      this.early = { session, keys: new Set() };
    }
    this.scan(this.early.session, block);
    this.early.keys.add(block.key);
    this.unsettled = true;
  }

  forget(key: number): void {
    this.unsettled = true;
    if (this.endEarly(key)) return;
    this.session.forget(key);
    this.drop(key);
  }

  /** Recognises what was told since the last time, a slice at a time. */
  async settle(signal: AbortSignal): Promise<void> {
    if (!this.unsettled) return;
    this.unsettled = false;
    for (const [key, recognition] of (await inSlices(this.session.settling(), signal)) ?? []) {
      this.stale.delete(key);
      this.found.set(key, recognition);
      this.showing.note(key);
    }
    if (signal.aborted) return;
    for (const key of this.stale) this.drop(key);
    this.stale.clear();
    const { early } = this;
    if (!early) return;
    for (const [key, recognition] of (await inSlices(early.session.settling(), signal)) ?? []) {
      // Its turn may have come meanwhile.
      if (!early.keys.has(key)) continue;
      this.found.set(key, recognition);
      this.showing.note(key);
    }
  }

  private scan(session: RecognitionSession, { key, text, lang }: TextBlock): void {
    try {
      session.scan(key, text, lang);
    } catch (error) {
      // A text on which the recogniser fails has no mentions; the rest of the document is read.
      console.error(error);
      session.forget(key);
    }
  }

  private drop(key: number): void {
    this.showing.drop(key, this.found.drop(key));
  }

  /** @returns whether the block was one that was read early */
  private endEarly(key: number): boolean {
    if (!this.early?.keys.delete(key)) return false;
    this.early.session.forget(key);
    this.stale.add(key);
    if (this.early.keys.size === 0) this.early = null;
    return true;
  }
}
