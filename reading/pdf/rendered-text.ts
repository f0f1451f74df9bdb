import type { ItemPart, PdfBlocks } from './pdf-blocks.ts';
import type { PdfPages } from './pdf-pages.ts';

/** The way between items of pages and the DOM, for the pages that are rendered now. */
export class RenderedText {
  private readonly pages: PdfPages;
  private readonly blocks: PdfBlocks;
  private readonly itemOf = new WeakMap<Node, { page: number; item: number }>();
  /** Layers of which it is known whether they hold the items that were read. */
  private readonly checked = new WeakMap<HTMLElement, boolean>();

  constructor(pages: PdfPages, blocks: PdfBlocks) {
    this.pages = pages;
    this.blocks = blocks;
  }

  /** The elements of a page's items; `null` while it is not rendered, or if they are not the items that were read. */
  private itemsOn(page: number): readonly HTMLElement[] | null {
    const layer = this.pages.textLayer(page);
    const geometry = this.blocks.geometryOf(page);
    if (!layer || !geometry) return null;
    const { items } = layer;
    let fits = items[0] && this.itemOf.has(items[0]) ? this.checked.get(layer.element) : undefined;
    if (fits === undefined) {
      fits =
        items.length === geometry.count &&
        items.every((element, item) => element.textContent.length === geometry.lengthOf(item));
      this.checked.set(layer.element, fits);
      if (fits) items.forEach((element, item) => void this.itemOf.set(element, { page, item }));
    }
    return fits ? items : null;
  }

  /** Where parts of items stand now: a range for what follows without a break, none for what is not rendered. */
  rangesOf(parts: readonly ItemPart[]): StaticRange[] {
    const ranges: StaticRange[] = [];
    for (let i = 0; i < parts.length; ) {
      let end = i + 1;
      while (end < parts.length && this.follows(parts[end - 1]!, parts[end]!)) end++;
      const range = this.range(parts[i]!, parts[end - 1]!);
      if (range) ranges.push(range);
      i = end;
    }
    return ranges;
  }

  private range(first: ItemPart, last: ItemPart): StaticRange | null {
    const items = this.itemsOn(first.page);
    const start = items && spotIn(items[first.item]!, first.from, false);
    const end = items && spotIn(items[last.item]!, last.to, true);
    if (!start || !end) return null;
    return new StaticRange({
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    });
  }

  /** Whether nothing else that is written stands between two parts in the text layer. */
  private follows(a: ItemPart, b: ItemPart): boolean {
    if (a.page !== b.page) return false;
    if (a.item === b.item) return b.from >= a.to;
    const geometry = this.blocks.geometryOf(a.page);
    if (!geometry || b.item < a.item || a.to < geometry.textOf(a.item).trimEnd().length) return false;
    if (geometry.textOf(b.item).slice(0, b.from).trim() !== '') return false;
    for (let item = a.item + 1; item < b.item; item++) if (!geometry.isBlank(item)) return false;
    return true;
  }

  /** The page, item and unit at a point of the DOM, or `null` outside of a text layer. */
  itemAt(node: Node, offset: number): { page: number; item: number; offset: number } | null {
    for (let at: Node | null = node; at; at = at.parentNode) {
      const known = this.itemOf.get(at);
      if (!known) continue;
      return { ...known, offset: unitsBefore(at, node, offset) };
    }
    return null;
  }

  /**
   * The page on which a node stands, be it in what lies over its text, as links do; 0 for none.
   * @param shown pages that may be rendered
   */
  pageAround(node: Node, shown: Iterable<number>): number {
    for (const page of shown)
      if (this.pages.textLayer(page)?.element.parentElement?.contains(node)) return page;
    return 0;
  }
}

/** How many units of an element's text lie before a point in it. */
function unitsBefore(element: Node, node: Node, offset: number): number {
  const lengthOf = (one: Node) => one.textContent?.length ?? 0;
  let units = offset;
  if (node.nodeType !== Node.TEXT_NODE) {
    units = 0;
    for (const child of [...node.childNodes].slice(0, offset)) units += lengthOf(child);
  }
  for (let at: Node = node; at !== element; at = at.parentNode!) {
    for (let left = at.previousSibling; left; left = left.previousSibling) units += lengthOf(left);
  }
  return units;
}

/** The text node and offset of a unit of an element's text; a search may have put elements of its own in it. */
function spotIn(element: HTMLElement, offset: number, isEnd: boolean): { node: Node; offset: number } | null {
  const only = element.firstChild;
  if (only && only === element.lastChild && only.nodeType === Node.TEXT_NODE) return { node: only, offset };
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  let last: { node: Node; offset: number } | null = null;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { length } = text.nodeValue!;
    if (offset < before + length || (isEnd && offset === before + length))
      return { node: text, offset: offset - before };
    before += length;
    last = { node: text, offset: length };
  }
  return last;
}
