import { parseHTML } from 'linkedom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Category } from '../../../knowledge/mention.ts';
import { categories } from '../../../knowledge/mention.ts';
import type { LoudnessByCategory } from '../../../reading/paint/painter.ts';
import { WrappingPainter } from '../../../reading/paint/wrapping-painter.ts';

const loud = Object.fromEntries(categories.map((name) => [name, 'loud'])) as LoudnessByCategory;
const html = '<p>The Court refers to <em>Liu v. Poland</em> on China.</p><p>Another block.</p>';
const text = 'The Court refers to Liu v. Poland on China.';

/** A page of two blocks, 1 and 2, as the live page gives them to the painter. */
function open() {
  const { document, window } = parseHTML(`<html><body>${html}</body></html>`);
  vi.stubGlobal('document', document);
  vi.stubGlobal('window', window);
  vi.stubGlobal('Node', window.Node);
  vi.stubGlobal('NodeList', window.NodeList ?? class {});
  vi.stubGlobal('NodeFilter', { SHOW_TEXT: 4, SHOW_ELEMENT: 1, FILTER_ACCEPT: 1, FILTER_REJECT: 2 });
  // mark.js walks each text node that it is given by an iterator, which this document lacks: one step and no more.
  Object.assign(document, {
    createNodeIterator: (root: Node) => {
      let left = true;
      const nextNode = () => {
        const node = left ? root : null;
        left = false;
        return node;
      };
      return { nextNode, previousNode: () => null };
    },
  });
  // So it lacks these two of the standard's.
  Object.assign(Object.getPrototypeOf(document.createTextNode('')), {
    splitText(this: Text, at: number): Text {
      const rest = document.createTextNode(this.data.slice(at));
      this.data = this.data.slice(0, at);
      this.parentNode!.insertBefore(rest, this.nextSibling);
      return rest;
    },
    appendData(this: Text, more: string): void {
      this.data += more;
    },
  });
  const nodesIn = (node: ChildNode): Text[] =>
    node.nodeType === 3 ? [node as Text] : [...node.childNodes].flatMap(nodesIn);
  const blocks = new Map([...document.querySelectorAll('p')].map((p, i) => [i + 1, nodesIn(p)]));
  const first = [...blocks.get(1)!];
  const painter = new WrappingPainter(
    {
      textNodesOf: (key) => blocks.get(key) ?? [],
      replaceTextNodes: (key, nodes) => void blocks.set(key, nodes),
    },
    loud,
  );
  const wrapped = () =>
    [...document.querySelectorAll<HTMLElement>('[data-markjs]')].map((element) => [
      element.textContent,
      /text-decoration:([^;!]*)/
        .exec(element.getAttribute('style') ?? '')?.[1]
        ?.trim()
        .split(' #')[0],
    ]);
  return { document, painter, wrapped, blocks, first };
}

const mention = (words: string, category: Category) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  category,
});
const part = (words: string) => ({
  key: 1,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});

describe('painting by wrapping', () => {
  let page: ReturnType<typeof open>;
  beforeEach(() => {
    page = open();
  });

  it("shows the reader's marks beside the mentions and over them, each stretch in one element", () => {
    const { painter, wrapped, document } = page;
    painter.paint(1, [mention('Liu v. Poland', 'case'), mention('China', 'china')]);
    painter.passages.paint('a', 'law', [part('refers to Liu v. Poland on')]);
    expect(wrapped()).toEqual([
      ['refers to ', 'overline double 2px'],
      ['Liu v. Poland', 'underline overline double 2px'],
      [' on', 'overline double 2px'],
      ['China', 'underline dotted 2px'],
    ]);
    expect(document.querySelector('p')!.textContent).toBe(text);
    expect(document.querySelector('em')!.textContent).toBe('Liu v. Poland');
  });

  it('shows the shorter of two marks, and the longer one again when that goes', () => {
    const { painter, wrapped } = page;
    painter.passages.paint('long', 'facts', [part('The Court refers')]);
    painter.passages.paint('short', 'to-check', [part('Court')]);
    expect(wrapped()).toEqual([
      ['The ', 'overline solid 2px'],
      ['Court', 'overline dashed 2px'],
      [' refers', 'overline solid 2px'],
    ]);
    painter.passages.erase('short');
    expect(wrapped()).toEqual([['The Court refers', 'overline solid 2px']]);
    painter.passages.paint('long', 'facts', [part('on China')]);
    expect(wrapped()).toEqual([['on China', 'overline solid 2px']]);
  });

  it('covers several blocks, stays when the mentions go or change, and leaves the very text nodes that were there', () => {
    const { painter, wrapped, document, blocks, first } = page;
    painter.paint(1, [mention('China', 'china')]);
    painter.passages.paint('a', 'kept', [part('on China.'), { key: 2, start: 0, end: 7 }]);
    painter.paint(1, []);
    expect(wrapped()).toEqual([
      ['on China.', 'overline solid 2px'],
      ['Another', 'overline solid 2px'],
    ]);
    painter.setLoudness(loud);
    expect(wrapped()).toHaveLength(2);
    painter.passages.stop();
    expect(wrapped()).toEqual([]);
    painter.passages.paint('b', 'law', [part('Court')]);
    painter.stop();
    expect(document.body.innerHTML).toBe(html);
    expect(blocks.get(1)).toEqual(first);
    expect(blocks.get(1)!.every((node, i) => node === first[i])).toBe(true);
  });
});
