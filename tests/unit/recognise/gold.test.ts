import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { categories, type Mention } from '../../../knowledge/mention.ts';
import { unwrapLines } from '../../../knowledge/recognise/plain-text.ts';
import { evaluate, f1, type GoldSpan, precision, recall, report } from '../../../scripts/evaluate.ts';
import { recogniser } from './compiled.ts';

const corpus = fileURLToPath(new URL('../../corpus/', import.meta.url));

function lines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** @param language the beginning of the documents' names; all documents if left out */
function score(folder: string, language = '') {
  const gold = lines<GoldSpan>(`${folder}gold.jsonl`).filter(({ doc }) => doc.startsWith(language));
  const documents = new Map<string, Mention[]>();
  for (const { doc } of lines<{ doc: string }>(`${folder}gold-docs.jsonl`)) {
    if (!doc.startsWith(language)) continue;
    const text = readFileSync(`${folder}${doc}`, 'utf8');
    documents.set(doc, recogniser.recognise(unwrapLines(text)).mentions);
  }
  return evaluate(gold, documents);
}

// These floors only rise.
describe.each([
  [
    'passages of real documents',
    corpus,
    0.98,
    { treaty: 0.95, instrument: 0.9, 'detention-system': 0.95 },
    0.95,
  ],
  ['sentences of our own', `${corpus}gold-own/`, 0.98, {}, 0.95],
] as const)('%s', (_name, folder, overall, floors, everyCategory) => {
  const result = score(folder);

  it('reaches the floor, over all and in each category', () => {
    const words = report(result);
    expect(f1(result.overall), words).toBeGreaterThanOrEqual(overall);
    for (const [category, one] of result.byCategory)
      expect(f1(one), `${category}\n${words}`).toBeGreaterThanOrEqual(
        (floors as Record<string, number>)[category] ?? everyCategory,
      );
  });

  it('shows nothing where there is nothing', () => {
    expect(result.wrong.filter((one) => one.doc.includes('zero'))).toEqual([]);
  });
});

// The same, language by language: precision and recall. These floors only rise.
describe.each([
  ['en', 0.99, 0.98],
  ['fr', 0.98, 0.97],
  ['es', 0.98, 0.97],
  ['ru', 0.98, 0.98],
  ['ar', 0.98, 0.98],
  ['zh-hans', 0.98, 0.98],
  ['zh-hant', 0.98, 0.98],
])('sentences of our own in %s', (language, exact, complete) => {
  const folder = `${corpus}gold-own/`;
  const result = score(folder, `${language}-`);
  const names = lines<{ doc: string }>(`${folder}gold-docs.jsonl`)
    .map(({ doc }) => doc)
    .filter((doc) => doc.startsWith(`${language}-`));
  const sentences = (docs: string[]): number =>
    docs.flatMap((doc) => readFileSync(`${folder}${doc}`, 'utf8').split('\n')).filter((line) => line !== '')
      .length;

  it('reaches the floor', () => {
    expect(precision(result.overall), report(result)).toBeGreaterThanOrEqual(exact);
    expect(recall(result.overall), report(result)).toBeGreaterThanOrEqual(complete);
  });

  it('holds every category, and twenty sentences on the subject and twenty beside it', () => {
    expect([...result.byCategory.keys()].sort()).toEqual([...categories].sort());
    expect(sentences(names.filter((doc) => !doc.includes('zero')))).toBeGreaterThanOrEqual(20);
    expect(sentences(names.filter((doc) => doc.includes('zero')))).toBeGreaterThanOrEqual(20);
  });
});

describe('the gold', () => {
  it('names a source and a licence for every passage', () => {
    const manifest = lines<{ file: string; source: string; licence: string }>(`${corpus}gold/MANIFEST.jsonl`);
    for (const { doc } of lines<{ doc: string }>(`${corpus}gold-docs.jsonl`)) {
      const row = manifest.find((one) => `gold/${one.file}` === doc);
      expect(row?.source, doc).toBeTruthy();
      expect(row?.licence, doc).not.toMatch(/unknown|^$/i);
      expect(existsSync(`${corpus}${doc}`)).toBe(true);
    }
  });

  it('stands where it says', () => {
    for (const folder of [corpus, `${corpus}gold-own/`])
      for (const span of lines<GoldSpan>(`${folder}gold.jsonl`))
        expect(readFileSync(`${folder}${span.doc}`, 'utf8').slice(span.start, span.end)).toBe(span.text);
  });
});
