import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CaseEntry, Entry } from '../../../knowledge/entry.ts';
import { found, recogniser } from './compiled.ts';

const base = fileURLToPath(new URL('../../../knowledge/compiled/base.json', import.meta.url));
const { entries } = JSON.parse(readFileSync(base, 'utf8')) as { entries: { [id: string]: Entry } };
const cases = Object.values(entries).filter((entry): entry is CaseEntry => entry.kind === 'case');

/** A sentence in which a lawyer of that country would cite a decision, and the language that it is in. */
const sentences: { [jurisdiction: string]: [lang: string, sentence: (cited: string) => string] } = {
  IT: [
    'it',
    (cited) =>
      `L’estradizione verso la Cina fu negata (Cass. pen., Sez. VI, ${cited}, § 83) per i trattamenti.`,
  ],
  ES: [
    'es',
    (cited) =>
      `La Audiencia Nacional y el Tribunal trataron la extradición a China (${cited}, § 83) en su día.`,
  ],
  BR: [
    'pt',
    (cited) =>
      `O Supremo Tribunal Federal decidiu sobre a extradição para a China (${cited}, § 83) nesse ano.`,
  ],
  PT: ['pt', (cited) => `O Tribunal recusou a extradição para a China (${cited}, § 83) por essas razões.`],
  CZ: ['cs', (cited) => `O vydání do Číny rozhodl soud (${cited}, § 83) již dříve.`],
  GR: ['el', (cited) => `Ο Άρειος Πάγος έκρινε για την έκδοση στην Κίνα (${cited}, § 83) και απέρριψε.`],
  SE: ['sv', (cited) => `Högsta domstolen prövade utlämning till Kina (${cited}, § 83) i ett beslut.`],
  PE: ['es', (cited) => `El Tribunal conoció de la extradición a China (${cited}, § 83) en su día.`],
  TH: [
    'en',
    (cited) => `The Court of Appeal in Bangkok allowed the extradition to China (${cited}, § 83) in the end.`,
  ],
  CY: [
    'en',
    (cited) => `The District Court of Larnaca refused the extradition to China (${cited}, § 83) in the end.`,
  ],
  NZ: [
    'en',
    (cited) => `The New Zealand courts considered the surrender to China (${cited}, § 83) at length.`,
  ],
};
const arbitrary = (cited: string) =>
  `The Working Group on Arbitrary Detention wrote of the extradition to China (${cited}, § 83) at length.`;
const inEnglish = (cited: string) =>
  `The Supreme Court or Court of Appeals dealt with extradition to China (${cited}, § 83) at length.`;

/** The ways in which one citation is written. */
function writings(citation: string): string[] {
  const written = [citation, citation.replace(/ /g, '\u00a0'), citation.replace(/\. /g, '.')];
  if (/^\d+\/\d\d$/.test(citation))
    written.push(
      ...['no. ', 'application no. ', 'Application No ', 'app. no. ', 'nos. 1/06 and '].map(
        (one) => one + citation,
      ),
      `no. ${citation} [GC]`,
      `no.\u00a0${citation}`,
    );
  const docket = /^([CT])-(\d+\/\d\d)( PPU)?$/.exec(citation);
  if (docket)
    written.push(
      `Case ${citation}`,
      `Case ${docket[1]}-${docket[2]} PPU`,
      `Joined Cases ${citation} and C-1/90`,
      `${docket[1]}\u2011${docket[2]}`,
      `${docket[1]}\u2013${docket[2]}`,
    );
  if (citation.startsWith('ECLI:')) written.push(citation.slice('ECLI:'.length));
  const neutral = /^\[\d{4}\] (?:EWHC|UKUT) \d+$/.exec(citation);
  if (neutral) written.push(`${citation} (Admin)`);
  const communication = /^communication no\. (\d+\/\d{4})$/.exec(citation);
  if (communication)
    written.push(
      `Communication No. ${communication[1]}`,
      `communications nos. 1/1989 and ${communication[1]}`,
      `comunicación núm. ${communication[1]}`,
      `сообщение № ${communication[1]}`,
      `communication n° ${communication[1]}`,
    );
  const opinion = /^Opinion No\. (\d+\/\d{4})$/.exec(citation);
  if (opinion)
    written.push(`Avis n° ${opinion[1]}`, `Opinión núm. ${opinion[1]}`, `opinion no. ${opinion[1]}`);
  const brazilian = /^Ext (\d)?(\d{3})$/.exec(citation);
  if (brazilian) {
    const dotted = [brazilian[1], brazilian[2]].filter(Boolean).join('.');
    written.push(`Extradição nº ${dotted}`, `Ext. ${dotted}/DF`, `EXT ${dotted}`);
  }
  const italian = /^n\. (\d+)\/(\d{4})$/.exec(citation);
  if (italian) written.push(`sentenza n. ${italian[1]} del ${italian[2]}`, `n. ${italian[1]} del 2023`);
  if (/^(?:II|III|I)\. ÚS /.test(citation)) written.push(`sp. zn. ${citation}`);
  if (/ Tcu /.test(citation)) written.push(`sp. zn. ${citation}`, `sp.\u00a0zn. ${citation}`);
  return [...new Set(written)];
}

