import { cuts, flattened, hasWords, keepsLines, longestBlock } from '../block-rules.ts';
import { type ElementKinds, isShown, type Samples } from './element-kinds.ts';

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
  entered(container: Container): void;
  left(container: Container): void;
  run(run: Run): void;
  /** A container that was read before is passed over. */
  passed(container: Container): void;
  /** An element that is not shown, not read, or not ours to read. */
  skipped(element: Element, hidden: boolean): void;
  /** An element that may get a shadow root later. */
  expects(element: Element): void;
  /** A shadow root has been found; called before it is entered. */
  opened(root: ShadowRoot): void;
}

export interface WalkRules {
  kinds: ElementKinds;
  /** Whether a container needs no reading. */
  isKnown(container: Container): boolean;
  isOurs(node: Node): boolean;
}

interface Frame {
  container: Container;
  samples: Samples;
  lang: string;
  linesKept: boolean;
  shown: boolean | undefined;
}

/** Nodes between two chances to stop. */
const stride = 48;
/** Shadow roots within shadow roots. */
const deepestRoots = 64;

export const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

/** The language that the document declares at a place, '' if none. */
export function languageAt(container: Container): string {
  const element = isElement(container) ? container : container.host;
  const declared = element.closest('[lang]')?.getAttribute('lang');
  if (declared !== undefined && declared !== null) return declared;
  const root = element.getRootNode();
  return root.nodeType === Node.DOCUMENT_FRAGMENT_NODE && 'host' in root
    ? languageAt(root as ShadowRoot)
    : '';
}

/**
 * Walks a container and all in it that is not known, without recursion, so that no depth of nesting hurts.
 * Yields often; the page may change in between.
 */
export class PageWalk {
  private readonly frames: Frame[] = [];
  private nodes: Text[] = [];
  private readonly root: Container;
  private readonly rules: WalkRules;
  private readonly listener: WalkListener;
  private readonly depth: number;
  private readonly beforeRun: (() => void) | null;

  constructor(
    root: Container,
    rules: WalkRules,
    listener: WalkListener,
    depth = 0,
    beforeRun: (() => void) | null = null,
  ) {
    this.root = root;
    this.rules = rules;
    this.listener = listener;
    this.depth = depth;
    this.beforeRun = beforeRun;
  }

  /** The containers that were begun and not finished: they want another reading after an interruption. */
  get unfinished(): Container[] {
    return this.frames.map((frame) => frame.container);
  }

  /** @returns false if the page changed under the walk so that its place was lost */
  *walk(): Generator<void, boolean> {
    this.enter(this.root, languageAt(this.root));
    let node: Node | null = this.root.firstChild;
    if (isElement(this.root) && this.root.shadowRoot) yield* this.walkShadow(this.root.shadowRoot);
    let steps = 0;
    while (node) {
      if (++steps % stride === 0) {
        yield;
        if (!node.isConnected || !this.top.container.contains(node)) return false;
      }
      let next: Node | null = null;
      if (node.nodeType === Node.TEXT_NODE) {
        const hidden = this.addText(node as Text);
        if (hidden) {
          node = hidden;
          if (node === this.root) return true;
        }
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const element = node as Element;
        const kind = this.rules.isOurs(element) ? 'skip' : this.rules.kinds.kindOf(element, this.top.samples);
        if (kind === 'skip' || kind === 'nothing' || kind === 'hidden') {
          if (kind === 'skip') this.endRun();
          this.listener.skipped(element, kind === 'hidden');
        } else if (kind === 'break') this.endRun();
        else if (kind === 'block' && this.rules.isKnown(element)) {
          this.endRun();
          this.listener.passed(element);
        } else {
          if (kind === 'block') {
            this.endRun();
            this.enter(element, this.top.lang);
          }
          next = element.firstChild;
          const shadow = element.shadowRoot;
          if (shadow) {
            yield* this.walkShadow(shadow);
            if (!element.isConnected) return false;
            if (!shadow.querySelector('slot')) next = null;
          } else if (!next || element.localName.includes('-')) this.listener.expects(element);
          if (!next && kind === 'block') this.leave();
        }
      }
      while (!next) {
        next = node.nextSibling;
        if (next) break;
        node = node.parentNode;
        if (!node) return false;
        if (node === this.top.container) this.leave();
        if (node === this.root) return this.frames.length === 0;
      }
      node = next;
    }
    if (this.frames.length) this.leave();
    return true;
  }

  private get top(): Frame {
    return this.frames[this.frames.length - 1]!;
  }

  private enter(container: Container, inherited: string): void {
    const element = isElement(container) ? container : null;
    const declared = element?.hasAttributes() ? element.getAttribute('lang') : null;
    this.listener.entered(container);
    this.frames.push({
      container,
      samples: this.rules.kinds.samplesIn(element),
      lang: declared ?? inherited,
      linesKept: element !== null && keepsLines(element.localName),
      shown: element ? undefined : true,
    });
  }

  private leave(): void {
    this.endRun();
    this.listener.left(this.frames.pop()!.container);
  }

  /** @returns the outermost element that turns out not to be shown, from whose end the walk goes on */
  private addText(text: Text): Element | null {
    const { top } = this;
    const blank = !hasWords(text.data);
    if (blank && this.nodes.length === 0) return null;
    if (top.shown === undefined && !blank) {
      const element = top.container as Element;
      top.shown = isShown(element);
      // Where only `visibility` hides it, what is in it may be visible again.
      if (!top.shown && !element.checkVisibility()) return this.leaveHidden();
      if (!top.shown) this.listener.skipped(element, true);
    }
    if (top.shown !== false) this.nodes.push(text);
    return null;
  }

  private leaveHidden(): Element {
    this.nodes = [];
    for (;;) {
      const element = this.frames.pop()!.container as Element;
      this.listener.left(element);
      const outer = this.frames[this.frames.length - 1]?.container;
      if (!outer || !isElement(outer) || outer === this.root || isShown(outer)) {
        this.listener.skipped(element, true);
        return element;
      }
    }
  }

  private *walkShadow(root: ShadowRoot): Generator<void> {
    if (this.depth >= deepestRoots) return;
    this.listener.opened(root);
    if (this.rules.isKnown(root)) {
      this.endRun();
      this.listener.passed(root);
      return;
    }
    const inner = new PageWalk(root, this.rules, this.listener, this.depth + 1, () => this.endRun());
    yield* inner.walk();
  }

  private endRun(): void {
    const { nodes } = this;
    if (nodes.length === 0) return;
    this.nodes = [];
    this.beforeRun?.();
    const { container, lang, linesKept } = this.top;
    const starts: number[] = [];
    let raw = '';
    for (const node of nodes) {
      starts.push(raw.length);
      raw += node.data;
    }
    const text = flattened(raw);
    const at = linesKept || raw.length > longestBlock ? cuts(raw, linesKept) : [];
    if (at.length === 0) {
      this.listener.run({ container, text, lang, nodes, starts, from: 0 });
      return;
    }
    let start = 0;
    for (const end of [...at, raw.length]) {
      const part = text.slice(start, end);
      if (hasWords(part)) {
        const first = lastAtOrBefore(starts, start);
        const last = lastAtOrBefore(starts, end - 1);
        this.listener.run({
          container,
          text: part,
          lang,
          nodes: nodes.slice(first, last + 1),
          starts: starts.slice(first, last + 1).map((s) => Math.max(0, s - start)),
          from: start - starts[first]!,
        });
      }
      start = end;
    }
  }
}

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
