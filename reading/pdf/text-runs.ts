import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js';

/**
 * How text is asked of pdf.js. The viewer's text layer asks in the same way, so that items are the same here and
 * there: marked content ends an item, and characters stay as they are in the file.
 */
export const textAsked = { includeMarkedContent: true, disableNormalization: true } as const;

/** A piece of text as pdf.js gives it: letters of one font on one line. Lengths are in units of user space. */
export interface TextRun {
  /** Its place among the items of the page that have text. */
  readonly item: number;
  /** In logical order, also where it is written from right to left. */
  readonly text: string;
  /** Where the line of writing begins: on the base line, for vertical writing on the middle line. */
  readonly x: number;
  readonly y: number;
  /** The direction in which the page is filled, of length 1. */
  readonly ux: number;
  readonly uy: number;
  /** How far it goes in that direction. */
  readonly width: number;
  readonly size: number;
  /** How far letters reach above the line and below it, in ems; below is negative. */
  readonly ascent: number;
  readonly descent: number;
  readonly vertical: boolean;
  /** Whether letters rise to the right of the direction of writing: the page is drawn upside down or in a mirror. */
  readonly mirrored: boolean;
  readonly rtl: boolean;
  readonly font: string;
  readonly family: string;
  /** Whether the document itself says that this is no part of its text (a running head, a page number). */
  readonly artifact: boolean;
  readonly blank: boolean;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

interface MarkedContent {
  type: string;
  tag?: string;
}

/**
 * The text of a page in the order of the file.
 * @param content as `getTextContent(textAsked)` gives it
 */
export function runsOf(content: TextContent): TextRun[] {
  const runs: TextRun[] = [];
  const marked: boolean[] = [];
  let item = 0;
  for (const entry of content.items) {
    if (!('str' in entry)) {
      const { type, tag } = entry as MarkedContent;
      if (type === 'endMarkedContent') marked.pop();
      else marked.push(marked.at(-1) === true || tag === 'Artifact');
      continue;
    }
    if (entry.str === '') continue;
    runs.push(runOf(entry, item++, content, marked.at(-1) === true));
  }
  return withUpright(runs);
}

/** Letters that must stand under each other, one by one, for it to be vertical writing. */
const fewestUpright = 4;
const standsUpright = /^[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe10-\ufe4f\uff00-\uffef]{1,2}$/;

/**
 * Vertical writing of which the file does not know that it is: browsers print it letter by letter, each a line of its
 * own. Such letters become vertical runs.
 */
function withUpright(runs: TextRun[]): TextRun[] {
  const upright = (run: TextRun) =>
    !run.vertical && run.uy === 0 && run.ux === 1 && standsUpright.test(run.text);
  const below = (a: TextRun, b: TextRun) =>
    Math.abs(a.x + a.width / 2 - b.x - b.width / 2) < 0.35 * a.size &&
    a.y - b.y > 0.3 * a.size &&
    a.y - b.y < 2.2 * a.size;
  let from = 0;
  for (let i = 1; i <= runs.length; i++) {
    const goesOn =
      i < runs.length && upright(runs[i - 1]!) && upright(runs[i]!) && below(runs[i - 1]!, runs[i]!);
    if (goesOn) continue;
    if (i - from >= fewestUpright) for (let k = from; k < i; k++) runs[k] = asVertical(runs[k]!);
    from = i;
  }
  return runs;
}

/** The origin of a vertical run is in the middle of its upper edge. */
const asVertical = (run: TextRun): TextRun => ({
  ...run,
  x: run.x + run.width / 2,
  y: run.y + run.ascent * run.size,
  ux: 0,
  uy: -1,
  width: run.size,
  vertical: true,
});

/** What a font says, where it can be true. */
const within = (value: number | undefined, least: number, most: number, otherwise: number) =>
  value !== undefined && value >= least && value <= most ? value : otherwise;

function runOf(entry: TextItem, item: number, content: TextContent, artifact: boolean): TextRun {
  const [a, b, c, d, x, y] = entry.transform as [number, number, number, number, number, number];
  const style = content.styles[entry.fontName];
  const vertical = style?.vertical === true;
  const across = Math.hypot(a, b);
  const up = Math.hypot(c, d);
  // A vertical line goes against the direction in which letters rise.
  const [dx, dy, length] = vertical ? [-c, -d, up] : [a, b, across];
  return {
    item,
    text: entry.str,
    x,
    y,
    ux: length > 0 ? dx / length : 1,
    uy: length > 0 ? dy / length : 0,
    width: vertical ? entry.height : entry.width,
    size: (vertical ? across : up) || entry.height || 1,
    ascent: within(style?.ascent, 0.6, 1.1, 0.8),
    descent: within(style?.descent, -0.4, -0.1, -0.2),
    vertical,
    mirrored: !vertical && a * d - b * c < 0,
    rtl: entry.dir === 'rtl' || rightToLeft.test(entry.str),
    font: entry.fontName,
    family: style?.fontFamily ?? '',
    artifact,
    blank: entry.str.trim() === '',
  };
}

/** Letters that a page has at least if all that is written on it is written in its file. */
const fewestLetters = 200;
/** The part of a page, from each side, in which stamps, heads and page numbers stand. */
const edge = 0.13;

/**
 * Whether a page has no text of its own: nothing is written on it but, at most, a stamp or a number near its edge.
 * @param view the page's box in user space: left, bottom, right, top
 */
export function hasEdgeTextAlone(runs: readonly TextRun[], view: readonly number[]): boolean {
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  let letters = 0;
  for (const { text, blank, x, y } of runs) {
    if (blank) continue;
    letters += text.length;
    const [across, up] = [(x - left) / (right - left), (y - bottom) / (top - bottom)];
    // A stamp begins at the left of the page and stands at its head or foot, or along a side.
    const outside = up < edge || up > 1 - edge || across < edge / 2 || across > 1 - edge / 2;
    if (letters >= fewestLetters || !outside) return false;
  }
  return true;
}
