import { citationText } from '../../casefile/cite.ts';
import type { Passage, Purpose } from '../../casefile/records.ts';
import type { CardHost } from '../../components/card/card-host.tsx';
import { isOnTheWay } from '../../components/card/card-position.ts';
import { isRightToLeft } from '../../components/card/card-words.ts';
import { MarkCard } from '../../components/marks/MarkCard.tsx';
import { SelectionBar } from '../../components/marks/SelectionBar.tsx';
import { markWords } from '../../components/words-marks-en.ts';
import type { Mention } from '../../knowledge/mention.ts';
import type { ReaderOrders } from '../../platform/messages.ts';
import type { NotDone, PassageReaderReplies } from '../../platform/passage-messages.ts';
import type { BlockPart } from '../../reading/anchor/document-text.ts';
import { boxesOf, isOn, type Point } from '../../reading/hit-test.ts';
import { rangesOf } from '../../reading/readable-document.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import type { Opening } from './card-control.ts';
import type { Lent, PageMarks, Subject } from './hand-over.ts';
import type { MarkKey } from './keys.ts';
import { isNotDone, MarkKeeping } from './mark-keeping.ts';
import { MarkedPassages } from './marked-passages.ts';
import { type Selected, type Span, selectedIn, selectionBoxes, spanOf } from './selected-span.ts';

/** What the marks need of who reads the page. */
export interface MarkSurroundings {
  orders(): ReaderOrders;
  mentionsIn(key: number): readonly Mention[];
  /** Resolves once the page has been read to its end for the first time, or a long document in its first part. */
  whenRead: Promise<void>;
  /** Whether the document has been read to its end. */
  isWhole(): boolean;
  /** Closes the card on a mention. */
  makeRoom(): void;
  /** Resolves once the page has the style that ours is shown by. */
  whenStyled(): Promise<void>;
  point(place: BlockPart | null): void;
  gone(): void;
}

type Shown =
  | {
      is: 'bar';
      selected: Selected | null;
      boxes: DOMRect[];
      said: string;
      failed: boolean;
      undo: (() => void) | null;
    }
  | { is: 'card'; id: string; how: Opening; boxes: DOMRect[]; said: string; failed: boolean };

/** ms for which what was done stays said, and for which it can be undone there. */
const briefly = 2_500;
const undoable = 8_000;
/** ms for which the pointer may leave a card and come back. */
const grace = 300;
/** Marks what the reader selects, and shows what is marked. */
export class MarkControl implements PageMarks {
  readonly kept: MarkedPassages;
  private readonly subject: Subject;
  private readonly shownIn: ShownDocument;
  private readonly keeping: MarkKeeping;
  private readonly host: CardHost;
  private readonly lent: Lent;
  private readonly around: MarkSurroundings;
  private lookedAt = '';
  private shown: Shown | null = null;
  private fading: ReturnType<typeof setTimeout> | undefined;
  private leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(subject: Subject, lent: Lent, around: MarkSurroundings) {
    this.subject = subject;
    this.shownIn = subject.shown;
    this.host = subject.host;
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
  }

  get isOpen(): boolean {
    return this.shown !== null;
  }

  /** Whether what is shown gives way to nothing that the pointer merely rests on. */
  get holds(): boolean {
    const { shown } = this;
    return shown?.is === 'bar' ? shown.said === '' : shown !== null && shown.how !== 'hover';
  }

  // What is asked of us.

  async mark(as: Purpose | MarkKey): Promise<string | null> {
    await this.around.whenRead;
    const span = this.selectedSpan();
    if (!span) {
      this.tell(this.words.noSelection);
      return null;
    }
    return this.keep(span, as);
  }

  async look(): Promise<void> {
    await this.around.whenRead;
    this.lookedAt = this.subject.address();
    await this.keeping.look();
    if (this.kept.size > 0 && !this.around.orders().quiet) void this.around.whenStyled();
    const { shown } = this;
    if (shown?.is !== 'card') return;
    if (this.kept.get(shown.id)) this.draw();
    else this.close();
  }

