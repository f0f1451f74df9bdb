import { roughWidth } from './letter-widths.ts';
import type { PdfQuad } from './pdf-space.ts';
import type { TextRun } from './text-runs.ts';

/** Numbers kept of each item. */
const stride = 8;
const flagged = { vertical: 1, mirrored: 2, rtl: 4, serif: 8, monospace: 16 } as const;

/** A place along an item: its frame, from its origin on. */
interface Frame {
  x: number;
  y: number;
  ux: number;
  uy: number;
  /** The direction in which letters rise. */
  vx: number;
  vy: number;
  width: number;
  below: number;
  above: number;
}

/**
 * Where the text of a page stands on it. Kept for every page of a document, so it is packed: about 40 bytes an item
 * and its letters.
 */
export class PageGeometry {
  private readonly text: string;
  private readonly starts: Uint32Array;
  private readonly numbers: Float32Array;
  private readonly flags: Uint8Array;

  /** @param runs of the page; the place of each is its item */
  constructor(runs: readonly TextRun[]) {
    this.text = runs.map((run) => run.text).join('');
    this.starts = new Uint32Array(runs.length + 1);
    this.numbers = new Float32Array(runs.length * stride);
    this.flags = new Uint8Array(runs.length);
    let at = 0;
    runs.forEach((run, i) => {
      this.starts[i] = at;
      at += run.text.length;
      const { x, y, ux, uy, width, size } = run;
      this.numbers.set([x, y, ux, uy, width, size, run.ascent, run.descent], i * stride);
      this.flags[i] =
        (run.vertical ? flagged.vertical : 0) |
        (run.mirrored ? flagged.mirrored : 0) |
        (run.rtl ? flagged.rtl : 0) |
        (run.family === 'serif' ? flagged.serif : run.family === 'monospace' ? flagged.monospace : 0);
    });
    this.starts[runs.length] = at;
  }

  /** How many items the page has. */
  get count(): number {
    return this.flags.length;
  }

  textOf(item: number): string {
    return this.text.slice(this.starts[item], this.starts[item + 1]);
  }

  lengthOf(item: number): number {
    return this.starts[item + 1]! - this.starts[item]!;
  }

  isBlank(item: number): boolean {
    return this.textOf(item).trim() === '';
  }

  private frameOf(item: number): Frame {
    const [x, y, ux, uy, width, size, ascent, descent] = this.numbers.subarray(item * stride) as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const flags = this.flags[item]!;
    const [vx, vy] = (flags & flagged.mirrored) !== 0 ? [uy, -ux] : [-uy, ux];
    const vertical = (flags & flagged.vertical) !== 0;
    return {
      ...{ x, y, ux, uy, vx, vy, width },
      below: vertical ? -size / 2 : size * descent,
      above: vertical ? size / 2 : size * ascent,
    };
  }

  /** How far along its item a unit begins, in units of user space. */
  private along(item: number, offset: number): number {
    const flags = this.flags[item]!;
    const text = this.textOf(item);
    const family = flags & flagged.serif ? 'serif' : flags & flagged.monospace ? 'monospace' : 'sans-serif';
    const all = roughWidth(text, family);
    const part =
      all > 0 ? roughWidth(text.slice(0, offset), family) / all : offset / Math.max(text.length, 1);
    const width = this.numbers[item * stride + 4]!;
    return width * (flags & flagged.rtl ? 1 - part : part);
  }

  /** The quad of units `from` to `to` of an item; between letters it is exact to about a fifth of one. */
  quad(item: number, from: number, to: number): PdfQuad {
    const frame = this.frameOf(item);
    const ends = [this.along(item, from), this.along(item, to)];
    return quadOf(frame, Math.min(...ends), Math.max(...ends));
  }

  /**
   * Which units of an item lie in a quad: those whose middle does.
   * @returns offsets in the item, or `null` if none does
   */
  unitsIn(item: number, quad: PdfQuad): { from: number; to: number } | null {
    const frame = this.frameOf(item);
    const us: number[] = [];
    const vs: number[] = [];
    for (let i = 0; i < 8; i += 2) {
      const [dx, dy] = [quad[i]! - frame.x, quad[i + 1]! - frame.y];
      us.push(dx * frame.ux + dy * frame.uy);
      vs.push(dx * frame.vx + dy * frame.vy);
    }
    const middle = (frame.below + frame.above) / 2;
    if (middle < Math.min(...vs) || middle > Math.max(...vs)) return null;
    const [left, right] = [Math.min(...us), Math.max(...us)];
    if (right < 0 || left > frame.width) return null;
    let from = -1;
    let to = -1;
    let before = this.along(item, 0);
    for (let i = 0; i < this.lengthOf(item); i++) {
      const after = this.along(item, i + 1);
      const centre = (before + after) / 2;
      before = after;
      if (centre < left || centre > right) continue;
      if (from < 0) from = i;
      to = i + 1;
    }
    return from < 0 ? null : { from, to };
  }
}

function quadOf({ x, y, ux, uy, vx, vy, below, above }: Frame, left: number, right: number): PdfQuad {
  const at = (u: number, v: number): [number, number] => [x + u * ux + v * vx, y + u * uy + v * vy];
  return [...at(left, above), ...at(right, above), ...at(left, below), ...at(right, below)];
}

/** Puts together what follows on one line: quads of one direction and height, less than an em apart. */
export function joinQuads(quads: readonly PdfQuad[]): PdfQuad[] {
  const joined: PdfQuad[] = [];
  for (const quad of quads) {
    const last = joined.at(-1);
    const next = last && join(last, quad);
    if (next) joined[joined.length - 1] = next;
    else joined.push(quad);
  }
  return joined;
}

function join(a: PdfQuad, b: PdfQuad): PdfQuad | null {
  const height = Math.hypot(a[0] - a[4], a[1] - a[5]);
  const length = Math.hypot(a[2] - a[0], a[3] - a[1]) || 1;
  const [ux, uy] = [(a[2] - a[0]) / length, (a[3] - a[1]) / length];
  const [vx, vy] = [(a[0] - a[4]) / (height || 1), (a[1] - a[5]) / (height || 1)];
  const corners = [0, 2, 4, 6].map((i) => {
    const [dx, dy] = [b[i]! - a[4], b[i + 1]! - a[5]];
    return { u: dx * ux + dy * uy, v: dx * vx + dy * vy };
  });
  const us = corners.map(({ u }) => u);
  const vs = corners.map(({ v }) => v);
  const [left, right] = [Math.min(...us), Math.max(...us)];
  const [below, above] = [Math.min(...vs), Math.max(...vs)];
  const level = Math.min(above, height) - Math.max(below, 0) > 0.6 * Math.min(above - below, height);
  if (!level || left > length + height || right < -height) return null;
  const frame = {
    x: a[4],
    y: a[5],
    ux,
    uy,
    vx,
    vy,
    width: 0,
    below: Math.min(0, below),
    above: Math.max(height, above),
  };
  return quadOf(frame, Math.min(0, left), Math.max(length, right));
}
