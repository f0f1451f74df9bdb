import type { BlockPart } from '../../reading/anchor/document-text.ts';
import { type HighlightNames, randomNames } from '../../reading/paint/highlight-names.ts';
import { HighlightPainter, hasHighlights } from '../../reading/paint/highlight-painter.ts';
import { highlightStyle } from '../../reading/paint/highlight-style.ts';
import { MarkPainter } from '../../reading/paint/mark-painter.ts';
import {
  type LoudnessByCategory,
  noPainter,
  type Painter,
  type PassagePainter,
} from '../../reading/paint/painter.ts';
import { WrappingPainter } from '../../reading/paint/wrapping-painter.ts';
import { Slice, yieldToPage } from '../../reading/time-slices.ts';
import type { FoundList } from './found-list.ts';
import type { Lent, Subject } from './hand-over.ts';

/** ms for which a place that was jumped to stays pointed out. */
const flash = 1_400;
/** ms after a card opens at which its words are pointed out. */
const pointDelay = 40;
/** Mentions that are painted between two looks at the clock, and blocks. */
const stride = 64;
/** On a page with more mentions none is pointed out. */
const mostToPoint = 6_000;

/** Makes what was found in a document visible in it, a slice at a time, and points out one place of it. */
export class Showing {
  private readonly subject: Subject;
  private readonly found: FoundList;
  private readonly lent: Pick<Lent, 'ask' | 'signal'>;
  private painter: Painter = noPainter;
  private names: HighlightNames | null = null;
  private styled: Promise<void> | null = null;
  private readonly styledRoots = new WeakSet<ShadowRoot>();
  private readonly toPaint = new Set<number>();
  private on = false;
  private painting = false;
  private fading: ReturnType<typeof setTimeout> | undefined;
  /** Whether the document has been read so far that showing what is painted disturbs nobody. */
  isRead = false;

  constructor(subject: Subject, found: FoundList, lent: Pick<Lent, 'ask' | 'signal'>) {
    this.subject = subject;
    this.found = found;
    this.lent = lent;
  }

  /** @returns what paints the reader's own marks; `null` where nothing can */
  start(loudness: LoudnessByCategory): PassagePainter | null {
    const { shown, wrappable } = this.subject;
    this.on = true;
    for (const key of this.found.keys) this.toPaint.add(key);
    if (!hasHighlights()) {
      if (!wrappable) return null;
      const wrapping = new WrappingPainter(wrappable, loudness);
      this.painter = wrapping;
      return wrapping.passages;
    }
    this.names ??= randomNames();
    this.painter = new HighlightPainter(shown, this.names, loudness);
    return new MarkPainter(shown, this.names);
  }

  stop(): void {
    this.on = false;
    clearTimeout(this.fading);
    this.painter.stop();
    this.painter = noPainter;
    this.toPaint.clear();
  }

  setLoudness(loudness: LoudnessByCategory): void {
    this.painter.setLoudness(loudness);
  }

  /** What is found in a block has to be painted, or painted again. */
  note(key: number): void {
    this.toPaint.add(key);
  }

  /** Nothing is in the block any more. */
  drop(key: number, had: boolean): void {
    this.toPaint.delete(key);
    if (had) this.painter.paint(key, []);
  }

  /** Paints what was noted. */
  async paint(): Promise<void> {
    if (this.painting) return;
    this.painting = true;
    const turn = new Slice();
    while (this.toPaint.size && !this.lent.signal.aborted) {
      const keys = [...this.toPaint];
      this.toPaint.clear();
      let painted = 0;
      for (const key of keys) {
        const mentions = this.found.in(key);
        this.painter.paint(key, mentions);
        painted += 1 + mentions.length;
        if (painted < stride) continue;
        painted = 0;
        if (!turn.over) continue;
        await yieldToPage();
        if (this.lent.signal.aborted) return;
        turn.start();
      }
    }
    if (this.found.keys.length) await this.whenStyled();
    this.painting = false;
    if (this.toPaint.size) return this.paint();
    if (this.isRead) this.painter.show();
    this.styleRoots();
  }

  /** Resolves once the document has the style that ours is shown by. */
  whenStyled(): Promise<void> {
    if (!this.names || !this.on) return Promise.resolve();
    this.styled ??= this.askForStyle(this.names);
    return this.styled;
  }

  /** Points out the words of a card, after it: with many marks the browser draws them all for each that changes. */
  point(place: BlockPart | null): void {
    clearTimeout(this.fading);
    if (place && this.found.mentions.length > mostToPoint) return;
    this.fading = setTimeout(() => this.painter.point(place), pointDelay);
  }

  /** Points out a place for a moment. @param stays asked then whether something else is pointed out by now */
  flash(place: BlockPart | null, stays: () => boolean): void {
    this.painter.point(place);
    clearTimeout(this.fading);
    this.fading = setTimeout(() => {
      if (!stays()) this.painter.point(null);
    }, flash);
  }

  /**
   * Asks for the style sheet, once, and only when there is something to be seen by it: the browser styles the
   * whole page anew for it, which on a page of six megabytes takes half a second.
   */
  private askForStyle(names: HighlightNames): Promise<void> {
    const { present, ...highlights } = names;
    return this.lent.ask('style', { names: import.meta.env.FIREFOX ? names : highlights }).then(
      () => {
        if (import.meta.env.FIREFOX) this.subject.host.showWith(present);
      },
      // Without its style the paint is not seen; the cards open all the same.
      () => undefined,
    );
  }

  /**
   * Firefox keeps a sheet of ours out of shadow roots; there each open root is given its own. Text that stands in
   * a root with no element around it no sheet reaches, in Firefox 153.
   */
  private styleRoots(): void {
    if (!import.meta.env.FIREFOX || !this.names || !this.on) return;
    for (const root of this.subject.shown.shadowRoots) {
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
}
