import { describe, expect, it } from 'vitest';
import { documentFacts } from '../../../reading/provenance/document-facts.ts';
import { documentKeys } from '../../../reading/provenance/document-keys.ts';
import { provenanceOf } from '../../../reading/provenance/provenance.ts';

const file = { name: 'judgment.pdf', title: '', language: 'en', address: '' };
const keysOf = (...head: string[]) => documentKeys(documentFacts(file, head));

describe('what a document says of itself', () => {
  it('is its own number where a line of its head is that and nothing else', () => {
    expect(keysOf('Neutral Citation Number: [2012] EWHC 1877 (Admin)')).toEqual([
      'ncn:[2012] EWHC 1877 (Admin)',
    ]);
    expect(keysOf('Neutral Citation Number: [2012] EWHC 1877 (Admin) Case No: CO/1234/2012')).toEqual([
      'ncn:[2012] EWHC 1877 (Admin)',
    ]);
    expect(keysOf('IN THE HIGH COURT', '[2023] UKSC 42')).toEqual(['ncn:[2023] UKSC 42']);
    expect(keysOf('ECLI:NL:RBAMS:2021:420')).toEqual(['ecli:ECLI:NL:RBAMS:2021:420']);
    expect(keysOf('ECLI: ECLI:NL:RBAMS:2021:420')).toEqual(['ecli:ECLI:NL:RBAMS:2021:420']);
  });

  it('is no number that it merely cites', () => {
    expect(keysOf('The court followed [2023] UKSC 42.')).toEqual([]);
    expect(keysOf('[2023] UKSC 42, paragraph 12, was applied.')).toEqual([]);
    expect(keysOf('See ECLI:NL:RBAMS:2021:420')).toEqual([]);
  });

  it('gives provenance of the head of a judgment of Strasbourg, and the address that it was fetched from', () => {
    const facts = documentFacts({ ...file, address: 'https://court.example/a.pdf' }, []);
    expect(documentKeys(facts)).toEqual(['url:https://court.example/a.pdf']);
    expect(
      provenanceOf(facts, ['CASE OF LIU v. POLAND', '(Application no. 37610/18)', '6 October 2022']),
    ).toMatchObject({ caseName: 'Liu v. Poland', citation: 'no. 37610/18', date: '2022-10-06' });
  });

  it('is called by the title that it gives itself, else by its file', () => {
    expect(documentFacts(file, []).title).toBe('judgment.pdf');
    expect(documentFacts({ ...file, title: 'Liu v. Poland' }, []).title).toBe('Liu v. Poland');
  });
});
