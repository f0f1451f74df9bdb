import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Entry, TreatyEntry } from '../../../knowledge/entry.ts';
import { readCountries } from '../../../knowledge/lexicon/treaty-names.ts';
import { recogniser } from './compiled.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const countries = readCountries(at('../../../knowledge/lexicon'));
const { entries } = JSON.parse(readFileSync(at('../../../knowledge/compiled/base.json'), 'utf8')) as {
  entries: { [id: string]: Entry };
};
const treaties = Object.values(entries).filter((entry): entry is TreatyEntry => entry.kind === 'treaty');

/** Text and targets of the treaties that a text of one block mentions. */
function treatiesIn(text: string): [string, string][] {
  return recogniser
    .recognise(text)
    .mentions.filter(({ category }) => category === 'treaty')
    .map((one) => [one.text, one.targets[0]!]);
}

/** Whether a form is one mention, whole, of an entry. */
function means(form: string, id: string): boolean {
  const found = treatiesIn(`x ${form} x`);
  return found.length === 1 && found[0]![0] === form && found[0]![1] === id;
}

describe('treaties with China by their description', () => {
  // Every twelfth of the 23,556 forms that the lexicon carried before they were read by their grammar.
  const written = readFileSync(at('./treaty-forms.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t') as [string, string]);

  it('are found as the lexicon wrote them out before, in the six languages', () => {
    expect(written.length).toBeGreaterThan(1_900);
    expect(written.filter(([id, form]) => !means(form, id))).toEqual([]);
  }, 60_000);

  /** Both orders, with the names that a country has in a language. */
  const shapes: { [language: string]: (partner: string, side: string) => string[] } = {
    en: (a, b) => [
      `Treaty on Extradition between the Government of ${a} and ${b}`,
      `extradition treaty between ${b} and ${a}`,
      `Agreement between ${a} and ${b} on Extradition`,
    ],
    fr: (a, b) => [
      `Traité entre ${a} et ${b} relatif à l’extradition`,
      `traité d’extradition entre ${b} et ${a}`,
    ],
    es: (a, b) => [`Tratado de Extradición entre ${b} y ${a}`, `Tratado entre ${a} y ${b} sobre extradición`],
    ru: (a, b) => [`договором между ${a} и ${b} о выдаче`, `Договор о выдаче между ${b} и ${a}`],
    ar: (a, b) => [`معاهدة تسليم المجرمين بين ${a} و${b}`, `ومعاهدة تسليم المجرمين بين ${b} و${a}`],
    zh: (a, b) => [`${b}和${a}引渡条约`, `${a}与${b}引渡条约`, `${b}与${a}的引渡协定`],
    'zh-Hant': (a, b) => [`${b}和${a}引渡條約`],
  };

  it('are found for every partner in the base, each language, by every name of both sides', () => {
    const lost: string[] = [];
    for (const treaty of treaties.filter(({ type }) => type === 'extradition'))
      for (const [language, write] of Object.entries(shapes))
        for (const partner of countries[treaty.partner.code]?.[language] ?? [''])
          for (const side of countries[treaty.with]![language]!.slice(0, 3))
            for (const form of write(partner, side))
              if (partner === '' || !means(form, treaty.id)) lost.push(`${treaty.id}: ${form}`);
    expect(lost).toEqual([]);
  }, 120_000);

  it.each([
    ['the 2005 Treaty on Extradition between Spain and China applies', 'treaty-cn-es-extradition'],
    ['under the China–Spain extradition treaty he', 'treaty-cn-es-extradition'],
    ['le traité d’extradition franco-chinois du 20 mars 2007', 'treaty-cn-fr-extradition'],
    ['le traité franco-chinois d’extradition', 'treaty-cn-fr-extradition'],
    ['依照中法引渡条约的规定', 'treaty-cn-fr-extradition'],
    ['по российско-китайскому договору о выдаче', 'treaty-cn-ru-extradition'],
    ['Spain’s extradition treaty with the People’s Republic of China', 'treaty-cn-es-extradition'],
    ['the extradition treaty signed in 2005 between Spain and the PRC', 'treaty-cn-es-extradition'],
    [
      'the agreement for the surrender of fugitive offenders between Hong Kong and Ireland',
      'treaty-hk-ie-extradition',
    ],
    ['the mutual legal assistance treaty between Belgium and China', 'treaty-cn-be-mla'],
    ['the Treaty between Spain and China on Transfer of Sentenced Persons', 'treaty-cn-es-transfer'],
    ['There is no extradition treaty between the United Kingdom and China.', 'treaty-cn-gb-none'],
    ['the extradition treaty between Bosnia and Herzegovina and China', 'treaty-cn-ba-extradition'],
  ])('%s', (text, id) => {
    expect(treatiesIn(text).map(([, target]) => target)).toEqual([id]);
  });

  it('lead to no single treaty where the year is another, or the word is shared by several partners', () => {
    expect(treatiesIn('the 1998 extradition treaty between Spain and China')[0]![1]).toBe('treaty-content');
    for (const shared of ['中乌引渡条约', '中阿引渡条约', '中巴引渡条约', '中南引渡条约'])
      for (const [, target] of treatiesIn(shared)) expect(target, shared).toBe('treaty-content');
  });

  it('are none between other States, and none on another subject', () => {
    for (const text of [
      'the extradition treaty between Spain and France',
      'the trade agreement between Spain and China',
      'the tax treaty between China and Spain',
      '中法贸易协定',
    ])
      expect(
        treatiesIn(text).filter(([, id]) => id !== 'treaty-content'),
        text,
      ).toEqual([]);
  });
});
