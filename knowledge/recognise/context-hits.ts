import { Sense } from './compiled-lexicon.ts';
import type { FormHits } from './form-hits.ts';

/** How near a context word must stand, in UTF-16 units. */
export const NEAR = 160;

const CONTEXT = 1 << Sense.context;

/** The context words among the forms that were found in one block: looked up where a mention asks for them. */
export class ContextHits {
  private readonly hits: FormHits;
  private readonly sets: readonly (readonly number[])[];

  /** @param sets for each context word, the context sets that hold it */
  constructor(hits: FormHits, sets: readonly (readonly number[])[]) {
    this.hits = hits;
    this.sets = sets;
  }

  /** Whether a word of the set stands near a match and outside it. */
  near(set: number, start: number, end: number): boolean {
    const { hits, sets } = this;
    if (!(hits.kinds & CONTEXT)) return false;
    const { count, starts, ends } = hits.found;
    for (let i = hits.firstFrom(start - NEAR); i < count && starts[i]! < end + NEAR; i++) {
      if (!(hits.kindsAt(i) & CONTEXT) || (starts[i]! < end && ends[i]! > start)) continue;
      for (const sense of hits.sensesAt(i))
        if (sense[0] === Sense.context && hits.holds(i, sense) && sets[sense[1]]!.includes(set)) return true;
    }
    return false;
  }
}
