import type { CardHost } from '../../components/card/card-host.tsx';
import type { Recogniser, RecognitionSession } from '../../knowledge/recognise/recogniser.ts';
import { type Findings, listedAtMost, type ReaderOrders } from '../../platform/messages.ts';
import type { BlockPart } from '../../reading/anchor/document-text.ts';
import { caretAt, isOn, type Point } from '../../reading/hit-test.ts';
import type { DocumentListener, TextBlock } from '../../reading/readable-document.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import { inSlices, yieldToPage } from '../../reading/time-slices.ts';
import { CardCache } from './card-cache.ts';
import { CardControl, type Opening } from './card-control.ts';
import { FoundList, type PlacedMention } from './found-list.ts';
import type { Lent, PageReading, Subject } from './hand-over.ts';
import { isMarkKey, type KeyAct, watchKeys } from './keys.ts';
import { sayLastWord } from './last-word.ts';
import { MarkControl } from './mark-control.ts';
import { MentionFinder } from './mention-finder.ts';
import { MentionSteps } from './mention-steps.ts';
import { isForThePage, watchPointer } from './pointer.ts';
import { watchSelection } from './selection.ts';
import { Showing } from './showing.ts';

/** ms between two looks whether the extension is still there. */
const pulse = 3_000;
/** ms after which what a page of a document has rendered anew is painted, if the document says nothing more. */
const rendered = 80;

/** Reads one document, paints what was found, and opens cards on it. */
export class DocumentReader implements PageReading, DocumentListener {
  private readonly lent: Lent;
  private readonly subject: Subject;
  private readonly shown: ShownDocument;
  private readonly session: RecognitionSession;
  private readonly found = new FoundList();
  private readonly host: CardHost;
  private readonly cache: CardCache;
  private readonly card: CardControl;
  private readonly finder: MentionFinder;
  private readonly steps: MentionSteps;
  private readonly showing: Showing;
  readonly marks: MarkControl;
  private readonly firstRead = Promise.withResolvers<void>();
  private orders: ReaderOrders;
  private ui: AbortController | null = null;
  private unsettled = false;
  private begun = false;
  private complete = false;
  private rendering: ReturnType<typeof setTimeout> | undefined;
  /** What was told is settled, one telling after another. */
  private settled = Promise.resolve();

  constructor(lent: Lent, recogniser: Recogniser, subject: Subject) {
    this.lent = lent;
    this.subject = subject;
    this.orders = lent.orders;
    this.host = subject.host;
    this.shown = subject.shown;
    this.session = recogniser.open();
    this.finder = new MentionFinder(this.shown, this.found, this.host);
    this.steps = new MentionSteps(this.shown, this.found, this.finder, {
      loudness: () => this.orders.loudness,
      cardIsOpen: () => this.card.isOpen,
      reached: (place, boxes) => {
        if (this.orders.quiet) return;
        this.marks.yield();
        this.card.show(place, boxes, 'keys', null);
      },
    });
    this.showing = new Showing(subject, this.found, lent);
    this.cache = new CardCache(lent.ask, lent.signal);
    this.card = new CardControl(this.host, this.cache, lent, {
      boxesOf: (place) => this.finder.boxesOf(place),
      position: (place) => this.steps.position(place),
      point: (place) => this.showing.point(place && partOf(place)),
      step: (by) => this.stepByKey(by),
      orders: () => this.orders,
      gone: () => this.leave(true),
      view: this.window,
    });
    this.marks = new MarkControl(subject, lent, {
      orders: () => this.orders,
      mentionsIn: (key) => this.found.in(key),
      whenRead: this.firstRead.promise,
      isWhole: () => this.complete,
      makeRoom: () => this.card.close(),
      whenStyled: () => this.showing.whenStyled(),
      point: (place) => this.flash(place),
      gone: () => this.leave(true),
    });
    lent.signal.addEventListener('abort', () => this.tearDown());
    if (!this.orders.quiet) this.startShowing();
    void this.shown.read(this, lent.signal).then(() => this.completed());
  }

  // What the document tells.

  blockRead({ key, text, lang }: TextBlock): void {
    try {
      this.session.scan(key, text, lang);
    } catch (error) {
      // A text on which the recogniser fails has no mentions; the rest of the document is read.
      console.error(error);
      this.session.forget(key);
    }
    this.marks.kept.changed(key);
    this.unsettled = true;
    if (this.found.in(key).length) this.showing.note(key);
  }

