import type { Passage } from '../../../casefile/records.ts';

/** What changed between two looks at a document's marks. */
export interface Step {
  added: readonly Passage[];
  removed: readonly Passage[];
  changed: readonly { before: Passage; after: Passage }[];
}

/** What a reader changes of a mark, and can take back. */
export const takenBack = [
  'purpose',
  'note',
  'tags',
  'place',
  'issues',
  'clipped',
  'selectors',
  'mark',
] as const;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The fields of a mark that differ. */
export function changedFields(before: Passage, after: Passage) {
  return takenBack.filter((field) => !same(before[field], after[field]));
}

/** @returns `null` if nothing changed */
export function stepBetween(before: readonly Passage[], after: readonly Passage[]): Step | null {
  const were = new Map(before.map((one) => [one.id, one]));
  const are = new Map(after.map((one) => [one.id, one]));
  const step: Step = {
    added: after.filter(({ id }) => !were.has(id)),
    removed: before.filter(({ id }) => !are.has(id)),
    changed: after.flatMap((one) => {
      const was = were.get(one.id);
      return was && changedFields(was, one).length > 0 ? [{ before: was, after: one }] : [];
    }),
  };
  return step.added.length + step.removed.length + step.changed.length > 0 ? step : null;
}

/** ms; what is changed of one field of one mark in so short a time, as a note is written, is one step. */
const together = 10_000;
/** Steps that can be taken back. */
const most = 200;

/** The steps that can be taken back, and those that were and can be taken again. Wherever marks are changed from, each change is a step. */
export class Steps {
  private past: Step[] = [];
  private future: Step[] = [];

  get back(): Step | null {
    return this.past.at(-1) ?? null;
  }

  get forth(): Step | null {
    return this.future.at(-1) ?? null;
  }

  /** Something was done. */
  did(step: Step): void {
    this.future = [];
    const last = this.back;
    const joined = last && joinedWith(last, step);
    if (joined) this.past[this.past.length - 1] = joined;
    else this.past.push(step);
    if (this.past.length > most) this.past.shift();
  }

  /** The last step was taken back. @param now what became of it */
  undid(now: Step): void {
    this.past.pop();
    this.future.push(now);
  }

  /** The step was taken again. @param now what became of it */
  redid(now: Step): void {
    this.future.pop();
    this.past.push(now);
  }

  /** A step that can no longer be taken: what it was about is gone. */
  dropBack(): void {
    this.past.pop();
  }

  dropForth(): void {
    this.future.pop();
  }
}

/** Two steps as one, where they are the same reader still writing the same thing. */
function joinedWith(last: Step, step: Step): Step | null {
  const [first] = last.changed;
  const [second] = step.changed;
  const single = (one: Step) => one.changed.length === 1 && one.added.length + one.removed.length === 0;
  if (!first || !second || !single(last) || !single(step) || first.after.id !== second.after.id) return null;
  const fields = changedFields(second.before, second.after);
  if (fields.length !== 1 || fields[0] !== 'note' || !same(changedFields(first.before, first.after), fields))
    return null;
  if (Date.parse(second.after.changedAt) - Date.parse(first.after.changedAt) > together) return null;
  return { added: [], removed: [], changed: [{ before: first.before, after: second.after }] };
}
