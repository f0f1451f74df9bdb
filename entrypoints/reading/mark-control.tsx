import { citationText } from '../../casefile/cite.ts';
import { longestPassage, type Passage, type Purpose, purposes } from '../../casefile/records.ts';
import type { CardHost } from '../../components/card/card-host.tsx';
import { isOnTheWay } from '../../components/card/card-position.ts';
import { isRightToLeft } from '../../components/card/card-words.ts';
import { MarkCard } from '../../components/marks/MarkCard.tsx';
import { SelectionBar } from '../../components/marks/SelectionBar.tsx';
import { markWords } from '../../components/words-marks-en.ts';
import type { Mention } from '../../knowledge/mention.ts';
import type { ReaderOrders } from '../../platform/messages.ts';
import {
  type KeptHere,
  type NotDone,
  type PassageReaderReplies,
  type SentFacts,
  type SentPassage,
  sentFacts,
} from '../../platform/passage-messages.ts';
import type { DocumentText } from '../../reading/anchor/document-text.ts';
import { boxesOf, isOn, type Point } from '../../reading/hit-test.ts';
import type { LivePage } from '../../reading/live-page.ts';
import { pageFactsOf } from '../../reading/provenance/page-facts.ts';
import { paragraphsOf } from '../../reading/provenance/paragraphs.ts';
import { reveal } from '../../reading/reveal.ts';
import { selectedText } from '../../reading/selected-text.ts';
import type { Opening } from './card-control.ts';
import type { Lent, PageMarks } from './hand-over.ts';
import type { MarkKey } from './keys.ts';
import { MarkedPassages } from './marked-passages.ts';

/** What the marks need of who reads the page. */
export interface MarkSurroundings {
  orders(): ReaderOrders;
  mentionsIn(key: number): readonly Mention[];
  /** Resolves once the page has been read to its end for the first time. */
  whenRead: Promise<void>;
  /** Closes the card on a mention. */
  makeRoom(): void;
  /** Resolves once the page has the style that ours is shown by. */
  whenStyled(): Promise<void>;
  point(place: { key: number; start: number; end: number } | null): void;
  gone(): void;
}

/** Part of the document's text: UTF-16 units, end exclusive. */
interface Span {
  start: number;
  end: number;
}

type Shown =
  | { is: 'bar'; span: Span; boxes: DOMRect[]; said: string; failed: boolean; undo: (() => void) | null }
  | { is: 'card'; id: string; how: Opening; boxes: DOMRect[]; said: string; failed: boolean };

/** ms for which what was done stays said, and for which it can be undone there. */
const briefly = 2_500;
const undoable = 8_000;
/** ms for which the pointer may leave a card and come back. */
const grace = 300;
/** Blocks from the top of which one may name the decision, and how much of each is looked at. */
const headBlocks = 40;
const headLength = 2_000;

/** Marks what the reader selects, and shows what is marked. */
export class MarkControl implements PageMarks {
  readonly kept: MarkedPassages;
  private readonly page: LivePage;
  private readonly host: CardHost;
  private readonly lent: Lent;
  private readonly around: MarkSurroundings;
  private here: KeptHere = { document: null, passages: [], purpose: 'facts' };
  private lookedAt = '';
  private shown: Shown | null = null;
  private fading: ReturnType<typeof setTimeout> | undefined;
  private leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(page: LivePage, host: CardHost, lent: Lent, around: MarkSurroundings) {
    this.page = page;
    this.host = host;
    this.lent = lent;
    this.around = around;
    this.kept = new MarkedPassages(page, lent.signal);
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
    this.lookedAt = location.href;
    const answer = await this.lent.ask('passages', { facts: this.facts() });
    if (isNotDone(answer)) return;
    this.here = answer;
    await this.kept.take(answer.passages);
    if (answer.passages.length > 0 && !this.around.orders().quiet) void this.around.whenStyled();
    const { shown } = this;
    if (shown?.is !== 'card') return;
    if (this.kept.get(shown.id)) this.draw();
    else this.close();
  }

  standing(): PassageReaderReplies['marks'] {
    return {
      document: this.here.document?.id ?? null,
      orphans: this.kept.orphans,
      settled: this.lookedAt !== '',
    };
  }

