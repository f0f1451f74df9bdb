import { expect, it } from 'vitest';
import { countKept, keptRows, passes, valuesOf } from '../../../components/casebook/kept-rows.ts';
import { SearchIndex } from '../../../components/knowledge/search-index.ts';
import { aDocument, aPassage, aWork } from '../casefile/sample-work.ts';

const rows = keptRows(aWork());
const filters = ['kind', 'purpose', 'court', 'year', 'tag', 'issue', 'matter'];

it('has a row for each document and passage, and none for what lost its document or matter', () => {
  expect(rows.map(({ kind }) => kind).sort()).toEqual([
    'annotation',
    'annotation',
    'clipping',
    'document',
    'document',
    'document',
  ]);
  const { matters, documents, passages } = aWork();
  const lost = aPassage(99, 'lost', { document: '00000000-0000-4000-8000-000000000098' });
  const stray = aDocument(97, { matter: '00000000-0000-4000-8000-000000000096' });
  expect(keptRows({ matters, documents: [...documents, stray], passages: [...passages, lost] })).toHaveLength(
    6,
  );
});

it('narrows by several filters at once and counts what each value would leave', () => {
  const where = { purpose: 'against-us', year: '2024' };
  const left = rows.filter((row) => passes(row, where));
  expect(left.map(({ passage }) => passage?.purpose)).toEqual(['against-us']);
  // What another purpose would leave, the year as it is: nothing; what another year would leave: nothing either.
  expect([...countKept(rows, where, filters).get('purpose')!]).toEqual([['against-us', 1]]);
  expect([...countKept(rows, { year: '2022' }, filters).get('year')!].sort()).toEqual([
    ['2022', 2],
    ['2024', 2],
  ]);
});

it('counts a clipping with a note as an annotation too', () => {
  expect(rows.filter((row) => passes(row, { kind: 'annotation' }))).toHaveLength(3);
  expect(rows.filter((row) => passes(row, { kind: 'clipping' }))).toHaveLength(1);
});

it('offers the values that rows have, by name', () => {
  expect(valuesOf(rows, 'tag', (tag) => tag, 'en')).toEqual(['article 3', 'assurances']);
});

it('is searched piece by piece as it is in one go', async () => {
  const many = keptRows({
    ...aWork(),
    passages: Array.from({ length: 350 }, (_, i) => aPassage(1000 + i, `word${i % 7} assurances ${i}`)),
  });
  let turns = 0;
  const gradual = await SearchIndex.gradually(many, async () => {
    turns++;
  });
  expect(turns).toBeGreaterThanOrEqual(3);
  const ids = (index: typeof gradual) => index.search('asuranses word3').map(({ document }) => document.id);
  expect(ids(gradual)).toEqual(ids(new SearchIndex(many)));
  expect(ids(gradual)).toHaveLength(50);
});
