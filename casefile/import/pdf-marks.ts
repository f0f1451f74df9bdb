import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import * as v from 'valibot';
import { purposeOf } from '../export/pdf/mark-colours.ts';
import { type FilePage, inherited, pagesIn } from '../export/pdf/pages.ts';
import { opened, PdfWriteError } from '../export/pdf/protected-file.ts';
import { namesOf, textIn } from '../export/pdf/put-marks.ts';
import {
  corners,
  type PageMark,
  type PdfBox,
  type PdfPoint,
  type PdfQuad,
  pageMarkSchema,
  type Turn,
} from '../page-mark.ts';
import { longestNote, type Purpose } from '../records.ts';

/** A mark that a PDF holds, ours or another's. */
export interface FoundMark {
  mark: PageMark;
  note: string;
  /** '' if the file names none. */
  author: string;
  /** By the colour that we give a purpose; `null` for other colours. */
  purpose: Purpose | null;
  /** ISO time in UTC; '' if the file does not say. */
  changedAt: string;
}

export interface FoundMarks {
  /** In the order of pages. */
  marks: FoundMark[];
  /** How many of which kind were passed over, since nothing of ours is like them: `StrikeOut`, `Square`, … */
  passedOver: Map<string, number>;
}

const name = (of: string) => PDFName.of(of);
/** What is no mark of a reader's. */
const noMarks = new Set([
  'Link',
  'Widget',
  'Popup',
  'PrinterMark',
  'TrapNet',
  'Screen',
  'Watermark',
  '3D',
  'Movie',
  'Sound',
  'RichMedia',
  'FileAttachment',
]);

/**
 * The marks in a PDF. Answers to a mark are added to its note, each with its author.
 * @param password the one that opens it, if it needs one
 * @throws PdfWriteError `unreadable` or `password`
 */
export async function marksInPdf(bytes: Uint8Array, password?: string): Promise<FoundMarks> {
  const { document } = await opened(bytes, password);
  const { context } = document;
  let pages: FilePage[];
  try {
    pages = pagesIn(context);
  } catch (error) {
    throw new PdfWriteError('unreadable', error);
  }
  const marks = new Map<string, FoundMark>();
  const passedOver = new Map<string, number>();
  for (const [i, page] of pages.entries()) {
    const list = context.lookup(page.dict.get(name('Annots')));
    const items = list instanceof PDFArray ? list.asArray() : [];
    const answers = answersIn(context, items);
    for (const item of items) {
      const dict = context.lookup(item);
      if (!(dict instanceof PDFDict) || dict.has(name('IRT'))) continue;
      const kind = nameIn(context, dict, 'Subtype');
      if (noMarks.has(kind)) continue;
      const found = foundMark(context, page, i + 1, item, dict, kind);
      if (!found) {
        passedOver.set(kind, (passedOver.get(kind) ?? 0) + 1);
        continue;
      }
      const said = [found.note, ...(item instanceof PDFRef ? (answers.get(item) ?? []) : [])].filter(Boolean);
      add(marks, { ...found, note: said.join('\n\n').slice(0, longestNote) });
    }
  }
  return { marks: [...marks.values()], passedOver };
}

/** A mark of ours over several pages is an annotation on each: `ID`, `ID-2`, … */
function add(marks: Map<string, FoundMark>, found: FoundMark): void {
  const { mark } = found;
  const [, first] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d+$/.exec(mark.name) ?? [];
  const before = first === undefined ? undefined : marks.get(first);
  if (before && 'areas' in before.mark && 'areas' in mark) before.mark.areas.push(...mark.areas);
  else marks.set(mark.name || `${marks.size}`, found);
}

function answersIn(context: PDFContext, items: readonly PDFObject[]): Map<PDFRef, string[]> {
  const answers = new Map<PDFRef, string[]>();
  for (const item of items) {
    const dict = context.lookup(item);
    const to = dict instanceof PDFDict ? dict.get(name('IRT')) : undefined;
    if (!(dict instanceof PDFDict) || !(to instanceof PDFRef)) continue;
    const [author, said] = [textIn(context, dict, 'T'), textIn(context, dict, 'Contents').trim()];
    // A review's state ("Accepted") is an answer too, of another kind.
    if (said === '' || dict.has(name('StateModel'))) continue;
    answers.set(to, [...(answers.get(to) ?? []), author === '' ? said : `${author}: ${said}`]);
  }
  return answers;
}

function foundMark(
  context: PDFContext,
  page: FilePage,
  number: number,
  item: PDFObject,
  dict: PDFDict,
  kind: string,
): FoundMark | null {
  const [own = ''] = namesOf(context, item);
  const contents = textIn(context, dict, 'Contents').replace(/\r\n?/g, '\n');
  const drawn = markOf(context, page, number, dict, kind, contents);
  const mark = drawn && v.safeParse(pageMarkSchema, { ...drawn, name: own.slice(0, 200) });
  if (!mark?.success) return null;
  const label = mark.output.kind === 'stamp' ? mark.output.label : '';
  const note = label !== '' && contents.startsWith(label) ? contents.slice(label.length).trim() : contents;
  const colour = numbersIn(context, dict, 'C') ?? [];
  const letters = coloursIn(textIn(context, dict, 'DA'));
  return {
    mark: mark.output,
    note,
    author: textIn(context, dict, 'T'),
    purpose: purposeOf(kind === 'FreeText' ? letters : colour),
    changedAt: timeIn(context, dict, 'M') || timeIn(context, dict, 'CreationDate'),
  };
}

