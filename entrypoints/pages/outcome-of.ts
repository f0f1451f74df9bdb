import { CaseFileError, ConflictError } from '../../casefile/faults.ts';
import type { Outcome } from '../../components/storage/outcome.ts';

/**
 * What came of a piece of work on the case file, as views are told it.
 * @param signal by which the work could be stopped
 * @throws the signal's reason if it was stopped
 */
export async function outcomeOf<T>(work: Promise<T>, signal?: AbortSignal): Promise<Outcome<T>> {
  try {
    return { done: await work };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ConflictError) return { conflict: error.current as T };
    return { fault: error instanceof CaseFileError ? error.fault : 'other' };
  }
}
