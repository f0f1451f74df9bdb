import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { BlockOrder, type LiveBlock } from '../../../reading/live/block-order.ts';

let page: Document;

beforeAll(() => {
  page = parseHTML('<html><body></body></html>').document as unknown as Document;
  // All that is used of a browser's globals, and what linkedom leaves out.
  (globalThis as { Node?: unknown }).Node = {
    DOCUMENT_FRAGMENT_NODE: 11,
    DOCUMENT_POSITION_DISCONNECTED: 1,
    DOCUMENT_POSITION_FOLLOWING: 4,
  };
});

/**
 * A text in the page, before another or at its end, and its block. All are siblings: linkedom compares the
 * places of no others.
 */
function block(text: string, before?: LiveBlock): LiveBlock {
  const node = page.createTextNode(text);
  page.body.insertBefore(node, before?.nodes[0] ?? null);
  return {
    container: page.body,
    text,
    lang: '',
    nodes: [node],
    starts: [0],
    from: 0,
    key: Number.NaN,
    gone: false,
    unsettled: false,
  };
}

const insert = (order: BlockOrder, blocks: LiveBlock[]) =>
  order.insert(order.locate(blocks[0]!.nodes[0]!), blocks);

const ascends = (order: BlockOrder) =>
  order.blocks.every((one, i) => i === 0 || order.blocks[i - 1]!.key < one.key);

describe('the order of blocks', () => {
  it('puts what comes later where it stands, with keys that ascend', () => {
    const order = new BlockOrder();
    const first = block('first');
    const last = block('last');
    insert(order, [first, last]);
    const middle = block('middle', last);
    expect(insert(order, [middle])).toBe(true);
    insert(order, [block('before all', first)]);
    expect(order.blocks.map(({ text }) => text)).toEqual(['before all', 'first', 'middle', 'last']);
    expect(ascends(order)).toBe(true);
    expect(order.indexOf(middle)).toBe(2);
  });

  it('has room for a long feed that grows before a footer, and says when there is none left', () => {
    const order = new BlockOrder();
    const footer = block('footer');
    insert(order, [block('header', footer), footer]);
    let grown = 0;
    while (grown < 5_000 && insert(order, [block(`entry ${grown}`, footer), block('…', footer)])) {
      expect(ascends(order)).toBe(true);
      grown++;
    }
    expect(grown).toBeGreaterThan(150);
    expect(grown).toBeLessThan(5_000);
    order.renumber();
    expect(ascends(order)).toBe(true);
    expect(order.blocks.at(-1)!.text).toBe('footer');
  });

  it('is not misled by blocks that may be gone', () => {
    const order = new BlockOrder();
    const blocks = ['a', 'b', 'c', 'd', 'e'].map((text) => block(text));
    insert(order, blocks);
    for (const gone of [blocks[1]!, blocks[2]!]) {
      gone.unsettled = true;
      gone.nodes[0]!.remove();
    }
    const between = block('between', blocks[3]!);
    insert(order, [between]);
    for (const gone of [blocks[1]!, blocks[2]!]) gone.gone = true;
    order.dropGone();
    expect(order.blocks.map(({ text }) => text)).toEqual(['a', 'between', 'd', 'e']);
    expect(ascends(order)).toBe(true);
  });
});
