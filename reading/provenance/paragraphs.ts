/**
 * The numbers that a document gives to its paragraphs, read from the texts of its blocks. A number counts as one
 * only where it goes on from those before it, so that a year, a list in a quotation or a footnote is none.
 */

const numbered =
  /^\s*(?:\[(\d{1,4})\]|(\d{1,4})[.)](?=\s)|§\s?(\d{1,4})\b|(\d{1,4})(?=\s+\p{Lu})|(?:para(?:graph)?\.?\s?)(\d{1,4})\b)/u;
/** How far a number may be ahead of the last: some paragraphs are images, or stand in what was not read. */
const mostSkipped = 3;
/** So many numbers in a row make a document one that counts its paragraphs. */
const least = 3;

/**
 * The paragraph number of each block, '' where the document gives none. A block without a number belongs to the
 * paragraph above it.
 * @param blocks texts in reading order
 */
export function paragraphsOf(blocks: readonly string[]): string[] {
  const own = blocks.map((text) => {
    const match = numbered.exec(text);
    return match ? Number(match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5]) : null;
  });
  const counted = longestCount(own);
  let current = '';
  return blocks.map((_, i) => {
    if (counted.has(i)) current = String(own[i]);
    return current;
  });
}

interface Row {
  length: number;
  at: number;
  before: Row | null;
}

/** The places whose numbers go on from each other, the longest such row; none if it is too short to be a count. */
function longestCount(numbers: readonly (number | null)[]): Set<number> {
  // For each number, the longest row that has reached it: rows are extended, never searched.
  const reached = new Map<number, Row>();
  let best: Row | null = null;
  for (const [at, number] of numbers.entries()) {
    if (number === null) continue;
    let before: Row | null = null;
    for (let back = 1; back <= 1 + mostSkipped; back++) {
      const row = reached.get(number - back);
      if (row && (!before || row.length > before.length)) before = row;
    }
    const row: Row = { length: (before?.length ?? 0) + 1, at, before };
    if (row.length > (reached.get(number)?.length ?? 0)) reached.set(number, row);
    if (!best || row.length > best.length) best = row;
  }
  const places = new Set<number>();
  if (!best || best.length < least) return places;
  for (let row: Row | null = best; row; row = row.before) places.add(row.at);
  return places;
}
