import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type CitationRun, type CitationStyle, citationRuns } from '../cite.ts';
import { wordsOf } from '../records.ts';
import { authoritiesOf, byIssue, type ListedAuthority } from './authorities.ts';
import type { ExportWords } from './export-words.ts';
import { aroundOf, factsOf, type KeptWork, type Placed } from './kept-work.ts';

/** What XML 1.0 can't hold: control characters but tab and line break, halves of pairs, two that are no characters. */
const unspeakable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const sayable = (text: string) => text.replace(unspeakable, '\ufffd');

/**
 * The passages as a Word document: a heading for each issue, every passage as a quotation with a footnote that cites
 * it, the reader's notes, and a table of authorities. It says nothing of who made it or on
 * what machine; its time of making is in UTC.
 */
export async function toDocx(work: KeptWork, style: CitationStyle, words: ExportWords): Promise<Blob> {
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  let count = 0;
  const cite = ({ passage, document }: Placed): FootnoteReferenceRun => {
    count++;
    const runs = citationRuns(document.provenance, style, passage.place, document.lastReadAt);
    footnotes[count] = { children: [new Paragraph({ children: [...runs.map(run), new TextRun('.')] })] };
    return new FootnoteReferenceRun(count);
  };
  const body = byIssue(work).flatMap(({ issue, placed }) => [
    new Paragraph({
      text: sayable(issue === '' ? words.noIssue : (words.issues[issue] ?? issue)),
      heading: HeadingLevel.HEADING_1,
    }),
    ...placed.flatMap((one) => passageParagraphs(one, cite, words)),
  ]);
  const authorities = authoritiesOf(work);
  const notes = work.matters.length === 1 ? work.matters[0]!.notes : '';
  const document = new Document({
    title: sayable(words.title),
    // The library would put its own name here.
    creator: '',
    lastModifiedBy: '',
    description: '',
    footnotes,
    sections: [
      {
        children: [
          new Paragraph({ text: sayable(words.title), heading: HeadingLevel.TITLE }),
          ...noteParagraphs(notes),
          ...body,
          new Paragraph({ text: sayable(words.authorities), heading: HeadingLevel.HEADING_1 }),
          ...authorityTable(words.decisions, authorities.decisions, style, words),
          ...authorityTable(words.others, authorities.others, style, words),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}

function passageParagraphs(
  one: Placed,
  cite: (one: Placed) => FootnoteReferenceRun,
  words: ExportWords,
): Paragraph[] {
  const { passage } = one;
  const { before, after } = aroundOf(passage);
  const facts = factsOf(passage, words);
  return [
    new Paragraph({
      indent: { left: 567, right: 567 },
      spacing: { before: 160, after: 80 },
      children: [
        ...(before === '' ? [] : [aside(`… ${before}`)]),
        ...lines(wordsOf(passage)),
        ...(after === '' ? [] : [aside(`${after} …`)]),
        cite(one),
      ],
    }),
    ...(facts.length > 0
      ? [
          new Paragraph({
            indent: { left: 567 },
            children: [new TextRun({ text: sayable(facts.join(' · ')), size: 18, color: '555555' })],
          }),
        ]
      : []),
    ...(passage.note === wordsOf(passage) ? [] : noteParagraphs(passage.note)),
  ];
}

/** A note as it was written: its signs of Markdown stay. */
const noteParagraphs = (note: string) =>
  note === ''
    ? []
    : note.split(/\n{2,}/).map((text) => new Paragraph({ spacing: { after: 80 }, children: lines(text) }));

/** What stands around a passage: grey, so that nobody takes it for the passage. */
const aside = (text: string) => new TextRun({ text: sayable(text), color: '6b6b6b' });

/** Text with its line breaks. */
const lines = (text: string) =>
  text.split('\n').map((line, i) => new TextRun({ text: sayable(line), ...(i > 0 ? { break: 1 } : {}) }));

const run = ({ text, italic }: CitationRun) => new TextRun({ text: sayable(text), italics: italic });

function authorityTable(
  title: string,
  listed: readonly ListedAuthority[],
  style: CitationStyle,
  words: ExportWords,
): (Paragraph | Table)[] {
  if (listed.length === 0) return [];
  const cell = (children: TextRun[], width: number, alignment: 'left' | 'right' = 'left') =>
    new TableCell({
      width: { size: width, type: WidthType.PERCENTAGE },
      children: [
        new Paragraph({
          alignment: alignment === 'left' ? AlignmentType.START : AlignmentType.END,
          children,
        }),
      ],
    });
  const head = new TableRow({
    tableHeader: true,
    children: [
      cell([new TextRun({ text: sayable(title), bold: true })], 75),
      cell([new TextRun({ text: sayable(words.pinpoints), bold: true })], 25, 'right'),
    ],
  });
  const rows = listed.map(
    ({ document, pinpoints }) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell(citationRuns(document.provenance, style, undefined, document.lastReadAt).map(run), 75),
          cell([new TextRun(sayable(pinpoints.join(', ')))], 25, 'right'),
        ],
      }),
  );
  return [
    new Paragraph({ text: sayable(title), heading: HeadingLevel.HEADING_2 }),
    new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [head, ...rows] }),
  ];
}
