import type { CardHost } from '../../components/card/card-host.tsx';
import type { CardEvents, CardModel } from '../../components/card/card-model.ts';
import { isOnTheWay } from '../../components/card/card-position.ts';
import { cardWords, isRightToLeft } from '../../components/card/card-words.ts';
import type { Mention } from '../../knowledge/mention.ts';
import type { ReaderOrders } from '../../platform/messages.ts';
import { isOn, type Point } from '../../reading/hit-test.ts';
import { type CardCache, type CardRequest, requestFor } from './card-cache.ts';
import type { PlacedMention } from './found-list.ts';
import type { Lent } from './hand-over.ts';
import type { KeyAct } from './keys.ts';

/** How a card came to be open: what a hover opened, leaving closes. */
export type Opening = 'hover' | 'click' | 'keys';

/** What the card needs of who reads the page. */
export interface CardSurroundings {
  /** Where it stands in the window now. */
  boxesOf(place: PlacedMention): DOMRect[];
  position(place: PlacedMention): { at: number; of: number } | null;
  point(place: PlacedMention | null): void;
  /** @returns false if there is nothing to step to; the step itself may take its time */
  step(by: 1 | -1): boolean;
  view: Window;
  orders(): ReaderOrders;
  /** The extension has gone from under us. */
  gone(): void;
}

interface Opened {
  place: PlacedMention;
  how: Opening;
  near: DOMRect | null;
  boxes: DOMRect[];
  /** The request that is shown, and those that `back` leads to. */
  request: CardRequest;
  trail: CardRequest[];
  view: CardModel['view'];
  pinned: boolean;
  keysShown: boolean;
  copied: CardModel['copied'];
}

/** ms for which the pointer may leave a card and come back. */
const grace = 300;
const briefly = 1_600;

