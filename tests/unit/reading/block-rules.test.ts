import { describe, expect, it } from 'vitest';
import {
  cuts,
  flattened,
  isEditable,
  kindByDisplay,
  kindByName,
  longestBlock,
} from '../../../reading/block-rules.ts';

const element = (localName: string, attributes: Record<string, string> = {}) => ({
  localName,
  hasAttribute: (name: string) => name in attributes,
  getAttribute: (name: string) => attributes[name] ?? null,
});

describe('what elements are', () => {
  it('lets text flow through inline names and stops it at blocks, breaks and fields', () => {
    expect(['em', 'span', 'a', 'wbr', 'sup'].map(kindByName)).toEqual(Array(5).fill('inline'));
    expect(['p', 'td', 'li', 'div', 'h2', 'summary'].map(kindByName)).toEqual(Array(6).fill('block'));
    expect(['br', 'hr'].map(kindByName)).toEqual(['break', 'break']);
    expect(['textarea', 'input', 'select', 'iframe', 'svg'].map(kindByName)).toEqual(Array(5).fill('skip'));
    expect(['script', 'style', 'template', 'rt'].map(kindByName)).toEqual(Array(4).fill('nothing'));
  });

  it('takes an unknown name for a block, and a custom element for inline', () => {
    expect(kindByName('centre')).toBe('block');
    expect(kindByName('law-term')).toBe('inline');
  });

  it('goes by the computed display where there is one', () => {
    expect(kindByDisplay('inline')).toBe('inline');
    expect(kindByDisplay('contents')).toBe('inline');
    expect(['block', 'inline-block', 'table-cell', 'flex', 'list-item'].map(kindByDisplay)).toEqual(
      Array(5).fill('block'),
    );
    expect(kindByDisplay('none')).toBeNull();
  });

  it('never takes what is typed into for text', () => {
    expect(isEditable(element('div', { contenteditable: '' }))).toBe(true);
    expect(isEditable(element('div', { contenteditable: 'plaintext-only' }))).toBe(true);
    expect(isEditable(element('div', { role: 'textbox' }))).toBe(true);
    expect(isEditable(element('div', { contenteditable: 'false' }))).toBe(false);
    expect(isEditable(element('div'))).toBe(false);
  });
});

describe('the text of a block', () => {
  it('keeps its length and loses every line break', () => {
    const text = 'Liu\nv.\r\nPoland\u2028and\u0085more\fhere';
    expect(flattened(text)).toHaveLength(text.length);
    expect(flattened(text)).toBe('Liu v.  Poland and more here');
  });

  it('is cut at blank lines only where lines are kept', () => {
    const text = 'first line\nsecond line\n\nnew paragraph\n \t\nlast';
    expect(cuts(text, false)).toEqual([]);
    expect(cuts(text, true).map((at) => text.slice(at, at + 4))).toEqual(['new ', 'last']);
  });

  it('is cut at a space before it grows too long, and wherever it has none', () => {
    const words = 'assurance '.repeat(10_000);
    const at = cuts(words, false);
    expect(at.length).toBeGreaterThanOrEqual(3);
    for (const [i, end] of at.entries()) {
      expect(end - (at[i - 1] ?? 0)).toBeLessThanOrEqual(longestBlock);
      expect(words[end - 1]).toBe(' ');
    }
    expect(words.length - at.at(-1)!).toBeLessThanOrEqual(longestBlock);
    expect(cuts('引'.repeat(longestBlock * 2 + 1), false)).toEqual([longestBlock, longestBlock * 2]);
  });
});
