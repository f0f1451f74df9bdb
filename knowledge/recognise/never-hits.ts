import { Sense } from './compiled-lexicon.ts';
import type { FormHits } from './form-hits.ts';

/** No phrase that rules out a match is longer than this, in UTF-16 units. */
const LONGEST = 300;

const NEVER = 1 << Sense.never;

/** The phrases of one block that rule out a match within them. */
export class NeverHits {
  private readonly hits: FormHits;
  private readonly records: readonly (readonly number[])[];

  /** @param records for each phrase, the records that it rules out */
  constructor(hits: FormHits, records: readonly (readonly number[])[]) {
    this.hits = hits;
    this.records = records;
  }

  /** Whether a longer phrase that overlaps the match rules the record out. */
  ruleOut(record: number, start: number, end: number): boolean {
    const { hits, records } = this;
    if (!(hits.kinds & NEVER)) return false;
    const { count, starts, ends } = hits.found;
    for (let i = hits.firstFrom(start - LONGEST); i < count && starts[i]! < end; i++) {
      if (!(hits.kindsAt(i) & NEVER) || ends[i]! <= start || ends[i]! - starts[i]! <= end - start) continue;
      for (const sense of hits.sensesAt(i))
        if (sense[0] === Sense.never && hits.holds(i, sense) && records[sense[1]]!.includes(record))
          return true;
    }
    return false;
  }
}