/** Citations that are not to be recognised by themselves, and why. */
const exceptions: { [citation: string]: string } = {
  'DJ 06-04-2001': 'the day’s gazette holds other decisions too',
  '140/10': 'five digits alone are any number: it resolves as "no. 140/10"',
};

describe('every citation of every case of the base', () => {
  const tried = cases.flatMap((entry) =>
    entry.citations.flatMap((citation) =>
      writings(citation).map((written) => ({ entry, citation, written })),
    ),
  );

  it('leads to its entry, with the paragraph that follows, in a sentence of its language', () => {
    expect(tried.length).toBeGreaterThan(450);
    const failed: string[] = [];
    for (const { entry, citation, written } of tried) {
      if (exceptions[written.replace(/\u00a0/g, ' ')]) continue;
      const [lang, sentence] = sentences[entry.jurisdiction] ?? [
        /^Avis/.test(written) ? 'fr' : /^Opinión/.test(written) ? 'es' : 'en',
        /opinión|opinion|avis/i.test(written) ? arbitrary : inEnglish,
      ];
      const text = sentence(written);
      const from = text.indexOf(written);
      const hits = recogniser
        .recognise(text, lang)
        .mentions.filter(({ start, end }) => start < from + written.length && end > from);
      const hit = hits.find(({ targets }) => targets.includes(entry.id));
      if (hit?.pinpoint !== '§ 83')
        failed.push(
          `${entry.id} "${citation}" as "${written}": ${hits.map((one) => `${one.text} -> ${one.targets} ${one.pinpoint}`).join('; ')}`,
        );
    }
    expect(failed).toEqual([]);
  });

  it('has exceptions that are citations of the base', () => {
    const all = new Set(cases.flatMap((entry) => entry.citations));
    for (const one of Object.keys(exceptions)) expect(all.has(one), one).toBe(true);
  });

  it('offers both decisions that bear one number', () => {
    const [mention] = recogniser
      .recognise('O STF julgou a extradição para a China: Ext 1727.', 'pt')
      .mentions.filter(({ text }) => text === 'Ext 1727');
    expect(mention?.targets).toEqual(['br-stf-ext-1727-2024', 'br-stf-ext-1727-2025']);
  });

  it('leads nowhere else: another court, series, year or telephone bears the number', () => {
    const resolved = (text: string, lang = 'en') =>
      recogniser
        .recognise(`His extradition was refused; the extradition request failed. ${text}`, lang)
        .mentions.filter(({ category, targets }) => category === 'case' && targets.length > 0)
        .map(({ text: cited }) => cited);
    for (const text of [
      'Regulation (EC) No 233/2003 and Directive 2024/2011.',
      'Call ext 1424 or extension 1442.',
      'The High Court gave leave in Application no. 1/2021.',
      'The Nigerian ruling SC 57/2019 and the docket 36981.',
      'The invoice n. 21125/2023 was paid.',
      'Blood pressure was 140/10 and 37610.',
      'Diário da Justiça, DJ 06-04-2001.',
      'The Auto 49/2017 of the Audiencia Provincial of Madrid was a car sale.',
    ])
      expect(resolved(text), text).toEqual([]);
    expect(resolved('Cass. civ., Sez. II, n. 21125/2023.', 'it')).toEqual([]);
    expect(resolved('ΑΠ 485/2021 (Α1 Πολιτικό Τμήμα).', 'el')).toEqual([]);
    expect(resolved('Cass. pen., Sez. VI, n. 21125/2019.', 'it')).toEqual([]);
  });
});

describe('lists of numbers', () => {
  it('reads each, and no number of another kind', () => {
    const text =
      'The extradition was stayed (Mamatkulov, nos. 46827/99 and 46951/99, § 83; Others, nos. 1/06, 2/07 and 3/2008).';
    expect(found(text).filter((one) => /\d/.test(one))).toEqual([
      'case:nos. 46827/99',
      'case:46951/99',
      'case:nos. 1/06',
      'case:2/07',
    ]);
  });
});
