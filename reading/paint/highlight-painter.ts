import { type Category, categories } from '../../knowledge/mention.ts';
import { rangesOf } from '../readable-document.ts';
import type { ShownDocument } from '../shown-document.ts';
import { type HighlightMaker, highlightMaker } from './highlight-maker.ts';
import type { HighlightNames } from './highlight-names.ts';
import type { LoudnessByCategory, Mark, Painter } from './painter.ts';

/** Whether this browser can paint ranges without touching the document. */
export const hasHighlights = (): boolean =>
  typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;

/**
 * Paints by the CSS Custom Highlight registry: no element is added, nothing moves. The ranges are static, so
 * that a page which changes its text pays nothing for them.
 */
export class HighlightPainter implements Painter {
  private readonly source: Pick<ShownDocument, 'rangeOf' | 'rangesOf' | 'view'>;
  private readonly names: HighlightNames;
  private readonly maker: HighlightMaker;
  private readonly highlights = new Map<Category, Highlight>();
  private readonly painted = new Map<number, { category: Category; range: StaticRange }[]>();
  private pointed: Highlight | null = null;
  private loudness: LoudnessByCategory;
  private shown = false;

  constructor(
    source: Pick<ShownDocument, 'rangeOf' | 'rangesOf' | 'view'>,
    names: HighlightNames,
    loudness: LoudnessByCategory,
  ) {
    this.source = source;
    this.names = names;
    this.maker = highlightMaker(source.view);
    this.loudness = loudness;
    for (const category of categories) this.highlights.set(category, new this.maker.Highlight());
  }

  paint(key: number, marks: readonly Mark[]): void {
    for (const { category, range } of this.painted.get(key) ?? [])
      this.highlights.get(category)!.delete(range);
    const painted = [];
    for (const { start, end, category } of marks) {
      for (const range of rangesOf(this.source, key, start, end)) {
        this.highlights.get(category)!.add(range);
        painted.push({ category, range });
      }
    }
    if (painted.length) this.painted.set(key, painted);
    else this.painted.delete(key);
  }

  show(): void {
    if (this.shown) return;
    this.shown = true;
    this.setLoudness(this.loudness);
  }

  /** A category that is off is not registered, so that the page can't read where its mentions are. */
  setLoudness(loudness: LoudnessByCategory): void {
    this.loudness = loudness;
    if (!this.shown) return;
    for (const [category, highlight] of this.highlights) {
      for (const level of ['loud', 'quiet'] as const) {
        const name = this.names[`${category}-${level}`];
        if (loudness[category] !== level) this.maker.CSS.highlights.delete(name);
        else if (this.maker.CSS.highlights.get(name) !== highlight)
          this.maker.CSS.highlights.set(name, highlight);
      }
    }
  }

  point(place: { key: number; start: number; end: number } | null): void {
    const ranges = place ? rangesOf(this.source, place.key, place.start, place.end) : [];
    if (ranges.length === 0) {
      this.maker.CSS.highlights.delete(this.names.pointed);
      this.pointed = null;
      return;
    }
    this.pointed ??= Object.assign(new this.maker.Highlight(), { priority: 1 });
    this.pointed.clear();
    for (const range of ranges) this.pointed.add(range);
    this.maker.CSS.highlights.set(this.names.pointed, this.pointed);
  }

  stop(): void {
    for (const name of Object.values(this.names)) this.maker.CSS.highlights.delete(name);
    for (const highlight of this.highlights.values()) highlight.clear();
    this.painted.clear();
  }
}
