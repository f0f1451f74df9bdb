import { CardHost } from '../../components/card/card-host.tsx';
import type { Recogniser, RecognitionSession } from '../../knowledge/recognise/recogniser.ts';
import { type Findings, listedAtMost, type ReaderOrders } from '../../platform/messages.ts';
import { caretAt, isOn, type Point } from '../../reading/hit-test.ts';
import { LivePage } from '../../reading/live-page.ts';
import { type HighlightNames, randomNames } from '../../reading/paint/highlight-names.ts';
import { HighlightPainter, hasHighlights } from '../../reading/paint/highlight-painter.ts';
import { highlightStyle } from '../../reading/paint/highlight-style.ts';
import { MarkPainter } from '../../reading/paint/mark-painter.ts';
import { noPainter, type Painter } from '../../reading/paint/painter.ts';
import { WrappingPainter } from '../../reading/paint/wrapping-painter.ts';
import type { DocumentListener, TextBlock } from '../../reading/readable-document.ts';
import { reveal } from '../../reading/reveal.ts';
import { Slice, yieldToPage } from '../../reading/time-slices.ts';
import { CardCache } from './card-cache.ts';
import { CardControl, isSame, type Opening } from './card-control.ts';
import { FoundList, type PlacedMention } from './found-list.ts';
import type { Lent, PageReading } from './hand-over.ts';
import { isMarkKey, type KeyAct, watchKeys } from './keys.ts';
import { sayLastWord } from './last-word.ts';
import { MarkControl } from './mark-control.tsx';
import { MentionFinder } from './mention-finder.ts';
import { isForThePage, watchPointer } from './pointer.ts';
import { watchSelection } from './selection.ts';

/** ms for which a place that was jumped to stays pointed out. */
const flash = 1_400;
/** ms between two looks whether the extension is still there. */
const pulse = 3_000;
/** ms after a card opens at which its words are pointed out. */
const pointDelay = 40;
/** On a page with more mentions none is pointed out. */
const mostToPoint = 6_000;
/** Mentions in a row that can't be seen before stepping gives up. */
const mostSkipped = 200;

/** Reads one frame's document, paints what was found, and opens cards on it. */
export class PageReader implements PageReading, DocumentListener {
  private readonly lent: Lent;
  private readonly page: LivePage;
  private readonly session: RecognitionSession;
  private readonly found = new FoundList();
  private readonly host: CardHost;
  private readonly cache: CardCache;
  private readonly card: CardControl;
  private readonly finder: MentionFinder;
  readonly marks: MarkControl;
  private readonly firstRead = Promise.withResolvers<void>();
  private readonly toPaint = new Set<number>();
  private orders: ReaderOrders;
  private painter: Painter = noPainter;
  private names: HighlightNames | null = null;
  private styled: Promise<void> | null = null;
  private readonly styledRoots = new WeakSet<ShadowRoot>();
  private ui: AbortController | null = null;
  private painting = false;
  private unsettled = false;
  private complete = false;
  private current: PlacedMention | null = null;
  private fading: ReturnType<typeof setTimeout> | undefined;

  constructor(lent: Lent, recogniser: Recogniser) {
    this.lent = lent;
    this.orders = lent.orders;
    this.host = new CardHost(document);
    this.page = new LivePage(document, (node) => this.host.isHost(node));
    this.session = recogniser.open();
    this.finder = new MentionFinder(this.page, this.found, this.host);
    this.cache = new CardCache(lent.ask, lent.signal);
    this.card = new CardControl(this.host, this.cache, lent, {
      rangeOf: (place) => this.finder.rangeOf(place),
      position: (place) => this.position(place),
      point: (place) => this.point(place),
      step: (by) => this.step(by),
      orders: () => this.orders,
      gone: () => this.leave(true),
    });
    this.marks = new MarkControl(this.page, this.host, lent, {
      orders: () => this.orders,
      mentionsIn: (key) => this.found.in(key),
      whenRead: this.firstRead.promise,
      makeRoom: () => this.card.close(),
      whenStyled: () => this.whenStyled(),
      point: (place) => this.flash(place),
      gone: () => this.leave(true),
    });
    lent.signal.addEventListener('abort', () => this.tearDown());
    if (!this.orders.quiet) this.startShowing();
    void this.page.read(this, lent.signal);
  }

  // What the document tells.

  blockRead({ key, text, lang }: TextBlock): void {
    this.session.scan(key, text, lang);
    this.marks.kept.changed(key);
    this.unsettled = true;
    if (this.found.in(key).length) this.toPaint.add(key);
  }

  blockMoved(key: number): void {
    if (this.found.in(key).length) this.toPaint.add(key);
    this.marks.kept.blockMoved(key);
  }

