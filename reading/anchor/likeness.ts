import search from 'approx-string-match';

/** A stretch of a text that is like what was looked for: offsets in UTF-16 units, likeness from 0 to 1. */
export interface Alike {
  start: number;
  end: number;
  likeness: number;
}

/** Share of a quote's units that an edit may have changed. */
export const tolerance = 0.2;
/** Longest text that is compared letter by letter; of a longer one, its beginning and its end. */
export const longest = 400;
/** Letters at the edge of an edited passage that are taken for a part of it. */
const mostAtEdge = 14;

/** How like the text on both sides is to what was kept of it, the nearer side weighing as much as both. */
export function likenessAround(before: string, prefix: string, after: string, suffix: string): number {
  const sides = [
    prefix === '' ? null : likenessOf(before, prefix),
    suffix === '' ? null : likenessOf(after, suffix),
  ].filter((side): side is number => side !== null);
  if (sides.length === 0) return 1;
  const mean = sides.reduce((sum, side) => sum + side, 0) / sides.length;
  return (Math.max(...sides) + mean) / 2;
}

function likenessOf(text: string, wanted: string): number {
  const [best] = search(text, wanted, Math.floor(wanted.length / 2)).sort((a, b) => a.errors - b.errors);
  return best ? 1 - best.errors / wanted.length : 0;
}

/**
 * What of a text between known surroundings is the passage: all of it, unless other text was put in before or after.
 * @returns `null` if half of it or more differs from the quote
 */
export function insideOf(text: string, exact: string): Alike | null {
  const [best] = search(text, exact, Math.floor(exact.length / 2)).sort((a, b) => a.errors - b.errors);
  if (!best) return null;
  const start = best.start > mostAtEdge ? best.start : 0;
  const end = text.length - best.end > mostAtEdge ? best.end : text.length;
  return { start, end, likeness: 1 - best.errors / exact.length };
}

/** The stretch that is likest to the quote, if it is like enough. */
export function nearest(text: string, from: number, to: number, exact: string): Alike | null {
  if (exact.length <= longest) return nearestShort(text, from, to, exact);
  const half = longest / 2;
  const head = nearestShort(text, from, to, exact.slice(0, half));
  const tail = nearestShort(text, from, to, exact.slice(-half));
  if (!head || !tail || tail.end <= head.start) return null;
  const length = tail.end - head.start;
  const stretch = Math.abs(length - exact.length) / exact.length;
  if (stretch > tolerance) return null;
  return {
    start: head.start,
    end: tail.end,
    likeness: (head.likeness + tail.likeness) / 2 - stretch / 2,
  };
}

function nearestShort(text: string, from: number, to: number, exact: string) {
  const matches = search(text.slice(from, to), exact, Math.floor(exact.length * tolerance));
  const least = Math.min(...matches.map(({ errors }) => errors));
  // Of several with as few errors, the one whose length is nearest.
  const [best] = matches
    .filter(({ errors }) => errors === least)
    .sort((a, b) => Math.abs(a.end - a.start - exact.length) - Math.abs(b.end - b.start - exact.length));
  if (!best) return null;
  return { start: from + best.start, end: from + best.end, likeness: 1 - best.errors / exact.length };
}
