import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SearchIndex } from '../../../components/knowledge/search-index.ts';
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

  it('answers a key within the budget', () => {
    const query = 'diplomatic asuranses from china';
    const fresh = new SearchIndex(documents);
    let worst = 0;
    for (let i = 1; i <= query.length; i++) {
      const began = performance.now();
      fresh.search(query.slice(0, i));
      worst = Math.max(worst, performance.now() - began);
    }
    // 50 ms is the budget for the whole panel; a busy test machine is given as much again.
    expect(worst).toBeLessThan(100);
  });
});
