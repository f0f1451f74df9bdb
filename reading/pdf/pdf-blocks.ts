import type { BlockPart } from '../anchor/document-text.ts';
import type { TextBlock } from '../readable-document.ts';
import type { Pieces } from './block-text.ts';
import type { FlowBlock } from './page-flow.ts';
import { joinQuads, PageGeometry } from './page-geometry.ts';
import type { PdfPageQuads, PdfQuad } from './pdf-space.ts';
import type { TextRun } from './text-runs.ts';

/** Keys that a page has: more blocks than any page. */
const keysAPage = 1 << 16;

export interface PdfBlock extends TextBlock {
  readonly pieces: Pieces;
}

/** Part of one item of a page, in its units. */
export interface ItemPart {
  page: number;
  item: number;
  from: number;
  to: number;
}

interface PageEntry {
  geometry: PageGeometry;
  /** Of each item the key of its block; 0 if it belongs to none. */
  keyOf: Float64Array;
  keys: Set<number>;
}

/** What has been read of a PDF: its blocks, and the way between them and the places on the pages. */
export class PdfBlocks {
  private readonly blocks = new Map<number, PdfBlock>();
  private readonly pages = new Map<number, PageEntry>();
  private inOrder: PdfBlock[] | null = null;
  /** Blocks that were read before their turn: they hold until what stands there is read in order. */
  private readonly early = new Set<number>();

  hasPage(page: number): boolean {
    return this.pages.has(page);
  }

  addPage(page: number, runs: readonly TextRun[]): void {
    const geometry = new PageGeometry(runs);
    this.pages.set(page, { geometry, keyOf: new Float64Array(runs.length), keys: new Set() });
  }

  /** @param early whether it is read before its turn, and so is none of the text in order yet */
  addBlock({ page, index, text, pieces }: FlowBlock, lang: string, early = false): PdfBlock {
    const block = { key: page * keysAPage + index, text, lang, pieces };
    this.blocks.set(block.key, block);
    if (early) this.early.add(block.key);
    for (let i = 0; i < pieces.count; i++) {
      const piece = pieces.at(i);
      const entry = this.pages.get(piece.page);
      if (!entry) continue;
      entry.keyOf[piece.item] = block.key;
      entry.keys.add(block.key);
    }
    if (early) return block;
    if (this.inOrder && (this.inOrder.at(-1)?.key ?? 0) < block.key) this.inOrder.push(block);
    else this.inOrder = null;
    return block;
  }

  /** Forgets what was read early of the places on which a block stands, or all of it. @returns the keys of what went */
  dropEarly(where?: Pick<FlowBlock, 'pieces'>): number[] {
    if (this.early.size === 0) return [];
    const keys = where ? this.earlyUnder(where.pieces) : [...this.early];
    for (const key of keys) {
      for (const { page, item } of this.piecesOf(key)) {
        const entry = this.pages.get(page);
        if (!entry) continue;
        entry.keys.delete(key);
        if (entry.keyOf[item] === key) entry.keyOf[item] = 0;
      }
      this.blocks.delete(key);
      this.early.delete(key);
    }
    return keys;
  }

  private earlyUnder(pieces: Pieces): number[] {
    const keys = new Set<number>();
    for (let i = 0; i < pieces.count; i++) {
      const { page, item } = pieces.at(i);
      const key = this.pages.get(page)?.keyOf[item];
      if (key && this.early.has(key)) keys.add(key);
    }
    return [...keys];
  }

  private *piecesOf(key: number) {
    const pieces = this.blocks.get(key)?.pieces;
    for (let i = 0; pieces && i < pieces.count; i++) yield pieces.at(i);
  }

  /** Forgets the blocks that begin on a page. @returns their keys */
  dropPage(page: number): number[] {
    const keys = [...this.keysOn(page)].filter((key) => Math.floor(key / keysAPage) === page);
    for (const key of keys) this.blocks.delete(key);
    this.inOrder = null;
    return keys;
  }

  get(key: number): PdfBlock | null {
    return this.blocks.get(key) ?? null;
  }