  show(id: string): boolean {
    const [first] = this.kept.partsOf(id);
    const range = first && this.page.rangeOf(first.key, first.start, first.end);
    if (!first || !range || reveal(range).length === 0) return false;
    this.around.makeRoom();
    this.close();
    this.around.point(first);
    return true;
  }

  async attach(id: string): Promise<boolean> {
    const span = this.selectedSpan();
    const seen = this.kept.get(id);
    if (!span || !seen) return false;
    const selectors = this.kept.now.anchoring.describe(span.start, span.end);
    const answer = await this.lent.ask('change-passage', {
      facts: this.facts(),
      seen,
      change: { selectors },
    });
    if (isNotDone(answer)) return false;
    await this.look();
    return true;
  }

  // What the page and the reader do.

  /** The page has been read again: its address may be another document's now. */
  caughtUp(): void {
    if (this.lookedAt !== '' && this.lookedAt !== location.href) void this.look().catch(() => undefined);
    this.kept.caughtUp();
    this.follows();
  }

  /** Text was selected by the reader's own hand: offers what can be done with it. */
  async offer(): Promise<void> {
    if (!this.around.orders().bar || !this.lent.isAlive() || !this.selectedSpan()) return;
    await this.around.whenStyled();
    const selection = document.getSelection();
    const span = this.selectedSpan();
    if (!selection || !span || this.around.orders().quiet) return;
    this.around.makeRoom();
    const boxes = [...selection.getRangeAt(0).getClientRects()].filter(
      ({ width, height }) => width > 0 && height > 0,
    );
    clearTimeout(this.fading);
    this.shown = { is: 'bar', span, boxes, said: '', failed: false, undo: null };
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
    const block = this.page.block(key);
    const { text } = this.kept.now;
    const start = block && text.offsetOf(key, 0);
    if (!block || start === null) return;
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
    else {
      const selection = document.getSelection();
      if (selection?.rangeCount) shown.boxes = [...selection.getRangeAt(0).getClientRects()];
    }
    if (shown.boxes.some(({ bottom, top }) => bottom > 0 && top < window.innerHeight))
      this.host.standBy(shown.boxes, shown.boxes.at(-1) ?? null);
    else if (shown.is === 'bar') this.close();
  }

  // Keeping.

  private async keep(span: Span, as: Purpose | MarkKey): Promise<string | null> {
    const { text, anchoring } = this.kept.now;
    if (span.end - span.start > longestPassage) {
      this.tell(this.words.tooLong);
      return null;
    }
    const purpose = as === 'highlight' ? this.here.purpose : purposes.find((one) => one === as);
    const selectors = anchoring.describe(span.start, span.end);
    const same = purpose && this.kept.sameAs(selectors);
    if (same) return (await this.change(same, purpose)) ? same.id : null;
    const passage: SentPassage = {
      selectors,
      purpose: purpose ?? null,
      note: '',
      tags: [],
      ...this.surroundingsOf(text, span),
    };
    const answer = await this.lent
      .ask('keep-passage', {
        facts: this.facts(),
        head: this.page.texts.slice(0, headBlocks).map((block) => block.text.slice(0, headLength)),
        passage,
        clipOf: as === 'clip' ? text.text : null,
      })
      .catch((): NotDone => ({ fault: 'other' }));
    if (isNotDone(answer)) {
      this.refused(answer);
      return null;
    }
    if (purpose) this.here.purpose = purpose;
    await this.look().catch(() => undefined);
    const { id } = answer.passage;
    this.tell(this.words.savedTo(answer.matter), () => void this.remove(id));
    if (as === 'note') void this.lent.ask('open-panel', { entry: null, passage: id }).catch(() => undefined);
    return id;
  }

