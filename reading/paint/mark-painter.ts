import { rangesOf } from '../readable-document.ts';
import type { ShownDocument } from '../shown-document.ts';
import { type HighlightMaker, highlightMaker } from './highlight-maker.ts';
import { type HighlightNames, type MarkRole, markRoles } from './highlight-names.ts';
import type { MarkedPart, PassagePainter } from './painter.ts';

/** Paints the reader's own marks by the CSS Custom Highlight registry, beside the mentions and below what is pointed out. */
export class MarkPainter implements PassagePainter {
  private readonly source: Pick<ShownDocument, 'rangeOf' | 'rangesOf' | 'view'>;
  private readonly names: HighlightNames;
  private readonly maker: HighlightMaker;
  private readonly highlights = new Map<MarkRole, Highlight>();
  private readonly painted = new Map<string, { role: MarkRole; ranges: StaticRange[] }>();

  constructor(source: Pick<ShownDocument, 'rangeOf' | 'rangesOf' | 'view'>, names: HighlightNames) {
    this.source = source;
    this.names = names;
    this.maker = highlightMaker(source.view);
  }

  paint(id: string, role: MarkRole, parts: readonly MarkedPart[]): void {
    this.erase(id);
    const ranges = parts.flatMap(({ key, start, end }) => rangesOf(this.source, key, start, end));
    if (ranges.length === 0) return;
    const highlight = this.highlightOf(role);
    for (const range of ranges) highlight.add(range);
    this.painted.set(id, { role, ranges });
  }

  erase(id: string): void {
    const before = this.painted.get(id);
    if (!before) return;
    for (const range of before.ranges) this.highlights.get(before.role)?.delete(range);
    this.painted.delete(id);
  }

  stop(): void {
    for (const role of markRoles) this.maker.CSS.highlights.delete(this.names[`mark-${role}`]);
    this.highlights.clear();
    this.painted.clear();
  }

  private highlightOf(role: MarkRole): Highlight {
    let highlight = this.highlights.get(role);
    if (!highlight) {
      highlight = Object.assign(new this.maker.Highlight(), { priority: -1 });
      this.highlights.set(role, highlight);
      this.maker.CSS.highlights.set(this.names[`mark-${role}`], highlight);
    }
    return highlight;
  }
}
