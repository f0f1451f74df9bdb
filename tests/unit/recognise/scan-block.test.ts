import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../../knowledge/lexicon/read-lexicon.ts';
import { foldText } from '../../../knowledge/recognise/normalise.ts';
import { BlockScanner } from '../../../knowledge/recognise/scan-block.ts';
import { lexicon } from './compiled.ts';

const all = readLexicon(fileURLToPath(new URL('../../../knowledge/lexicon', import.meta.url)));
const forms = all.records.filter((record) => record.kind !== 'pattern').flatMap((record) => record.forms);
/** Every form in Latin letters, Cyrillic, Arabic and Chinese that is no mere abbreviation. */
const sample = forms.filter((form, i) => i % 7 === 0 && form.length > 3);
const scanner = new BlockScanner(lexicon);

function spans(text: string): Set<string> {
  scanner.scan(text, 0, text.length);
  return new Set(Array.from({ length: scanner.count }, (_, i) => `${scanner.starts[i]}-${scanner.ends[i]}`));
}

describe('the word graph', () => {
  it('finds every form of the lexicon, at its place', () => {
    const lost = forms.filter((form) => {
      const text = `«${form}».`;
      return !spans(text).has(`1-${form.length + 1}`);
    });
    expect(lost).toEqual([]);
    expect(forms.length).toBeGreaterThan(10_000);
  });

  it('agrees with a search form by form', () => {
    const few = sample.filter((_, i) => i % 60 === 0).map((form) => foldText(form));
    const filler = ['the', 'court', 'x', 'of', ', ', '中', 'и', 'ال', '7', '-', "'", '. '];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...few), fc.constantFrom(...filler)), { maxLength: 12 }),
        (parts) => {
          const text = foldText(parts.join(' '));
          const got = spans(text);
          for (const form of few) {
            for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
              const left = text[at - 1] ?? ' ';
              const right = text[at + form.length] ?? ' ';
              const letter = /[\p{L}\p{N}\p{M}]/u;
              const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
              const hangul = /\p{Script=Hangul}/u;
              const first = form[0]!;
              const last = form.at(-1)!;
              const begins =
                !letter.test(first) || unspaced.test(first) || !letter.test(left) || unspaced.test(left);
              const ends =
                !letter.test(last) ||
                unspaced.test(last) ||
                hangul.test(last) ||
                !letter.test(right) ||
                unspaced.test(right) ||
                hangul.test(right);
              if (begins && ends && !got.has(`${at}-${at + form.length}`)) return false;
            }
          }
          return true;
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads through marks, ligatures, full-width forms and odd white space, at exact places', () => {
    const noise = fc.constantFrom('\u00ad', '\u200b', '\u200d', '\u2060', '\u200e', '\ufeff', '\u00ad\u200b');
    const white = fc.constantFrom(' ', '\u00a0', '  ', '\u202f', '\t', ' \u00a0 ', '\u2003');
    fc.assert(
      fc.property(
        fc.constantFrom(...sample),
        fc.infiniteStream(noise),
        fc.infiniteStream(white),
        fc.infiniteStream(fc.integer({ min: 0, max: 5 })),
        (form, noises, whites, choices) => {
          let written = '';
          for (const char of form) {
            if (written !== '' && choices.next().value === 0 && char !== ' ') written += noises.next().value;
            if (char === ' ') written += whites.next().value;
            else if (char === "'") written += choices.next().value! > 2 ? '’' : char;
            else if (/[A-Za-z0-9]/.test(char) && choices.next().value === 1)
              written += String.fromCharCode(char.charCodeAt(0) + 0xfee0);
            else written += char;
          }
          const text = `("${written}")`;
          return spans(text).has(`2-${written.length + 2}`);
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('takes decomposed letters for composed ones', () => {
    for (const form of ['Türkiye', 'Căldăraru', 'România'].flatMap((word) =>
      forms.filter((one) => one.includes(word)).slice(0, 5),
    )) {
      const written = form.normalize('NFD');
      expect(spans(written), form).toContain(`0-${written.length}`);
    }
  });

  it('joins a word that a hyphen divides at the end of a line', () => {
    expect(spans('extradi-\u200btion')).toContain('0-12'.replace('12', String('extradi-\u200btion'.length)));
    expect(spans('ill-\u200btreatment')).toContain(`0-${'ill-\u200btreatment'.length}`);
  });

  it('never throws, and never steps outside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const span of spans(text)) {
          const [start, end] = span.split('-').map(Number) as [number, number];
          if (!(start >= 0 && start < end && end <= text.length)) return false;
        }
        return true;
      }),
      { numRuns: 500 },
    );
  });

  it('takes steps in proportion to the text, however it is made', () => {
    const longest = forms.reduce((a, b) => (a.length > b.length ? a : b));
    const shapes = [
      'extradition treaty between the people’s republic of ',
      'Treaty between the Government of the Republic of ',
      longest.slice(0, -1),
      'a',
      '中华人民共和国和',
      'the ',
      '\u00ad',
      'ﬃ',
      'e\u0301',
      'ex-\u200b',
      'договор о выдаче между ',
    ];
    for (const shape of shapes) {
      const counts = [4_000, 8_000, 16_000].map((size) => {
        const text = shape.repeat(Math.ceil(size / shape.length)).slice(0, size);
        scanner.steps = 0;
        scanner.scan(text, 0, text.length);
        return scanner.steps / size;
      });
      expect(counts[2], JSON.stringify(shape)).toBeLessThanOrEqual(Math.max(1, counts[0]! * 1.2));
      expect(counts[2], JSON.stringify(shape)).toBeLessThan(longest.length);
    }
  });
});
