/** How near a context word must stand, in UTF-16 units. */
export const NEAR = 160;

/** The context words of one block, in the order of their places. */
export class ContextHits {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly words: number[] = [];
  private readonly sets: readonly (readonly number[])[];

  /** @param sets for each context word, the context sets that hold it */
  constructor(sets: readonly (readonly number[])[]) {
    this.sets = sets;
  }

  clear(): void {
    this.starts.length = 0;
    this.ends.length = 0;
    this.words.length = 0;
  }

  /** Places must come in ascending order of `start`. */
  add(start: number, end: number, word: number): void {
    this.starts.push(start);
    this.ends.push(end);
    this.words.push(word);
  }

  /** Whether a word of the set stands near a match and outside it. */
  near(set: number, start: number, end: number): boolean {
    const { starts, ends, words, sets } = this;
    let low = 0;
    let high = starts.length;
    const first = start - NEAR;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < first) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < starts.length && starts[i]! < end + NEAR; i++) {
      if (starts[i]! < end && ends[i]! > start) continue;
      if (sets[words[i]!]!.includes(set)) return true;
    }
    return false;
  }
}
