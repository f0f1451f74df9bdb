import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';

const numbered = (text: string, level = 0) =>
  new Paragraph({ text, numbering: { reference: 'paragraphs', level } });

/** A judgment as a court's word processor makes it: counted paragraphs, a table, notes. Written by docx, not by us. */
export function judgmentDocx(): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          {
            reference: 'paragraphs',
            levels: [
              { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START },
              { level: 1, format: LevelFormat.LOWER_LETTER, text: '(%2)', alignment: AlignmentType.START },
            ],
          },
        ],
      },
      footnotes: {
        1: { children: [new Paragraph('See Liu v. Poland, cited above, § 83.')] },
        2: { children: [new Paragraph('The second note.')] },
      },
      sections: [
        {
          children: [
            new Paragraph({ text: 'The facts', heading: HeadingLevel.HEADING_1 }),
            numbered('China asked for extradition and gave diplomatic assurances.'),
            new Paragraph({
              numbering: { reference: 'paragraphs', level: 0 },
              children: [
                new TextRun('The Court decided '),
                new TextRun({ text: 'Liu', italics: true }),
                new TextRun(' v. Poland otherwise.'),
                new FootnoteReferenceRun(1),
              ],
            }),
            numbered('of the first kind;', 1),
            numbered('of the second kind.', 1),
            new Paragraph({
              numbering: { reference: 'paragraphs', level: 0 },
              children: [new TextRun('He was held in RSDL.'), new FootnoteReferenceRun(2)],
            }),
            new Table({
              rows: [
                new TableRow({
                  children: ['Date', 'Red Notice'].map(
                    (text) => new TableCell({ children: [new Paragraph(text)] }),
                  ),
                }),
              ],
            }),
            new Paragraph({ text: 'قرار المحكمة', bidirectional: true }),
          ],
        },
      ],
    }),
  );
}
