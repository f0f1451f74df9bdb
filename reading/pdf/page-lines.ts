import type { TextRun } from './text-runs.ts';

/** A run on a line, and what stands before it there. */
export interface PlacedRun {
  run: TextRun;
  /** A space that stands before it: the item that is that space, `true` where there is only a gap. */
  space: number | boolean;
}

/**
 * A line of text, or the part of one that stands in a column. Places are in the frame of its direction: `u` runs along
 * the line, `v` rises from line to line, so that the first line of a page has the greatest.
 */
export interface Line {
  runs: PlacedRun[];
  u0: number;
  u1: number;
  /** The base line. */
  v: number;
  size: number;
  units: number;
  /** In which of the page's directions it is written; 0 is the one of most of its text. */
  frame: number;
  artifact: boolean;
}

/** Gaps in ems: one that parts nothing, and the widest that may still be a gap between two words. */
const wordGap = 1;
const widestGap = 3;
/** Ems between a number or a bullet and its paragraph. */
const hangingGap = 7;
const enumerator = /^(?:[[(]?[0-9A-Za-z]{1,5}[.)\]]{1,2}|[0-9]{1,4}|[•●◦▪·*–—-])$/;

export const textOf = (line: Line): string =>
  line.runs
    .map(({ run, space }) => (space === false ? '' : ' ') + run.text)
    .join('')
    .trim();

interface Placed extends PlacedRun {
  u: number;
  v: number;
}

/** Directions that differ by less than this (radians) are one. */
const sameDirection = 0.06;

/** Which runs are written in which direction; the direction of most text comes first. */
function directionsOf(runs: readonly TextRun[]): TextRun[][] {
  const groups: { lead: TextRun; angle: number; units: number; runs: TextRun[] }[] = [];
  for (const run of runs) {
    const angle = Math.atan2(run.uy, run.ux);
    const same = (group: (typeof groups)[number]) => {
      const apart = Math.abs(group.angle - angle);
      const { vertical, mirrored } = group.lead;
      const near = Math.min(apart, 2 * Math.PI - apart) < sameDirection;
      return near && vertical === run.vertical && mirrored === run.mirrored;
    };
    let group = groups.find(same);
    if (!group) {
      group = { lead: run, angle, units: 0, runs: [] };
      groups.push(group);
    }
    group.units += run.blank ? 0 : run.text.length;
    group.runs.push(run);
  }
  return groups.sort((a, b) => b.units - a.units).map((group) => group.runs);
}

/** The runs of one direction as pieces of lines, as far as the order of the file tells. */
function piecesOf(runs: readonly TextRun[], frame: number): Line[] {
  const lead = runs.find((run) => !run.blank) ?? runs[0]!;
  const { ux, uy } = lead;
  // Lines follow each other to the left in vertical writing, downwards otherwise.
  const [vx, vy] = lead.mirrored ? [uy, -ux] : [-uy, ux];
  const pieces: Line[] = [];
  const recent: Placed[] = [];
  let piece: Line | null = null;
  let space: number | null = null;
  for (const run of runs) {
    if (run.blank) {
      space = run.item;
      continue;
    }
    const u = run.x * ux + run.y * uy;
    const v = run.x * vx + run.y * vy;
    if (recent.some((old) => isDouble(old, run, u, v))) continue;
    recent.push({ run, space: false, u, v });
    if (recent.length > 60) recent.shift();
    const gap = piece ? u - piece.u1 : 0;
    const em = piece ? Math.max(piece.size, run.size) : run.size;
    const rise = piece ? Math.abs(v - piece.v) : 0;
    const raised: boolean = piece !== null && Math.min(piece.size, run.size) < 0.88 * em && rise < 0.62 * em;
    if (!piece || !(rise < 0.3 * em || raised) || gap > wordGap * em || gap < -0.4 * em) {
      piece = { runs: [], u0: u, u1: u, v, size: run.size, units: 0, frame, artifact: run.artifact };
      pieces.push(piece);
      space = null;
    }
    piece.runs.push({ run, space: space ?? (piece.runs.length > 0 && gap > 0.16 * em) });
    space = null;
    piece.u0 = Math.min(piece.u0, u);
    piece.u1 = Math.max(piece.u1, u + run.width);
    piece.units += run.text.length;
    if (!run.artifact) piece.artifact = false;
    if (run.size > piece.size * 1.05 && !(run.text.length < 3 && piece.units > 6)) {
      piece.size = run.size;
      piece.v = v;
    }
  }
  return pieces;
}

/** The same letters at the same place: boldness by printing twice, or a shadow. */
function isDouble(old: Placed, run: TextRun, u: number, v: number): boolean {
  const near = 0.2 * run.size;
  return (
    old.run.text === run.text &&
    Math.abs(old.u - u) < near &&
    Math.abs(old.v - v) < near &&
    Math.abs(old.run.size - run.size) < near
  );
}

