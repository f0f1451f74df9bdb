import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrapLines } from '../../../knowledge/recognise/plain-text.ts';
import { recogniser } from './compiled.ts';

const wrapped = `THE FACTS

1. The applicant complained that his surrender to the authorities of Hong
Kong would expose him to a real risk of inhuman or degrading treat-
ment, and that the extradition treaty was no answer. The Court has held
so before.

2. A second paragraph stands on its own.`;

describe('plain text broken into lines', () => {
  it('is read on within a paragraph', () => {
    const text = unwrapLines(wrapped);
    const found = recogniser.recognise(text, 'en').mentions.map((one) => wrapped.slice(one.start, one.end));
    expect(found).toEqual([
      'surrender',
      'Hong\nKong',
      'real risk',
      'inhuman or degrading treat-\nment',
      'extradition treaty',
    ]);
  });

  it('keeps paragraphs, headings and lists apart', () => {
    const text = unwrapLines(wrapped);
    expect(text).toContain('THE FACTS\n\n1.');
    expect(text).toContain('before.\n\n2.');
  });

  it('keeps every offset', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.lorem({ maxCount: 14 }), fc.constant(''), fc.string()), { maxLength: 30 }),
        (parts) => {
          const text = parts.join('\n');
          return unwrapLines(text).length === text.length;
        },
      ),
    );
  });
});