  /** Where the passage stands in the document's own counting, its language, and what was found in it. */
  private surroundingsOf(text: DocumentText, { start, end }: Span) {
    const parts = text.partsOf(start, end);
    const blocks = this.page.texts;
    const first = blocks.findIndex(({ key }) => key === parts[0]?.key);
    const mentions = parts.flatMap((part) =>
      this.around
        .mentionsIn(part.key)
        .filter((mention) => mention.start >= part.start && mention.end <= part.end)
        .map(({ category, text: words, targets }) => ({
          category,
          text: words.slice(0, 400),
          targets: targets.map((target) => target.slice(0, 120)),
        })),
    );
    return {
      place: {
        paragraph: paragraphsOf(blocks.map((block) => block.text))[first]?.slice(0, 60) ?? '',
        page: '',
      },
      language: (blocks[first]?.lang ?? '').slice(0, 35),
      mentions: mentions.slice(0, 200),
    };
  }

  private async change(seen: Passage, purpose: Purpose): Promise<boolean> {
    const answer = await this.lent
      .ask('change-passage', { facts: this.facts(), seen, change: { purpose } })
      .catch((): NotDone => ({ fault: 'other' }));
    if (isNotDone(answer)) this.refused(answer);
    else this.tell(this.words.saved);
    await this.look().catch(() => undefined);
    return !isNotDone(answer);
  }

  private async remove(id: string): Promise<void> {
    const boxes = this.boxesOf(id);
    const answer = await this.lent
      .ask('remove-passage', { facts: this.facts(), id })
      .catch((): NotDone => ({ fault: 'other' }));
    if (isNotDone(answer)) {
      this.refused(answer);
      return;
    }
    const { removal } = answer;
    this.shown = null;
    await this.look().catch(() => undefined);
    this.shown = { is: 'bar', span: { start: 0, end: 0 }, boxes, said: '', failed: false, undo: null };
    this.tell(this.words.removed, () => void this.putBack(removal));
  }

  private async putBack(removal: string): Promise<void> {
    const answer = await this.lent
      .ask('put-back-passage', { facts: this.facts(), removal })
      .catch((): NotDone => ({ fault: 'other' }));
    if (isNotDone(answer)) this.refused(answer);
    else {
      await this.look().catch(() => undefined);
      this.tell(this.words.putBack);
    }
  }

  private copy(passage: Passage): void {
    const { document: kept } = this.here;
    const { clipboard } = navigator;
    const citation = kept ? citationText(kept.provenance, 'oscola', passage.place, kept.lastReadAt) : '';
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
      span: { start: 0, end: 0 },
      boxes: this.selectionBoxes(),
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
      const { span, undo } = shown;
      const on = {
        mark: (as: Purpose | 'note' | 'clip') => void this.keep(span, as),
        lookUp: () => this.lookUp(span),
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
        edit: () =>
          void this.lent.ask('open-panel', { entry: null, passage: passage.id }).catch(() => undefined),
        copy: () => this.copy(passage),
        remove: () => void this.remove(passage.id),
      };
      this.host.draw(<MarkCard model={{ passage, said, failed, words }} on={on} />, look);
    }
    this.host.standBy(shown.boxes, shown.boxes.at(-1) ?? null);
  }

  private lookUp({ start, end }: Span): void {
    const query = this.kept.now.text.text.slice(start, Math.min(end, start + 400));
    void this.lent.ask('open-panel', { entry: null, query }).catch(() => undefined);
    this.close();
  }

  private selectedSpan(): Span | null {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const points = selectedText(selection.getRangeAt(0), this.page);
    if (!points) return null;
    const { text } = this.kept.now;
    const start = text.offsetOf(points.start.key, points.start.offset);
    const end = text.offsetOf(points.end.key, points.end.offset);
    return start !== null && end !== null && end > start ? { start, end } : null;
  }

  private selectionBoxes(): DOMRect[] {
    const selection = document.getSelection();
    return selection?.rangeCount ? [...selection.getRangeAt(0).getClientRects()] : [];
  }

  private boxesOf(id: string): DOMRect[] {
    return this.kept.partsOf(id).flatMap(({ key, start, end }) => {
      const range = this.page.rangeOf(key, start, end);
      return range ? boxesOf(range) : [];
    });
  }

  private facts(): SentFacts {
    return sentFacts(pageFactsOf(document, location.href));
  }
}

const isNotDone = (answer: object): answer is NotDone => 'fault' in answer;
