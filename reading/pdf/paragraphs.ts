import { roughWidth } from './letter-widths.ts';
import { type Line, textOf } from './page-lines.ts';

/** Lines that stand under each other in one column: one or more paragraphs. */
export interface Column {
  lines: Line[];
  u0: number;
  u1: number;
  top: number;
  bottom: number;
}

/** Ems from one line to the next, at most. */
const farthest = 2.7;

const overlap = (a: Line, b: Line) => Math.min(a.u1, b.u1) - Math.max(a.u0, b.u0);
const lies = (a: Line, b: Line) => overlap(a, b) > 0.15 * Math.min(a.u1 - a.u0, b.u1 - b.u0);

/** The lines next to a line on one side: those of the nearest row that stand over or under it. */
function nextRow(lines: readonly Line[], at: number, step: 1 | -1): Line[] {
  const line = lines[at]!;
  const found: Line[] = [];
  for (let i = at + step; i >= 0 && i < lines.length; i += step) {
    const other = lines[i]!;
    const apart = Math.abs(line.v - other.v);
    if (apart > farthest * Math.max(line.size, other.size)) break;
    if (apart < 0.35 * Math.min(line.size, other.size) || !lies(line, other)) continue;
    if (found.length > 0 && Math.abs(found[0]!.v - other.v) > 0.35 * other.size) break;
    found.push(other);
  }
  return found;
}

/**
 * Puts lines of one direction under each other: a line goes on in the one below it if neither has another
 * neighbour on that side and both are of one size.
 * @param lines topmost first
 */
export function columnsOf(lines: readonly Line[]): Column[] {
  const below = new Map<Line, Line>();
  const above = new Set<Line>();
  lines.forEach((line, at) => {
    const [next, rival] = nextRow(lines, at, 1);
    if (!next || rival) return;
    const [back, other] = nextRow(lines, lines.indexOf(next), -1);
    if (back !== line || other) return;
    const ratio = next.size / line.size;
    if (ratio < 0.87 || ratio > 1.15) return;
    below.set(line, next);
    above.add(next);
  });
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

/** Whether a column is one of a table: most of its lines stand in a row with short lines of other columns. */
function isTabular(column: Column, others: readonly Column[]): boolean {
  const { lines } = column;
  const units = lines.reduce((sum, line) => sum + line.units, 0) / lines.length;
  const full = lines.filter((line) => line.u1 - line.u0 > 0.9 * (column.u1 - column.u0)).length;
  // Narrow columns of prose fill their lines.
  if (units > cellUnits || (units > shortCell && full > lines.length / 2)) return false;
  const inRow = lines.filter((line) =>
    others.some(
      (other) => other !== column && other.lines.some(({ v }) => Math.abs(v - line.v) < 0.3 * line.size),
    ),
  );
  return inRow.length > 0.6 * lines.length;
}

/** Columns with those of tables divided into their cells. */
export function withCells(columns: readonly Column[]): Column[] {
  return columns.flatMap((column) => {
    if (!isTabular(column, columns)) return [column];
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