  /** All blocks in reading order, but for those that were read early: what stands before them is not known. */
  get all(): readonly PdfBlock[] {
    this.inOrder ??= [...this.blocks.values()]
      .filter(({ key }) => !this.early.has(key))
      .sort((a, b) => a.key - b.key);
    return this.inOrder;
  }

  geometryOf(page: number): PageGeometry | null {
    return this.pages.get(page)?.geometry ?? null;
  }

  /** The keys of all blocks of which some stands on a page. */
  keysOn(page: number): Iterable<number> {
    return this.pages.get(page)?.keys ?? [];
  }

  /** The parts of items that a span of a block's text is, in reading order. */
  itemsOf({ key, start, end }: BlockPart): ItemPart[] {
    const pieces = this.blocks.get(key)?.pieces;
    const parts: ItemPart[] = [];
    if (!pieces) return parts;
    for (let i = pieces.indexAt(start); i < pieces.count; i++) {
      const piece = pieces.at(i);
      if (piece.start >= end) break;
      const from = Math.max(start, piece.start) - piece.start;
      const to = Math.min(end, piece.start + piece.length) - piece.start;
      if (to <= from) continue;
      // One letter of the file that stands for several can't be divided.
      const whole = piece.itemLength !== piece.length;
      parts.push({
        page: piece.page,
        item: piece.item,
        from: piece.from + (whole ? 0 : from),
        to: piece.from + (whole ? piece.itemLength : to),
      });
    }
    return parts;
  }

  /** The place in the text of a unit of an item, or `null` if that item is not read. */
  placeOf(page: number, item: number, offset: number): { key: number; offset: number } | null {
    const key = this.pages.get(page)?.keyOf[item];
    const pieces = key ? this.blocks.get(key)?.pieces : undefined;
    if (!key || !pieces) return null;
    let nearest = -1;
    for (let i = 0; i < pieces.count; i++) {
      const piece = pieces.at(i);
      if (piece.page !== page || piece.item !== item) continue;
      const into = offset - piece.from;
      if (into >= 0 && into < piece.itemLength) {
        return { key, offset: piece.start + (piece.itemLength === piece.length ? into : 0) };
      }
      if (into >= 0) nearest = piece.start + piece.length;
      else if (nearest < 0) nearest = piece.start;
    }
    return nearest < 0 ? null : { key, offset: nearest };
  }

  /** The page on which a place of the text stands; 0 if the block has gone. */
  pageOf(key: number, offset: number): number {
    const pieces = this.blocks.get(key)?.pieces;
    return pieces && pieces.count > 0 ? pieces.at(pieces.indexAt(offset)).page : 0;
  }

  /** Where part of a block stands: a quad a line, page by page. */
  boxesOn(part: BlockPart): PdfPageQuads[] {
    const pages: PdfPageQuads[] = [];
    for (const { page, item, from, to } of this.itemsOf(part)) {
      const geometry = this.pages.get(page)?.geometry;
      if (!geometry) continue;
      if (pages.at(-1)?.page !== page) pages.push({ page, quads: [] });
      pages.at(-1)!.quads.push(geometry.quad(item, from, to));
    }
    return pages.map(({ page, quads }) => ({ page, quads: joinQuads(quads) }));
  }

  /** The text in some quads of a page: a part of each block that they touch, in reading order. */
  partsAt(page: number, quads: readonly PdfQuad[]): BlockPart[] {
    const entry = this.pages.get(page);
    const parts = new Map<number, BlockPart>();
    for (let item = 0; entry && item < entry.geometry.count; item++) {
      if (!entry.keyOf[item]) continue;
      for (const quad of quads) {
        const units = entry.geometry.unitsIn(item, quad);
        const first = units && this.placeOf(page, item, units.from);
        const last = units && this.placeOf(page, item, units.to - 1);
        if (!first || !last) continue;
        const known = parts.get(first.key);
        parts.set(first.key, {
          key: first.key,
          start: Math.min(known?.start ?? first.offset, first.offset),
          end: Math.max(known?.end ?? 0, last.offset + 1),
        });
      }
    }
    return [...parts.values()].sort((a, b) => a.key - b.key);
  }
}
