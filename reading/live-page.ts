import type { BlockPart } from './anchor/document-text.ts';
import { BlockOrder, type LiveBlock } from './live/block-order.ts';
import { ElementKinds, isShown } from './live/element-kinds.ts';
import { type Changes, PageChanges } from './live/page-changes.ts';
import {
  type Container,
  isElement,
  lastAtOrBefore,
  PageWalk,
  type Progress,
  type Run,
  type WalkListener,
} from './live/page-walk.ts';
import { hasAttribute, isConnected, localNameOf, parentOf, shadowRootOf } from './live/unclobbered.ts';
import type { DocumentListener, TextBlock } from './readable-document.ts';
import { reveal } from './reveal.ts';
import type { PageNumber, ShownDocument } from './shown-document.ts';
import { inSlices, pause, whenIdle } from './time-slices.ts';

/** Text beyond this is not read: no document of law is so long, and a page must not be able to drown us. */
const mostText = 60_000_000;
/** Blocks that are found before they are put in their place and told. */
const groupSize = 64;
const groupText = 48_000;
/** Nodes between two looks at the clock. */
const stride = 128;
/** Text that is told between two looks at the clock, in UTF-16 units; a block is told whole. */
const strideText = 2_000;
/** Elements that are remembered because they may be shown, or get a shadow root, later. */
const mostAwaited = 2_000;
/** ms between the first of some changes and the reading of them, and how much longer per ms that it took. */
const quickest = 120;
const slowest = 3_000;
/** ms after the first reading at which elements are asked once more for a shadow root. */
const lateRoots = [500, 1_500, 4_000, 10_000];

const none: LiveBlock[] = [];

interface Rereading {
  old: LiveBlock[];
  taken: number;
  fresh: LiveBlock[];
}

/** The document of a page, as the reader of the page sees it, while it changes. */
export class LivePage implements ShownDocument {
  private readonly document: Document;
  private readonly isOurs: (node: Node) => boolean;
  private readonly kinds = new ElementKinds();
  private readonly order = new BlockOrder();
  private readonly blocks = new Map<number, LiveBlock>();
  /** The blocks that each container owns. What has an entry was read. */
  private readonly owned = new WeakMap<Node, LiveBlock[]>();
  private readonly unread = new WeakSet<Element>();
  private readonly dirty = new Set<Container>();
  private readonly hidden = new Set<Element>();
  private readonly expectant = new Set<Element>();
  private readonly openRoots = new Set<ShadowRoot>();
  private readonly rereadings = new Map<Container, Rereading>();
  private changes: PageChanges | null = null;
  private listener!: DocumentListener;
  private group: LiveBlock[] = [];
  private groupLength = 0;
  /** Where in the order the walk stands; -1 if it has to be looked up. */
  private place = -1;
  private textRead = 0;

  /** @param isOurs tells our own elements, which are not part of the page */
  constructor(document: Document, isOurs: (node: Node) => boolean) {
    this.document = document;
    this.isOurs = isOurs;
  }

  async read(listener: DocumentListener, signal: AbortSignal): Promise<void> {
    this.listener = listener;
    const changes = new PageChanges(this.isOurs, signal);
    this.changes = changes;
    changes.observe(this.document);
    const { documentElement } = this.document;
    if (documentElement) this.dirty.add(documentElement);
    await inSlices(this.readDirty(), signal);
    if (signal.aborted) return;
    listener.caughtUp();
    void this.watch(changes, signal);
    for (const after of lateRoots) {
      void pause(after, signal).then(() => {
        if (!signal.aborted && this.hasLateRoot()) changes.touch(this.document.documentElement);
      });
    }
  }

  block(key: number): TextBlock | null {
    return this.blocks.get(key) ?? null;
  }

  /** All blocks that were read, in reading order. */
  get texts(): readonly TextBlock[] {
    return this.order.blocks.filter((block) => !block.gone && this.blocks.has(block.key));
  }

  /** The open shadow roots that hold text that was read. */
  get shadowRoots(): Iterable<ShadowRoot> {
    return this.openRoots;
  }

  get view(): Document {
    return this.document;
  }

  async reveal({ key, start, end }: BlockPart): Promise<DOMRect[]> {
    const range = this.rangeOf(key, start, end);
    return range ? reveal(range) : [];
  }

  /** A page of the web has no pages. */
  pageOf(): PageNumber | null {
    return null;
  }

  /** The text nodes of a block, for a painter that has to change them; none if it shares one with another block. */
  textNodesOf(key: number): readonly Text[] {
    const block = this.blocks.get(key);
    const whole = block && block.nodes.reduce((sum, node) => sum + node.data.length, 0) === block.text.length;
    return whole ? block.nodes : [];
  }

  /** Takes other text nodes, of the same text, in place of a block's own. Call it at once after the change. */
  replaceTextNodes(key: number, nodes: Text[]): void {
    const block = this.blocks.get(key);
    if (!block) return;
    block.nodes = nodes;
    let length = 0;
    block.starts = nodes.map((node) => {
      length += node.data.length;
      return length - node.data.length;
    });
    this.changes?.ignoreOwn();
  }

