import { cuts, flattened, hasWords, keepsLines, longestBlock } from '../block-rules.ts';
import { type ElementKinds, isShown, type Samples } from './element-kinds.ts';
import {
  attributeOf,
  closestTo,
  firstChildOf,
  holds,
  isConnected,
  isVisible,
  localNameOf,
  nextSiblingOf,
  nodeTypeOf,
  parentOf,
  rootOf,
  shadowRootOf,
} from './unclobbered.ts';

/** What owns blocks: an element that is a block, or a shadow root. */
export type Container = Element | ShadowRoot;

/** Text that flows in one line of reading, and the text nodes that it came from. */
export interface Run {
  container: Container;
  text: string;
  lang: string;
  nodes: Text[];
  /** Where each node's text begins in `text`. */
  starts: number[];
  /** Offset in the first node at which the run begins. */
  from: number;
}

/** What a walk tells, in reading order. */
export interface WalkListener {
  /** Whether a container needs no reading. */
  isKnown(container: Container): boolean;
  isOurs(node: Node): boolean;
  entered(container: Container): void;
  left(container: Container): void;
  run(run: Run): void;
  /** A container that was read before is passed over. */
  passed(container: Container): void;
  /** An element that is not read, for now because it is `hidden`, or for good. */
  skipped(element: Element, hidden: boolean): void;
  /** An element that may get a shadow root later. */
  expects(element: Element): void;
  /** A shadow root has been found; called before it is entered. */
  opened(root: ShadowRoot): void;
}

/** `lost`: the page changed under the walk so that it no longer knows its place. */
export type Progress = 'more' | 'done' | 'lost';

interface Frame {
  container: Container;
  samples: Samples;
  lang: string;
  linesKept: boolean;
  /** Whether its text can be seen; `undefined` until it has any. */
  shown: boolean | undefined;
  /** The text that flows together, so far. */
  nodes: Text[];
}

/** Shadow roots within shadow roots. */
const deepestRoots = 64;

export const isElement = (node: Node): node is Element => nodeTypeOf(node) === 1;

/** The language that the document declares at a place, '' if none. */
export function languageAt(container: Container): string {
  const element = isElement(container) ? container : container.host;
  const declaring = closestTo(element, '[lang]');
  if (declaring) return attributeOf(declaring, 'lang') ?? '';
  const root = rootOf(element);
  return 'host' in root ? languageAt(root as ShadowRoot) : '';
}

/**
 * Walks a container and all in it that is not known: a few nodes at a time, since the page must have its turns,
 * and without recursion, so that no depth of nesting hurts.
 */
export class PageWalk {
  private readonly frames: Frame[] = [];
  private top: Frame;
  private node: Node | null;
  private readonly root: Container;
  private readonly kinds: ElementKinds;
  private readonly listener: WalkListener;
  private shadows = 0;

  constructor(root: Container, kinds: ElementKinds, listener: WalkListener) {
    this.root = root;
    this.kinds = kinds;
    this.listener = listener;
    this.kinds.beginIn(root);
    this.top = this.enter(root, languageAt(root));
    const shadow = isElement(root) ? shadowRootOf(root) : null;
    this.node = (shadow && this.openShadow(shadow)) ?? firstChildOf(root);
  }

  /** The containers that were begun and not finished: they want another reading after an interruption. */
  get unfinished(): Container[] {
    return this.frames.map((frame) => frame.container);
  }

  /** Walks on over so many nodes. */
  advance(count: number): Progress {
    let { node } = this;
    if (node && (!isConnected(node) || !holds(this.top.container, node))) return 'lost';
    for (let left = count; left > 0; left--) {
      let next: Node | null = null;
      if (node === null) {
        // An empty container: it is left at once.
        node = this.top.container;
        const after = this.climb(node);
        if (after === null) return this.frames.length === 0 ? 'done' : 'lost';
        node = after;
        continue;
      }
      if (node.nodeType === 3) {
        const hidden = this.addText(node as Text);
        if (hidden) {
          if (this.frames.length === 0) return 'done';
          node = hidden;
        }
      } else if (isElement(node)) next = this.element(node);
      next ??= nextSiblingOf(node) ?? this.climb(parentOf(node));
      if (next === null) return this.frames.length === 0 ? 'done' : 'lost';
      node = next;
    }
    this.node = node;
    return 'more';
  }

  /** @returns the node inside at which the walk goes on; `null` to pass over the element */
  private element(element: Element): Node | null {
    const { listener } = this;
    const kind = this.kinds.kindOf(element, this.top.samples);
    if (kind === 'inline' || kind === 'block') {
      if (kind === 'block') {
        this.endRun();
        if (listener.isOurs(element)) return null;
        if (listener.isKnown(element)) {
          listener.passed(element);
          return null;
        }
      }
      const first = firstChildOf(element);
      const shadow = shadowRootOf(element);
      if (kind === 'block') {
        if (!first && !shadow) listener.expects(element);
        this.enter(element, this.top.lang);
        const inShadow = shadow && this.openShadow(shadow);
        if (inShadow) return inShadow;
        if (first && (!shadow || hasSlot(shadow))) return first;
        this.leave();
        return null;
      }
      if (shadow) return this.openShadow(shadow) ?? (hasSlot(shadow) ? first : null);
      if (!first || localNameOf(element).includes('-')) listener.expects(element);
      return first;
    }
    if (kind === 'break') this.endRun();
    else {
      if (kind === 'skip') this.endRun();
      listener.skipped(element, kind === 'hidden');
    }
    return null;
  }

