import type { DrawText } from '../../../casefile/export/pdf/text-lines.ts';

/** Pixels for a point of 1/72 inch: 288 dots an inch, as print needs. */
const fine = 4;
const leading = 1.25;
/** The writing of these runs from right to left. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const letter = /\p{L}/u;

/** Draws text with the fonts of this machine, in any script and direction. */
export const drawText: DrawText = async (text, { size, bold, width }) => {
  const font = `${bold ? 'bold ' : ''}${size * fine}px system-ui, "Noto Sans", Arial, sans-serif`;
  const measure = new OffscreenCanvas(1, 1).getContext('2d')!;
  measure.font = font;
  const lines = brokenLines(text, width * fine, (line) => measure.measureText(line).width);
  const step = size * fine * leading;
  const wide = Math.min(
    width * fine,
    Math.max(1, ...lines.map((line) => measure.measureText(line).width + 2)),
  );
  const canvas = new OffscreenCanvas(Math.ceil(wide), Math.ceil(step * lines.length));
  const context = canvas.getContext('2d')!;
  context.font = font;
  context.textBaseline = 'middle';
  for (const [i, line] of lines.entries()) {
    const first = letter.exec(line)?.[0] ?? '';
    const rtl = rightToLeft.test(first);
    context.direction = rtl ? 'rtl' : 'ltr';
    context.textAlign = 'start';
    context.fillText(line, rtl ? canvas.width : 0, step * (i + 0.5));
  }
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const coverage = new Uint8Array(canvas.width * canvas.height);
  for (let i = 0; i < coverage.length; i++) coverage[i] = data[i * 4 + 3]!;
  return {
    width: canvas.width,
    height: canvas.height,
    coverage,
    wide: canvas.width / fine,
    high: canvas.height / fine,
  };
};

/** Lines that are no wider than there is room, broken between words as the script has them. */
function brokenLines(text: string, room: number, measured: (line: string) => number): string[] {
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  return text.split(/\r\n?|\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const { segment } of words.segment(paragraph)) {
      if (line !== '' && measured((line + segment).trimEnd()) > room) {
        lines.push(line.trimEnd());
        line = segment.trimStart();
      } else line += segment;
    }
    return [...lines, line.trimEnd()];
  });
}