  standing(): PassageReaderReplies['marks'] {
    return {
      document: this.keeping.here.document?.id ?? null,
      orphans: this.kept.orphans,
      settled: this.lookedAt !== '',
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
    this.follows();
  }

  /** Text was selected by the reader's own hand: offers what can be done with it. */
  async offer(): Promise<void> {
    if (!this.around.orders().bar || !this.lent.isAlive() || !this.selected()) return;
    await this.around.whenStyled();
    const selected = this.selected();
    if (!selected || this.around.orders().quiet) return;
    this.around.makeRoom();
    const boxes = selectionBoxes(this.shownIn.view);
    clearTimeout(this.fading);
    this.shown = { is: 'bar', selected, boxes, said: '', failed: false, undo: null };
    this.draw();
  }

  /** Opens the card of the mark at a point. @returns false if there is none */
  openAt(point: Point, place: { key: number; offset: number }, how: Opening): boolean {
    const passage = this.kept.at(place.key, place.offset);
    const boxes = passage ? this.boxesOf(passage.id) : [];
    if (!passage || !isOn(boxes, point)) return false;
    if (this.shown?.is === 'card' && this.shown.id === passage.id) return true;
    this.around.makeRoom();
    clearTimeout(this.fading);
    this.shown = { is: 'card', id: passage.id, how, boxes, said: '', failed: false };
    this.draw();
    return true;
  }

  /** Clips the paragraph of a mention. */
  clipBlock(key: number): void {
    const block = this.shownIn.block(key);
    const { text } = this.kept.now;
    const start = block && text.offsetOf(key, 0);
    if (!block || start === null) return;
    // Nothing is selected: what is said stands by the paragraph.
    this.around.makeRoom();
    const boxes = this.boxesIn([{ key, start: 0, end: block.text.length }]);
    this.shown = { is: 'bar', selected: null, boxes, said: '', failed: false, undo: null };
    void this.keep({ start, end: start + block.text.length }, 'clip');
  }

  /** What a hover opened, leaving closes. */
  moved(point: Point): void {
    const { shown } = this;
    const { box } = this.host;
    if (shown?.is !== 'card' || shown.how !== 'hover' || shown.said !== '' || !box) return;
    if (this.host.isWorkedByKeys || isOnTheWay(point, shown.boxes, box)) {
      clearTimeout(this.leaving);
      this.leaving = undefined;
    } else
      this.leaving ??= setTimeout(() => {
        this.leaving = undefined;
        if (this.shown === shown) this.close();
      }, grace);
  }

  pressed(target: EventTarget | null): void {
    if (this.shown && !this.host.isHost(target)) this.close();
  }

  /** What opened the bar is selected no longer. */
  deselected(): void {
    if (this.shown?.is === 'bar' && this.shown.said === '') this.close();
  }

  close(): void {
    clearTimeout(this.fading);
    if (!this.shown) return;
    this.shown = null;
    this.host.hide();
  }

  /** Another thing is drawn where ours was. */
  yield(): void {
    clearTimeout(this.fading);
    this.shown = null;
  }

  focus(): void {
    this.host.focus();
  }

  /** What is shown is about stands elsewhere now. */
  follows(): void {
    const { shown } = this;
    if (!shown) return;
    if (shown.is === 'card') shown.boxes = this.boxesOf(shown.id);
    else if (shown.selected) shown.boxes = selectionBoxes(this.shownIn.view);
    const { innerHeight } = this.shownIn.view.defaultView!;
    if (shown.boxes.some(({ bottom, top }) => bottom > 0 && top < innerHeight))
      this.host.standBy(shown.boxes, shown.boxes.at(-1) ?? null);
    else if (shown.is === 'bar') this.close();
  }

  // Keeping.

  /** Keeps what was selected when the bar came up, and nothing else, whatever the page has done since. */
  private async keepSelected(selected: Selected | null, as: Purpose | MarkKey): Promise<void> {
    const span = selected && spanOf(selected, this.kept.now.text);
    if (span) await this.keep(span, as);
    else this.tell(this.words.selectionChanged, null, true);
  }

  private async keep(span: Span, as: Purpose | MarkKey): Promise<string | null> {
    const kept = await this.keeping.keep(span, as);
    if ('tooLong' in kept) this.tell(this.words.tooLong);
    else if (isNotDone(kept)) this.refused(kept);
    if ('changed' in kept) this.tell(this.words.saved);
    if ('changed' in kept || 'id' in kept || isNotDone(kept)) await this.look().catch(() => undefined);
    if ('changed' in kept) return kept.changed;
    if (!('id' in kept)) return null;
    const { id, matter } = kept;
    this.tell(this.words.savedTo(matter), () => void this.remove(id));
    if (as === 'note') this.edit(id);
    return id;
  }

  private async change(seen: Passage, purpose: Purpose): Promise<void> {
    const answer = await this.keeping.change(seen, { purpose });
    if (isNotDone(answer)) this.refused(answer);
    else this.tell(this.words.saved);
    await this.look().catch(() => undefined);
  }

  /** Opens the panel on a passage's note. */
  private edit(id: string): void {
    void this.lent.ask('open-panel', { entry: null, passage: id }).catch(() => undefined);
  }

  private async remove(id: string): Promise<void> {
    const boxes = this.boxesOf(id);
    const answer = await this.keeping.remove(id);
    if (isNotDone(answer)) {
      this.refused(answer);
      return;
    }
    const { removal } = answer;
    this.shown = null;
    await this.look().catch(() => undefined);
    this.shown = { is: 'bar', selected: null, boxes, said: '', failed: false, undo: null };
    this.tell(this.words.removed, () => void this.putBack(removal));
  }

  private async putBack(removal: string): Promise<void> {
    const answer = await this.keeping.putBack(removal);
    if (isNotDone(answer)) this.refused(answer);
    else {
      await this.look().catch(() => undefined);
      this.tell(this.words.putBack);
    }
  }

  private copy(passage: Passage): void {
    const { document: kept } = this.keeping.here;
    const { clipboard } = navigator;
    const style = this.around.orders().citation;
    const citation = kept ? citationText(kept.provenance, style, passage.place, kept.lastReadAt) : '';
    const text = `“${passage.selectors.quote.exact}”${citation && ` ${citation}`}`;
    const written = clipboard ? clipboard.writeText(text) : Promise.reject(new Error('no clipboard'));
    written.then(
      () => this.tell(this.words.copied),
      () => this.tell(this.words.copyFailed, null, true),
    );
  }

  // Showing.

  private get words() {
    return markWords(this.around.orders().language);
  }

  private refused({ fault }: NotDone): void {
    if (!this.lent.isAlive()) this.around.gone();
    else this.tell(fault === 'conflict' ? this.words.conflict : this.words.faults[fault], null, true);
  }

  /** Says what was done, to the eye and to the ear; in quiet mode the page must not see it. */
  private tell(said: string, undo: (() => void) | null = null, failed = false): void {
    if (this.around.orders().quiet) return;
    void this.around.whenStyled().then(() => this.sayNow(said, undo, failed));
  }

  private sayNow(said: string, undo: (() => void) | null, failed: boolean): void {
    clearTimeout(this.fading);
    this.around.makeRoom();
    this.shown ??= {
      is: 'bar',
      selected: null,
      boxes: selectionBoxes(this.shownIn.view),
      said,
      failed,
      undo,
    };
    Object.assign(this.shown, this.shown.is === 'bar' ? { said, failed, undo } : { said, failed });
    this.draw();
    this.host.say(said);
    if (failed) return;
    this.fading = setTimeout(
      () => {
        if (this.shown?.is === 'card') {
          this.shown.said = '';
          this.draw();
        } else this.close();
      },
      undo ? undoable : briefly,
    );
  }

  private draw(): void {
    const { shown, words } = this;
    if (!shown) return;
    const { theme, language } = this.around.orders();
    const look = { theme, lang: language, rtl: isRightToLeft(language) };
    const { said, failed } = shown;
    if (shown.is === 'bar') {
      const { selected, undo } = shown;
      const on = {
        mark: (as: Purpose | 'note' | 'clip') => void this.keepSelected(selected, as),
        lookUp: () => this.lookUp(selected),
        undo: () => undo?.(),
      };
      this.host.draw(<SelectionBar model={{ said, failed, canUndo: undo !== null, words }} on={on} />, look);
    } else {
      const passage = this.kept.get(shown.id);
      if (!passage) {
        this.close();
        return;
      }
      const on = {
        close: () => this.close(),
        purpose: (purpose: Purpose) => void this.change(passage, purpose),
        edit: () => this.edit(passage.id),
        copy: () => this.copy(passage),
        remove: () => void this.remove(passage.id),
      };
      this.host.draw(<MarkCard model={{ passage, said, failed, words }} on={on} />, look);
    }
    this.host.standBy(shown.boxes, shown.boxes.at(-1) ?? null);
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

  private boxesOf(id: string): DOMRect[] {
    return this.boxesIn(this.kept.partsOf(id));
  }

  private boxesIn(parts: readonly BlockPart[]): DOMRect[] {
    return parts.flatMap(({ key, start, end }) => rangesOf(this.shownIn, key, start, end)).flatMap(boxesOf);
  }
}
