import type { Column } from './paragraphs.ts';

/** Lines and units a line that two columns beside each other must have, so that one is read after the other. */
const fewestLines = 3;
const fewestUnits = 14;

const unitsOf = (columns: readonly Column[]) => {
  const lines = columns.flatMap((column) => column.lines);
  return { lines: lines.length, units: lines.reduce((sum, { units }) => sum + units, 0) };
};

/** Where no column stands between two others, from left to right. */
function gutter(columns: readonly Column[]): [Column[], Column[]] | null {
  const across = [...columns].sort((a, b) => a.u0 - b.u0);
  let reach = across[0]!.u1;
  let best: [Column[], Column[]] | null = null;
  let widest = 0;
  for (let i = 1; i < across.length; i++) {
    const room = across[i]!.u0 - reach;
    const em = across[i]!.lines[0]!.size;
    if (room > 0.6 * em && room > widest) {
      const sides: [Column[], Column[]] = [across.slice(0, i), across.slice(i)];
      if (sides.every(isProse)) {
        best = sides;
        widest = room;
      }
    }
    reach = Math.max(reach, across[i]!.u1);
  }
  return best;
}

/** Whether this is running text, and not a row of cells or of numbers. */
function isProse(columns: readonly Column[]): boolean {
  const { lines, units } = unitsOf(columns);
  return lines >= fewestLines && units / lines >= fewestUnits;
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
    for (let end = bands[from]!.length > 1 ? bands.length : 0; end > from + 1; end--) {
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
