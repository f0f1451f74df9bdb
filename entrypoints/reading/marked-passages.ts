import type { Passage } from '../../casefile/records.ts';
import { Anchoring } from '../../reading/anchor/anchor.ts';
import { type BlockPart, DocumentText } from '../../reading/anchor/document-text.ts';
import type { Selectors } from '../../reading/anchor/selectors.ts';
import type { MarkRole } from '../../reading/paint/highlight-names.ts';
import type { PassagePainter } from '../../reading/paint/painter.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import { Slice, yieldToPage } from '../../reading/time-slices.ts';

/** ms between two searches for passages that were not found, on a page that goes on changing. */
const searchEvery = 2_000;

/** The passages that were kept of a page's document, and where each stands in the page as it is now. */
export class MarkedPassages {
  private readonly shown: ShownDocument;
  private readonly signal: AbortSignal;
  private passages = new Map<string, Passage>();
  private readonly places = new Map<string, BlockPart[]>();
  private painter: PassagePainter | null = null;
  private read: { text: DocumentText; anchoring: Anchoring } | null = null;
  private broken = false;
  private readonly moved = new Set<number>();
  private searched = 0;
  private round = 0;

  constructor(shown: ShownDocument, signal: AbortSignal) {
    this.shown = shown;
    this.signal = signal;
  }

  get size(): number {
    return this.passages.size;
  }

  /** Ids of the passages that the page does not show as it is now. */
  get orphans(): string[] {
    return [...this.passages.keys()].filter((id) => !this.places.has(id));
  }

  get(id: string): Passage | null {
    return this.passages.get(id) ?? null;
  }

  /** The passages that the document shows, and where. */
  get standing(): { passage: Passage; parts: readonly BlockPart[] }[] {
    return [...this.places].map(([id, parts]) => ({ passage: this.passages.get(id)!, parts }));
  }

  partsOf(id: string): readonly BlockPart[] {
    return this.places.get(id) ?? [];
  }

  /** The passage that covers a place, the shortest of several. */
  at(key: number, offset: number): Passage | null {
    let best: Passage | null = null;
    for (const [id, parts] of this.places) {
      if (!parts.some((part) => part.key === key && offset >= part.start && offset <= part.end)) continue;
      const passage = this.passages.get(id)!;
      if (!best || lengthOf(passage) < lengthOf(best)) best = passage;
    }
    return best;
  }

  /** The passage that stands exactly there. @param selectors as `describe` makes them */
  sameAs({ position }: Selectors): Passage | null {
    const { text } = this.now;
    const parts = JSON.stringify(text.partsOf(position.start, position.end));
    for (const [id, own] of this.places) if (JSON.stringify(own) === parts) return this.passages.get(id)!;
    return null;
  }

  /** Takes what the case file holds now in place of what was known. */
  async take(passages: readonly Passage[]): Promise<void> {
    const before = this.passages;
    this.passages = new Map(passages.map((passage) => [passage.id, passage]));
    for (const id of before.keys()) {
      const now = this.passages.get(id);
      if (now && JSON.stringify(now.selectors) === JSON.stringify(before.get(id)!.selectors)) continue;
      this.places.delete(id);
      this.painter?.erase(id);
    }
    await this.anchor(this.orphans);
  }

  // What the document tells.

  changed(key: number): void {
    this.read = null;
    for (const parts of this.places.values()) if (parts.some((part) => part.key === key)) this.broken = true;
  }

  blockMoved(key: number): void {
    this.moved.add(key);
  }

  caughtUp(): void {
    const { broken, moved } = this;
    this.broken = false;
    if (broken) {
      this.places.clear();
      void this.anchor([...this.passages.keys()]);
    } else if (
      this.read === null &&
      this.orphans.length > 0 &&
      performance.now() - this.searched > searchEvery
    )
      void this.anchor(this.orphans);
    for (const [id, parts] of this.places) if (parts.some(({ key }) => moved.has(key))) this.paint(id);
    moved.clear();
  }

  // Showing.

  /** Paints from now on with this painter, or with none. */
  showWith(painter: PassagePainter | null): void {
    this.painter?.stop();
    this.painter = painter;
    for (const id of this.places.keys()) this.paint(id);
  }

  /** The document's text as it is now, and what finds passages in it. */
  get now(): { text: DocumentText; anchoring: Anchoring } {
    if (!this.read) {
      const text = new DocumentText(this.shown.texts);
      this.read = { text, anchoring: new Anchoring(text.text) };
    }
    return this.read;
  }

  /** Looks for passages, a slice at a time; a later look takes the place of one that is under way. */
  private async anchor(ids: readonly string[]): Promise<void> {
    const round = ++this.round;
    this.searched = performance.now();
    if (ids.length > 0) {
      const turn = new Slice();
      const { text, anchoring } = this.now;
      for (const id of ids) {
        const passage = this.passages.get(id);
        const found = passage && anchoring.find(passage.selectors);
        if (found) this.places.set(id, text.partsOf(found.start, found.end));
        else this.places.delete(id);
        this.paint(id);
        if (!turn.over) continue;
        await yieldToPage();
        if (this.signal.aborted) return;
        // The page changed in between: what was looked for in the old text is looked for in the new.
        if (round !== this.round) return;
        turn.start();
      }
    }
    for (const id of this.passages.keys()) this.paint(id);
  }

  private paint(id: string): void {
    const passage = this.passages.get(id);
    const parts = this.places.get(id);
    // An underline on a page of a PDF is drawn there as a line.
    const isLine = passage?.mark?.kind === 'underline';
    if (passage && parts && !isLine) this.painter?.paint(id, roleOf(passage), parts);
    else this.painter?.erase(id);
  }
}

const lengthOf = ({ selectors }: Passage) => selectors.quote.exact.length;
const roleOf = ({ purpose }: Passage): MarkRole => purpose ?? 'kept';
