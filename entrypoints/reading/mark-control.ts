import { citationText } from '../../casefile/cite.ts';
import type { Passage, Purpose } from '../../casefile/records.ts';
import type { Mention } from '../../knowledge/mention.ts';
import type { NotDone, PassageReaderReplies } from '../../platform/passage-messages.ts';
import type { BlockPart } from '../../reading/anchor/document-text.ts';
import { isOn, type Point } from '../../reading/hit-test.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import type { Opening } from './card-control.ts';
import type { Lent, PageMarks, Subject } from './hand-over.ts';
import type { MarkKey } from './keys.ts';
import { isNotDone, MarkKeeping, quotation } from './mark-keeping.ts';
import { type MarkActs, MarkStand, type StandSurroundings } from './mark-stand.tsx';
import { MarkedPassages } from './marked-passages.ts';
import { type Selected, type Span, selectedIn, selectionBoxes, spanOf } from './selected-span.ts';

/** What the marks need of who reads the page. */
export interface MarkSurroundings extends StandSurroundings {
  mentionsIn(key: number): readonly Mention[];
  /** Resolves once the page has been read to its end for the first time, or a long document in its first part. */
  whenRead: Promise<void>;
  /** Whether the document has been read to its end. */
  isWhole(): boolean;
  point(place: BlockPart | null): void;
  gone(): void;
}

/** Marks what the reader selects, and shows what is marked. */
export class MarkControl implements PageMarks {
  readonly kept: MarkedPassages;
  private readonly subject: Subject;
  private readonly shownIn: ShownDocument;
  private readonly keeping: MarkKeeping;
  private readonly lent: Lent;
  private readonly around: MarkSurroundings;
  /** What is shown now. */
  readonly stand: MarkStand;
  /** The address at which passages were looked for last, and whether that is done. */
  private lookedAt = '';
  private looked = false;

  constructor(subject: Subject, lent: Lent, around: MarkSurroundings) {
    this.subject = subject;
    this.shownIn = subject.shown;
    this.lent = lent;
    this.around = around;
    this.kept = new MarkedPassages(subject.shown, lent.signal);
    this.keeping = new MarkKeeping(
      subject,
      this.kept,
      lent,
      (key) => around.mentionsIn(key),
      () => around.isWhole(),
    );
    const acts: MarkActs = {
      keep: (selected, as) => void this.keepSelected(selected, as),
      lookUp: (selected) => this.lookUp(selected),
      change: (passage, purpose) => void this.change(passage, purpose),
      edit: (id) => this.edit(id),
      copy: (passage) => this.copy(passage),
      remove: (id) => void this.remove(id),
    };
    this.stand = new MarkStand(subject.shown, subject.host, this.kept, around, acts);
  }

  get isOpen(): boolean {
    return this.stand.isOpen;
  }

  // What is asked of us.

  async mark(as: Purpose | MarkKey): Promise<string | null> {
    await this.around.whenRead;
    const span = this.selectedSpan();
    if (span) return this.keep(span, as);
    const { stand } = this;
    const selection = this.shownIn.view.getSelection();
    stand.tell(selection?.isCollapsed === false ? stand.words.notText : stand.words.noSelection);
    return null;
  }

  async sayShut(): Promise<boolean> {
    await this.around.whenRead;
    this.stand.tell(this.stand.words.otherSite, null, true);
    return !this.around.orders().quiet;
  }

  async quote({ key, start, end }: BlockPart): Promise<string | null> {
    const at = this.kept.now.text.offsetOf(key, start);
    if (at === null) return null;
    const span = { start: at, end: at + end - start };
    return this.keeping.quote(span, this.around.orders().citation);
  }

  async look(): Promise<void> {
    await this.around.whenRead;
    this.lookedAt = this.subject.address();
    await this.keeping.look().finally(() => {
      this.looked = true;
    });
    if (this.kept.size > 0 && !this.around.orders().quiet) void this.around.whenStyled();
    this.stand.caughtUp();
  }

  standing(): PassageReaderReplies['marks'] {
    return {
      document: this.keeping.here.document?.id ?? null,
      orphans: this.kept.orphans,
      settled: this.looked,
    };
  }

  async show(id: string): Promise<boolean> {
    const [first] = this.kept.partsOf(id);
    if (!first || (await this.shownIn.reveal(first)).length === 0) return false;
    this.around.makeRoom();
    this.close();
    this.around.point(first);
    return true;
  }

  async attach(id: string): Promise<boolean> {
    const span = this.selectedSpan();
    const seen = this.kept.get(id);
    if (!span || !seen || isNotDone(await this.keeping.attach(seen, span))) return false;
    await this.look();
    return true;
  }

  // What the page and the reader do.

  /** The page has been read again: its address may be another document's now. */
  caughtUp(): void {
    const moved = this.lookedAt !== '' && this.lookedAt !== this.subject.address();
    if (moved) void this.look().catch(() => undefined);
    this.kept.caughtUp();
    this.stand.follows();
  }

