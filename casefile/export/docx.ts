import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  type IParagraphOptions,
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
import { isRightToLeft, type Look, sayable, textRuns } from './word-text.ts';

/**
 * The passages as a Word document: a heading for each issue, every passage as a quotation with a footnote that cites
 * it, the reader's notes, and a table of authorities. Each paragraph runs the way that its own text is written. It says
 * nothing of who made it or on what machine; its time of making is in UTC.
 */
export async function toDocx(work: KeptWork, style: CitationStyle, words: ExportWords): Promise<Blob> {
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  let count = 0;
  const cite = ({ passage, document }: Placed): FootnoteReferenceRun => {
    count++;
    const runs = citationRuns(document.provenance, style, passage.place, document.lastReadAt);
    footnotes[count] = { children: [cited(runs, new TextRun('.'))] };
    return new FootnoteReferenceRun(count);
  };
  const body = byIssue(work).flatMap(({ issue, placed }) => [
    heading(issue === '' ? words.noIssue : (words.issues[issue] ?? issue), HeadingLevel.HEADING_1),
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
          heading(words.title, HeadingLevel.TITLE),
          ...noteParagraphs(notes),
          ...body,
          heading(words.authorities, HeadingLevel.HEADING_1),
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
  const facts = factsOf(passage, words).join(' · ');
  const { language } = passage;
  const rightToLeft = isRightToLeft(wordsOf(passage));
  const aside = (text: string) => textRuns(text, rightToLeft, { language, color: '6b6b6b' });
  return [
    new Paragraph({
      bidirectional: rightToLeft,
      indent: { left: 567, right: 567 },
      spacing: { before: 160, after: 80 },
      children: [
        // What stands around a passage is grey, so that nobody takes it for the passage.
        ...(before === '' ? [] : aside(`… ${before}`)),
        ...textRuns(wordsOf(passage), rightToLeft, { language }),
        ...(after === '' ? [] : aside(`${after} …`)),
        cite(one),
      ],
    }),
    ...(facts === '' ? [] : [written(facts, { indent: { left: 567 } }, { size: 18, color: '555555' })]),
    ...(passage.note === wordsOf(passage) ? [] : noteParagraphs(passage.note)),
  ];
}

/** A note as it was written: its signs of Markdown stay. */
const noteParagraphs = (note: string) =>
  note === '' ? [] : note.split(/\n{2,}/).map((text) => written(text, { spacing: { after: 80 } }));

const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  written(text, { heading: level });

/** A paragraph that runs the way its text is written. */
function written(text: string, options: IParagraphOptions, look: Look = {}): Paragraph {
  const rightToLeft = isRightToLeft(text);
  return new Paragraph({
    ...options,
    bidirectional: rightToLeft,
    children: textRuns(text, rightToLeft, look),
  });
}

/** A citation as a paragraph of its own. */
function cited(runs: readonly CitationRun[], ...behind: TextRun[]): Paragraph {
  const rightToLeft = isRightToLeft(runs.map(({ text }) => text).join(''));
  return new Paragraph({
    bidirectional: rightToLeft,
    children: [
      ...runs.flatMap(({ text, italic }) => textRuns(text, rightToLeft, { italics: italic })),
      ...behind,
    ],
  });
}

function authorityTable(
  title: string,
  listed: readonly ListedAuthority[],
  style: CitationStyle,
  words: ExportWords,
): (Paragraph | Table)[] {
  if (listed.length === 0) return [];
  const cell = (child: Paragraph, width: number) =>
    new TableCell({ width: { size: width, type: WidthType.PERCENTAGE }, children: [child] });
  const atEnd = { alignment: AlignmentType.END };
  const head = new TableRow({
    tableHeader: true,
    children: [
      cell(written(title, {}, { bold: true }), 75),
      cell(written(words.pinpoints, atEnd, { bold: true }), 25),
    ],
  });
  const rows = listed.map(
    ({ document, pinpoints }) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell(cited(citationRuns(document.provenance, style, undefined, document.lastReadAt)), 75),
          cell(written(pinpoints.join(', '), atEnd), 25),
        ],
      }),
  );
  return [
    heading(title, HeadingLevel.HEADING_2),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      visuallyRightToLeft: words.rightToLeft,
      rows: [head, ...rows],
    }),
  ];
}
