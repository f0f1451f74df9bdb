import fc from 'fast-check';
import Fuse from 'fuse.js';
import { describe, expect, it } from 'vitest';
import { NearWords } from '../../../components/knowledge/near-words.ts';

const letter = fc.constantFrom(...'abcdeorstu外交保证ضمانуве');
const word = fc.string({ unit: letter, minLength: 4, maxLength: 12 });

describe('near words', () => {
  it('finds a word with a slip, and its distance grows with the slips', () => {
    const near = new NearWords(['assurances', 'assurance', 'surrender', 'torture']);
    expect(near.of('asurances').map((one) => one.word)).toEqual(
      expect.arrayContaining(['assurances', 'assurance']),
    );
    expect(near.of('torture')).toEqual([{ word: 'torture', distance: expect.closeTo(0, 2) }]);
    expect(near.of('torxure')[0]!.distance).toBeGreaterThan(near.of('torture')[0]!.distance);
    expect(near.of('parliament')).toEqual([]);
  });

  it('leaves out no word that Fuse.js alone would find among those of like length', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (words, term) => {
        const slack = 1 + Math.floor(term.length / 5);
        const alike = words.filter(({ length }) => Math.abs(length - term.length) <= slack);
        const fuse = new Fuse(alike, { location: 0, distance: 60, threshold: 0.36 });
        const expected = fuse.search(term).map(({ item }) => item);
        const found = new NearWords(words).of(term).map((one) => one.word);
        expect(new Set(found)).toEqual(new Set(expected));
      }),
      { numRuns: 300 },
    );
  });
});
