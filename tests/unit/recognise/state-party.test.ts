import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStateName, stateAt } from '../../../knowledge/recognise/state-party.ts';

/** What a party of States is, written as one expression. */
const states =
  'Albania|Andorra|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Belarus|Belgium|Bolivia|Bosnia and Herzegovina|Brazil|Bulgaria|Cambodia|Canada|Chile|China|Colombia|Costa Rica|Croatia|Cyprus|Denmark|Ecuador|El Salvador|Estonia|Finland|France|Georgia|Germany|Greece|Guatemala|Haiti|Honduras|Hungary|Iceland|India|Ireland|Israel|Italy|Japan|Kazakhstan|Kenya|Kyrgyzstan|Latvia|Liechtenstein|Lithuania|Luxembourg|North Macedonia|Malta|Mexico|Monaco|Montenegro|Morocco|Nicaragua|Norway|Panama|Paraguay|Peru|Poland|Portugal|Romania|San Marino|Serbia and Montenegro|Serbia|Slovakia|Slovenia|South Africa|Spain|Suriname|Sweden|Switzerland|Tajikistan|Tunisia|Turkmenistan|Turkey|Türkiye|UK|Ukraine|Uruguay|Uzbekistan|Venezuela|(?:the )?(?:United Kingdom|Netherlands|Republic of Moldova|Russian Federation|Czech Republic|Slovak Republic|former Yugoslav Republic of Macedonia|Dominican Republic)|Moldova|Russia|the Former Yugoslav Republic of Macedonia';
const party = new RegExp(
  `^\\[?(?:the )?(?:${states})(?:(?:,| and) (?:the )?(?:${states})){0,3}(?: \\(no\\. ?\\d\\))?(?![\\p{L}\\p{N}])`,
  'iu',
);
const name = new RegExp(`^(?:${states})$`, 'iu');

const pieces = [
  ...['Italy', 'UK', 'Ukraine', 'ITALY', 'Serbia', 'Serbia and Montenegro', 'Montenegro', 'Moldova', 'India'],
  ...[
    'United Kingdom',
    'Netherlands',
    'former Yugoslav Republic of Macedonia',
    'Türkiye',
    'TÜRKIYE',
    'Russia',
  ],
  ...[
    'the ',
    'The ',
    'the the ',
    '[',
    ']',
    ', ',
    ' and ',
    ' and',
    ',',
    ' (no. 2)',
    ' (no.2)',
    ' (no. 12)',
    ' ',
  ],
  ...['n', 'ns', '1', '.', ')', 'ü', '𝒜', '😀', 'Romania', 'Republic of Moldova', 'Government of '],
];

describe('States as parties', () => {
  it('are told as one expression of all of them tells them', () => {
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(stateAt(text)).toBe(party.exec(text)?.[0] ?? null);
        expect(isStateName(text)).toBe(name.test(text));
      }),
      { numRuns: 20_000, examples: pieces.map((piece) => [piece]) },
    );
  });

  it.each([
    ['Italy, cited above', 'Italy'],
    ['the United Kingdom (no. 2) and others', 'the United Kingdom (no. 2)'],
    ['[Belgium and the Netherlands]', '[Belgium and the Netherlands'],
    ['Serbia and Montenegro', 'Serbia and Montenegro'],
    ['Indiana', null],
    ['Secretary of State', null],
  ])('%s: %s', (text, found) => {
    expect(stateAt(text)).toBe(found);
  });
});
