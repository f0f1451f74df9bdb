import type { PageViewport, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isWide } from '../pdf/line-ends.ts';
import type { PictureWord } from './ocr-engine.ts';

/** A word that was recognised on a page, with its place in the page's user space. */
export interface PageWord {
  text: string;
  /** Left, bottom, right, top: points, y upwards. */
  box: readonly [left: number, bottom: number, right: number, top: number];
  /** Degrees clockwise by which the page is turned when it is shown: along which its lines run. */
  turned: number;
  /** Whether it is the last of its line. */
  endsLine: boolean;
}

/** The words of a picture as words of the page that it shows. */
export function wordsOnPage(words: readonly PictureWord[], viewport: PageViewport): PageWord[] {
  return words.map(({ text, left, top, right, bottom, line }, at) => {
    const [x1, y1] = viewport.convertToPdfPoint(left, bottom) as [number, number];
    const [x2, y2] = viewport.convertToPdfPoint(right, top) as [number, number];
    return {
      text,
      box: [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)],
      turned: viewport.rotation,
      endsLine: words[at + 1]?.line !== line,
    };
  });
}

const font = 'recognised';

interface WordItem {
  str: string;
  dir: string;
  transform: number[];
  width: number;
  height: number;
  fontName: string;
  hasEOL: boolean;
}

function itemOf({ text, box: [left, bottom, right, top], turned, endsLine }: PageWord): WordItem {
  const across = turned % 180 === 0;
  const width = across ? right - left : top - bottom;
  const height = across ? top - bottom : right - left;
  // The line's direction and where its base line begins, for each way in which a page can be turned.
  const [a, b, x, y] =
    turned === 90
      ? [0, 1, right - 0.2 * height, bottom]
      : turned === 180
        ? [-1, 0, right, top - 0.2 * height]
        : turned === 270
          ? [0, -1, left + 0.2 * height, top]
          : [1, 0, left, bottom + 0.2 * height];
  return {
    str: text,
    dir: /[\u0590-\u08ff]/.test(text) ? 'rtl' : 'ltr',
    transform: [height * a!, height * b!, -height * b!, height * a!, x!, y!],
    width,
    height,
    fontName: font,
    hasEOL: endsLine,
  };
}

/** The space between two words of a line, as pdf.js gives it: without it they would be copied as one. */
function spaceBehind({ dir, transform, width, height }: WordItem): WordItem {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  const along = height === 0 ? 0 : width / height;
  return {
    str: ' ',
    dir,
    transform: [a, b, c, d, x + a * along, y + b * along],
    width: 0,
    height: 0,
    fontName: font,
    hasEOL: false,
  };
}

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/**
 * Recognised words as pdf.js gives the text of a page, so that all that is built on it (text layer, search, our own
 * reading) takes them as it takes any other text.
 */
export function textContentOf(words: readonly PageWord[]): TextContent {
  const items = words.flatMap((word, at) => {
    const item = itemOf(word);
    const next = word.endsLine ? undefined : words[at + 1];
    return next && !(isWide(word.text.at(-1)!) && isWide(next.text[0]!)) ? [item, spaceBehind(item)] : [item];
  });
  const styles = { [font]: { fontFamily: 'sans-serif', ascent: 0.8, descent: -0.2, vertical: false } };
  return { items, styles, lang: null } as unknown as TextContent;
}

/** Has a page of a PDF give recognised words as its text, wherever it is asked for from now on. */
export function giveWords(page: PDFPageProxy, words: readonly PageWord[]): void {
  const content = textContentOf(words);
  Object.assign(page, {
    getTextContent: async () => content,
    streamTextContent: () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(content);
          controller.close();
        },
      }),
  });
}