/** Pieces on one height, from the left, topmost first. */
function rowsOf(pieces: Line[]): Line[][] {
  const rows: Line[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.v - a.v)) {
    const row = rows.at(-1);
    if (row && Math.abs(row[0]!.v - piece.v) < 0.3 * Math.min(row[0]!.size, piece.size)) row.push(piece);
    else rows.push([piece]);
  }
  for (const row of rows) row.sort((a, b) => a.u0 - b.u0);
  return rows;
}

/**
 * Whether the gap between two pieces is one between columns: of the rows near by few write over it. Rows of two
 * columns need not be at one height.
 */
function isGutter(rows: readonly Line[][], at: number, before: Line, behind: Line): boolean {
  const em = Math.max(before.size, behind.size);
  const [left, right] = [before.u1, behind.u0];
  let free = 0;
  let crossed = 0;
  for (let i = Math.max(0, at - 5); i <= Math.min(rows.length - 1, at + 5); i++) {
    const row = rows[i]!;
    if (i === at || Math.abs(row[0]!.v - rows[at]![0]!.v) > 8 * em) continue;
    if (row.some(({ u0, u1 }) => u0 < right - 0.4 * em && u1 > left + 0.4 * em)) crossed++;
    else if (row.some(({ u0, u1 }) => u0 < behind.u1 && u1 > before.u0)) free++;
  }
  return free > 0 ? free >= crossed : right - left > 2 * em;
}

/** Puts together the pieces of a row that are one line. */
function joinRow(rows: readonly Line[][], at: number): Line[] {
  const lines: Line[] = [];
  for (const piece of rows[at]!) {
    const before = lines.at(-1);
    const gap = before ? piece.u0 - before.u1 : 0;
    const em = before ? Math.max(before.size, piece.size) : 0;
    const near = () => gap <= wordGap * em || (gap <= widestGap * em && !isGutter(rows, at, before!, piece));
    const hangs = () => gap <= hangingGap * em && before!.units <= 8 && enumerator.test(textOf(before!));
    if (before && gap > -0.5 * em && (near() || hangs())) {
      const [first, ...rest] = piece.runs;
      before.runs.push({ run: first!.run, space: gap > 0.1 * em }, ...rest);
      before.u1 = Math.max(before.u1, piece.u1);
      if (piece.units > before.units) before.size = piece.size;
      before.units += piece.units;
      before.artifact &&= piece.artifact;
    } else lines.push(piece);
  }
  return lines;
}

/** Rows that must have a number for it to be one that counts lines. */
const fewestNumbered = 8;

/**
 * Takes out the numbers that count the lines of a transcript or a pleading: whole numbers at one margin, each one
 * more than the one above it, beside most of the rows.
 */
function withoutLineNumbers(rows: Line[][]): Line[][] {
  const numbered = rows.flatMap((row, at) =>
    [row[0]!, row.at(-1)!].flatMap((piece, side) => {
      if (side === 1 && row.length === 1) return [];
      const { run } = (side === 0 ? piece.runs[0] : piece.runs.at(-1))!;
      return /^\d{1,3}$/.test(run.text.trim()) ? [{ at, side, run, value: Number(run.text) }] : [];
    }),
  );
  for (const side of [0, 1]) {
    const here = numbered.filter((number) => number.side === side);
    const follow = here.filter(({ value }, i) => i > 0 && value === here[i - 1]!.value + 1).length;
    if (here.length < fewestNumbered || follow < 0.8 * (here.length - 1) || here.length < 0.5 * rows.length)
      continue;
    const out = new Set(here.map(({ run }) => run));
    for (const row of rows) {
      for (const piece of row) {
        const kept = piece.runs.filter(({ run }) => !out.has(run));
        if (kept.length === piece.runs.length) continue;
        const { ux, uy } = piece.runs[0]!.run;
        piece.runs = kept;
        if (kept[0]) kept[0].space = false;
        const along = kept.map(({ run }) => run.x * ux + run.y * uy);
        piece.u0 = Math.min(...along);
        piece.units = kept.reduce((sum, { run }) => sum + run.text.length, 0);
      }
    }
  }
  return rows.map((row) => row.filter(({ runs }) => runs.length > 0)).filter((row) => row.length > 0);
}

/** The lines of a page, each direction of writing for itself, topmost first. */
export function linesOf(runs: readonly TextRun[]): Line[] {
  return directionsOf(runs).flatMap((written, frame) => {
    if (written.every(({ blank }) => blank)) return [];
    const rows = withoutLineNumbers(rowsOf(piecesOf(written, frame)));
    return rows.flatMap((_, at) => joinRow(rows, at));
  });
}
