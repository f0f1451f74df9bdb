import { type ComponentChild, render } from 'preact';
import { categories } from '../../knowledge/mention.ts';
import { markStyle } from '../marks/mark-style.ts';
import tokens from '../tokens.css?inline';
import { Card } from './Card.tsx';
import type { CardEvents, CardModel } from './card-model.ts';
import { around, type Box, keepInside, placeCard, tallest, wantsSheet } from './card-position.ts';
import { cardStyle, hostStyle, hueStyle } from './card-style.ts';

export interface CardLook {
  theme: 'system' | 'light' | 'dark';
  lang: string;
  rtl: boolean;
}

/** What a card stands in, CSS px, and whether it is worked by a finger. */
interface View {
  width: number;
  height: number;
  coarse: boolean;
}

// The tokens go on an element of ours inside the root: on the host, the page could set them.
const ownTokens = tokens
  .replace(/:root\b[^,{]*,\s*/g, '')
  .replace(/:host(?:\(([^)]*)\))?/g, (_, on) => `.frame${on ?? ''}`);

/**
 * The one element that is added to a page: a plain `div` whose closed root holds the card. It is made when it
 * is first needed, stands in the browser's top layer, and is taken away by `remove`.
 */
export class CardHost {
  private readonly document: Document;
  private host: HTMLElement | null = null;
  private root: ShadowRoot | null = null;
  private frame!: HTMLElement;
  private heard!: HTMLElement;
  private anchor: readonly Box[] = [];
  private near: Box | null = null;
  /** Where the reader dragged the card to. */
  private dragged: { left: number; top: number } | null = null;
  private focusBefore: Element | null = null;
  private shownWith: string | null = null;

  constructor(document: Document) {
    this.document = document;
  }

  /** Whether a node of the page is this host. */
  isHost(node: unknown): boolean {
    return this.host !== null && node === this.host;
  }

  get isOpen(): boolean {
    return this.host !== null && !this.frame.hidden;
  }

  /** The card's box, or `null` while it is closed. */
  get box(): Box | null {
    return this.isOpen ? this.frame.getBoundingClientRect() : null;
  }

  get holdsFocus(): boolean {
    return this.root?.activeElement != null;
  }

  /** Whether somebody works in the card by the keyboard, whatever the pointer does. */
  get isWorkedByKeys(): boolean {
    return this.root?.activeElement?.matches(':focus-visible') ?? false;
  }

  /**
   * Ties the card to a custom property of the page's root: it is shown only while that is there. Firefox ends our
   * scripts with the extension, before they could tidy up; our style sheet goes then, and the card with it.
   * To be called before the card is first shown.
   */
  showWith(property: string): void {
    this.shownWith = property;
  }

  /** Draws the card. It opens if it was closed. */
  show(model: CardModel, on: CardEvents, look: CardLook): void {
    this.draw(<Card model={model} on={on} />, look);
  }

  /** Draws something else where a card would stand: one thing is open at a time. */
  draw(content: ComponentChild, look: CardLook): void {
    const opens = !this.isOpen;
    // Asked before anything is changed, when the browser need not lay the page out to answer.
    const view = this.view();
    this.make();
    const { frame } = this;
    if (opens) this.focusBefore = this.document.activeElement;
    frame.hidden = false;
    frame.lang = look.lang;
    frame.dir = look.rtl ? 'rtl' : 'ltr';
    if (look.theme === 'system') frame.removeAttribute('data-theme');
    else frame.dataset.theme = look.theme;
    if (opens) this.raise();
    render(content, frame);
    this.place(view);
  }

  /**
   * Says something to who listens to the page instead of looking at it: as the name of a new element in a live
   * region, since the page could search for its text (see Words.tsx).
   */
  say(words: string): void {
    this.make();
    const said = this.document.createElement('span');
    said.setAttribute('role', 'img');
    said.setAttribute('aria-label', words);
    this.heard.replaceChildren(said);
  }

  /** Stands the card by some words. @param near the box of those under the pointer */
  standBy(boxes: readonly Box[], near: Box | null): void {
    this.anchor = boxes;
    this.near = near;
    this.place();
  }

  /** Forgets where the card was dragged to: another one opens by its own words. */
  undrag(): void {
    this.dragged = null;
  }

  /** Moves the keyboard's focus into the card; `hide` brings it back. */
  focus(): void {
    this.frame.querySelector<HTMLElement>('.card, .selection-bar button')?.focus({ preventScroll: true });
  }

  scrollToTop(): void {
    this.frame.querySelector('.body')?.scrollTo(0, 0);
  }

