import MarkJs from 'mark.js';
import type { Category } from '../../knowledge/mention.ts';
import { categoryInk } from './highlight-style.ts';
import type { LoudnessByCategory, Mark, Painter } from './painter.ts';

/** What this painter needs of a document beyond its ranges, because it changes the text nodes. */
export interface WrappableDocument {
  textNodesOf(key: number): readonly Text[];
  replaceTextNodes(key: number, nodes: Text[]): void;
}

/** Marks our elements for ourselves without naming us to the page. */
const wrapper = 'data-markjs';

interface Wrapped {
  marks: readonly Mark[];
  /** For each text node that the block had: itself, and the pieces that were split from it. */
  pieces: Text[][];
}

/**
 * Paints by wrapping words in `mark` elements, where the browser has no highlight registry. It is handed one
 * block at a time, since mark.js takes quadratic time, and no live Range may be held meanwhile.
 */
export class WrappingPainter implements Painter {
  private readonly source: WrappableDocument;
  private readonly wrapped = new Map<number, Wrapped>();
  private loudness: LoudnessByCategory;
  private pointed: HTMLElement[] = [];

  constructor(source: WrappableDocument, loudness: LoudnessByCategory) {
    this.source = source;
    this.loudness = loudness;
  }

  paint(key: number, marks: readonly Mark[]): void {
    this.unwrap(key);
    if (marks.length === 0) return;
    const visible = marks.filter(({ category }) => this.loudness[category] !== 'off');
    const nodes = this.source.textNodesOf(key);
    const ranges = visible.map(({ start, end }) => ({ start, length: end - start }));
    // The text nodes themselves are the context, so that offsets count in this block alone.
    new MarkJs(nodes as unknown as HTMLElement[]).markRanges(ranges, {
      each: (element: Element, range: { start: number }) => {
        const mark = visible.find(({ start }) => start === range.start);
        if (mark) this.dress(element as HTMLElement, mark.category);
      },
    });
    const own = new Set<Node>(nodes);
    const pieces = nodes.map((node) => piecesOf(node, own));
    this.wrapped.set(key, { marks, pieces });
    this.source.replaceTextNodes(key, pieces.flat());
  }

  show(): void {}

  setLoudness(loudness: LoudnessByCategory): void {
    this.loudness = loudness;
    for (const [key, { marks }] of [...this.wrapped]) this.paint(key, marks);
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
    for (const key of [...this.wrapped.keys()]) this.unwrap(key);
  }

  /** Puts back the text nodes that were there, the very same ones: a page may hold on to them. */
  private unwrap(key: number): void {
    const { pieces } = this.wrapped.get(key) ?? {};
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

  private dress(element: HTMLElement, category: Category): void {
    const { hue, line } = categoryInk[category];
    const quiet = this.loudness[category] === 'quiet';
    const { style } = element;
    style.setProperty('all', 'unset', 'important');
    style.setProperty('background-color', quiet ? 'transparent' : `${hue}1a`, 'important');
    style.setProperty(
      'text-decoration',
      `underline ${quiet ? 'dotted 1px' : `${line} 2px`} ${hue}`,
      'important',
    );
    style.setProperty('text-underline-offset', '3px', 'important');
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
