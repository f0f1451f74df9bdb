import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pagesIn, rangesOf } from '../../../components/annotator/pdf/page-ranges.ts';

it.each([
  ['1', [1]],
  ['1-3, 8', [1, 2, 3, 8]],
  ['8,1–3', [1, 2, 3, 8]],
  [' 2 - 2 ;', [2]],
  ['-2', [1, 2]],
  ['9-', [9, 10]],
  ['3, 3, 2-4', [2, 3, 4]],
])('reads %s', (typed, pages) => expect(pagesIn(typed, 10)).toEqual(pages));

it.each(['', ' ', ',', '-', '0', '11', '3-2', '1 2', '1-2-3', 'iv', '1-11', '1.5', '99999999'])(
  'refuses %j of ten pages',
  (typed) => expect(pagesIn(typed, 10)).toBeNull(),
);

it('writes runs so that they are read again', () => {
  expect(rangesOf([1, 2, 3, 8])).toBe('1–3, 8');
  expect(rangesOf([])).toBe('');
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (pages) => {
      pages.sort((a, b) => a - b);
      expect(pagesIn(rangesOf(pages), 300)).toEqual(pages);
    }),
  );
});
