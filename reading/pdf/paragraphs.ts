import { roughWidth } from './letter-widths.ts';
import { type Line, textOf } from './page-lines.ts';

/** Lines that stand under each other in one column: one or more paragraphs. */
export interface Column {
  lines: Line[];
  u0: number;
  u1: number;
  top: number;
  bottom: number;
  units: number;
}

/** Ems from one line to the next, at most. */
const farthest = 2.7;

const overlap = (a: Line, b: Line) => Math.min(a.u1, b.u1) - Math.max(a.u0, b.u0);
const lies = (a: Line, b: Line) => overlap(a, b) > 0.15 * Math.min(a.u1 - a.u0, b.u1 - b.u0);

/** Lines of one height, from the left. */
type Row = Line[];

/** @param lines topmost first */
function rowsOf(lines: readonly Line[]): Row[] {
  const rows: Row[] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    if (row && row[0]!.v - line.v < 0.35 * Math.min(row[0]!.size, line.size)) row.push(line);
    else rows.push([line]);
  }
  for (const row of rows) row.sort((a, b) => a.u0 - b.u0);
  return rows;
}

/** The lines of a row that stand over or under a line. */
function facing(row: Row, line: Line): Line[] {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle]!.u0 < line.u1) low = middle + 1;
    else high = middle;
  }
  const found: Line[] = [];
  for (let i = low - 1; i >= 0 && row[i]!.u1 > line.u0; i--) if (lies(line, row[i]!)) found.push(row[i]!);
  return found;
}

