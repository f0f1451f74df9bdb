import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import Fuse from 'fuse.js';
import { describe, expect, it } from 'vitest';
import { termsOf, wordsOf } from '../../../components/knowledge/fold-words.ts';
import { type Searchable, SearchIndex } from '../../../components/knowledge/search-index.ts';
import { otherNames } from '../../../knowledge/compile/other-names.ts';
import { readLexicon } from '../../../knowledge/lexicon/read-lexicon.ts';
import { searchDocuments } from '../../../knowledge/retrieve/search-documents.ts';
import { base } from '../retrieve/own-base.ts';

const lexicon = readLexicon(fileURLToPath(new URL('../../../knowledge/lexicon', import.meta.url)));
const documents = searchDocuments({ ...base, otherNames: otherNames(base.entries, lexicon) });
const index = new SearchIndex(documents);
const found = (query: string, room = 5) =>
  index
    .search(query)
    .slice(0, room)
    .map(({ document }) => document.id);

describe('search over the whole base', () => {
  it.each([
    ['asuranse', 'diplomatic-assurances'],
    ['fox hnut', 'operation-fox-hunt'],
    ['Лю против Польши', 'liu-v-poland-2022'],
    ['刘诉波兰案', 'liu-v-poland-2022'],
    ['الضمانات الدبلوماسية', 'diplomatic-assurances'],
    ['diplomatische zusicherung', 'diplomatic-assurances'],
    ['διπλωματικές διαβεβαιώσεις', 'diplomatic-assurances'],
    ['assurances', 'diplomatic-assurances'],
    ['Liu v. Poland', 'liu-v-poland-2022'],
    ['liu poland', 'liu-v-poland-2022'],
    ['37610/18', 'liu-v-poland-2022'],
    ['soring', 'soering-v-uk-1989'],
    ['othmann', 'othman-v-uk-2012'],
    ['saadi itly', 'saadi-v-italy-2008'],
    ['wong ho wing', 'wong-ho-wing-v-peru-2015'],
    ['residential survelance', 'rsdl'],
    ['RSDL', 'rsdl'],
    ['rule 39', 'remedy-ecthr-rule-39'],
    ['no individual risk', 'arg-no-individual-risk'],
    ['liuzhi', 'liuzhi'],
    // The Chinese, Russian and Arabic names of the base.
    ['指定居所', 'rsdl'],
    ['波兰', 'pl'],
    ['Польша', 'pl'],
    ['بولندا', 'pl'],
  ])('%s', (query, id) => {
    expect(Object.hasOwn(base.entries, id), `the base holds ${id}`).toBe(true);
    expect(found(query, 3)).toContain(id);
  });

  it('does not mind accents or their absence', () => {
    expect(found('Ústavní soud')).toEqual(found('ustavni soud'));
    expect(found('Ústavní soud').length).toBeGreaterThan(0);
  });

  it('narrows with each word', () => {
    const one = index.search('torture').length;
    const two = index.search('torture sweden').length;
    expect(two).toBeGreaterThan(0);
    expect(two).toBeLessThan(one);
  });

  it('finds words that are still being typed', () => {
    for (const typed of ['ass', 'assu', 'assuran'])
      expect(found(typed, 40), typed).toContain('diplomatic-assurances');
  });

  it('finds nothing for what is not there', () => expect(index.search('zzqxkj')).toEqual([]));

  it('gives everything that is accepted for an empty query, and nothing else', () => {
    const cases = index.search('  ', ({ kind }) => kind === 'case');
    expect(cases.length).toBe(documents.filter(({ kind }) => kind === 'case').length);
    expect(cases.every(({ document }) => document.kind === 'case')).toBe(true);
  });

  it('says which of a document’s words it matched', () => {
    const [hit] = index.search('asuranse diplomatic');
    expect([...hit!.words]).toEqual(expect.arrayContaining(['assurances', 'diplomatic']));
  });
});

/** Words of a small vocabulary with slips in them, so that documents share words, beginnings and near misses. */
const word = fc.oneof(
  fc.constantFrom(
    'assurance',
    'assurances',
    'assured',
    'torture',
    'tortured',
    'court',
    'china',
    'risk',
    '外交',
    'запрет',
  ),
  fc.string({ unit: fc.constantFrom(...'aceorstu'), minLength: 1, maxLength: 9 }),
);
const phrase = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const someDocuments = fc
  .array(fc.record({ name: phrase, other: phrase, text: phrase }), { minLength: 1, maxLength: 25 })
  .map((rows) =>
    rows.map(
      ({ name, other, text }, i): Searchable => ({
        id: `d${String(i).padStart(2, '0')}`,
        names: [name],
        otherNames: [other],
        issues: [],
        text,
      }),
    ),
  );

describe('what the index leaves out', () => {
  it('is no document that holds every word that was typed, or its beginning; and none that Fuse.js alone would find where hardly any does', () => {
    fc.assert(
      fc.property(someDocuments, fc.array(word, { minLength: 1, maxLength: 3 }), (rows, typed) => {
        const query = typed.join(' ');
        const held = rows.map(({ names, otherNames: others, text }) => [
          ...new Set(wordsOf([...names, ...others, text].join(' ')).map(({ word: own }) => own)),
        ]);
        const vocabulary = [...new Set(held.flat())];
        const answers = termsOf(query).map((term) => {
          const words = vocabulary.filter((own) => own.startsWith(term));
          const places = words.reduce((sum, own) => sum + held.filter((all) => all.includes(own)).length, 0);
          if (term.length > 3 && places < 3) words.push(...guessed(term, vocabulary));
          return new Set(words);
        });
        const expected = rows
          .filter((_, i) => answers.every((words) => held[i]!.some((own) => words.has(own))))
          .map(({ id }) => id);
        const hits = new SearchIndex(rows).search(query);
        expect(hits.map(({ document }) => document.id).sort()).toEqual(expected);
        const scores = hits.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
      { numRuns: 300 },
    );
  });

  it('puts a document whose name is what was typed above those that have it elsewhere, however many they are', () => {
    const others = Array.from({ length: 400 }, (_, i) => ({
      id: `a${i}`,
      names: [`Other ${i}`],
      otherNames: [],
      issues: [],
      text: 'liu v poland '.repeat(30),
    }));
    const named = { id: 'z', names: ['Liu v. Poland'], otherNames: [], issues: [], text: '' };
    expect(new SearchIndex([...others, named]).search('liu v. poland')[0]!.document.id).toBe('z');
  });
});

/** The words that Fuse.js, and two letters that changed places, make of a typed one, by looking at each. */
function guessed(term: string, vocabulary: readonly string[]): string[] {
  const slack = 1 + Math.floor(term.length / 5);
  const alike = vocabulary.filter((own) => own.length > 3 && Math.abs(own.length - term.length) <= slack);
  const fuse = new Fuse(alike, { location: 0, distance: 60, threshold: 0.36 });
  const swapped = vocabulary.filter((own) =>
    [...Array(term.length - 1).keys()].some(
      (i) => own === term.slice(0, i) + term[i + 1] + term[i] + term.slice(i + 2),
    ),
  );
  return [...fuse.search(term).map(({ item }) => item), ...swapped];
}