  blockGone(key: number): void {
    this.marks.kept.changed(key);
    this.session.forget(key);
    this.unsettled = true;
    this.toPaint.delete(key);
    if (this.found.drop(key)) this.painter.paint(key, []);
  }

  caughtUp(): void {
    const changed = this.unsettled ? this.session.settle() : null;
    this.unsettled = false;
    for (const [key, recognition] of changed ?? []) {
      this.found.set(key, recognition);
      this.toPaint.add(key);
    }
    const news = changed !== null || !this.complete;
    if (!this.complete) {
      this.complete = true;
      this.firstRead.resolve();
      void this.marks.look().catch(() => undefined);
    }
    if (this.card.isOpen) this.card.follows();
    this.marks.caughtUp();
    void this.tell(news);
  }

  /** What was found, in turns: to the eye first, then to the badge, then what a card will need. */
  private async tell(news: boolean): Promise<void> {
    await yieldToPage();
    await this.paint();
    if (!news || this.lent.signal.aborted) return;
    await yieldToPage();
    this.report();
    await yieldToPage();
    this.prepareCards();
  }

  // What is asked of us.

  findings(): Findings {
    return {
      url: location.href,
      title: document.title,
      quiet: this.orders.quiet,
      complete: this.complete,
      ...this.found.list(this.orders.loudness, (key) => this.page.block(key)?.text ?? '', listedAtMost),
    };
  }

  jump({ mention, contention }: Parameters<PageReading['jump']>[0]): boolean {
    const placed = mention === undefined ? undefined : this.found.mentions[mention];
    const passage = contention === undefined ? undefined : this.found.contentions[contention];
    const place = placed
      ? { key: placed.key, ...bounds(placed.mention) }
      : passage && { key: passage.key, ...bounds(passage.contention) };
    const range = place && this.page.rangeOf(place.key, place.start, place.end);
    if (!range || reveal(range).length === 0) return false;
    if (placed) this.current = placed;
    this.marks.close();
    this.card.close();
    this.flash(place);
    return true;
  }

  private flash(place: { key: number; start: number; end: number } | null): void {
    this.painter.point(place);
    clearTimeout(this.fading);
    this.fading = setTimeout(() => {
      if (!this.card.isOpen) this.painter.point(null);
    }, flash);
  }

  step(by: 1 | -1): boolean {
    if (!this.lent.isAlive()) {
      this.leave(true);
      return true;
    }
    const places = this.found.stepped(this.orders.loudness);
    const { current } = this;
    let index = current ? places.findIndex((place) => isSame(place, current)) : -1;
    if (index >= 0 && (this.card.isOpen || this.finder.isInView(places[index]!))) index += by;
    else index = this.finder.firstInView(places) - (by < 0 ? 1 : 0);
    for (let tries = 0; tries < Math.min(places.length, mostSkipped); tries++, index += by) {
      const place = places[(index + places.length) % places.length]!;
      const range = this.finder.rangeOf(place);
      const boxes = range ? reveal(range) : [];
      if (boxes.length === 0) continue;
      this.current = place;
      if (!this.orders.quiet) {
        this.marks.yield();
        this.card.show(place, boxes, 'keys', null);
      }
      return true;
    }
    return false;
  }

  obey(orders: ReaderOrders): void {
    const was = this.orders;
    this.orders = orders;
    if (orders.quiet !== was.quiet) {
      if (orders.quiet) this.stopShowing();
      else this.startShowing();
    } else this.painter.setLoudness(orders.loudness);
    this.cache.forget();
    this.prepareCards();
    this.card.redraw();
    this.report();
  }

  // Showing.

  private startShowing(): void {
    const ui = new AbortController();
    this.ui = ui;
    if (hasHighlights()) {
      this.names ??= randomNames();
      this.painter = new HighlightPainter(this.page, this.names, this.orders.loudness);
      this.marks.kept.showWith(new MarkPainter(this.page, this.names));
    } else this.painter = new WrappingPainter(this.page, this.orders.loudness);
    watchPointer(
      window,
      () => this.orders.rest,
      {
        rested: (point) => this.openAt(point, 'hover'),
        moved: (point) => {
          this.card.moved(point);
          this.marks.moved(point);
        },
        pressed: (target, point) => {
          this.card.pressed(target, point);
          this.marks.pressed(target);
        },
        clicked: (point, event) => {
          if (!this.host.isHost(event.target) && !isForThePage(event) && !hasSelection())
            this.openAt(point, 'click');
        },
      },
      ui.signal,
    );
    watchKeys(
      window,
      () => this.card.isOpen || this.marks.isOpen,
      (what) => this.act(what),
      ui.signal,
    );
    watchSelection(
      window,
      (target) => this.host.isHost(target),
      () => void this.marks.offer(),
      () => this.marks.deselected(),
      ui.signal,
    );
    let moving = 0;
    const follow = (event: Event) => {
      const isOpen = this.card.isOpen || this.marks.isOpen;
      if (!isOpen || this.host.isHost(event.target) || moving) return;
      moving = requestAnimationFrame(() => {
        moving = 0;
        this.card.follows();
        this.marks.follows();
      });
    };
    window.addEventListener('scroll', follow, { capture: true, passive: true, signal: ui.signal });
    window.addEventListener('resize', follow, { passive: true, signal: ui.signal });
    const heartbeat = setInterval(() => {
      if (!this.lent.isAlive()) this.leave(this.card.isOpen);
    }, pulse);
    ui.signal.addEventListener('abort', () => clearInterval(heartbeat));
    for (const key of this.found.keys) this.toPaint.add(key);
    void this.paint();
  }