  /** Text was selected by the reader's own hand: offers what can be done with it. */
  async offer(): Promise<void> {
    if (!this.around.orders().bar || !this.lent.isAlive() || !this.selected()) return;
    await this.around.whenStyled();
    const selected = this.selected();
    if (!selected || this.around.orders().quiet) return;
    this.stand.openBar(selected, selectionBoxes(this.shownIn.view));
  }

  /** Opens the card of the mark at a point. @returns false if there is none */
  openAt(point: Point, place: { key: number; offset: number }, how: Opening): boolean {
    const passage = this.kept.at(place.key, place.offset);
    const boxes = passage ? this.stand.boxesOf(passage.id) : [];
    if (!passage || !isOn(boxes, point)) return false;
    this.stand.openCard(passage.id, how, boxes);
    return true;
  }

  /** Clips the paragraph of a mention. */
  clipBlock(key: number): void {
    const block = this.shownIn.block(key);
    const { text } = this.kept.now;
    const start = block && text.offsetOf(key, 0);
    if (!block || start === null) return;
    // Nothing is selected: what is said stands by the paragraph.
    this.stand.openBar(null, this.stand.boxesIn([{ key, start: 0, end: block.text.length }]));
    void this.keep({ start, end: start + block.text.length }, 'clip');
  }

  pressed(target: EventTarget | null): void {
    this.stand.pressed(target);
  }

  close(): void {
    this.stand.close();
  }

  /** Another thing is drawn where ours was. */
  yield(): void {
    this.stand.yield();
  }

  // Keeping.

  /** Keeps what was selected when the bar came up, and nothing else, whatever the page has done since. */
  private async keepSelected(selected: Selected | null, as: Purpose | MarkKey): Promise<void> {
    const span = selected && spanOf(selected, this.kept.now.text);
    if (span) await this.keep(span, as);
    else this.stand.tell(this.stand.words.selectionChanged, null, true);
  }

  private async keep(span: Span, as: Purpose | MarkKey): Promise<string | null> {
    const kept = await this.keeping.keep(span, as);
    if ('tooLong' in kept) this.stand.tell(this.stand.words.tooLong);
    else if (isNotDone(kept)) this.refused(kept);
    if ('changed' in kept) this.stand.tell(this.stand.words.saved);
    if ('changed' in kept || 'id' in kept || isNotDone(kept)) await this.look().catch(() => undefined);
    if ('changed' in kept) return kept.changed;
    if (!('id' in kept)) return null;
    const { id, matter } = kept;
    this.stand.tell(this.stand.words.savedTo(matter), () => void this.remove(id));
    if (as === 'note') this.edit(id);
    return id;
  }

  private async change(seen: Passage, purpose: Purpose): Promise<void> {
    const answer = await this.keeping.change(seen, { purpose });
    if (isNotDone(answer)) this.refused(answer);
    else this.stand.tell(this.stand.words.saved);
    await this.look().catch(() => undefined);
  }

  /** Opens the panel on a passage's note. */
  private edit(id: string): void {
    void this.lent.ask('open-panel', { entry: null, passage: id }).catch(() => undefined);
  }

  private async remove(id: string): Promise<void> {
    const boxes = this.stand.boxesOf(id);
    const answer = await this.keeping.remove(id);
    if (isNotDone(answer)) {
      this.refused(answer);
      return;
    }
    const { removal } = answer;
    this.stand.yield();
    await this.look().catch(() => undefined);
    this.stand.openBar(null, boxes);
    this.stand.tell(this.stand.words.removed, () => void this.putBack(removal));
  }

  private async putBack(removal: string): Promise<void> {
    const answer = await this.keeping.putBack(removal);
    if (isNotDone(answer)) this.refused(answer);
    else {
      await this.look().catch(() => undefined);
      this.stand.tell(this.stand.words.putBack);
    }
  }

  private copy(passage: Passage): void {
    const { document: kept } = this.keeping.here;
    const { clipboard } = navigator;
    const style = this.around.orders().citation;
    const citation = kept ? citationText(kept.provenance, style, passage.place, kept.lastReadAt) : '';
    const text = quotation(passage.selectors.quote.exact, citation);
    const written = clipboard ? clipboard.writeText(text) : Promise.reject(new Error('no clipboard'));
    written.then(
      () => this.stand.tell(this.stand.words.copied),
      () => this.stand.tell(this.stand.words.copyFailed, null, true),
    );
  }

  private refused({ fault }: NotDone): void {
    if (!this.lent.isAlive()) this.around.gone();
    else
      this.stand.tell(
        fault === 'conflict' ? this.stand.words.conflict : this.stand.words.faults[fault],
        null,
        true,
      );
  }

  private lookUp(selected: Selected | null): void {
    const query = selected?.words.slice(0, 400) ?? '';
    void this.lent.ask('open-panel', { entry: null, query }).catch(() => undefined);
    this.close();
  }

  private selected(): Selected | null {
    return selectedIn(this.shownIn, () => this.kept.now.text);
  }

  private selectedSpan(): Span | null {
    const selected = this.selected();
    return selected && spanOf(selected, this.kept.now.text);
  }
}