  blockMoved(key: number): void {
    if (this.found.in(key).length) this.showing.note(key);
    this.marks.kept.blockMoved(key);
    // A page that is scrolled to is rendered, and nothing of its text has changed.
    if (this.begun && this.shown.pageOf(key, 0))
      this.rendering ??= setTimeout(() => this.caughtUp(), rendered);
  }

  blockGone(key: number): void {
    this.marks.kept.changed(key);
    this.session.forget(key);
    this.unsettled = true;
    this.showing.drop(key, this.found.drop(key));
  }

  caughtUp(): void {
    clearTimeout(this.rendering);
    this.rendering = undefined;
    this.settled = this.settled.then(() => this.settle());
  }

  /** Takes in what the recogniser makes of all that was told. A long document would hold up the page. */
  private async settle(): Promise<void> {
    const { signal } = this.lent;
    const news = this.unsettled || !this.begun;
    if (this.unsettled) {
      this.unsettled = false;
      for (const [key, recognition] of (await inSlices(this.session.settling(), signal)) ?? []) {
        this.found.set(key, recognition);
        this.showing.note(key);
      }
    }
    if (signal.aborted) return;
    if (!this.begun) {
      this.begun = true;
      this.showing.isRead = true;
      this.firstRead.resolve();
      void this.marks.look().catch(() => undefined);
    }
    if (this.card.isOpen) this.card.follows();
    this.marks.caughtUp();
    void this.tell(news);
  }

  /** The first reading is over: of a document with many pages long after its first pages were told. */
  private async completed(): Promise<void> {
    if (!this.begun) this.caughtUp();
    await this.settled;
    if (this.lent.signal.aborted) return;
    this.complete = true;
    // What was not found in its first part may stand in the rest.
    if (this.subject.grows) void this.marks.look().catch(() => undefined);
    void this.tell(true);
  }

  /** What was found, in turns: to the eye first, then to the badge, then what a card will need. */
  private async tell(news: boolean): Promise<void> {
    await yieldToPage();
    await this.showing.paint();
    if (!news || this.lent.signal.aborted) return;
    await yieldToPage();
    this.report();
    await yieldToPage();
    this.prepareCards();
  }

  // What is asked of us.

  findings(): Findings {
    return {
      url: this.subject.address(),
      title: this.subject.title(),
      quiet: this.orders.quiet,
      complete: this.complete,
      ...this.found.list(this.orders.loudness, this.shown, listedAtMost),
    };
  }

  async jump({ mention, contention }: Parameters<PageReading['jump']>[0]): Promise<boolean> {
    const placed = mention === undefined ? undefined : this.found.mentions[mention];
    const passage = contention === undefined ? undefined : this.found.contentions[contention];
    const { start, end } = passage?.contention ?? { start: 0, end: 0 };
    const place = placed ? partOf(placed) : passage && { key: passage.key, start, end };
    if (!place) return false;
    const found = await this.goTo(place);
    if (found && placed) this.steps.current = placed;
    return found;
  }

  /** Brings a place into view and points it out. @returns false if it can't be shown */
  async goTo(place: BlockPart): Promise<boolean> {
    if ((await this.shown.reveal(place)).length === 0) return false;
    this.marks.close();
    this.card.close();
    this.flash(place);
    return true;
  }

  async step(by: 1 | -1): Promise<boolean> {
    if (this.lent.isAlive()) return this.steps.step(by);
    this.leave(true);
    return true;
  }

  obey(orders: ReaderOrders): void {
    const was = this.orders;
    this.orders = orders;
    if (orders.quiet !== was.quiet) {
      if (orders.quiet) this.stopShowing();
      else this.startShowing();
    } else this.showing.setLoudness(orders.loudness);
    this.cache.forget();
    this.prepareCards();
    this.card.redraw();
    this.report();
  }

  /** Whether the document has been read to its end. */
  get isComplete(): boolean {
    return this.complete;
  }

  /** Where all that was found stands, in reading order: for a list or a strip beside the document. */
  get places(): readonly PlacedMention[] {
    return this.found.mentions;
  }

  /** A press in a page around the document, which the document itself hears nothing of: what it closes, closes. */
  pressedBeside(): void {
    this.card.pressed(null, { x: -1, y: -1 });
    this.marks.pressed(null);
  }

  /** Another document comes to the front: what stands open on this one closes. */
  yield(): void {
    this.card.close();
    this.marks.close();
  }

  // Showing.

  private get window(): Window {
    return this.shown.view.defaultView!;
  }

