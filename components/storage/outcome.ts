import type { Fault } from '../../casefile/faults.ts';

/** What came of a change: it stands in the store, or nothing was changed. */
export type Outcome<T> =
  | { done: T }
  | { fault: Fault }
  /** Somebody else has changed the same: `conflict` is what stands there now. */
  | { conflict: T };
