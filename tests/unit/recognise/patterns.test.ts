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
});