/** The lines next to a line on one side: those of the nearest row that has some. */
function nextTo(rows: readonly Row[], at: number, line: Line, step: 1 | -1): Line[] {
  for (let i = at + step; i >= 0 && i < rows.length; i += step) {
    const [first] = rows[i]!;
    if (Math.abs(line.v - first!.v) > farthest * Math.max(line.size, first!.size)) return [];
    const found = facing(rows[i]!, line);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Puts lines of one direction under each other: a line goes on in the one below it if neither has another
 * neighbour on that side and both are of one size.
 * @param lines topmost first
 */
export function columnsOf(lines: readonly Line[]): Column[] {
  const below = new Map<Line, Line>();
  const above = new Set<Line>();
  const rows = rowsOf(lines);
  const rowOf = new Map<Line, number>();
  rows.forEach((row, at) => {
    for (const line of row) rowOf.set(line, at);
  });
  for (const line of lines) {
    const [next, rival] = nextTo(rows, rowOf.get(line)!, line, 1);
    if (!next || rival) continue;
    const [back, other] = nextTo(rows, rowOf.get(next)!, next, -1);
    if (back !== line || other) continue;
    const ratio = next.size / line.size;
    if (ratio < 0.87 || ratio > 1.15) continue;
    below.set(line, next);
    above.add(next);
  }
  return lines
    .filter((line) => !above.has(line))
    .map((first) => {
      const chain = [first];
      for (let next = below.get(first); next; next = below.get(next)) chain.push(next);
      return columnOf(chain);
    });
}

function columnOf(lines: Line[]): Column {
  const { v, size } = lines[0]!;
  return {
    lines,
    u0: Math.min(...lines.map(({ u0 }) => u0)),
    u1: Math.max(...lines.map(({ u1 }) => u1)),
    top: v + size,
    bottom: lines.at(-1)!.v - 0.25 * size,
    units: lines.reduce((sum, { units }) => sum + units, 0),
  };
}

const opensItem =
  /^(?:\(?\d{1,3}(?:\.\d{1,3})*[.)](?!\d)|\d{1,3}\s{1,4}\p{Lu}|\([A-Za-z]{1,4}\)|\[\d{1,4}\]|[•●◦▪]|[-–—*]\s|§\s?\d|第[一二三四五六七八九十百零\d]{1,6}[条條章])/u;
const startsLow = /^[\p{Ll},;)]/u;
const closes = /[.:;?!。：；？！…][\s"'”’»)\]\d]{0,6}$/u;
/** Ends that have a full stop and end nothing. */
const abbreviated =
  /(?:^|[\s(])(?:[A-Z]|v|vs|n[or]?|nos|art|arts|cf|para|paras|pp?|app|appl|mr|mrs|ms|dr|st|sec|ch|vol|ed|op|cit|e\.g|i\.e)\.$/i;
export const isItem = (text: string): boolean => opensItem.test(text);
export const isClosed = (text: string): boolean =>
  closes.test(text.slice(-12)) && !abbreviated.test(text.slice(-12));
export const runsOn = (before: string, next: string): boolean => startsLow.test(next) && !isClosed(before);

/** How wide the first word of a line is, roughly: the room that it would have needed on the line before. */
function firstWord(line: Line, text: string): number {
  // Rules about what may begin or end a line leave up to some signs of room in Chinese and Japanese.
  if (/^[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(text)) return 2.5 * line.size;
  const { family } = line.runs[0]!.run;
  const word = /^\S+/.exec(text)?.[0] ?? '';
  return ((line.u1 - line.u0) * roughWidth(word, family)) / Math.max(roughWidth(text, family), 1);
}

/** Units a line that a cell of a table has at most, on average. */
const cellUnits = 28;
/** Units that no line of prose has so few of. */
const shortCell = 10;

/** Whether a column is one of a table: most of its lines stand in a row with lines of other columns, and are short. */
function isTabular(column: Column, isInRow: (line: Line) => boolean): boolean {
  const { lines } = column;
  const units = column.units / lines.length;
  const full = lines.filter((line) => line.u1 - line.u0 > 0.9 * (column.u1 - column.u0)).length;
  // Narrow columns of prose fill their lines.
  if (units > cellUnits || (units > shortCell && full > lines.length / 2)) return false;
  return lines.filter(isInRow).length > 0.6 * lines.length;
}

/** Columns with those of tables divided into their cells. */
export function withCells(columns: readonly Column[]): Column[] {
  const rows = rowsOf(columns.flatMap(({ lines }) => lines).sort((a, b) => b.v - a.v));
  // The lines of a column are each in a row of their own.
  const inRow = new Set(rows.filter(({ length }) => length > 1).flat());
  return columns.flatMap((column) => {
    if (!isTabular(column, (line) => inRow.has(line))) return [column];
    const cells: Line[][] = [];
    column.lines.forEach((line, i) => {
      const above = column.lines[i - 1];
      const close = above && above.v - line.v < 1.5 * line.size;
      if (close && runsOn(textOf(above), textOf(line))) cells.at(-1)!.push(line);
      else cells.push([line]);
    });
    return cells.map(columnOf);
  });
}

/** Divides a column into its paragraphs. */
export function paragraphsOf(column: Column): Line[][] {
  const { lines } = column;
  const texts = lines.map(textOf);
  const pitches = lines.slice(1).map((line, i) => lines[i]!.v - line.v);
  const paragraphs: Line[][] = [[lines[0]!]];
  for (let i = 1; i < lines.length; i++) {
    const last = lines[i - 1]!;
    const line = lines[i]!;
    const [before, text] = [texts[i - 1]!, texts[i]!];
    const em = line.size;
    const around = Math.min(pitches[i - 2] ?? farthest * em, pitches[i] ?? farthest * em);
    const gap = pitches[i - 1]! > 1.3 * Math.max(around, em);
    const short = isShort(last, column, line);
    const low = runsOn(before, text);
    const closed = isClosed(before);
    const indented = line.u0 > last.u0 + 0.8 * em && (lines[i + 1]?.u0 ?? column.u0) < line.u0 - 0.5 * em;
    const starts =
      (gap && !(low && pitches[i - 1]! < 1.6 * around)) ||
      (short && !low) ||
      (isItem(text) && (closed || short)) ||
      (indented && closed);
    if (starts) paragraphs.push([line]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs;
}

/** Whether a line was not broken for its width: the first word of the next would have fitted. */
export function isShort(line: Line, column: { u0: number; u1: number }, next: Line): boolean {
  return fromRight(line, column) > firstWord(next, textOf(next)) + 0.5 * next.size;
}

/** The room that a line leaves at the end to which it is written. */
function fromRight(line: Line, column: { u0: number; u1: number }): number {
  const rtl = line.runs.filter(({ run }) => run.rtl).length > line.runs.length / 2;
  return rtl ? line.u0 - column.u0 : column.u1 - line.u1;
}
