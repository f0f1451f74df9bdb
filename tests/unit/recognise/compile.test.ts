import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type CompileInput, compileLexicon } from '../../../knowledge/lexicon/compile-lexicon.ts';
import { readLexicon } from '../../../knowledge/lexicon/read-lexicon.ts';
import { compiled, prefilterData } from './compiled.ts';

const lexicon = readLexicon(fileURLToPath(new URL('../../../knowledge/lexicon', import.meta.url)));
const base = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../../knowledge/compiled/base.json', import.meta.url)), 'utf8'),
) as { entries: CompileInput['entries'] };
const [first] = lexicon.records;

function withRecord(change: object): CompileInput {
  return { lexicon: { ...lexicon, records: [{ ...first!, ...change }] }, entries: base.entries };
}

describe('compiling the lexicon', () => {
  it('gives the same each time', () => {
    const again = compileLexicon({ lexicon, entries: base.entries });
    expect(JSON.stringify(again.compiled) === JSON.stringify(compiled)).toBe(true);
    expect(again.prefilter).toEqual(prefilterData);
  }, 30_000);

  it('leads every record to an entry of the base; only a case may lead nowhere', () => {
    for (const record of compiled.records)
      if (record.c >= 0 && record.t.length === 0) expect(compiled.categories[record.c]).toBe('case');
    for (const id of compiled.entries) expect(base.entries[id], id).toBeDefined();
  });

  it('refuses a target that is no entry, a category that is none and a pattern that is not valid', () => {
    expect(() => compileLexicon(withRecord({ target: 'no-such-thing' }))).toThrow(/no-such-thing/);
    expect(() => compileLexicon(withRecord({ targets: ['no-such-entry'] }))).toThrow(/no-such-entry/);
    expect(() => compileLexicon(withRecord({ category: 'weather' }))).toThrow(/no category/);
    expect(() => compileLexicon(withRecord({ kind: 'pattern', forms: ['('], heads: ['x'] }))).toThrow(/\(/);
  });

  it('takes the languages that are asked for', () => {
    const english = compileLexicon({ lexicon, entries: base.entries, languages: ['en'] }).compiled;
    expect(new Set(english.languages)).toEqual(new Set(['en', 'mul']));
    expect(english.formCount).toBeLessThan(compiled.formCount / 3);
  }, 30_000);
});