  /** From the end of what is in `parent`, on to what follows it. @returns `null` at the end, or if the way is lost */
  private climb(parent: Node | null): Node | null {
    for (let at = parent; at; ) {
      if (at === this.top.container) {
        const { container } = this.top;
        this.leave();
        if (this.frames.length === 0) return null;
        if (!isElement(container)) {
          // Out of a shadow root: what its host holds besides comes next.
          this.shadows--;
          const { host } = container;
          if (!isConnected(host)) return null;
          const first = firstChildOf(host);
          if (first && hasSlot(container)) return first;
          at = host;
          if (at === this.top.container) continue;
        }
      }
      const next = nextSiblingOf(at);
      if (next) return next;
      at = parentOf(at);
    }
    return null;
  }

  /** @returns its first node, or `null` if there is nothing to be read in it */
  private openShadow(root: ShadowRoot): Node | null {
    if (this.shadows >= deepestRoots) return null;
    this.listener.opened(root);
    if (this.listener.isKnown(root)) {
      this.listener.passed(root);
      return null;
    }
    const first = firstChildOf(root);
    const frame = this.enter(root, this.top.lang);
    if (!first) {
      this.leave();
      return null;
    }
    frame.shown = true;
    this.shadows++;
    return first;
  }

  private enter(container: Container, inherited: string): Frame {
    const element = isElement(container) ? container : null;
    this.listener.entered(container);
    const frame: Frame = {
      container,
      samples: this.kinds.samplesIn(element),
      lang: (element && attributeOf(element, 'lang')) ?? inherited,
      linesKept: element !== null && keepsLines(localNameOf(element)),
      shown: element ? undefined : true,
      nodes: [],
    };
    this.frames.push(frame);
    this.top = frame;
    return frame;
  }

  private leave(): void {
    this.endRun();
    this.listener.left(this.pop());
  }

  private pop(): Container {
    const { container } = this.frames.pop()!;
    const { frames } = this;
    if (frames.length) this.top = frames[frames.length - 1]!;
    return container;
  }

  /** @returns the outermost element that turns out not to be shown, from whose end the walk goes on */
  private addText(text: Text): Element | null {
    const { top } = this;
    if (top.shown === true && top.nodes.length) {
      top.nodes.push(text);
      return null;
    }
    if (!hasWords(text.data)) return null;
    if (top.shown === undefined) {
      const element = top.container as Element;
      top.shown = isShown(element);
      // Where only `visibility` hides it, what is in it may be visible again.
      if (!top.shown && !isVisible(element)) return this.leaveHidden();
      if (!top.shown) this.listener.skipped(element, true);
    }
    const inside = text.parentElement;
    const seen = top.shown || (inside !== null && inside !== top.container && isShown(inside));
    if (seen) top.nodes.push(text);
    return null;
  }

  private leaveHidden(): Element {
    for (;;) {
      this.top.nodes = [];
      const element = this.pop() as Element;
      this.listener.left(element);
      const { container } = this.top;
      if (
        this.frames.length === 0 ||
        !isElement(container) ||
        container === this.root ||
        isShown(container)
      ) {
        this.listener.skipped(element, true);
        return element;
      }
    }
  }

  /** What flowed together so far is a run; what comes is not part of it. */
  private endRun(): void {
    const { top } = this;
    if (top.nodes.length === 0) return;
    // Text around a host with text in its shadow is cut there, and was read before it.
    if (this.shadows) for (const frame of this.frames) if (frame !== top) this.tell(frame);
    this.tell(top);
  }

  private tell(frame: Frame): void {
    const { nodes, container, lang, linesKept } = frame;
    if (nodes.length === 0) return;
    frame.nodes = [];
    let raw = nodes[0]!.data;
    const starts = [0];
    for (let i = 1; i < nodes.length; i++) {
      starts.push(raw.length);
      raw += nodes[i]!.data;
    }
    const text = flattened(raw);
    const at = linesKept || raw.length > longestBlock ? cuts(raw, linesKept) : [];
    if (at.length === 0) this.listener.run({ container, text, lang, nodes, starts, from: 0 });
    else this.tellParts({ container, text, lang, nodes, starts, from: 0 }, at);
  }

  private tellParts(whole: Run, at: readonly number[]): void {
    const { text, nodes, starts } = whole;
    let start = 0;
    for (const end of [...at, text.length]) {
      const part = text.slice(start, end);
      if (hasWords(part)) {
        const first = lastAtOrBefore(starts, start);
        const last = lastAtOrBefore(starts, end - 1);
        this.listener.run({
          ...whole,
          text: part,
          nodes: nodes.slice(first, last + 1),
          starts: starts.slice(first, last + 1).map((s) => Math.max(0, s - start)),
          from: start - starts[first]!,
        });
      }
      start = end;
    }
  }
}

const hasSlot = (root: ShadowRoot) => root.querySelector('slot') !== null;

/** Index of the last of ascending numbers that is not greater than `value`; the first is. */
export function lastAtOrBefore(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
