import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../../knowledge/lexicon/read-lexicon.ts';
import { Sense } from '../../../knowledge/recognise/compiled-lexicon.ts';
import { BlockScanner } from '../../../knowledge/recognise/scan-block.ts';
import { Prefilter } from '../../../knowledge/recognise/word-prefilter.ts';
import { compiled, lexicon, prefilterData, recogniser } from './compiled.ts';

const prefilter = new Prefilter(prefilterData);
const { records } = readLexicon(fileURLToPath(new URL('../../../knowledge/lexicon', import.meta.url)));
const forms = records.filter((record) => record.kind !== 'pattern').flatMap((record) => record.forms);

describe('the prefilter', () => {
  it('passes every form that shows by itself, in any document', () => {
    const lost: string[] = [];
    for (const form of forms) {
      const text = `About ${form} here.`;
      const shown = recogniser.recognise(text, '').mentions.length > 0;
      if (shown && !prefilter.mayMatch(text)) lost.push(form);
    }
    expect(lost).toEqual([]);
  });

  it('passes every form that can make a document one on the subject', () => {
    const scanner = new BlockScanner(lexicon);
    const lost: string[] = [];
    for (const form of forms) {
      scanner.scan(form, 0, form.length);
      const anchor = scanner.forms
        .subarray(0, scanner.count)
        .some((number, i) =>
          lexicon.groups[lexicon.group[number]!]!.some(
            (sense) =>
              sense[0] === Sense.record &&
              compiled.records[sense[1]]!.x === 1 &&
              !(sense[2] & 16) &&
              scanner.open[i] === 0,
          ),
        );
      if (anchor && !prefilter.mayMatch(`x ${form} y`)) lost.push(form);
    }
    expect(lost).toEqual([]);
  });

  it('passes whatever the recogniser shows in documents put together at random', () => {
    const words = [
      'the',
      'court',
      'torture',
      'assurances',
      'Article 3',
      'removal',
      'State',
      '。',
      'v.',
      'Liu',
      'Poland',
      '5',
      'Kim',
    ];
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(...forms),
            fc.constantFrom(...words),
            fc.constantFrom('\n', '\u00ad', ', '),
          ),
          { maxLength: 14 },
        ),
        (parts) => {
          const text = parts.join(' ');
          return (
            recogniser.recognise(text, 'en').mentions.length === 0 ||
            text.split('\n').some((line) => prefilter.mayMatch(line))
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('sees through soft hyphens, ligatures and full-width forms', () => {
    for (const text of [
      'ex\u00adtra\u200bdition',
      'Ｃｈｉｎａ',
      'refoule\u00adment',
      'Chi\u00adna',
      '중국'.normalize('NFD'),
    ])
      expect(prefilter.mayMatch(text), text).toBe(true);
  });

  it('lets pages on other subjects pass by', () => {
    const gold = fileURLToPath(new URL('../../corpus/gold/', import.meta.url));
    for (const name of ['zero-interpolation', 'zero-qa-agency']) {
      const text = readFileSync(`${gold}${name}.txt`, 'utf8');
      expect(prefilter.mayMatch(text), name).toBe(false);
    }
  });
});
