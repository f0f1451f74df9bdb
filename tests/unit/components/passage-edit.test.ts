import { expect, it } from 'vitest';
import { changeOf } from '../../../components/marks/passage-edit.ts';
import { aPassage } from '../casefile/sample-work.ts';

const seen = aPassage(1, 'said', { tags: ['article 3', 'to cite'], note: 'mine' });
const fields = { note: seen.note, tags: seen.tags.join(', '), purpose: seen.purpose, place: seen.place };

it('changes nothing where nothing was changed, however the tags are spaced', () => {
  expect(changeOf(seen, fields)).toEqual({});
  expect(changeOf(seen, { ...fields, tags: ' article 3 ,to cite,, ' })).toEqual({});
});

it('changes only what the reader changed', () => {
  expect(changeOf(seen, { ...fields, note: '' })).toEqual({ note: '' });
  expect(changeOf(seen, { ...fields, place: { ...seen.place, page: '7' } })).toEqual({
    place: { ...seen.place, page: '7' },
  });
});

it('parts tags at the commas of every script, keeps each once, and no more than the store takes', () => {
  expect(changeOf(seen, { ...fields, tags: 'ضمانات، 保证，引渡、a, a' }).tags).toEqual([
    'ضمانات',
    '保证',
    '引渡',
    'a',
  ]);
  const many = Array.from({ length: 60 }, (_, i) => `${i} ${'x'.repeat(100)}`);
  const { tags } = changeOf(seen, { ...fields, tags: many.join(',') });
  expect(tags).toHaveLength(50);
  expect(Math.max(...tags!.map(({ length }) => length))).toBe(80);
});
