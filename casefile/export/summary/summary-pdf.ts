import { PDFDocument, PDFHexString, PDFName, type PDFPage, PDFString } from '@cantoo/pdf-lib';
import { textContent } from '../pdf/appearance.ts';
import type { Colour } from '../pdf/mark-colours.ts';
import { type DrawText, leading, setLines } from '../pdf/text-lines.ts';
import type { SummaryLine } from './summary-lines.ts';

/** Points: A4, and its margins. */
const sheet = { width: 595, height: 842, margin: 64 };

interface Look {
  size: number;
  bold: boolean;
  indent: number;
  /** Room above. */
  above: number;
  colour: Colour;
  /** What the next paragraph must have room for on the same page. */
  keep: number;
}

const black: Colour = [0.1, 0.1, 0.1];
const grey: Colour = [0.35, 0.35, 0.35];
const looks: Record<SummaryLine['style'], Look> = {
  title: { size: 20, bold: true, indent: 0, above: 0, colour: black, keep: 40 },
  heading: { size: 15, bold: true, indent: 0, above: 22, colour: black, keep: 60 },
  subheading: { size: 12, bold: true, indent: 0, above: 14, colour: black, keep: 40 },
  quote: { size: 10.5, bold: false, indent: 24, above: 9, colour: black, keep: 14 },
  place: { size: 9, bold: false, indent: 24, above: 2, colour: grey, keep: 0 },
  note: { size: 10.5, bold: false, indent: 0, above: 3, colour: black, keep: 0 },
  line: { size: 10.5, bold: false, indent: 0, above: 4, colour: black, keep: 0 },
};
/** Letters of other scripts that are drawn as one picture, at most: what is drawn must fit on a page. */
const pictureLength = 700;

/**
 * A summary as a PDF with page numbers. Letters that the standard fonts of PDF lack are drawn as pictures.
 * @throws the signal's reason
 */
export async function summaryPdf(
  lines: readonly SummaryLine[],
  language: string,
  draw: DrawText,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const writer = new Writer(document, draw);
  for (const line of lines) {
    signal?.throwIfAborted();
    for (const piece of pieces(line.text, looks[line.style])) await writer.put(piece, looks[line.style]);
  }
  writer.number();
  const title = lines.find(({ style }) => style === 'title')?.text ?? '';
  const info = document.context.obj({ Title: PDFHexString.fromText(title) });
  document.context.trailerInfo.Info = document.context.register(info);
  document.catalog.set(PDFName.of('Lang'), PDFString.of(language));
  document.catalog.set(PDFName.of('ViewerPreferences'), document.context.obj({ DisplayDocTitle: true }));
  return new Uint8Array(await document.save());
}

/** A text in paragraphs, each set in letters as a whole, or drawn as a whole. */
function pieces(text: string, look: Look): string[] {
  return text.split('\n').flatMap((line) => {
    if (setLines(line, { ...look, width: 400 }) !== null) return [line];
    const letters = [...line];
    const parts: string[] = [];
    for (let at = 0; at < letters.length; at += pictureLength)
      parts.push(letters.slice(at, at + pictureLength).join(''));
    return parts;
  });
}

/** Puts paragraphs under each other, on as many pages as they need. */
class Writer {
  private readonly document: PDFDocument;
  private readonly draw: DrawText;
  private page: PDFPage | null = null;
  private pages: PDFPage[] = [];
  private contents: string[] = [];
  private y = 0;
  private forms = 0;

  constructor(document: PDFDocument, draw: DrawText) {
    this.document = document;
    this.draw = draw;
  }

  async put(text: string, look: Look): Promise<void> {
    const width = sheet.width - 2 * sheet.margin - 2 * look.indent;
    const lines = setLines(text, { ...look, width });
    const step = look.size * leading;
    this.room(look.above + step + look.keep);
    this.y -= look.above;
    // Line by line where they are letters, so that a long paragraph goes on on the next page.
    for (const line of lines?.map((one) => one.text) ?? [text]) {
      if (line.trim() === '') continue;
      const { context } = this.document;
      const set = await textContent(
        context,
        (object) => context.register(object),
        line,
        { ...look, width },
        look.colour,
        this.draw,
      );
      this.room(set.high);
      const form = context.register(
        context.flateStream(set.content, {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, -set.high - look.size, width + look.size, look.size],
          Resources: context.obj(set.resources),
        }),
      );
      const name = `L${this.forms++}`;
      this.page!.node.setXObject(PDFName.of(name), form);
      this.contents.push(`q 1 0 0 1 ${sheet.margin + look.indent} ${this.y.toFixed(2)} cm /${name} Do Q`);
      this.y -= set.high;
    }
  }

  /** Page numbers at the foot, once all pages are there. */
  number(): void {
    this.finish();
    const { context } = this.document;
    for (const [i, page] of this.pages.entries()) {
      const [line] = setLines(`${i + 1} / ${this.pages.length}`, { size: 9, bold: false, width: 200 })!;
      const font = { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', Encoding: 'WinAnsiEncoding' };
      page.node.setFontDictionary(PDFName.of('Foot'), context.register(context.obj(font)));
      const x = (sheet.width - line!.width) / 2;
      const content = `BT /Foot 9 Tf 0.35 g ${x.toFixed(2)} 36 Td <${line!.codes}> Tj ET`;
      page.node.addContentStream(context.register(context.flateStream(content)));
    }
  }

  private room(high: number): void {
    if (this.page && this.y - high >= sheet.margin) return;
    if (this.page && this.y === sheet.height - sheet.margin) return;
    this.finish();
    this.page = this.document.addPage([sheet.width, sheet.height]);
    this.pages.push(this.page);
    this.y = sheet.height - sheet.margin;
  }

  private finish(): void {
    if (!this.page) return;
    const { context } = this.document;
    this.page.node.addContentStream(context.register(context.flateStream(this.contents.join('\n'))));
    this.contents = [];
  }
}
