import { expect, it } from 'vitest';
import { termsOf, wordsOf } from '../../../components/knowledge/fold-words.ts';
import { rangesOf, snippetOf } from '../../../components/knowledge/mark-words.ts';

const marked = (text: string, ...words: string[]) =>
  rangesOf(text, new Set(words)).map(({ start, length }) => text.slice(start, start + length));

it('marks whole words by their folded form, at their place in the text', () => {
  expect(marked('The Assurances of “ASSURANCES”, assured', 'assurances')).toEqual([
    'Assurances',
    'ASSURANCES',
  ]);
  expect(marked('Ústavní soud, ústavní', 'ustavni')).toEqual(['Ústavní', 'ústavní']);
  expect(marked('الضَّمانات', 'الضمانات')).toEqual(['الضَّمانات']);
});

it('joins the pairs of an unspaced name into one mark', () => {
  expect(marked('公安机关指定居所监视居住', ...termsOf('指定居所'))).toEqual(['指定居所']);
});

it('asks for pairs of an unspaced script, for its single character only where it stands alone', () => {
  expect(termsOf('指定居所')).toEqual(['指定', '定居', '居所']);
  expect(termsOf('刘')).toEqual(['刘']);
  expect(termsOf('Liu 刘洪涛 Liu')).toEqual(['liu', '刘洪', '洪涛']);
});

it('keeps places right outside the basic plane', () => {
  const text = '𠮷野 v. 𠮷';
  for (const { start, end } of wordsOf(text)) expect(text.slice(start, end).isWellFormed()).toBe(true);
});

it('cuts a snippet at spaces around the first match', () => {
  const text = `${'before '.repeat(40)}the assurances were weak ${'after '.repeat(40)}`;
  const snippet = snippetOf(text, new Set(['assurances']));
  expect(snippet).toContain('the assurances were weak');
  expect(snippet).toMatch(/^… before .* after …$/);
  expect(snippet.length).toBeLessThan(170);
  expect(snippetOf(text, new Set(['missing']))).toBe('');
  expect(snippetOf('assurances', new Set(['assurances']))).toBe('assurances');
});
