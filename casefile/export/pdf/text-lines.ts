import { StandardFontEmbedder, StandardFonts } from '@cantoo/pdf-lib';

/** How text is set. Sizes in points. */
export interface TextLook {
  size: number;
  bold: boolean;
  /** The widest that a line may be. */
  width: number;
}

/** Text as a picture: how far each point is covered, from 0 to 255, row by row from the top. */
export interface TextPicture {
  /** In pixels. */
  width: number;
  height: number;
  coverage: Uint8Array<ArrayBuffer>;
  /** In points. */
  wide: number;
  high: number;
}

/**
 * Draws text that the standard fonts of PDF have no letters for, as the browser shows it: so every viewer shows it
 * alike, whatever fonts it has.
 */
export type DrawText = (text: string, look: TextLook) => Promise<TextPicture>;

/** One line in a standard font. */
export interface SetLine {
  /** The letters' codes in WinAnsi, in hexadecimal. */
  codes: string;
  text: string;
  /** In points. */
  width: number;
}

const fonts = {
  plain: StandardFontEmbedder.for(StandardFonts.Helvetica as never),
  bold: StandardFontEmbedder.for(StandardFonts.HelveticaBold as never),
};
export const leading = 1.25;

/**
 * Breaks text into lines of a standard font: at line breaks, between words, and in a word that is wider than a line.
 * @returns `null` if the font lacks a letter of it
 */
export function setLines(text: string, { size, bold, width }: TextLook): SetLine[] | null {
  const font = bold ? fonts.bold : fonts.plain;
  const plain = text.replaceAll('\t', '    ').replace(/\r\n?/g, '\n');
  // The embedder would put something else in place of a letter that it lacks.
  if (
    ![...plain].every(
      (letter) => letter === '\n' || font.encoding.canEncodeUnicodeCodePoint(letter.codePointAt(0)!),
    )
  )
    return null;
  const measured = (line: string) => font.widthOfTextAtSize(line, size);
  return plain
    .split('\n')
    .flatMap((line) => broken(line, width, measured))
    .map((line) => ({ codes: font.encodeText(line).asString(), text: line, width: measured(line) }));
}

function broken(line: string, width: number, measured: (line: string) => number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/(?<= )/)) {
    if (measured((current + word).trimEnd()) <= width) {
      current += word;
      continue;
    }
    if (current !== '') lines.push(current.trimEnd());
    current = '';
    for (const letter of word) {
      if (current !== '' && measured(current + letter) > width) {
        lines.push(current);
        current = '';
      }
      current += letter;
    }
  }
  return [...lines, current.trimEnd()];
}