/** Opens, fills and closes the one card of a page. */
export class CardControl {
  private readonly host: CardHost;
  private readonly cache: CardCache;
  private readonly lent: Pick<Lent, 'ask' | 'isAlive'>;
  private readonly around: CardSurroundings;
  private opened: Opened | null = null;
  private leaving: ReturnType<typeof setTimeout> | undefined;
  private forgetting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: CardHost,
    cache: CardCache,
    lent: Pick<Lent, 'ask' | 'isAlive'>,
    around: CardSurroundings,
  ) {
    this.host = host;
    this.cache = cache;
    this.lent = lent;
    this.around = around;
  }

  get isOpen(): boolean {
    return this.opened !== null;
  }

  /** Whether the reader has it stay open. */
  get isPinned(): boolean {
    return this.opened !== null && (this.opened.pinned || this.host.wasDragged);
  }

  get place(): PlacedMention | null {
    return this.opened?.place ?? null;
  }

  show(place: PlacedMention, boxes: DOMRect[], how: Opening, near: DOMRect | null): void {
    if (!this.lent.isAlive()) {
      this.around.gone();
      return;
    }
    const before = this.opened;
    if (before && how === 'hover') {
      if (before.pinned || this.host.wasDragged) return;
      if (before.place.key === place.key && before.place.mention === place.mention) return;
    }
    clearTimeout(this.leaving);
    const pinned = before?.pinned ?? false;
    if (!pinned) this.host.undrag();
    const request = requestFor(place.mention);
    this.opened = {
      place,
      how,
      near,
      boxes,
      request,
      trail: [],
      view: { is: 'loading', text: place.mention.text },
      pinned,
      keysShown: false,
      copied: 'no',
    };
    this.around.point(place);
    // Where it stands is told before what it says, so that it is laid out once.
    this.host.standBy(boxes, near);
    this.load(request);
    if (how === 'keys') this.host.focus();
  }

  close(): void {
    clearTimeout(this.leaving);
    if (!this.opened) return;
    this.opened = null;
    this.host.hide();
    this.around.point(null);
  }

  /** The orders are others now: what is shown is drawn by them. */
  redraw(): void {
    if (this.opened) this.load(this.opened.request);
  }

  /** The words that the card is about stand elsewhere now. */
  follows(): void {
    const { opened } = this;
    if (!opened) return;
    opened.boxes = this.around.boxesOf(opened.place);
    opened.near = null;
    const inView = opened.boxes.some(({ bottom, top }) => bottom > 0 && top < this.around.view.innerHeight);
    if (inView) this.host.standBy(opened.boxes, null);
    else if (opened.how === 'hover' && !opened.pinned) this.close();
  }

  moved(point: Point): void {
    const { opened } = this;
    const { box } = this.host;
    if (!opened || !box || opened.how !== 'hover' || opened.pinned || this.host.wasDragged) return;
    if (this.host.isWorkedByKeys || isOnTheWay(point, opened.boxes, box)) {
      clearTimeout(this.leaving);
      this.leaving = undefined;
    } else {
      this.leaving ??= setTimeout(() => {
        this.leaving = undefined;
        this.close();
      }, grace);
    }
  }

  pressed(target: EventTarget | null, point: Point): void {
    const { opened } = this;
    if (!opened || opened.pinned || this.host.isHost(target) || isOn(opened.boxes, point)) return;
    this.close();
  }

  /** @returns false if the key means nothing now */
  act(what: KeyAct): boolean {
    if (what === 'next' || what === 'previous') return this.around.step(what === 'next' ? 1 : -1);
    if (!this.opened) return false;
    if (what === 'close') this.close();
    else if (what === 'copy') this.copy();
    else if (what === 'open') this.open();
    else if (what === 'keys') this.toggleKeys();
    else return false;
    return true;
  }

  private toggleKeys(): void {
    this.change({ keysShown: !this.opened?.keysShown });
  }

  private follow(entry: string, text: string): void {
    const { opened } = this;
    if (!opened) return;
    const { category, lang } = opened.request;
    opened.trail.push(opened.request);
    this.load({ category, targets: [entry], text: text.slice(0, 400), lang });
    this.host.scrollToTop();
    this.host.focus();
  }

  private back(): void {
    const request = this.opened?.trail.pop();
    if (!request) return;
    this.load(request);
    this.host.scrollToTop();
    this.host.focus();
  }

  private copy(): void {
    const { opened } = this;
    if (opened?.view.is !== 'ready') return;
    // Absent on a page without encryption, refused in a frame whose page denies it.
    const written = navigator.clipboard
      ? navigator.clipboard.writeText(opened.view.content.citation)
      : Promise.reject(new Error('no clipboard'));
    void written.then(
      () => this.finishCopy(opened, 'copied'),
      () => this.finishCopy(opened, 'by-hand'),
    );
  }

  private open(): void {
    const { opened } = this;
    if (opened?.view.is !== 'ready') return;
    const { id, heading } = opened.view.content;
    const asked = this.lent.ask(
      'open-panel',
      id ? { entry: id } : { entry: null, query: heading.slice(0, 400) },
    );
    void asked.then(
      ({ opened: where }) => {
        if (where === 'tab') this.host.say(this.words.openedInTab);
      },
      () => this.failed(opened),
    );
  }

  private get words() {
    return cardWords(this.around.orders().language);
  }

  private finishCopy(opened: Opened, copied: CardModel['copied']): void {
    if (this.opened !== opened) return;
    this.change({ copied });
    this.host.say(copied === 'copied' ? this.words.copied : this.words.copyByHand);
    clearTimeout(this.forgetting);
    if (copied === 'copied') {
      this.forgetting = setTimeout(() => {
        if (this.opened === opened) this.change({ copied: 'no' });
      }, briefly);
    }
  }

  private load(request: CardRequest): void {
    const { opened } = this;
    if (!opened) return;
    opened.request = request;
    opened.copied = 'no';
    opened.keysShown = false;
    const content = this.cache.has(request);
    if (content) {
      this.ready(opened, content);
      return;
    }
    opened.view = { is: 'loading', text: request.text };
    this.draw();
    this.cache.get(request).then(
      (fetched) => {
        if (this.opened === opened && opened.request === request) this.ready(opened, fetched);
      },
      () => {
        if (opened.request === request) this.failed(opened);
      },
    );
  }

  private ready(opened: Opened, content: Extract<CardModel['view'], { is: 'ready' }>['content']): void {
    opened.view = { is: 'ready', content };
    this.draw();
    const { heading, weight, lead } = content;
    this.host.say([heading, weight?.words, lead].filter(Boolean).join('. '));
  }

  private failed(opened: Opened): void {
    if (this.opened !== opened) return;
    if (!this.lent.isAlive()) {
      this.around.gone();
      return;
    }
    this.change({ view: { is: 'failed' } });
    this.host.say(this.words.failedHeading);
  }

  private change(change: Partial<Opened>): void {
    if (!this.opened) return;
    Object.assign(this.opened, change);
    this.draw();
  }

  private draw(): void {
    const { opened } = this;
    if (!opened) return;
    const { theme, language } = this.around.orders();
    const { view, pinned, keysShown, copied, trail, place } = opened;
    const model: CardModel = {
      view,
      pinned,
      keysShown,
      copied,
      category: place.mention.category,
      position: this.around.position(place),
      canGoBack: trail.length > 0,
      words: this.words,
    };
    this.host.show(model, this.events, { theme, lang: language, rtl: isRightToLeft(language) });
  }

  private readonly events: CardEvents = {
    close: () => this.close(),
    pin: () => this.change({ pinned: !this.opened?.pinned }),
    keys: () => this.toggleKeys(),
    back: () => this.back(),
    copy: () => this.copy(),
    open: () => this.open(),
    step: (by) => void this.around.step(by),
    retry: () => this.redraw(),
    follow: (entry, text) => this.follow(entry, text),
  };
}

/** Whether two mentions stand at the same place. */
export function isSame(a: PlacedMention, b: { key: number; mention: Pick<Mention, 'start'> }): boolean {
  return a.key === b.key && a.mention.start === b.mention.start;
}
