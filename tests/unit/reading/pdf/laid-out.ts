import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from '@cantoo/pdf-lib';

export interface Layout {
  columns?: number;
  size?: number;
  /** Words longer than this many letters are broken at the end of a line where that fills it better. */
  breaksWords?: boolean;
  head?: (page: number) => string;
}

const [width, height, margin, gutter] = [595, 842, 72, 20];

/** What the standard fonts can write. */
export const writable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2010\u2011\u2012]/g, '-')
    .replace(/[^\n\x20-\x7e\u00a0-\u00ff\u2013\u2014\u2018-\u201e\u2026]/g, '')
    .replace(/\u00a0/g, ' ');

/** Lays out paragraphs as a court's PDF would: lines that are filled, columns, a running head and page numbers. */
export async function laidOut(paragraphs: readonly string[], layout: Layout = {}): Promise<PDFDocument> {
  const { columns = 1, size = 11, breaksWords = false, head } = layout;
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const room = (width - 2 * margin - (columns - 1) * gutter) / columns;
  let page: PDFPage | null = null;
  let column = columns;
  let y = 0;
  const down = () => {
    y -= size * 1.3;
    if (page && y >= margin) return;
    y = height - margin;
    if (page && ++column < columns) return;
    column = 0;
    page = pdf.addPage([width, height]);
    const number = pdf.getPageCount();
    if (head) page.drawText(head(number), { x: margin, y: height - 40, size: 8, font });
    page.drawText(`- ${number} -`, { x: width / 2 - 8, y: 36, size: 8, font });
  };
  for (const paragraph of paragraphs) {
    for (const line of linesOf(paragraph, font, size, room, breaksWords)) {
      down();
      page!.drawText(line, { x: margin + column * (room + gutter), y, size, font });
    }
    y -= size * 0.8;
  }
  return pdf;
}

function linesOf(text: string, font: PDFFont, size: number, room: number, breaksWords: boolean): string[] {
  const wide = (line: string) => font.widthOfTextAtSize(line, size);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (wide(longer) <= room) {
      line = longer;
      continue;
    }
    let rest = word;
    if (breaksWords && /^[a-z]{7,}[.,;:]?$/.test(word)) {
      for (let at = word.length - 4; at > 2; at--) {
        if (wide(`${line} ${word.slice(0, at)}-`) > room) continue;
        line = `${line} ${word.slice(0, at)}-`;
        rest = word.slice(at);
        break;
      }
    }
    if (line) lines.push(line);
    line = rest;
  }
  return line ? [...lines, line] : lines;
}
