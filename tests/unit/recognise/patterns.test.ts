import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../../knowledge/lexicon/read-lexicon.ts';
import { foldText } from '../../../knowledge/recognise/normalise.ts';

const { records } = readLexicon(fileURLToPath(new URL('../../../knowledge/lexicon', import.meta.url)));
const patterns = records.filter((record) => record.kind === 'pattern');

describe.each(patterns.map((record) => [record.id, record] as const))('pattern %s', (_id, record) => {
  const tried = record.forms.map((form) => new RegExp(form, record.flags));

  it('matches its examples and not its counterexamples', () => {
    expect(record.examples?.length).toBeGreaterThan(0);
    for (const example of record.examples!)
      expect(
        tried.some((one) => one.test(example)),
        example,
      ).toBe(true);
    for (const other of record.counterexamples ?? [])
      expect(
        tried.some((one) => one.test(other)),
        other,
      ).toBe(false);
  });

  it('is tried wherever an example stands: one of its heads is in it', () => {
    const heads = record.heads!.map((head) => foldText(head));
    for (const example of record.examples!) {
      const text = foldText(example);
      expect(
        heads.some((head) => text.includes(head)),
        `${example} / ${heads.join(', ')}`,
      ).toBe(true);
    }
  });

  it('does not run away on long repetitions', () => {
    const pieces = [
      ...record.examples!.map((example) => example.slice(0, -1)),
      'Aaa ',
      '1/1',
      'Art. 3 ',
      'and ',
    ];
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(20_000 / piece.length)).slice(0, 20_000);
      const start = performance.now();
      for (const one of tried) {
        const every = new RegExp(one.source, `${one.flags.replace('g', '')}g`);
        for (const found of text.matchAll(every)) void found;
      }
      // Quadratic work on 20,000 units would take many seconds.
      expect(performance.now() - start, piece).toBeLessThan(1_500);
    }
  });
});
