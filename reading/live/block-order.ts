import type { Run } from './page-walk.ts';

/** A block as it stands in a live page. */
export interface LiveBlock extends Run {
  key: number;
  gone: boolean;
  /** Its container is being read again and it is not yet known whether it is still there. */
  unsettled: boolean;
}

/** Room between the keys of two blocks, so that many can come between them later. */
const spacing = 2 ** 20;

/** Where a node stands for one that is in another tree: the shadow hosts that lead to it, outermost first. */
function trail(node: Node): Node[] {
  const steps = [node];
  for (;;) {
    const root = steps[0]!.getRootNode();
    if (root.nodeType !== Node.DOCUMENT_FRAGMENT_NODE || !('host' in root)) return steps;
    steps.unshift((root as ShadowRoot).host);
  }
}

/** Whether `a` is read before `b`. What is in a shadow root is read before what its host holds besides. */
export function isBefore(a: Node, b: Node): boolean {
  if (a === b) return false;
  const position = a.compareDocumentPosition(b);
  if (!(position & Node.DOCUMENT_POSITION_DISCONNECTED)) {
    return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }
  const [left, right] = [trail(a), trail(b)];
  for (let depth = 0; depth < Math.min(left.length, right.length); depth++) {
    const [one, other] = [left[depth]!, right[depth]!];
    if (one === other) continue;
    return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }
  return left.length < right.length;
}

/** The blocks of a page in reading order, and their keys. */
export class BlockOrder {
  private list: LiveBlock[] = [];

  get length(): number {
    return this.list.length;
  }

  get blocks(): readonly LiveBlock[] {
    return this.list;
  }

  /** Index of the first block that does not begin before the node. */
  locate(node: Node): number {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      // A block that may be gone says nothing about where it was.
      let probe = middle;
      while (probe < high && (this.list[probe]!.unsettled || this.list[probe]!.gone)) probe++;
      if (probe === high) high = middle;
      else if (isBefore(this.list[probe]!.nodes[0]!, node)) low = probe + 1;
      else high = middle;
    }
    return low;
  }

  indexOf(block: LiveBlock): number {
    let low = 0;
    let high = this.list.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.list[middle]!.key < block.key) low = middle + 1;
      else high = middle;
    }
    return this.list[low] === block ? low : -1;
  }

  /**
   * Puts blocks before the one at `index` and gives them their keys.
   * @returns false if there is no room left between its neighbours: then `renumber`
   */
  insert(index: number, blocks: LiveBlock[]): boolean {
    const before = this.list[index - 1]?.key;
    const after = this.list[index]?.key;
    let first: number;
    let step: number;
    if (after === undefined) {
      first = (before ?? 0) + spacing;
      step = spacing;
    } else if (before === undefined) {
      first = after - spacing * blocks.length;
      step = spacing;
    } else {
      // Near the block before, since pages mostly grow at the end of something.
      const room = after - before;
      first = before + room / 16;
      step = room / 16 / blocks.length;
    }
    let last = before ?? Number.NEGATIVE_INFINITY;
    let fits = true;
    blocks.forEach((block, i) => {
      block.key = first + i * step;
      if (block.key <= last) fits = false;
      last = block.key;
    });
    if (after !== undefined && last >= after) fits = false;
    if (after === undefined) for (const block of blocks) this.list.push(block);
    else this.list = [...this.list.slice(0, index), ...blocks, ...this.list.slice(index)];
    return fits;
  }

  /** Gives every block a new key. @returns the old keys */
  renumber(): number[] {
    const old = this.list.map((block) => block.key);
    this.list.forEach((block, i) => {
      block.key = (i + 1) * spacing;
    });
    return old;
  }

  dropGone(): void {
    if (this.list.some((block) => block.gone)) this.list = this.list.filter((block) => !block.gone);
  }
}
