import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import type { SummaryLine } from './summary-lines.ts';

/** What XML 1.0 can't hold: control characters but tab and line break, halves of pairs, two that are no characters. */
const unspeakable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** A summary as a Word document. It says nothing of who made it or on what machine. */
export function summaryDocx(lines: readonly SummaryLine[]): Promise<Blob> {
  const title = lines.find(({ style }) => style === 'title')?.text ?? '';
  const document = new Document({
    title: sayable(title),
    // The library would put its own name here.
    creator: '',
    lastModifiedBy: '',
    description: '',
    sections: [{ children: lines.map(paragraph) }],
  });
  return Packer.toBlob(document);
}

const sayable = (text: string) => text.replace(unspeakable, '\ufffd');

function paragraph({ style, text }: SummaryLine): Paragraph {
  const runs = (look: { size?: number; color?: string } = {}) =>
    text
      .split('\n')
      .map((line, i) => new TextRun({ text: sayable(line), ...look, ...(i > 0 ? { break: 1 } : {}) }));
  switch (style) {
    case 'title':
      return new Paragraph({ children: runs(), heading: HeadingLevel.TITLE });
    case 'heading':
      return new Paragraph({ children: runs(), heading: HeadingLevel.HEADING_1 });
    case 'subheading':
      return new Paragraph({ children: runs(), heading: HeadingLevel.HEADING_2 });
    case 'quote':
      return new Paragraph({
        children: runs(),
        indent: { left: 567, right: 567 },
        spacing: { before: 160, after: 40 },
        keepNext: true,
      });
    case 'place':
      return new Paragraph({ children: runs({ size: 18, color: '555555' }), indent: { left: 567 } });
    default:
      return new Paragraph({ children: runs(), spacing: { after: 80 } });
  }
}
