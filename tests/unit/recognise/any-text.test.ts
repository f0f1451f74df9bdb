import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockScanner } from '../../../knowledge/recognise/scan-block.ts';
import { lexicon, recogniser } from './compiled.ts';

const pieces = fc.constantFrom(
  'extradition',
  'China',
  'Hong Kong',
  'Liu v. Poland',
  'red notice',
  'the',
  'of the',
  'Article 3',
  '§ 189',
  'diplomatic assurances',
  'torture',
  'Türkiye',
  'привод в Китай',
  'экстрадиция',
  'تسليم المجرمين',
  'الصين',
  '中国',
  '引渡条约',
  '中华人民共和国',
  '송환',
  'traité d’extradition',
  '12345/06',
  '(“Othman”)',
  ', cited above,',
  '(cited above)',
  'Doe v. Roe',
  'the Court',
  '\ud800',
  '\udc00',
  '\u0301',
  '\u0327',
  '\u202e',
  '\u2067',
  '\u00ad',
  '\u200b',
  '-\u200b',
  '\ufb01',
  '№',
  '…',
  'Ｃｈｉｎａ',
  '한국',
  '\u1112\u1161\u11ab',
  ' ',
  '\u00a0',
  '\t',
  '.',
  '-',
  "'",
  '"',
  '(',
  '[',
  '\n',
);
const madeUp = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 24 });
const form = fc.constantFrom('', 'NFC', 'NFD', 'NFKC', 'NFKD');

describe('a text of any kind', () => {
  it('gives mentions that stand where they say, in order, none over another', () => {
    fc.assert(
      fc.property(madeUp, form, fc.constantFrom(' ', ''), (parts, normal, glue) => {
        const raw = `Extradition to China. ${parts.join(glue)}`;
        const text = normal === '' ? raw : raw.normalize(normal);
        let last = 0;
        for (const { start, end, text: shown } of recogniser.recognise(text).mentions) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(shown);
          last = end;
        }
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  it('gives the same for composed and decomposed letters', () => {
    for (const written of [
      'traité d’extradition avec la Chine',
      'Căldăraru c. România',
      'l’affaire Türkiye',
    ]) {
      const texts = (text: string) =>
        recogniser.recognise(text, 'fr').mentions.map((one) => one.text.normalize('NFC'));
      expect(texts(written.normalize('NFD'))).toEqual(texts(written.normalize('NFC')));
    }
  });

  it('finds Korean words that are written in parts, where they stand', () => {
    const text = '한국은 중국의 범죄인 인도 청구를 거절하였다. China: 중국.';
    const spelt = (written: string) => recogniser.recognise(written, 'ko').mentions.map((one) => one.text);
    const whole = spelt(text);
    expect(whole.length).toBeGreaterThan(2);
    const parts = spelt(text.normalize('NFD'));
    expect(parts.map((one) => one.normalize('NFC'))).toEqual(whole);
    for (const one of parts) expect(text.normalize('NFD')).toContain(one);
  });

  it('finds in a block what it finds in the same units within a longer text', () => {
    const scanner = new BlockScanner(lexicon);
    const spans = (text: string, from: number, to: number): string => {
      scanner.scan(text, from, to);
      return Array.from({ length: scanner.count }, (_, i) =>
        [scanner.starts[i]! - from, scanner.ends[i]! - from, scanner.forms[i], scanner.open[i]].join(),
      ).join(' ');
    };
    fc.assert(
      fc.property(madeUp, madeUp, madeUp, (before, within, after) => {
        const [left, text, right] = [before, within, after].map((parts) => parts.join(' ')) as [
          string,
          string,
          string,
        ];
        const alone = spans(text, 0, text.length);
        return alone === spans(left + text + right, left.length, left.length + text.length);
      }),
      { numRuns: 600 },
    );
  }, 30_000);

  it('lists forms in the order of their beginnings, and walks in proportion to the text', () => {
    const scanner = new BlockScanner(lexicon);
    for (const shape of [
      'a-',
      'China and ',
      'of the ',
      'a\u0301',
      ' ',
      'Sino-',
      'v. ',
      '中',
      '한국',
      'e-\u200b',
      '"',
      '§',
    ]) {
      const counts = [5_000, 20_000].map((size) => {
        const text = shape.repeat(Math.ceil(size / shape.length));
        scanner.steps = 0;
        scanner.scan(text, 0, text.length);
        for (let i = 1; i < scanner.count; i++)
          expect(scanner.starts[i]).toBeGreaterThanOrEqual(scanner.starts[i - 1]!);
        return scanner.steps / text.length;
      });
      expect(counts[1], JSON.stringify(shape)).toBeLessThanOrEqual(Math.max(1, 1.2 * counts[0]!));
    }
  });
});