type Unnamed = PageMark extends infer One ? (One extends PageMark ? Omit<One, 'name'> : never) : never;

/** @returns `null` for what is none of our kinds, or lacks its place; the schema checks the rest */
function markOf(
  context: PDFContext,
  page: FilePage,
  number: number,
  dict: PDFDict,
  kind: string,
  contents: string,
): Unnamed | null {
  const rect = boxIn(context, dict);
  switch (kind) {
    case 'Highlight':
    case 'Underline':
    case 'Squiggly': {
      const quads = quadsIn(numbersIn(context, dict, 'QuadPoints') ?? []);
      if (quads.length === 0) return null;
      return { kind: kind === 'Highlight' ? 'highlight' : 'underline', areas: [{ page: number, quads }] };
    }
    case 'Text':
      return rect && { kind: 'note', page: number, at: [rect[0], rect[3]] };
    case 'FreeText': {
      const size = Number(/([\d.]+)\s+Tf/.exec(textIn(context, dict, 'DA'))?.[1]) || 12;
      if (!rect || contents.trim() === '') return null;
      const turned = turnOf(context, page, dict);
      return { kind: 'free-text', page: number, box: rect, turned, size: Math.min(200, Math.max(4, size)) };
    }
    case 'Ink': {
      const lists = context.lookup(dict.get(name('InkList')));
      const strokes = (lists instanceof PDFArray ? lists.asArray() : [])
        .map((list) => pointsOf(numbersOf(context, list) ?? []))
        .filter((stroke) => stroke.length > 0);
      return strokes.length > 0
        ? { kind: 'ink', page: number, strokes, width: widthIn(context, dict) }
        : null;
    }
    case 'Stamp': {
      // "NotApproved", as the standard names its own stamps.
      const standard = nameIn(context, dict, 'Name').replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
      const label = (contents.split('\n')[0]!.trim() || standard || kind).slice(0, 200);
      return rect && { kind: 'stamp', page: number, box: rect, turned: turnOf(context, page, dict), label };
    }
    default:
      return null;
  }
}

/**
 * Corners in the order in which we keep them. Files have them in two orders: that of Acrobat, which is ours, and that
 * of the standard's text, around the words from the lower left.
 */
function quadsIn(numbers: readonly number[]): PdfQuad[] {
  const quads: PdfQuad[] = [];
  for (let i = 0; i + 8 <= numbers.length; i += 8) {
    let [a, b, c, d] = corners(numbers.slice(i, i + 8) as PdfQuad) as [
      PdfPoint,
      PdfPoint,
      PdfPoint,
      PdfPoint,
    ];
    const along = (from: PdfPoint, to: PdfPoint): PdfPoint => [to[0] - from[0], to[1] - from[1]];
    const run = along(a, b);
    const back = along(c, d);
    // The second side runs against the first: around the words.
    if (run[0] * back[0] + run[1] * back[1] < 0) [c, d] = [d, c];
    // The first side lies below the second, seen along the words.
    const up = along(c, a);
    if (run[0] * up[1] - run[1] * up[0] < 0) [a, b, c, d] = [c, d, a, b];
    quads.push([...a, ...b, ...c, ...d]);
  }
  return quads;
}

function boxIn(context: PDFContext, dict: PDFDict): PdfBox | null {
  const rect = numbersIn(context, dict, 'Rect');
  if (rect?.length !== 4) return null;
  const [x1, y1, x2, y2] = rect as [number, number, number, number];
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

function turnOf(context: PDFContext, page: FilePage, dict: PDFDict): Turn {
  const said = context.lookup(dict.get(name('Rotate'))) ?? inherited(context, page, 'Rotate');
  const turn = said instanceof PDFNumber ? ((said.asNumber() % 360) + 360) % 360 : 0;
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0;
}

function widthIn(context: PDFContext, dict: PDFDict): number {
  const style = context.lookup(dict.get(name('BS')));
  const width = style instanceof PDFDict ? context.lookup(style.get(name('W'))) : undefined;
  return width instanceof PDFNumber ? Math.min(100, Math.max(0.1, width.asNumber())) : 1;
}

function numbersOf(context: PDFContext, object: PDFObject | undefined): number[] | null {
  const list = context.lookup(object);
  if (!(list instanceof PDFArray)) return null;
  const numbers = list.asArray().map((item) => context.lookup(item));
  return numbers.every((item) => item instanceof PDFNumber) ? numbers.map((item) => item.asNumber()) : null;
}

const numbersIn = (context: PDFContext, dict: PDFDict, key: string) =>
  numbersOf(context, dict.get(name(key)));

function pointsOf(numbers: readonly number[]): PdfPoint[] {
  const points: PdfPoint[] = [];
  for (let i = 0; i + 2 <= numbers.length; i += 2) points.push([numbers[i]!, numbers[i + 1]!]);
  return points;
}

function nameIn(context: PDFContext, dict: PDFDict, key: string): string {
  const value = context.lookup(dict.get(name(key)));
  return value instanceof PDFName ? value.decodeText() : '';
}

/** The colour of letters in a default appearance. */
function coloursIn(appearance: string): number[] {
  const [, r, g, b] = /([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+rg/.exec(appearance) ?? [];
  return r === undefined ? [] : [Number(r), Number(g), Number(b)];
}

function timeIn(context: PDFContext, dict: PDFDict, key: string): string {
  const value = context.lookup(dict.get(name(key)));
  try {
    return value instanceof PDFString ? value.decodeDate().toISOString() : '';
  } catch {
    return '';
  }
}
