import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../knowledge/mention.ts';
import { unwrapLines } from '../../../knowledge/recognise/plain-text.ts';
import { evaluate, f1, type GoldSpan, precision, recall, report } from '../../../scripts/evaluate.ts';
import { recogniser } from './compiled.ts';

const folder = fileURLToPath(new URL('../../corpus/gold-own/court-languages/', import.meta.url));

function lines<T>(name: string): T[] {
  return readFileSync(`${folder}${name}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

const gold = lines<GoldSpan>('gold.jsonl');
const docs = lines<{ doc: string }>('gold-docs.jsonl').map((row) => row.doc);
/** Precision and recall of each language in hundredths. They only rise. */
const floors = JSON.parse(readFileSync(`${folder}floors.json`, 'utf8')) as {
  [lang: string]: { precision: number; recall: number };
};

function read(doc: string): string {
  return readFileSync(`${folder}${doc}`, 'utf8');
}

function mentionsOf(doc: string): Mention[] {
  // The language is not told: it has to be found out, as on a page that declares none.
  return recogniser.recognise(unwrapLines(read(doc))).mentions;
}

describe.each(Object.entries(floors))('%s', (lang, floor) => {
  const mine = docs.filter((doc) => new RegExp(`^${lang}-(?:extradition|zero)\\.txt$`).test(doc));

  it('has eight sentences on the subject and eight off it at least', () => {
    expect(mine).toEqual([`${lang}-extradition.txt`, `${lang}-zero.txt`]);
    for (const doc of mine) expect(read(doc).trim().split('\n').length, doc).toBeGreaterThanOrEqual(8);
  });

  it('reaches its floors', () => {
    const result = evaluate(gold, new Map(mine.map((doc) => [doc, mentionsOf(doc)])));
    const words = report(result);
    expect(100 * precision(result.overall), words).toBeGreaterThanOrEqual(floor.precision);
    expect(100 * recall(result.overall), words).toBeGreaterThanOrEqual(floor.recall);
  });

  it('shows nothing off the subject', () => {
    expect(mentionsOf(`${lang}-zero.txt`).map((mention) => mention.text)).toEqual([]);
  });
});

describe('the gold in the court languages', () => {
  it('stands where it says', () => {
    for (const span of gold) expect(read(span.doc).slice(span.start, span.end)).toBe(span.text);
  });

  it('has floors for every language that it holds', () => {
    expect([...new Set(docs.map((doc) => doc.replace(/-(?:extradition|zero)\.txt$/, '')))].sort()).toEqual(
      Object.keys(floors).sort(),
    );
  });

  it('reaches the floor in each category', () => {
    const result = evaluate(gold, new Map(docs.map((doc) => [doc, mentionsOf(doc)])));
    for (const [category, score] of result.byCategory)
      expect(f1(score), `${category}\n${report(result)}`).toBeGreaterThanOrEqual(0.97);
  });
});
