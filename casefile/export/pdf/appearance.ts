import type { PDFContext, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import {
  around,
  corners,
  type PageMark,
  type PdfBox,
  type PdfQuad,
  type Turn,
  uprightSize,
} from '../../page-mark.ts';
import type { Purpose } from '../../records.ts';
import { type Colour, coloursOf, tintOpacity } from './mark-colours.ts';
import { type DrawText, leading, setLines, type TextLook } from './text-lines.ts';

/**
 * What a mark looks like: a form that an annotation shows (ISO 32000-1 § 12.5.5), and that a flattened page draws. All
 * forms are in the page's user space, so that they lie where they are drawn.
 */
export interface Appearance {
  /** The form's reference. */
  form: PDFRef;
  /** What it covers on the page. */
  box: PdfBox;
}

/** A mark on one page, with what its look depends on. */
export interface Drawn {
  mark: PageMark;
  page: number;
  purpose: Purpose | null;
  /** The words of a free text. */
  note: string;
  /**
   * Whether the form belongs to an annotation: then its letters are no text of the page (they are in /Contents), and
   * who copies or extracts the page's text gets what the original gave.
   */
  apart: boolean;
}

/** A dictionary as it is handed to pdf-lib. */
export type Entries = NonNullable<Parameters<PDFContext['stream']>[1]>;

/** Takes new objects; gives their references. */
export type Register = (object: PDFObject) => PDFRef;

const noteSize = 20;
const padding = 3;
/** pt, to the thousandth: nobody sees less, and files stay small. */
const n = (value: number) => String(Math.round(value * 1_000) / 1_000);
const rgb = (colour: Colour) => colour.map(n).join(' ');

/** @returns `null` if there is nothing to see: a free text without words, no quads on this page */
export async function appearanceOf(
  context: PDFContext,
  register: Register,
  drawn: Drawn,
  draw: DrawText,
): Promise<Appearance | null> {
  const { mark, page, purpose, note, apart } = drawn;
  const { tint, line } = coloursOf(purpose);
  const form = (box: PdfBox, content: string, resources: Entries = {}, matrix?: number[]) =>
    register(
      context.flateStream(content, {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: box.map(round),
        ...(matrix ? { Matrix: matrix.map(round) } : {}),
        Resources: context.obj(resources),
      }),
    );
  switch (mark.kind) {
    case 'highlight': {
      const quads = quadsOn(mark, page);
      if (quads.length === 0) return null;
      const box = around(quads.flatMap(corners));
      const look = context.obj({ Type: 'ExtGState', BM: 'Multiply', ca: tintOpacity, CA: tintOpacity });
      const content = `/Tint gs ${rgb(tint)} rg\n${quads.map(filled).join('\n')}`;
      return { form: form(box, content, { ExtGState: { Tint: look } }), box };
    }
    case 'underline': {
      const quads = quadsOn(mark, page);
      if (quads.length === 0) return null;
      const box = around(quads.flatMap(corners), 1);
      return { form: form(box, `${rgb(line)} RG\n${quads.map(underlined).join('\n')}`), box };
    }
    case 'note': {
      const [x, y] = mark.at;
      const box: PdfBox = [x, y - noteSize, x + noteSize, y];
      return { form: form(box, noteIcon(x, y, tint, line)), box };
    }
    case 'ink': {
      const box = around(mark.strokes.flat(), mark.width / 2 + 1);
      const content = `${rgb(line)} RG ${n(mark.width)} w 1 J 1 j\n${mark.strokes.map(stroked).join('\n')}`;
      return { form: form(box, content), box };
    }
    case 'free-text':
    case 'stamp': {
      const [wide, high] = uprightSize(mark.box, mark.turned);
      const text = mark.kind === 'stamp' ? mark.label : note.trim();
      if (text === '') return null;
      const inner = { width: Math.max(1, wide - 2 * padding), high: Math.max(1, high - 2 * padding) };
      const look: TextLook =
        mark.kind === 'stamp'
          ? { size: fittingSize(text, inner), bold: true, width: inner.width }
          : { size: mark.size, bold: false, width: inner.width };
      const set = await textContent(context, register, text, look, line, draw);
      const place =
        mark.kind === 'stamp'
          ? [padding + (inner.width - set.wide) / 2, padding + (inner.high + set.high) / 2]
          : [padding, high - padding];
      const frame =
        mark.kind === 'stamp'
          ? `${rgb(line)} RG 1.5 w ${n(1)} ${n(1)} ${n(wide - 2)} ${n(high - 2)} re S\n`
          : '';
      const letters = apart ? `/Span <</ActualText <FEFF>>> BDC\n${set.content}\nEMC` : set.content;
      const content = `${frame}q 1 0 0 1 ${n(place[0]!)} ${n(place[1]!)} cm\n${letters}\nQ`;
      const local: PdfBox = [0, 0, wide, high];
      return {
        form: form(local, content, set.resources, uprightMatrix(mark.box, mark.turned)),
        box: mark.box,
      };
    }
  }
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;
const quadsOn = (mark: Extract<PageMark, { areas: unknown }>, page: number) =>
  mark.areas.filter((area) => area.page === page).flatMap(({ quads }) => quads);

const filled = ([ax, ay, bx, by, cx, cy, dx, dy]: PdfQuad) =>
  `${n(ax)} ${n(ay)} m ${n(bx)} ${n(by)} l ${n(dx)} ${n(dy)} l ${n(cx)} ${n(cy)} l h f`;

/** Along the lower edge, a little inside. */
function underlined([ax, ay, bx, by, cx, cy, dx, dy]: PdfQuad): string {
  const inside = 0.06;
  const height = Math.hypot(ax - cx, ay - cy);
  const from = [cx + (ax - cx) * inside, cy + (ay - cy) * inside] as const;
  const to = [dx + (bx - dx) * inside, dy + (by - dy) * inside] as const;
  return `${n(Math.max(0.75, height / 14))} w ${n(from[0])} ${n(from[1])} m ${n(to[0])} ${n(to[1])} l S`;
}

function stroked(stroke: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = stroke;
  if (!first) return '';
  // A line of no length shows as a dot, by its round ends.
  const on = rest.length > 0 ? rest : [first];
  return `${n(first[0])} ${n(first[1])} m ${on.map(([x, y]) => `${n(x)} ${n(y)} l`).join(' ')} S`;
}

/** A sheet with three lines, its upper left corner at a point. */
function noteIcon(x: number, y: number, fill: Colour, line: Colour): string {
  const at = (dx: number, dy: number) => `${n(x + dx)} ${n(y - dy)}`;
  const row = (dy: number) => `${at(5, dy)} m ${at(15, dy)} l S`;
  return `${rgb(fill)} rg ${rgb(line)} RG 1 w ${at(2, 18)} 16 16 re B\n${[6.5, 10, 13.5].map(row).join('\n')}`;
}

/** From a form with its corner at 0, 0 into its box: turned back by what the page is turned. */
function uprightMatrix([left, bottom, right, top]: PdfBox, turned: Turn): number[] {
  switch (turned) {
    case 90:
      return [0, 1, -1, 0, right, bottom];
    case 180:
      return [-1, 0, 0, -1, right, top];
    case 270:
      return [0, -1, 1, 0, left, top];
    default:
      return [1, 0, 0, 1, left, bottom];
  }
}

/** The largest size at which a label stands in a stamp on one line, or on more if it is small then. */
function fittingSize(text: string, { width, high }: { width: number; high: number }): number {
  for (let size = Math.min(48, high / leading); size > 6; size -= 0.5) {
    const lines = setLines(text, { size, bold: true, width });
    // Other scripts are drawn as a picture; a letter of theirs is about as wide as it is high.
    if (lines === null) return Math.max(6, Math.min(size, width / [...text].length));
    if (lines.length === 1 || (size < 10 && lines.length * size * leading <= high)) return size;
  }
  return 6;
}

interface SetText {
  content: string;
  resources: Entries;
  /** Points. */
  wide: number;
  high: number;
}

/** Text with its upper left corner at 0, 0, growing downwards. */
export async function textContent(
  context: PDFContext,
  register: Register,
  text: string,
  look: TextLook,
  colour: Colour,
  draw: DrawText,
): Promise<SetText> {
  const lines = setLines(text, look);
  if (lines) {
    const font = { Type: 'Font', Subtype: 'Type1', Encoding: 'WinAnsiEncoding' };
    const base = look.bold ? 'Helvetica-Bold' : 'Helvetica';
    const shown = lines.map(({ codes }, i) => `${i > 0 ? 'T* ' : ''}<${codes}> Tj`).join('\n');
    return {
      content: `BT /F ${n(look.size)} Tf ${n(look.size * leading)} TL ${rgb(colour)} rg 0 ${n(-look.size)} Td\n${shown}\nET`,
      resources: { Font: { F: { ...font, BaseFont: base } } },
      wide: Math.max(...lines.map(({ width }) => width)),
      high: lines.length * look.size * leading,
    };
  }
  const picture = await draw(text, look);
  const { width, height, coverage, wide, high } = picture;
  const shared = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 };
  const mask = register(context.flateStream(coverage, { ...shared, ColorSpace: 'DeviceGray' }));
  const plain = new Uint8Array(width * height * 3);
  for (let i = 0; i < plain.length; i++) plain[i] = Math.round(colour[i % 3]! * 255);
  const image = register(context.flateStream(plain, { ...shared, ColorSpace: 'DeviceRGB', SMask: mask }));
  return {
    content: `q ${n(wide)} 0 0 ${n(high)} 0 ${n(-high)} cm /I Do Q`,
    resources: { XObject: { I: image } },
    wide,
    high,
  };
}
