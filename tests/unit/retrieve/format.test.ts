import { describe, expect, it } from 'vitest';
import { dateInWords, opening, sentencesOf, stateName } from '../../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../../knowledge/retrieve/phrases.ts';
import { base, entries } from './own-base.ts';

const phrases = phrasesIn('en');

describe('dates', () => {
  it.each([
    ['2022-10-06', '6 October 2022'],
    ['2022-10', 'October 2022'],
    ['2022', '2022'],
    ['', ''],
  ])('%s', (date, words) => {
    expect(dateInWords(date, phrases)).toBe(words);
  });
});

describe('names of states', () => {
  it('are given where the platform knows them, and the code where it does not', () => {
    expect(stateName('CN', phrases)).toBe('China');
    expect(stateName('HK', phrases)).toBe('Hong Kong');
    expect(stateName('ZZ', phrases)).not.toBe('');
  });
});

describe('the opening of a text', () => {
  it('loses nothing but what stands after a whole sentence', () => {
    for (const entry of entries) {
      if (entry.kind !== 'argument') continue;
      for (const { point } of entry.answer) {
        expect(sentencesOf(point.en).join(' ')).toBe(point.en.replace(/\s+/g, ' '));
        const shown = opening(point.en, '…');
        if (shown.endsWith(' …')) expect(point.en.startsWith(shown.slice(0, -2))).toBe(true);
        else expect(shown).toBe(point.en);
      }
    }
    expect(Object.keys(base.entries).length).toBeGreaterThan(700);
  });

  it('does not take the full stop of an abbreviation for the end', () => {
    expect(sentencesOf('See Liu v. Poland, no. 37610/18, art. 3 and Mr. Li. It was final.')).toEqual([
      'See Liu v. Poland, no. 37610/18, art. 3 and Mr. Li.',
      'It was final.',
    ]);
  });
});

describe('our words', () => {
  it('fall back to English for a language that has none', () => {
    expect(phrasesIn('xx')).toBe(phrases);
    expect(phrasesIn('en-GB')).toBe(phrases);
  });
});