  hide(): void {
    if (!this.isOpen) return;
    const held = this.holdsFocus;
    this.frame.hidden = true;
    render(null, this.frame);
    this.dragged = null;
    this.host?.hidePopover?.();
    const before = this.focusBefore as HTMLElement | null;
    this.focusBefore = null;
    if (held && before?.isConnected) before.focus?.({ preventScroll: true });
  }

  remove(): void {
    if (!this.host) return;
    this.hide();
    this.host.remove();
    this.host = null;
    this.root = null;
  }

  private make(): void {
    if (this.host) {
      if (!this.host.isConnected) {
        // A page that replaces its whole document takes us with it.
        this.document.documentElement.append(this.host);
        this.raise();
      }
      return;
    }
    const { document } = this;
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'closed' });
    const tied = this.shownWith ? `:host { display: var(--${this.shownWith}, none) !important; }` : '';
    adopt(root, [hostStyle, tied, ownTokens, cardStyle, hueStyle(categories), markStyle].join('\n'));
    const frame = document.createElement('div');
    frame.className = 'frame';
    frame.hidden = true;
    const heard = document.createElement('div');
    heard.className = 'heard';
    heard.setAttribute('role', 'status');
    root.append(frame, heard);
    // The page's own bubbling listeners have no business with what is done in the card.
    for (const type of ownEvents) root.addEventListener(type, (event) => event.stopPropagation());
    frame.addEventListener('pointerdown', (event) => this.startDrag(event));
    this.host = host;
    this.root = root;
    this.frame = frame;
    this.heard = heard;
    document.documentElement.append(host);
    this.raise();
  }

  /** Into the top layer, where no z-index of the page reaches. */
  private raise(): void {
    const { host } = this;
    if (!host || typeof host.showPopover !== 'function') return;
    host.popover = 'manual';
    if (!host.matches(':popover-open')) host.showPopover();
  }

  private view(): View {
    const window = this.document.defaultView!;
    return {
      width: this.document.documentElement.clientWidth || window.innerWidth,
      height: window.innerHeight,
      coarse: window.matchMedia('(pointer: coarse)').matches,
    };
  }

  private place(viewport = this.view()): void {
    if (!this.isOpen) return;
    const { frame } = this;
    const sheet = wantsSheet(viewport, viewport.coarse);
    frame.toggleAttribute('data-sheet', sheet);
    if (sheet) return;
    frame.style.maxHeight = `${Math.min(tallest, viewport.height - 16)}px`;
    const { width, height } = frame.getBoundingClientRect();
    if (this.dragged || this.anchor.length === 0) {
      const corner = this.dragged ?? { left: viewport.width - width - 16, top: 16 };
      const { left, top } = keepInside(corner.left, corner.top, { width, height }, viewport);
      frame.style.left = `${left}px`;
      frame.style.top = `${top}px`;
      return;
    }
    const place = placeCard(
      this.anchor,
      this.near ?? this.anchor[0] ?? around(this.anchor),
      { width, height },
      viewport,
      frame.dir === 'rtl',
    );
    frame.style.left = `${place.left}px`;
    frame.style.top = `${place.top}px`;
    frame.style.maxHeight = `${place.maxHeight}px`;
  }

  private startDrag(event: PointerEvent): void {
    const target = event.target as Element;
    if (!event.isTrusted || event.button !== 0 || this.frame.hasAttribute('data-sheet')) return;
    if (!target.closest('.head') || target.closest('button, a')) return;
    event.preventDefault();
    const { left, top } = this.frame.getBoundingClientRect();
    const grip = { x: event.clientX - left, y: event.clientY - top };
    const head = target.closest<HTMLElement>('.head')!;
    const ending = new AbortController();
    head.setPointerCapture(event.pointerId);
    head.addEventListener(
      'pointermove',
      (move) => {
        this.dragged = { left: move.clientX - grip.x, top: move.clientY - grip.y };
        this.place();
      },
      { signal: ending.signal },
    );
    for (const end of ['pointerup', 'pointercancel'] as const)
      head.addEventListener(end, () => ending.abort(), { signal: ending.signal });
  }

  /** Whether the reader has put the card somewhere: then it stays open. */
  get wasDragged(): boolean {
    return this.dragged !== null;
  }
}

const ownEvents = (
  'click dblclick auxclick contextmenu mousedown mouseup mousemove mouseover mouseout pointerdown pointerup ' +
  'pointermove pointerover pointerout pointercancel touchstart touchend touchmove wheel keydown keypress keyup ' +
  'focusin focusout input beforeinput change copy cut paste selectstart dragstart drop'
).split(' ');

/** Styles the closed root: by a sheet of its own, or by an element where the browser refuses to share sheets. */
function adopt(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = root.ownerDocument.createElement('style');
    style.textContent = css;
    root.prepend(style);
  }
}
