import MarkJs from 'mark.js';
import type { Category } from '../../knowledge/mention.ts';
import type { MarkRole } from './highlight-names.ts';
import { belowText, categoryInk, markInk } from './highlight-style.ts';
import type { LoudnessByCategory, Mark, MarkedPart, Painter, PassagePainter } from './painter.ts';

/** What this painter needs of a document beyond its ranges, because it changes the text nodes. */
export interface WrappableDocument {
  textNodesOf(key: number): readonly Text[];
  replaceTextNodes(key: number, nodes: Text[]): void;
}

/** Marks our elements for ourselves without naming us to the page. */
const wrapper = 'data-markjs';

/** Part of a block that looks the same from its beginning to its end. */
interface Segment {
  start: number;
  end: number;
  category: Category | null;
  role: MarkRole | null;
}

interface Passage extends MarkedPart {
  role: MarkRole;
}

/**
 * Paints by wrapping words in `mark` elements, where the browser has no highlight registry. It is handed one
 * block at a time, since mark.js takes quadratic time, and no live Range may be held meanwhile. Mentions and the
 * reader's own marks may lie over each other: a block is divided into segments, each wrapped once.
 */
export class WrappingPainter implements Painter {
  private readonly source: WrappableDocument;
  private readonly mentions = new Map<number, readonly Mark[]>();
  private readonly marks = new Map<string, readonly Passage[]>();
  /** For each text node that a block had: itself, and the pieces that were split from it. */
  private readonly wrapped = new Map<number, Text[][]>();
  private loudness: LoudnessByCategory;
  private pointed: HTMLElement[] = [];

  constructor(source: WrappableDocument, loudness: LoudnessByCategory) {
    this.source = source;
    this.loudness = loudness;
  }

  paint(key: number, marks: readonly Mark[]): void {
    if (marks.length > 0) this.mentions.set(key, marks);
    else this.mentions.delete(key);
    this.wrap(key);
  }

  show(): void {}

  setLoudness(loudness: LoudnessByCategory): void {
    this.loudness = loudness;
    for (const key of this.mentions.keys()) this.wrap(key);
  }

  point(place: { key: number; start: number; end: number } | null): void {
    for (const element of this.pointed) element.style.removeProperty('outline');
    this.pointed = [];
    if (!place) return;
    let length = 0;
    for (const node of this.source.textNodesOf(place.key)) {
      const from = length;
      length += node.data.length;
      const element = node.parentElement;
      if (from >= place.start && length <= place.end && element?.hasAttribute(wrapper)) {
        element.style.setProperty('outline', '2px solid #b07d00');
        this.pointed.push(element);
      }
    }
  }

  stop(): void {
    this.point(null);
    this.mentions.clear();
    this.marks.clear();
    for (const key of [...this.wrapped.keys()]) this.unwrap(key);
  }

  /** Paints the reader's own marks, in the same elements. */
  readonly passages: PassagePainter = {
    paint: (id, role, parts) => {
      const before = this.marks.get(id) ?? [];
      if (parts.length > 0)
        this.marks.set(
          id,
          parts.map((part) => ({ ...part, role })),
        );
      else this.marks.delete(id);
      for (const key of new Set([...before, ...parts].map((part) => part.key))) this.wrap(key);
    },
    erase: (id) => {
      if (this.marks.has(id)) this.passages.paint(id, 'kept', []);
    },
    stop: () => {
      for (const id of [...this.marks.keys()]) this.passages.erase(id);
    },
  };

  private wrap(key: number): void {
    this.unwrap(key);
    const segments = this.segmentsOf(key);
    if (segments.length === 0) return;
    const nodes = this.source.textNodesOf(key);
    const ranges = segments.map(({ start, end }) => ({ start, length: end - start }));
    // The text nodes themselves are the context, so that offsets count in this block alone.
    new MarkJs(nodes as unknown as HTMLElement[]).markRanges(ranges, {
      each: (element: Element, range: { start: number }) => {
        const segment = segments.find(({ start }) => start === range.start);
        if (segment) this.dress(element as HTMLElement, segment);
      },
    });
    const own = new Set<Node>(nodes);
    const pieces = nodes.map((node) => piecesOf(node, own));
    this.wrapped.set(key, pieces);
    this.source.replaceTextNodes(key, pieces.flat());
  }

  /** What is to be wrapped in a block, in order, none over another. Of marks over each other the shortest is seen. */
  private segmentsOf(key: number): Segment[] {
    const mentions = (this.mentions.get(key) ?? []).filter(
      ({ category }) => this.loudness[category] !== 'off',
    );
    const marks = [...this.marks.values()].flat().filter((part) => part.key === key);
    marks.sort((a, b) => a.end - a.start - (b.end - b.start));
    const bounds = [...new Set([...mentions, ...marks].flatMap(({ start, end }) => [start, end]))];
    bounds.sort((a, b) => a - b);
    return bounds.slice(1).flatMap((end, i) => {
      const start = bounds[i]!;
      const covers = (one: { start: number; end: number }) => one.start <= start && one.end >= end;
      const category = mentions.find(covers)?.category ?? null;
      const role = marks.find(covers)?.role ?? null;
      return category || role ? [{ start, end, category, role }] : [];
    });
  }

  /** Puts back the text nodes that were there, the very same ones: a page may hold on to them. */
  private unwrap(key: number): void {
    const pieces = this.wrapped.get(key);
    if (!pieces) return;
    this.wrapped.delete(key);
    for (const [node, ...split] of pieces) {
      for (const piece of split) {
        const element = piece.parentElement;
        if (node!.isConnected && piece.isConnected) node!.appendData(piece.data);
        if (element?.hasAttribute(wrapper)) element.remove();
        else piece.remove();
      }
    }
    this.source.replaceTextNodes(
      key,
      pieces.map(([node]) => node!),
    );
  }

  private dress(element: HTMLElement, { category, role }: Segment): void {
    const { style } = element;
    style.setProperty('all', 'unset', 'important');
    style.setProperty('text-underline-offset', belowText, 'important');
    if (role) {
      // A mention inside a mark keeps its line below, in the colour of the mark.
      const { hue, line } = markInk[role];
      const lines = category ? 'underline overline' : 'overline';
      style.setProperty('background-color', `${hue}${role === 'kept' ? '2e' : '4d'}`, 'important');
      style.setProperty('text-decoration', `${lines} ${line} 2px ${hue}`, 'important');
    } else if (category) {
      const { hue, line } = categoryInk[category];
      const quiet = this.loudness[category] === 'quiet';
      style.setProperty('background-color', quiet ? 'transparent' : `${hue}1a`, 'important');
      style.setProperty(
        'text-decoration',
        `underline ${quiet ? 'dotted 1px' : `${line} 2px`} ${hue}`,
        'important',
      );
    }
  }
}

/** A text node and the pieces that mark.js has split from it, in order. */
function piecesOf(node: Text, own: ReadonlySet<Node>): Text[] {
  const pieces = [node];
  for (let at = node.nextSibling; at; at = at.nextSibling) {
    const wraps = at.nodeType === Node.ELEMENT_NODE && (at as Element).hasAttribute(wrapper);
    const text = wraps ? at.firstChild : at;
    if (text?.nodeType !== Node.TEXT_NODE || own.has(text)) break;
    pieces.push(text as Text);
  }
  return pieces;
}
