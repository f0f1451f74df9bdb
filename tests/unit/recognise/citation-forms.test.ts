import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../../knowledge/lexicon/read-lexicon.ts';
import { found, recogniser } from './compiled.ts';

const { records } = readLexicon(fileURLToPath(new URL('../../../knowledge/lexicon', import.meta.url)));
const forms = records.filter(({ kind, category }) => kind === 'pattern' && category === 'case');

/** A sentence that puts a document on the subject, in the language of the citation. */
const subjects: { [lang: string]: string } = {
  en: 'His extradition was refused; the extradition request failed. See further the case that is cited here:',
  fr: 'Son extradition a été refusée et la demande d’extradition a été rejetée. Voir la décision qui est citée ici :',
  es: 'Su extradición fue denegada y la solicitud de extradición fue rechazada. Véase la decisión que se cita aquí:',
  de: 'Die Auslieferung wurde abgelehnt und das Auslieferungsersuchen war nicht zulässig. Siehe dazu die Entscheidung:',
  it: 'L’estradizione fu negata e la domanda di estradizione è stata respinta. Si veda la decisione che è citata qui:',
  pt: 'A extradição foi negada e o pedido de extradição não foi aceite. Ver a decisão que é citada aqui:',
  pl: 'Ekstradycja nie została dopuszczona, a wniosek o ekstradycję oddalono. Zob. orzeczenie, które jest tu przywołane:',
  sv: 'Utlämning till Kina vägrades och framställningen om utlämning avslogs. Se det avgörande som är åberopat här:',
  ru: 'В экстрадиции было отказано, и запрос об экстрадиции отклонён. См. решение, которое здесь приводится:',
  ar: 'رُفض تسليم المطلوب إلى الصين ورُفض طلب التسليم. انظر القرار المذكور هنا في هذه القضية:',
  'zh-Hans': '法院拒绝将其引渡，引渡请求被驳回。参见',
};

function document(example: string, lang: string, near: readonly string[]): string {
  const words = near.map((word) => word.replace('*', '')).slice(0, 3);
  return `${subjects[lang]} ${example} ${words.join(' ')}`;
}

describe('every form of citation', () => {
  it.each(forms.map((record) => [record.id, record] as const))('%s is found in a document', (_id, record) => {
    const lang = record.lang === 'mul' ? 'en' : record.lang;
    for (const example of record.examples!) {
      const text = document(example, lang, record.needs_context ?? []);
      const from = text.indexOf(example);
      const hits = recogniser
        .recognise(text, lang)
        .mentions.filter(
          ({ start, end, category }) => category === 'case' && start < from + example.length && end > from,
        );
      expect(hits, text).not.toEqual([]);
    }
  });

  it('comes in numbers: three examples and two counterexamples of each that is written alike in any language', () => {
    const own = forms.filter(({ file }) => file === 'citations.yaml');
    expect(own.length).toBeGreaterThanOrEqual(45);
    for (const { id, examples, counterexamples } of own) {
      expect(examples!.length, id).toBeGreaterThanOrEqual(2);
      expect(counterexamples!.length, id).toBeGreaterThanOrEqual(2);
    }
  });

  it('is dark where the document is on another subject', () => {
    // One application number is a form of its own.
    for (const { examples, lang } of forms)
      for (const example of examples!)
        if (!/[一-鿿]/.test(example) && !/18207\/21/.test(example))
          expect(
            recogniser
              .recognise(
                `The tenant paid rent to the owner; see ${example} for the lease.`,
                lang === 'mul' ? 'en' : lang,
              )
              .mentions.filter(({ category, targets }) => category === 'case' && targets.length === 0),
            example,
          ).toEqual([]);
  });

  it('is not taken from what only looks like one', () => {
    for (const text of [
      'Order no. E-1234/2019 came with the invoice A-1/2020.',
      'The rooms 14 Os 12 and 6B_12 are free.',
      'Call No. 21-70112 for the plumber.',
      'See version No. 19-123 of the form and part No. 20-1234.',
      '国务院关于引渡的通知（国发〔2020〕12号）',
    ])
      expect(
        found(`His extradition was refused; the extradition request failed. ${text}`).filter((one) =>
          one.startsWith('case:'),
        ),
        text,
      ).toEqual([]);
  });

  it.each([
    '(2020)京刑终12号',
    '（2019）最高法刑核12345678号',
    'Yargıtay 19. CD, E. 2019/123, K. 2020/456',
    'AYM B. No: 2014/1234',
    'Πολ. Έφ. Αρ. 123/2019',
    'Αίτηση Αρ. 123/2019',
    'ECLI:NL:HR:2019:123',
    'LJN BX1234',
    'BGE 133 IV 76 E. 4.1',
    'DTF 133 IV 76',
    '1C_559/2011',
    'RR.2015.302',
    'Proc. n.º 123/17.8YRLSB',
    '47 F.4th 971',
    '410 F.3d 615',
    '645 F. Supp. 3d 587',
    '553 U.S. 674',
    '130 S. Ct. 1',
    '2019 WL 1234567',
    'No. 1:20-cv-01234',
    'No. 19-cr-123',
    '[2019] UKUT 12 (IAC)',
    '[2019] EWHC 118 (Admin)',
    '[2018] IEHC 119',
    '[2021] HKCFI 12',
    '[2020] SGHC 12',
    '[2013] FCAFC 41',
    '2001 SCC 7',
    '[2021] NZSC 57',
    'CAT/C/48/D/444/2010',
    'CCPR/C/130/D/2728/2016',
    'Communication No. 123/1998',
    'Opinion No. 1/2020 of the Working Group',
    'see A/HRC/WGAD/2020/1',
    'C-182/15',
    'T-123/04',
    'joined cases C-404/15 and C-659/15 PPU',
    'EU:C:2016:630',
    'nos. 1/06 and 2/07 of the Court',
    'NJA 2019 s. 377',
    'sp. zn. III. ÚS 2299/19',
    '11 Tcu 5/2020',
    'II KK 123/20',
    'sygn. akt II AKz 12/20',
    'Cass. pen., sez. VI, n. 21125/2023',
    'STC 31/2013',
    'ATC 10/2019',
    'STS 123/2020',
    'SAN 12/2018',
    '2 BvR 1506/20',
    '4 ARs 2/20',
    'OLG Dresden, Ausl A 123/20',
    'ΑΠ 123/2020',
    'Cass. crim., 12 mars 2019, n° 18-86.123',
    'CE, n° 123456',
    'Ö 1234-20 Högsta domstolen',
    'Ext 1.424',
    'HC 123.456 STF',
  ])('reads %s beside other words', (cited) => {
    const lang = /^Cass\. crim|^CE,/.test(cited)
      ? 'fr'
      : /^Ö/.test(cited)
        ? 'sv'
        : /^Ext|^HC /.test(cited)
          ? 'pt'
          : 'en';
    const { mentions } = recogniser.recognise(`${subjects[lang]} ${cited}, § 83.`, lang);
    expect(mentions.filter(({ category }) => category === 'case')).not.toEqual([]);
  });
});