  private startShowing(): void {
    const ui = new AbortController();
    this.ui = ui;
    this.marks.kept.showWith(this.showing.start(this.orders.loudness));
    const { window } = this;
    watchPointer(
      window,
      () => this.orders.rest,
      {
        rested: (point) => this.openAt(point, 'hover'),
        moved: (point) => {
          this.card.moved(point);
          this.marks.stand.moved(point);
        },
        pressed: (target, point) => {
          this.card.pressed(target, point);
          this.marks.pressed(target);
        },
        clicked: (point, event) => {
          if (!this.host.isHost(event.target) && !isForThePage(event) && !this.hasSelection())
            this.openAt(point, 'click');
        },
      },
      ui.signal,
    );
    for (const keyWindow of this.subject.keyWindows)
      watchKeys(
        keyWindow,
        () => this.card.isOpen || this.marks.isOpen,
        (what) => this.subject.isInFront() && this.act(what),
        ui.signal,
      );
    watchSelection(
      window,
      (target) => this.host.isHost(target),
      () => void this.marks.offer(),
      () => this.marks.stand.deselected(),
      ui.signal,
    );
    let moving = 0;
    const follow = (event: Event) => {
      const isOpen = this.card.isOpen || this.marks.isOpen;
      if (!isOpen || this.host.isHost(event.target) || moving) return;
      moving = requestAnimationFrame(() => {
        moving = 0;
        this.card.follows();
        this.marks.stand.follows();
      });
    };
    window.addEventListener('scroll', follow, { capture: true, passive: true, signal: ui.signal });
    window.addEventListener('resize', follow, { passive: true, signal: ui.signal });
    const heartbeat = setInterval(() => {
      if (!this.lent.isAlive()) this.leave(this.card.isOpen);
    }, pulse);
    ui.signal.addEventListener('abort', () => clearInterval(heartbeat));
    void this.showing.paint();
  }

  private stopShowing(): void {
    this.ui?.abort();
    this.ui = null;
    this.card.close();
    this.marks.close();
    this.marks.kept.showWith(null);
    this.showing.stop();
    this.host.remove();
  }

  private flash(place: BlockPart | null): void {
    this.showing.flash(place, () => this.card.isOpen);
  }

  /** @returns false if the key means nothing now */
  private act(what: KeyAct): boolean {
    if (isMarkKey(what)) {
      void this.marks.mark(what).catch(() => undefined);
      return true;
    }
    if (this.marks.isOpen && what === 'close') {
      this.marks.close();
      return true;
    }
    if (what !== 'clip-paragraph') return this.card.act(what);
    const { place } = this.card;
    if (place) this.marks.clipBlock(place.key);
    return place !== null;
  }

  private stepByKey(by: 1 | -1): boolean {
    if (this.lent.isAlive() && !this.steps.any) return false;
    void this.step(by).catch(() => undefined);
    return true;
  }

  private openAt(point: Point, how: Opening): void {
    if (how === 'hover' && this.marks.stand.holds) return;
    const hit = this.finder.at(point, this.orders.loudness);
    if (!hit) {
      const { view } = this.shown;
      const caret = this.host.isHost(view.elementFromPoint(point.x, point.y)) ? null : caretAt(view, point);
      const spot = caret && this.shown.placeOf(caret.node, caret.offset);
      const pinned = how === 'hover' && this.card.isPinned;
      if (spot && !pinned) this.marks.openAt(point, spot, how);
      return;
    }
    this.marks.yield();
    this.steps.current = hit.place;
    this.card.show(hit.place, hit.boxes, how, hit.boxes.find((box) => isOn([box], point)) ?? null);
  }

  private hasSelection(): boolean {
    const selection = this.shown.view.getSelection();
    return selection !== null && !selection.isCollapsed;
  }

  private report(): void {
    this.lent.report(this.found.stepped(this.orders.loudness).length, this.complete);
  }

  private prepareCards(): void {
    if (this.orders.quiet) return;
    void this.cache.prepare(this.found.mentions.map(({ mention }) => mention));
  }

  /** The extension was updated or switched off: nothing of ours may stay, and who was reading a card is told why. */
  private leave(tell: boolean): void {
    this.lent.end();
    if (tell) sayLastWord(this.host, this.orders);
  }

  private tearDown(): void {
    clearTimeout(this.rendering);
    this.stopShowing();
    this.found.clear();
  }
}

/** Where a mention stands. */
const partOf = ({ key, mention: { start, end } }: PlacedMention): BlockPart => ({ key, start, end });
