import { describe, expect, it } from 'vitest';
import { searchDocuments } from '../../../knowledge/retrieve/search-documents.ts';
import { base, entries } from './own-base.ts';

const documents = searchDocuments(base);
const of = (id: string) => documents.find((document) => document.id === id)!;

describe('search documents', () => {
  it('stand for every entry, each with a name', () => {
    expect(documents.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
    for (const document of documents) {
      expect(document.names.length, document.id).toBeGreaterThan(0);
      for (const name of document.names) expect(name, document.id).not.toBe('');
    }
  });

  it('hold names, numbers and other scripts', () => {
    expect(of('liu-v-poland-2022').names).toEqual(expect.arrayContaining(['Liu v. Poland', '37610/18']));
    expect(of('diplomatic-assurances').names).toEqual(expect.arrayContaining(['外交保证', '承诺']));
    expect(of('pl').names).toEqual(expect.arrayContaining(['Poland', 'Польша', '波兰', 'بولندا']));
    expect(of('arg-assurances-sufficient').text).toContain('zapewnienia dyplomatyczne');
  });

  it('say the jurisdiction and the issues', () => {
    expect(of('cassazione-21125-2023').jurisdiction).toBe('it');
    expect(of('liu-v-poland-2022').jurisdiction).toBe('ECHR');
    expect(of('petruhhin-c-182-15').jurisdiction).toBe('EU');
    expect(of('treaty-cn-fr-extradition').jurisdiction).toBe('fr');
    expect(of('liu-v-poland-2022').issues).toContain('assurances');
  });
});
