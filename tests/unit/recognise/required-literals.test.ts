import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../../knowledge/lexicon/read-lexicon.ts';
import { holdsRequired, requiredLiterals } from '../../../knowledge/recognise/required-literals.ts';

const { records } = readLexicon(fileURLToPath(new URL('../../../knowledge/lexicon', import.meta.url)));

describe('what a text must hold for an expression to match', () => {
  it.each([
    ['\\b(?:Act|Law) \\d{4}', [['Act ', 'Law ']]],
    ['(?<!\\d)[Nn]o\\. (\\d{1,5}/\\d{2})(?!\\d)', [['No. ', 'no. '], ['/']]],
    ['ab?c+', [['a']]],
    ['(?:ab|cd)?ef', [['ef']]],
    ['(?:x\\d|y\\d)z', [['x', 'y'], ['z']]],
    ['a|\\d', []],
    ['(?i:a)b', []],
    ['\\p{Lu}\\u{41}\\x41', []],
    ['(?:a(?:b|)c)', [['abc', 'ac']]],
    ['^\\s*(?:et al)+$', [['et al']]],
  ])('of %s', (source, expected) => {
    expect(requiredLiterals(source)).toEqual(expected);
  });

  it('holds in every example of every pattern of the lexicon', () => {
    let matched = 0;
    for (const record of records) {
      if (record.kind !== 'pattern' || record.flags?.includes('i')) continue;
      for (const source of record.forms) {
        const sets = requiredLiterals(source);
        const flags = (record.flags ?? '').replace('g', '');
        for (const example of record.examples ?? []) {
          const found = new RegExp(source, flags).exec(example);
          if (!found) continue;
          matched++;
          expect(holdsRequired(found[0], sets), `${record.id}: ${found[0]}`).toBe(true);
        }
      }
    }
    expect(matched).toBeGreaterThan(60);
  });
});
