/** How many passages of a kind were found where they are, were not found, or were found elsewhere. */
export interface AnchorTally {
  change: string;
  kind: 'unchanged' | 'edited' | 'removed';
  passages: number;
  right: number;
  /** Found in the right place, but less or more of it than there is. */
  cut: number;
  orphans: number;
  wrong: string[];
}

/** The least share that must come back to its place. */
export const floors = { unchanged: 0.95, edited: 0.85 } as const;

/** Part of a document: UTF-16 units, end exclusive. */
interface Span {
  start: number;
  end: number;
}

export function emptyTally(change: string, kind: AnchorTally['kind']): AnchorTally {
  return { change, kind, passages: 0, right: 0, cut: 0, orphans: 0, wrong: [] };
}

/** Counts one passage: where it was found, if it was, and where it is, if it is still there. */
export function count(tally: AnchorTally, found: Span | null, wanted: Span | null, exact: string): void {
  tally.passages++;
  if (!found) tally.orphans++;
  else if (wanted && overlap(found, wanted) >= 0.6) tally.right++;
  else if (wanted && overlap(found, wanted) > 0) tally.cut++;
  else tally.wrong.push(exact);
}

/** Shared length by the length of both together. */
function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, shared) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** Sums the tallies of several documents, by change. */
export function sumOf(tallies: readonly AnchorTally[]): AnchorTally[] {
  const sums = new Map<string, AnchorTally>();
  for (const one of tallies) {
    const sum = sums.get(one.change);
    if (!sum) sums.set(one.change, { ...one, wrong: [...one.wrong] });
    else {
      sum.passages += one.passages;
      sum.right += one.right;
      sum.cut += one.cut;
      sum.orphans += one.orphans;
      sum.wrong.push(...one.wrong);
    }
  }
  return [...sums.values()];
}

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/**
 * Prints a row for each change and the share of what came back, and says what is below the floors or in a wrong
 * place.
 * @returns the failures, a line each
 */
export function judge(sums: readonly AnchorTally[]): string[] {
  console.log(`${'change'.padEnd(46)}passages    right      cut  orphans  wrong`);
  for (const { change, passages, right, cut, orphans, wrong } of sums)
    console.log(
      change.padEnd(46) +
        String(passages).padStart(8) +
        percent(right, passages).padStart(9) +
        percent(cut, passages).padStart(9) +
        percent(orphans, passages).padStart(9) +
        String(wrong.length).padStart(7),
    );
  const failures: string[] = [];
  const total = (kind: AnchorTally['kind'], of: 'passages' | 'right') =>
    sums.filter((sum) => sum.kind === kind).reduce((sum, one) => sum + one[of], 0);
  for (const [kind, floor] of Object.entries(floors) as ['unchanged' | 'edited', number][]) {
    const [right, passages] = [total(kind, 'right'), total(kind, 'passages')];
    console.log(
      `${kind}: ${percent(right, passages)} of ${passages} in the right place, at least ${floor * 100} % wanted`,
    );
    if (right < floor * passages) failures.push(`${kind}: ${percent(right, passages)}`);
  }
  const misplaced = sums.flatMap(({ change, wrong }) =>
    wrong.map((exact) => `in a wrong place: ${change}: “${exact.slice(0, 80)}”`),
  );
  return [...failures, ...misplaced];
}
