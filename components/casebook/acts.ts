import type { Fault } from '../../casefile/faults.ts';
import type { CaseDocument, Passage, Provenance } from '../../casefile/records.ts';

/** What came of a change: it stands in the store, or nothing was changed. */
export type Outcome<T> =
  | { done: T }
  | { fault: Fault }
  /** Somebody else has changed the same: `current` is what stands there now. */
  | { conflict: T };

export type PassageEdit = Partial<Pick<Passage, 'purpose' | 'note' | 'tags' | 'place'>>;

/** What can be done with what is kept. Each resolves once the store has confirmed it. */
export interface KeptActs {
  edit(seen: Passage, change: PassageEdit): Promise<Outcome<Passage>>;
  correct(seen: CaseDocument, correction: Partial<Provenance>): Promise<Outcome<CaseDocument>>;
  tag(ids: readonly string[], tag: string, on: boolean): Promise<Outcome<number>>;
  move(ids: readonly string[], matter: string): Promise<Outcome<number>>;
  /** @returns the ids under which they can be put back */
  remove(passages: readonly string[], documents: readonly string[]): Promise<Outcome<string[]>>;
  putBack(removals: readonly string[]): Promise<Outcome<void>>;
  copy(text: string): Promise<boolean>;
}
