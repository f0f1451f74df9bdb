import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvOf } from '../../../knowledge/csv.ts';
import { readStrictCsv } from './strict-csv.ts';

const formula = /^[=+\-@\t\r\n＝＋－＠]/;
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '"', '""', 'a,b', 'a\r\nb', '\n', '=1+1', "'", 'ä, "ö"', '中国'),
);
const rows = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
  );

it('is read back by a strict reader, formulas made harmless', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const expected = given.map((row) => row.map((text) => (formula.test(text) ? `'${text}` : text)));
      expect(readStrictCsv(csvOf(given, { bom: false }))).toEqual(expected);
    }),
  );
});

it.each(['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
  'lets no spreadsheet take %j for a formula',
  (text) => {
    const [[read]] = readStrictCsv(csvOf([[text]], { bom: false })) as [[string]];
    expect(read).toBe(`'${text}`);
  },
);

it('leaves a dash or an equals sign within a cell as it is', () => {
  expect(csvOf([['Soering – 1989', 'a=b', 'Ne-bis']], { bom: false })).toBe('Soering – 1989,a=b,Ne-bis\r\n');
});

it('begins with a byte order mark if asked, and only then', () => {
  const bytes = (bom: boolean) => [...new TextEncoder().encode(csvOf([['é']], { bom }))];
  expect(bytes(true)).toEqual([0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0x0d, 0x0a]);
  expect(bytes(false)).toEqual([0xc3, 0xa9, 0x0d, 0x0a]);
});

it('has a reader that refuses what the grammar does not allow', () => {
  for (const bad of ['a', 'a\n', '"a\r\n', '"a"b\r\n', 'a"b\r\n', 'a,b'])
    expect(() => readStrictCsv(bad), bad).toThrow();
});
