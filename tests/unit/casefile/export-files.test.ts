import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { authoritiesOf, byIssue } from '../../../casefile/export/authorities.ts';
import { csvColumns, toCsv } from '../../../casefile/export/csv.ts';
import { toDocx } from '../../../casefile/export/docx.ts';
import { aMatter, aPassage, aWork, fileWords as words } from './sample-work.ts';

const work = aWork();

/** RFC 4180, read strictly: throws at anything that is not by its grammar. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (let at = 0; at < text.length; at = cell.lastIndex) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) throw new Error(`not CSV at ${at}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('CSV', () => {
  it('is read back with every column, and nothing in it is a formula', () => {
    const rows = readCsv(toCsv(work, 'plain', false, words));
    expect(rows[0]).toEqual(csvColumns.map((column) => `Column ${column}`));
    expect(rows).toHaveLength(1 + work.passages.length);
    for (const row of rows) expect(row).toHaveLength(csvColumns.length);
    expect(rows[2]![csvColumns.indexOf('quotation')]).toBe(`'=1+1 said the "witness", twice\nover`);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@]/);
    expect(toCsv(work, 'plain', true, words).startsWith('\ufeff')).toBe(true);
  });
});

const partsOf = async (file: Blob) => {
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
  return (name: string) => new TextDecoder().decode(parts[name]);
};

describe('DOCX', () => {
  /** The paragraph of the document that holds a text, as it is written. */
  const paragraphWith = (xml: string, text: string) =>
    xml.match(/<w:p>.*?<\/w:p>/gs)!.find((paragraph) => plainOf(paragraph).includes(text))!;
  const plainOf = (xml: string) => [...xml.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join('');
  /** Its runs: which way each goes, its languages, its text. */
  const runsIn = (paragraph: string) =>
    [...paragraph.matchAll(/<w:r>(.*?)<\/w:r>/gs)]
      .map(([, run]) => [/<w:rtl\/>/.test(run!), /<w:lang ([^>]*)\/>/.exec(run!)?.[1] ?? '', plainOf(run!)])
      .filter(([, , text]) => text !== '');

  it('sets Arabic and Hebrew from right to left, in their language, with Latin names within them the other way', async () => {
    const arabic = 'قررت المحكمة في قضية Othman v. UK، الفقرة 12، رفض التسليم.';
    const hebrew = 'בית המשפט דחה את הבקשה';
    const inEnglish = 'The Court read “الضمانات الدبلوماسية” as assurances.';
    const some = {
      ...work,
      passages: [
        aPassage(20, arabic, { language: 'ar', note: 'ملاحظة\n\nA note in English' }),
        aPassage(21, hebrew, { language: 'he', note: '' }),
        aPassage(22, inEnglish, { language: 'en', note: '' }),
        aPassage(23, '被请求引渡人', { language: 'zh', note: '' }),
      ],
    };
    const part = await partsOf(await toDocx(some, 'plain', words));
    const xml = part('word/document.xml');
    expect(paragraphWith(xml, 'قررت')).toContain('<w:bidi/>');
    expect(runsIn(paragraphWith(xml, 'قررت'))).toEqual([
      [true, 'w:bidi="ar"', 'قررت المحكمة في قضية '],
      [false, '', 'Othman v. UK'],
      [true, 'w:bidi="ar"', '، الفقرة 12، رفض التسليم.'],
    ]);
    expect(paragraphWith(xml, hebrew)).toContain('<w:bidi/>');
    expect(runsIn(paragraphWith(xml, hebrew))).toEqual([[true, 'w:bidi="he"', hebrew]]);
    expect(paragraphWith(xml, 'ملاحظة')).toContain('<w:bidi/>');
    expect(paragraphWith(xml, 'A note in English')).not.toMatch(/<w:bidi\/>|<w:rtl\/>/);
    expect(paragraphWith(xml, 'The Court read')).not.toContain('<w:bidi/>');
    expect(runsIn(paragraphWith(xml, 'The Court read'))).toEqual([
      [false, 'w:val="en"', 'The Court read “'],
      [true, '', 'الضمانات الدبلوماسية'],
      [false, 'w:val="en"', '” as assurances.'],
    ]);
    expect(runsIn(paragraphWith(xml, '被请求'))).toEqual([[false, 'w:eastAsia="zh"', '被请求引渡人']]);
    expect(xml).not.toContain('<w:bidiVisual/>');
    const inArabic = await partsOf(await toDocx(some, 'plain', { ...words, rightToLeft: true }));
    expect(inArabic('word/document.xml')).toContain('<w:bidiVisual/>');
  });

  it('is read back with headings by issue, quotations, footnoted citations and a table of authorities', async () => {
    const file = await toDocx(work, 'oscola', words);
    const { value: html, messages } = await mammoth.convertToHtml({
      buffer: Buffer.from(await file.arrayBuffer()),
    });
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    for (const heading of ['Issue assurances', 'Issue torture', 'Other passages', 'Table of authorities'])
      expect(html).toMatch(new RegExp(`<h1>(?:<a[^>]*></a>)*${heading}</h1>`));
    expect(html).toContain('the assurances were not enough');
    expect(html).toContain('被请求引渡人');
    expect(html).toContain('<em>Liu v Poland</em> App no 37610/18 (ECtHR, 6 October 2022), para 79');
    expect(html).toMatch(/<table>[\s\S]*Liu v Poland[\s\S]*79[\s\S]*<\/table>/);
  });

  it('has what stands around a passage, and the notes on the matter', async () => {
    const around = aPassage(21, 'were not enough');
    around.selectors.quote = {
      ...around.selectors.quote,
      prefix: 'ding of the assurances ',
      suffix: ' in itself',
    };
    const file = await toDocx(
      { ...work, matters: [aMatter(1, { notes: 'Hearing on Monday' })], passages: [around] },
      'oscola',
      words,
    );
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await file.arrayBuffer()) });
    expect(value).toContain('… of the assurances were not enough in …');
    expect(value).toContain('Hearing on Monday');
  });

  it('says nothing of who made it or where, and holds what XML can not', async () => {
    const odd = aPassage(20, 'a\u0000b\ud800c<d>&"e');
    const part = await partsOf(await toDocx({ ...work, passages: [odd] }, 'plain', words));
    expect(part('word/document.xml')).toContain('a\ufffdb\ufffdc&lt;d&gt;&amp;');
    const core = part('docProps/core.xml');
    expect(core).not.toMatch(/Un-named|docx/i);
    for (const [, time] of core.matchAll(/<dcterms:\w+[^>]*>([^<]*)</g)) expect(time).toMatch(/Z$/);
  });
});

describe('the table of authorities', () => {
  it('lists each source once, decisions apart, with its pinpoints', () => {
    const { decisions, others } = authoritiesOf(work);
    expect(decisions.map(({ document }) => document.provenance.caseName)).toEqual(['Liu v. Poland']);
    expect(decisions[0]!.pinpoints).toEqual(['79']);
    expect(others.map(({ document }) => document.provenance.title)).toEqual([
      'Extradited, "they said"',
      'Request',
    ]);
  });

  it('puts a passage under each issue that it touches', () => {
    expect(byIssue(work).map(({ issue, placed }) => [issue, placed.length])).toEqual([
      ['assurances', 1],
      ['torture', 1],
      ['', 2],
    ]);
  });
});
