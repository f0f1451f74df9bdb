import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../knowledge/mention.ts';
import { unwrapLines } from '../../../knowledge/recognise/plain-text.ts';
import { evaluate, f1, type GoldSpan, report } from '../../../scripts/evaluate.ts';
import { recogniser } from './compiled.ts';

const corpus = fileURLToPath(new URL('../../corpus/', import.meta.url));

function lines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

function score(folder: string) {
  const gold = lines<GoldSpan>(`${folder}gold.jsonl`);
  const documents = new Map<string, Mention[]>();
  for (const { doc } of lines<{ doc: string }>(`${folder}gold-docs.jsonl`)) {
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
