import type { CardHost } from '../../components/card/card-host.tsx';
import type { Recogniser } from '../../knowledge/recognise/recogniser.ts';
import { type Findings, listedAtMost, type ReaderOrders } from '../../platform/messages.ts';
import type { BlockPart } from '../../reading/anchor/document-text.ts';
import type { DocumentListener, TextBlock } from '../../reading/readable-document.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import { yieldToPage } from '../../reading/time-slices.ts';
import { CardCache } from './card-cache.ts';
import { CardControl } from './card-control.ts';
import { FoundList, type PlacedMention } from './found-list.ts';
import type { Lent, PageReading, Subject } from './hand-over.ts';
import { sayLastWord } from './last-word.ts';
import { MarkControl } from './mark-control.ts';
import { MentionFinder } from './mention-finder.ts';
import { MentionSteps } from './mention-steps.ts';
import { ReaderInput } from './reader-input.ts';
import { Showing } from './showing.ts';
import { TakingIn } from './taking-in.ts';

/** ms after which what a page of a document has rendered anew is painted, if the document says nothing more. */
const rendered = 80;

/** Reads one document, paints what was found, and opens cards on it. */
export class DocumentReader implements PageReading, DocumentListener {
  private readonly lent: Lent;
  private readonly subject: Subject;
  private readonly shown: ShownDocument;
  private readonly taking: TakingIn;
  private readonly found = new FoundList();
  private readonly host: CardHost;
  private readonly cache: CardCache;
  private readonly card: CardControl;
  private readonly finder: MentionFinder;
  private readonly steps: MentionSteps;
  private readonly showing: Showing;
  private readonly input: ReaderInput;
  readonly marks: MarkControl;
  private readonly firstRead = Promise.withResolvers<void>();
  private orders: ReaderOrders;
  private ui: AbortController | null = null;
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
    this.taking = new TakingIn(recogniser, this.found, this.showing);
    this.cache = new CardCache(lent.ask, lent.signal);
    this.card = new CardControl(this.host, this.cache, lent, {
      boxesOf: (place) => this.finder.boxesOf(place),
      position: (place) => this.steps.position(place),
      point: (place) => this.showing.point(place && partOf(place)),
      step: (by) => this.input.stepByKey(by),
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
    const { host, shown, finder, steps, card, marks } = this;
    this.input = new ReaderInput({
      subject: { ...subject, host, shown },
      finder,
      steps,
      card,
      marks,
      orders: () => this.orders,
      isAlive: () => lent.isAlive(),
      step: (by) => this.step(by),
      leave: (tell) => this.leave(tell),
    });
    lent.signal.addEventListener('abort', () => this.tearDown());
    if (!this.orders.quiet) this.startShowing();
    void this.shown.read(this, lent.signal).then(() => this.completed());
  }

  // What the document tells.

  blockRead(block: TextBlock): void {
    this.taking.read(block);
    this.marks.kept.changed(block.key);
    if (this.found.in(block.key).length) this.showing.note(block.key);
  }

  blockAhead(block: TextBlock): void {
    this.taking.readEarly(block, this.shown.texts);
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
    this.taking.forget(key);
  }

  caughtUp(): void {
    clearTimeout(this.rendering);
    this.rendering = undefined;
    this.settled = this.settled.then(() => this.settle());
  }

  /** Takes in what the recogniser makes of all that was told. A long document would hold up the page. */
  private async settle(): Promise<void> {
    const { signal } = this.lent;
    const news = this.taking.unsettled || !this.begun;
    await this.taking.settle(signal);
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

  async quote(contention: number): Promise<string | null> {
    const found = this.found.contentions[contention];
    return found ? this.marks.quote({ key: found.key, ...found.contention }) : null;
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
    this.input.watch(ui.signal);
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
