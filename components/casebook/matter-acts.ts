import type { Matter } from '../../casefile/records.ts';
import type { Outcome } from '../storage/outcome.ts';

export type MatterEdit = Partial<Pick<Matter, 'name' | 'court' | 'notes' | 'colour' | 'state'>>;

/** What can be done with matters. Each resolves once the store has confirmed it. */
export interface MatterActs {
  open(name: string): Promise<Outcome<Matter>>;
  change(seen: Matter, change: MatterEdit): Promise<Outcome<Matter>>;
  makeCurrent(id: string): Promise<Outcome<Matter>>;
  /** @returns the ids under which it can be put back */
  remove(id: string): Promise<Outcome<string[]>>;
  putBack(removals: readonly string[]): Promise<Outcome<void>>;
  /** Destroys for good what was removed. */
  purge(removal: string): Promise<Outcome<void>>;
}
