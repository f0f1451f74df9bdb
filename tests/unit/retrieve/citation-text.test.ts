import { describe, expect, it } from 'vitest';
import { citationStyles } from '../../../knowledge/citation/cite-decision.ts';
import { citationOf } from '../../../knowledge/retrieve/citation-text.ts';
import { base, entries } from './own-base.ts';

const cite = (id: string, pinpoint?: string) => citationOf(base.entries[id]!, pinpoint, 'en');

describe('a citation', () => {
  it.each([
    ['liu-v-poland-2022', '§ 79', 'Liu v. Poland, no. 37610/18, § 79, 6 October 2022'],
    ['liu-v-poland-2022', '§79', 'Liu v. Poland, no. 37610/18, § 79, 6 October 2022'],
    ['liu-v-poland-2022', '', 'Liu v. Poland, no. 37610/18, 6 October 2022'],
    ['saadi-v-italy-2008', '§ 125', 'Saadi v. Italy [GC], no. 37201/06, § 125, 28 February 2008'],
    [
      'khasanov-and-rakhmanov-2022',
      '',
      'Khasanov and Rakhmanov v. Russia [GC], nos. 28492/15 and 49975/15, 29 April 2022',
    ],
    ['dean-2017-uksc-44', '[36]', 'Lord Advocate v Dean [2017] UKSC 44, [36]'],
    ['nz-kim-nzsc-2021', '', 'Minister of Justice v Kim [2021] NZSC 57'],
    ['ca-badesha-2017', '', 'India v. Badesha, 2017 SCC 44'],
    [
      'petruhhin-c-182-15',
      'paragraph 58',
      'Petruhhin, C-182/15, ECLI:EU:C:2016:630, paragraph 58, judgment of 6 September 2016',
    ],
    [
      'aranyosi-c-404-15',
      '',
      'Aranyosi and Căldăraru, C-404/15 and C-659/15 PPU, ECLI:EU:C:2016:198, judgment of 5 April 2016',
    ],
    [
      'agiza-v-sweden-2005',
      '',
      'Agiza v. Sweden, UN Committee against Torture, CAT/C/34/D/233/2003, communication no. 233/2003, 20 May 2005',
    ],
    // Its name holds court and number already: neither is said twice.
    [
      'cassazione-21125-2023',
      '',
      'Corte di cassazione, Sez. VI penale, n. 21125/2023 (Zhao Chunxia), ECLI:IT:CASS:2023:21125PEN, 17 May 2023',
    ],
    ['it-venezia-2024-red-notice', '', "Corte d'appello di Venezia, 8 November 2024"],
    ['cat-aishan-v-morocco-2024', '', 'Committee against Torture, Yidiresi Aishan v. Morocco, July 2024'],
    [
      'inst-uk-ea-2003',
      's. 87',
      'Extradition Act 2003, s. 87, 2003, https://www.legislation.gov.uk/ukpga/2003/41',
    ],
    ['red-notice', '', 'Red Notice, https://extraditionuk.petersandpeters.com/interpol/red-notices/'],
    [
      'remedy-cat-art-22',
      '',
      'Complaint under article 22 with interim measures, UN Committee against Torture, https://www.ohchr.org/en/treaty-bodies/cat/individual-communications',
    ],
  ])('of %s at "%s"', (id, pinpoint, expected) => {
    expect(cite(id, pinpoint)).toBe(expected);
  });

  it.each([
    [
      'liu-v-poland-2022',
      '§§ 79-81',
      'Liu v Poland App no 37610/18 (ECtHR, 6 October 2022), paras 79–81',
      'Liu v. Poland, App. No. 37610/18, ¶¶ 79–81 (European Court of Human Rights Oct. 6, 2022)',
    ],
    [
      'khasanov-and-rakhmanov-2022',
      '',
      'Khasanov and Rakhmanov v Russia [GC] App nos 28492/15 and 49975/15 (ECtHR, 29 April 2022)',
      'Khasanov and Rakhmanov v. Russia [GC], App. Nos. 28492/15 and 49975/15 (European Court of Human Rights Apr. 29, 2022)',
    ],
    [
      'dean-2017-uksc-44',
      '[36]',
      'Lord Advocate v Dean [2017] UKSC 44 [36]',
      'Lord Advocate v. Dean, [2017] UKSC 44, ¶ 36',
    ],
    [
      'aranyosi-c-404-15',
      'paragraph 88',
      'Joined Cases C-404/15 and C-659/15 PPU Aranyosi and Căldăraru EU:C:2016:198, para 88',
      'Aranyosi and Căldăraru, C-404/15 and C-659/15 PPU, ECLI:EU:C:2016:198, ¶ 88 (Court of Justice of the European Union Apr. 5, 2016)',
    ],
  ])('of %s at "%s" is written in each style', (id, pinpoint, oscola, bluebook) => {
    expect(citationOf(base.entries[id]!, pinpoint, 'en', 'oscola')).toBe(oscola);
    expect(citationOf(base.entries[id]!, pinpoint, 'en', 'bluebook')).toBe(bluebook);
  });

  it('of what a style has no form for is in the plain order, and words for a place stay as they are', () => {
    for (const id of ['agiza-v-sweden-2005', 'inst-uk-ea-2003', 'red-notice', 'treaty-cn-fr-extradition'])
      expect(citationOf(base.entries[id]!, 'art. 3', 'en', 'bluebook')).toBe(cite(id, 'art. 3'));
    expect(citationOf(base.entries['liu-v-poland-2022']!, 'operative part', 'en', 'oscola')).toBe(
      'Liu v Poland App no 37610/18 (ECtHR, 6 October 2022), operative part',
    );
  });

  it('of a treaty names it, and of an absence names none', () => {
    expect(cite('treaty-cn-fr-extradition', 'art. 3')).toMatch(
      /^Traité d'extradition entre .*, art\. 3, signed on 20 March 2007, https:/,
    );
    expect(cite('treaty-cn-pl-none')).toMatch(
      /^No extradition treaty between Poland and China was found, https:/,
    );
  });

  it('never holds an empty part, two commas, or a number that the entry lacks', () => {
    for (const entry of entries) {
      for (const style of citationStyles) {
        const text = citationOf(entry, '', 'en', style);
        expect(text, entry.id).not.toMatch(/, ,|,,|^,|,$|\s{2}|\(\)|undefined/);
        if (entry.kind !== 'case') continue;
        const known = JSON.stringify([entry.name, entry.court, entry.citations, entry.date]);
        for (const number of text.match(/\d+\/\d+/g) ?? []) expect(known, entry.id).toContain(number);
        const years = text.match(/\b(?:19|20)\d{2}\b/g) ?? [];
        for (const year of years) expect(known, entry.id).toContain(year);
      }
    }
  });
});
