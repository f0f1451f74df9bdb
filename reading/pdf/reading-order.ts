import type { Column } from './paragraphs.ts';

/** Lines and units a line that two columns beside each other must have, so that one is read after the other. */
const fewestLines = 3;
const fewestUnits = 14;

/** Bands that are tried together for one gutter. */
const mostBands = 60;

/** Lines and units of some columns. */
interface Amount {
  lines: number;
  units: number;
}

/** Whether this is running text, and not a row of cells or of numbers. */
const isProse = ({ lines, units }: Amount) => lines >= fewestLines && units >= fewestUnits * lines;

/** The widest strip that no column touches and that has running text on both sides, as what lies left and right of it. */
function gutter(columns: readonly Column[]): [Column[], Column[]] | null {
  const all = { lines: 0, units: 0 };
  for (const { lines, units } of columns) {
    all.lines += lines.length;
    all.units += units;
  }
  if (!isProse(all)) return null;
  const across = [...columns].sort((a, b) => a.u0 - b.u0);
  const left = { lines: 0, units: 0 };
  let reach = Number.NEGATIVE_INFINITY;
  let best = 0;
  let widest = 0;
  across.forEach((column, i) => {
    const room = column.u0 - reach;
    if (i > 0 && room > 0.6 * column.lines[0]!.size && room > widest) {
      const right = { lines: all.lines - left.lines, units: all.units - left.units };
      if (isProse(left) && isProse(right)) {
        best = i;
        widest = room;
      }
    }
    reach = Math.max(reach, column.u1);
    left.lines += column.lines.length;
    left.units += column.units;
  });
  return best > 0 ? [across.slice(0, best), across.slice(best)] : null;
}

/** Where a horizontal line can be drawn without touching a column, topmost first. */
function bandsOf(columns: readonly Column[]): Column[][] {
  const bands: Column[][] = [];
  let bottom = Number.POSITIVE_INFINITY;
  for (const column of [...columns].sort((a, b) => b.top - a.top)) {
    if (bands.length === 0 || column.top < bottom) bands.push([column]);
    else bands.at(-1)!.push(column);
    bottom = Math.min(bottom, column.bottom);
  }
  return bands;
}

/**
 * The columns of a page in the order in which they are read: what goes over the whole width divides the page; between
 * that, columns of running text one after the other, anything else row by row. The method is the recursive cut along
 * white space (Nagy and Seth, 1984), with the greatest run of bands that has one gutter taken together.
 * @param rtl whether the first column is the one on the right
 */
export function inReadingOrder(columns: readonly Column[], rtl: boolean): Column[] {
  if (columns.length < 2) return [...columns];
  const sides = gutter(columns);
  if (sides) {
    const [left, right] = sides.map((side) => inReadingOrder(side, rtl));
    return rtl ? [...right!, ...left!] : [...left!, ...right!];
  }
  const bands = bandsOf(columns);
  if (bands.length === 1) {
    const along = rtl ? -1 : 1;
    return [...columns].sort((a, b) => b.lines[0]!.v - a.lines[0]!.v || along * (a.u0 - b.u0));
  }
  const ordered: Column[] = [];
  for (let from = 0; from < bands.length; ) {
    let to = from + 1;
    // Bands that are divided by one gutter are read column by column.
    const last = bands[from]!.length > 1 ? Math.min(bands.length, from + mostBands) : 0;
    for (let end = last; end > from + 1; end--) {
      if (end - from < bands.length && gutter(bands.slice(from, end).flat())) {
        to = end;
        break;
      }
    }
    ordered.push(...inReadingOrder(bands.slice(from, to).flat(), rtl));
    from = to;
  }
  return ordered;
}
