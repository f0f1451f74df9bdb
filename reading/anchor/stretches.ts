/** Parts of a text, and places in it: offsets are UTF-16 units, end exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

/** Letters next to a passage, one of whose sides a place that could be taken for it shares. */
const edge = 8;

/** Places where a string stands in a text, overlapping ones too; at most as many as could be weighed. */
export function occurrencesOf(text: string, exact: string, atMost = 500): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(exact); at >= 0 && found.length < atMost; at = text.indexOf(exact, at + 1))
    found.push(at);
  return found;
}

/** Whether the words next to two stretches are the same on one side or the other. */
export function hasSameEdge(text: string, a: Stretch, b: Stretch): boolean {
  const before = ({ start }: Stretch) => text.slice(Math.max(0, start - edge), start).trim();
  const after = ({ end }: Stretch) => text.slice(end, end + edge).trim();
  return before(a) === before(b) || after(a) === after(b);
}

/** What is left of a stretch when others are taken out of it. */
export function without(whole: Stretch, but: readonly Stretch[]): Stretch[] {
  let left = [whole];
  for (const { start, end } of but) {
    if (end <= whole.start || start >= whole.end) continue;
    left = left.flatMap((one) => [
      { start: one.start, end: Math.min(one.end, start) },
      { start: Math.max(one.start, end), end: one.end },
    ]);
  }
  return left.filter(({ start, end }) => end > start);
}

/** Moves an offset that stands between the two halves of a surrogate pair to before it. */
export function notSplit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff && at > 0 ? at - 1 : at;
}