  /**
   * Asks for the style sheet, once, and only when there is something to be seen by it: the browser styles the
   * whole page anew for it, which on a page of six megabytes takes half a second.
   */
  private askForStyle(names: HighlightNames): Promise<void> {
    const { present, ...highlights } = names;
    return this.lent.ask('style', { names: import.meta.env.FIREFOX ? names : highlights }).then(
      () => {
        if (import.meta.env.FIREFOX) this.host.showWith(present);
      },
      // Without its style the paint is not seen; the cards open all the same.
      () => undefined,
    );
  }

  private whenStyled(): Promise<void> {
    if (!this.names || this.orders.quiet) return Promise.resolve();
    this.styled ??= this.askForStyle(this.names);
    return this.styled;
  }

  private stopShowing(): void {
    this.ui?.abort();
    this.ui = null;
    this.card.close();
    this.marks.close();
    this.marks.kept.showWith(null);
    clearTimeout(this.fading);
    this.painter.stop();
    this.painter = noPainter;
    this.host.remove();
  }

  private async paint(): Promise<void> {
    if (this.painting) return;
    this.painting = true;
    const turn = new Slice();
    while (this.toPaint.size && !this.lent.signal.aborted) {
      const keys = [...this.toPaint];
      this.toPaint.clear();
      for (const key of keys) {
        this.painter.paint(key, this.found.in(key));
        if (!turn.over) continue;
        await yieldToPage();
        if (this.lent.signal.aborted) return;
        turn.start();
      }
    }
    if (this.found.keys.length) await this.whenStyled();
    this.painting = false;
    if (this.toPaint.size) return this.paint();
    if (this.complete) this.painter.show();
    this.styleRoots();
  }

  /**
   * Firefox keeps a sheet of ours out of shadow roots; there each open root is given its own. Text that stands in
   * a root with no element around it no sheet reaches, in Firefox 153.
   */
  private styleRoots(): void {
    if (!import.meta.env.FIREFOX || !this.names || this.orders.quiet) return;
    for (const root of this.page.shadowRoots) {
      if (this.styledRoots.has(root)) continue;
      this.styledRoots.add(root);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(highlightStyle(this.names));
      root.adoptedStyleSheets.push(sheet);
      this.lent.signal.addEventListener('abort', () => {
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      });
    }
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

  private openAt(point: Point, how: Opening): void {
    if (how === 'hover' && this.marks.holds) return;
    const hit = this.finder.at(point, this.orders.loudness);
    if (!hit) {
      const caret = this.host.isHost(document.elementFromPoint(point.x, point.y))
        ? null
        : caretAt(document, point);
      const spot = caret && this.page.placeOf(caret.node, caret.offset);
      const pinned = how === 'hover' && this.card.isPinned;
      if (spot && !pinned) this.marks.openAt(point, spot, how);
      return;
    }
    this.marks.yield();
    this.current = hit.place;
    this.card.show(hit.place, hit.boxes, how, hit.boxes.find((box) => isOn([box], point)) ?? null);
  }

  private position(place: PlacedMention): { at: number; of: number } | null {
    const places = this.found.stepped(this.orders.loudness);
    const index = places.findIndex((other) => isSame(other, place));
    return index < 0 ? null : { at: index + 1, of: places.length };
  }

  /** After the card, which must not wait for it: with many marks the browser draws them all for each that changes. */
  private point(place: PlacedMention | null): void {
    clearTimeout(this.fading);
    if (place && this.found.mentions.length > mostToPoint) return;
    this.fading = setTimeout(
      () => this.painter.point(place && { key: place.key, ...bounds(place.mention) }),
      pointDelay,
    );
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
    this.stopShowing();
    this.found.clear();
    this.toPaint.clear();
  }
}

const bounds = ({ start, end }: { start: number; end: number }) => ({ start, end });

function hasSelection(): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed;
}
