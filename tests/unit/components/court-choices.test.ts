import { expect, it } from 'vitest';
import { courtChoices, matchingCourts } from '../../../components/court/court-choices.ts';
import { base } from '../retrieve/own-base.ts';

const choices = courtChoices(base, 'en');
const matches = (typed: string) => matchingCourts(choices, typed).map(({ id }) => id);

it('offers every country of the base, by name', () => {
  expect(choices).toHaveLength(
    Object.values(base.entries).filter(({ kind }) => kind === 'jurisdiction').length,
  );
  const names = choices.map(({ name }) => name);
  expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
});

it.each([
  ['pol', 'pl'],
  ['POLSKA', 'pl'],
  ['польша', 'pl'],
  ['波', 'pl'],
  ['kingdom', 'gb'],
  ['espana', 'es'],
])('finds %s', (typed, id) => expect(matches(typed)).toContain(id));

it('puts what begins so before what holds a word that does', () => {
  const begins = matchingCourts(choices, 'k').map(({ names }) => names.some((name) => name.startsWith('k')));
  expect(begins).toContain(true);
  expect(begins).toContain(false);
  expect(begins.lastIndexOf(true)).toBeLessThan(begins.indexOf(false));
});

it('offers all for nothing, and none for nonsense', () => {
  expect(matches(' ')).toHaveLength(choices.length);
  expect(matches('zzzz')).toEqual([]);
});
