import type { CaseDocument, Passage, Provenance } from '../../casefile/records.ts';
import type { PassageEdit } from '../marks/passage-edit.ts';
import type { Outcome } from '../storage/outcome.ts';

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