  rangeOf(key: number, start: number, end: number): StaticRange | null {
    const block = this.blocks.get(key);
    if (!block || end <= start) return null;
    const first = lastAtOrBefore(block.starts, start);
    const last = lastAtOrBefore(block.starts, end - 1);
    const inNode = (index: number, at: number) =>
      Math.min(at - block.starts[index]! + (index === 0 ? block.from : 0), block.nodes[index]!.length);
    return new StaticRange({
      startContainer: block.nodes[first]!,
      startOffset: inNode(first, start),
      endContainer: block.nodes[last]!,
      endOffset: inNode(last, end),
    });
  }

  placeOf(node: Node, offset: number): { key: number; offset: number } | null {
    const container = this.containerOf(node);
    for (const block of (container && this.owned.get(container)) ?? none) {
      const index = block.nodes.indexOf(node as Text);
      if (index < 0) continue;
      const at = block.starts[index]! + offset - (index === 0 ? block.from : 0);
      if (at >= 0 && at <= block.text.length) return { key: block.key, offset: at };
    }
    return null;
  }

  /** The blocks of the container that a node stands in. */
  blocksAround(node: Node): readonly TextBlock[] {
    const container = this.containerOf(node);
    return (container && this.owned.get(container)) ?? none;
  }

  private containerOf(node: Node): Container | null {
    for (let at: Node | null = node; at; at = parentOf(at)) {
      if (this.owned.has(at)) return at as Container;
      if (this.unread.has(at as Element)) return null;
    }
    return null;
  }

  private async watch(changes: PageChanges, signal: AbortSignal): Promise<void> {
    let delay = quickest;
    for (;;) {
      await changes.some();
      await pause(delay, signal);
      await whenIdle(300);
      if (signal.aborted) return;
      const began = performance.now();
      this.takeIn(changes.take());
      if (this.dirty.size) {
        await inSlices(this.readDirty(), signal);
        if (signal.aborted) return;
      }
      this.listener.caughtUp();
      // A page that never rests is read more seldom.
      delay = Math.min(slowest, Math.max(quickest, 8 * (performance.now() - began)));
    }
  }

  private takeIn(changes: Changes): void {
    if (changes.flooded) {
      this.forget(this.document.documentElement);
      this.dirty.add(this.document.documentElement);
    }
    for (const stranger of changes.strangers) this.forget(stranger);
    for (const element of changes.restyled) this.look(element);
    for (const element of this.hidden) {
      if (!isConnected(element)) this.hidden.delete(element);
      else if (isShown(element)) this.readAgain(element);
    }
    this.hasLateRoot();
    for (const node of changes.touched) {
      const container = this.containerOf(node);
      if (container) this.dirty.add(container);
      else if (node === this.document) this.dirty.add(this.document.documentElement);
    }
    this.order.dropGone();
  }

  /** Looks again at an element whose look may have changed. */
  private look(element: Element): void {
    if (!isConnected(element) || this.isOurs(element) || this.hidden.has(element)) return;
    const unread = this.unread.has(element);
    if (!unread && !this.containerOf(element)) return;
    const differs = unread || hasAttribute(element, 'contenteditable') || localNameOf(element) === 'details';
    if (differs || !isShown(element)) this.readAgain(element);
  }

  private readAgain(element: Element): void {
    this.forget(element);
    const parent = parentOf(element);
    const container = parent && this.containerOf(parent);
    if (container) this.dirty.add(container);
  }

  private hasLateRoot(): boolean {
    let any = false;
    for (const element of this.expectant) {
      if (isConnected(element) && !shadowRootOf(element)) continue;
      this.expectant.delete(element);
      if (!isConnected(element)) continue;
      this.readAgain(element);
      any = true;
    }
    return any;
  }

