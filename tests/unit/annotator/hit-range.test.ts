import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { hitRange } from '../../../entrypoints/annotator/pdf-view/hit-range.ts';

beforeAll(() => {
  vi.stubGlobal(
    'StaticRange',
    class {
      constructor(init: object) {
        Object.assign(this, init);
      }
    },
  );
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** Stands for elements of a text layer: all that is asked of one is its text node. */
function layerOf(strings: readonly string[]) {
  return strings.map((data) => ({ firstChild: data === '' ? null : { data } })) as unknown as HTMLElement[];
}

function found(strings: readonly string[], start: number, length: number): string | null {
  const items = layerOf(strings);
  const range = hitRange(items, strings, start, length);
  if (!range) return null;
  const nodes = items.map(({ firstChild }) => firstChild);
  const from = nodes.indexOf(range.startContainer as ChildNode);
  const to = nodes.indexOf(range.endContainer as ChildNode);
  if (from === to) return strings[from]!.slice(range.startOffset, range.endOffset);
  return [
    strings[from]!.slice(range.startOffset),
    ...strings.slice(from + 1, to),
    strings[to]!.slice(0, range.endOffset),
  ].join('');
}

const strings = ['The assur', '', 'ances of ', 'China', ''];
const text = strings.join('');

it('finds every part of the text where it stands', () => {
  for (let start = 0; start < text.length; start++) {
    for (let length = 1; start + length <= text.length; length++)
      expect(found(strings, start, length)).toBe(text.slice(start, start + length));
  }
});

it('begins and ends in the words themselves, not at the edge of their neighbours', () => {
  const items = layerOf(strings);
  const range = hitRange(items, strings, 9, 9)!;
  expect(range.startContainer).toBe(items[2]!.firstChild);
  expect(range.startOffset).toBe(0);
  expect(range.endContainer).toBe(items[2]!.firstChild);
  expect(range.endOffset).toBe(9);
});

it('gives nothing for what the layer does not hold', () => {
  expect(hitRange(layerOf(strings), strings, text.length, 1)).toBeNull();
  expect(hitRange(layerOf(strings), strings, text.length - 1, 2)).toBeNull();
  expect(hitRange([], [], 0, 1)).toBeNull();
});
