import { describe, expect, it } from 'vitest';
import { PageFlow } from '../../../../reading/pdf/page-flow.ts';
import { runsOf } from '../../../../reading/pdf/text-runs.ts';

const styles = { f1: { ascent: 0.88, descent: -0.12, vertical: false, fontFamily: 'sans-serif' } };
const item = (str: string, x: number, y: number) => ({
  str,
  dir: 'ltr',
  transform: [10, 0, 0, 10, x, y],
  width: 10 * str.length,
  height: 10,
  fontName: 'f1',
  hasEOL: false,
});

describe('the runs of a page', () => {
  it('count the items that have text, and know what the document calls no part of it', () => {
    const marks = [
      { type: 'beginMarkedContentProps', id: 'a', tag: 'Artifact' },
      item('3', 300, 40),
      { type: 'endMarkedContent', id: '' },
    ];
    const runs = runsOf({
      items: [item('', 72, 700), item('The Court', 72, 700), ...marks, item('held', 72, 688)],
      styles,
      lang: 'en',
    });
    expect(runs.map(({ item, text, artifact }) => [item, text, artifact])).toEqual([
      [0, 'The Court', false],
      [1, '3', true],
      [2, 'held', false],
    ]);
  });

  it('are vertical where letters stand under each other one by one', () => {
    const down = (text: string, x: number) => [...text].map((letter, i) => item(letter, x, 700 - 11 * i));
    const items = [...down('犯罪人引渡条約︒', 300), ...down('拷問等禁止', 280)];
    const runs = runsOf({ items, styles, lang: null });
    expect(runs.every(({ vertical }) => vertical)).toBe(true);
    expect(new PageFlow().add(1, runs)).toEqual([]);
    const flow = new PageFlow();
    const blocks = [...flow.add(1, runs), ...flow.end()];
    expect(blocks.map(({ text }) => text).join('|')).toBe('犯罪人引渡条約。拷問等禁止');
  });

  it('stay as they are where letters only happen to stand so', () => {
    const items = ['一', '二', '三', 'iv', '五'].map((text, i) => item(text, 72, 700 - 11 * i));
    expect(runsOf({ items, styles, lang: null }).some(({ vertical }) => vertical)).toBe(false);
  });
});