  /** Nothing that was known of an element and what is in it holds any more. */
  private forget(root: Node): void {
    const forgetOne = (node: Node) => {
      for (const block of this.owned.get(node) ?? none) this.drop(block);
      this.owned.delete(node);
      if (!isElement(node)) return;
      this.unread.delete(node);
      this.hidden.delete(node);
      this.dirty.delete(node);
      const root = shadowRootOf(node);
      if (root) {
        this.openRoots.delete(root);
        this.forget(root);
      }
    };
    forgetOne(root);
    const walker = this.document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) forgetOne(walker.currentNode);
  }

  private drop(block: LiveBlock): void {
    if (block.gone) return;
    block.gone = true;
    this.textRead -= block.text.length;
    if (this.blocks.get(block.key) === block) {
      this.blocks.delete(block.key);
      this.listener.blockGone(block.key);
    }
  }

  private *readDirty(): Generator<void> {
    if (this.document.designMode === 'on') return;
    for (const container of this.dirty) {
      if (!this.dirty.has(container)) continue;
      if (!isConnected(container)) {
        this.dirty.delete(container);
        continue;
      }
      this.place = -1;
      const walk = new PageWalk(container, this.kinds, this.hears);
      let progress: Progress = 'more';
      while (progress === 'more' && this.textRead <= mostText) {
        progress = walk.advance(stride);
        if (this.group.length >= groupSize || this.groupLength > groupText) yield* this.placeGroupInSlices();
        yield;
      }
      this.placeGroup();
      const unfinished = walk.unfinished;
      for (const open of unfinished) this.close(open);
      // The change that broke the walk off was observed, and brings us back here.
      if (progress === 'lost') for (const open of unfinished) this.changes?.touch(open);
      if (this.textRead > mostText) this.dirty.clear();
    }
    this.order.dropGone();
  }

  private readonly hears: WalkListener = {
    isKnown: (container) => this.owned.has(container) && !this.dirty.has(container),
    isOurs: (node) => this.isOurs(node),
    entered: (container: Container) => {
      this.dirty.delete(container);
      const old = this.owned.get(container) ?? none;
      for (const block of old) block.unsettled = true;
      this.rereadings.set(container, { old, taken: 0, fresh: [] });
      this.owned.set(container, none);
    },
    left: (container: Container) => this.close(container),
    run: (run: Run) => this.take(run),
    passed: () => {
      this.placeGroup();
      this.place = -1;
    },
    skipped: (element: Element, hidden: boolean) => {
      this.unread.add(element);
      if (hidden && this.hidden.size < mostAwaited) this.hidden.add(element);
    },
    expects: (element: Element) => {
      if (this.expectant.size < mostAwaited) this.expectant.add(element);
    },
    opened: (root: ShadowRoot) => {
      this.openRoots.add(root);
      this.changes?.observe(root);
    },
  };

  private close(container: Container): void {
    const rereading = this.rereadings.get(container);
    if (!rereading) return;
    this.rereadings.delete(container);
    for (const block of rereading.old.slice(rereading.taken)) this.drop(block);
    this.owned.set(container, rereading.fresh.length ? rereading.fresh : none);
  }

  private take(run: Run): void {
    const rereading = this.rereadings.get(run.container);
    if (!rereading) return;
    const old = this.sameAs(run, rereading);
    if (!old) {
      const block: LiveBlock = { ...run, key: Number.NaN, gone: false, unsettled: false };
      rereading.fresh.push(block);
      this.group.push(block);
      this.groupLength += block.text.length;
      return;
    }
    this.placeGroup();
    this.place = -1;
    rereading.fresh.push(old);
    const sameText = old.text === run.text && old.lang === run.lang;
    const sameNodes =
      old.from === run.from &&
      old.nodes.length === run.nodes.length &&
      old.nodes.every((node, i) => node === run.nodes[i] && old.starts[i] === run.starts[i]);
    this.textRead += run.text.length - old.text.length;
    Object.assign(old, run);
    if (!sameText) this.listener.blockRead(old);
    else if (!sameNodes) this.listener.blockMoved(old.key);
  }

  /** The block that a run was when its container was last read. */
  private sameAs(run: Run, rereading: Rereading): LiveBlock | null {
    const { old } = rereading;
    for (let i = rereading.taken; i < Math.min(old.length, rereading.taken + 8); i++) {
      const block = old[i]!;
      if (block.gone || (block.text !== run.text && block.nodes[0] !== run.nodes[0])) continue;
      for (const missing of old.slice(rereading.taken, i)) this.drop(missing);
      rereading.taken = i + 1;
      const index = this.order.indexOf(block);
      const stays = index >= 0 && this.order.locate(run.nodes[0]!) <= index && this.isPlaced(index, run);
      if (stays) {
        block.unsettled = false;
        return block;
      }
      this.drop(block);
      return null;
    }
    return null;
  }

  /** Whether no settled block between here and there has been overtaken. */
  private isPlaced(index: number, run: Run): boolean {
    for (let i = this.order.locate(run.nodes[0]!); i < index; i++) {
      const between = this.order.blocks[i]!;
      if (!between.gone && !between.unsettled) return false;
    }
    return true;
  }

  private placeGroup(): void {
    for (const block of this.orderGroup()) this.tell(block);
  }

  /** As `placeGroup`, for the many blocks that one huge text node makes. */
  private *placeGroupInSlices(): Generator<void> {
    let told = 0;
    for (const block of this.orderGroup()) {
      if (!block.gone) this.tell(block);
      told += block.text.length;
      if (told < strideText) continue;
      told = 0;
      yield;
    }
  }

  /** @returns the blocks that now have to be told */
  private orderGroup(): readonly LiveBlock[] {
    const { group } = this;
    if (group.length === 0) return none;
    this.group = [];
    this.groupLength = 0;
    if (this.place < 0) this.place = this.order.locate(group[0]!.nodes[0]!);
    const fits = this.order.insert(this.place, group);
    this.place += group.length;
    if (fits) return group;
    for (const key of this.order.renumber()) this.listener.blockGone(key);
    this.blocks.clear();
    this.textRead = 0;
    return this.order.blocks.filter((block) => !block.gone);
  }

  private tell(block: LiveBlock): void {
    this.blocks.set(block.key, block);
    this.textRead += block.text.length;
    this.listener.blockRead(block);
  }
}
