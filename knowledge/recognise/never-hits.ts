/** No phrase that rules out a match is longer than this, in UTF-16 units. */
const LONGEST = 300;

/** The phrases of one block that rule out a match within them. */
export class NeverHits {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly phrases: number[] = [];
  private readonly records: readonly (readonly number[])[];

  /** @param records for each phrase, the records that it rules out */
  constructor(records: readonly (readonly number[])[]) {
    this.records = records;
  }

  clear(): void {
    this.starts.length = 0;
    this.ends.length = 0;
    this.phrases.length = 0;
  }

  /** Places must come in ascending order of `start`. */
  add(start: number, end: number, phrase: number): void {
    this.starts.push(start);
    this.ends.push(end);
    this.phrases.push(phrase);
  }

  /** Whether a longer phrase that overlaps the match rules the record out. */
  ruleOut(record: number, start: number, end: number): boolean {
    const { starts, ends, phrases, records } = this;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < start - LONGEST) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < starts.length && starts[i]! < end; i++)
      if (ends[i]! > start && ends[i]! - starts[i]! > end - start && records[phrases[i]!]!.includes(record))
        return true;
    return false;
  }
}
