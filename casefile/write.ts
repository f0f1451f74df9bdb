import type { IDBPTransaction } from 'idb';
import { CaseFileError, ConflictError, faultOf } from './faults.ts';
import { keepReserve, spendReserve } from './reserve.ts';
import { type CaseFileSchema, caseFile, closeCaseFile, type StoreName } from './store.ts';

/** What a page of the extension is told when something was written. */
export interface CaseFileChange {
  stores: StoreName[];
  /** The documents whose passages changed, so that only their pages look again. */
  documents: string[];
}

export type Writing = IDBPTransaction<CaseFileSchema, StoreName[], 'readwrite'>;

type Work<T> = (writing: Writing, touch: (document: string) => void) => Promise<T>;

const channel = 'casefile';
const hearers = new Set<(change: CaseFileChange) => void>();

/**
 * The one way by which anything is written: one transaction, which the browser confirms as a whole or not at all.
 * @param work does the writing; the documents that it names are announced
 * @param signal stops it until the browser has begun to commit: what was asked of the browser by then is undone
 * @returns what `work` returns, once the browser has committed it to the disk
 * @throws CaseFileError, ConflictError, the signal's reason; nothing was written then
 */
export async function writeCaseFile<T>(stores: StoreName[], work: Work<T>, signal?: AbortSignal): Promise<T> {
  signal?.throwIfAborted();
  const documents = new Set<string>();
  let result: T;
  try {
    const store = await caseFile();
    signal?.throwIfAborted();
    const writing = store.transaction(stores, 'readwrite', { durability: 'strict' });
    const stop = () => abort(writing);
    signal?.addEventListener('abort', stop);
    try {
      result = await work(writing, (document) => documents.add(document));
      await writing.done;
    } catch (error) {
      // What failed inside may have left the transaction alive; its own rejection says nothing more.
      writing.done.catch(() => undefined);
      abort(writing);
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof CaseFileError || error instanceof ConflictError) throw error;
    throw new CaseFileError(faultOf(error), error);
  }
  announce({ stores, documents: [...documents] });
  void keepReserve();
  return result;
}

/**
 * The same for what takes away what takes room: where there is none left, the reserve is given up for it, and `work` is
 * called a second time.
 */
export async function writeFreeing<T>(stores: StoreName[], work: Work<T>): Promise<T> {
  try {
    return await writeCaseFile(stores, work);
  } catch (error) {
    const isFull = error instanceof CaseFileError && error.fault === 'full';
    if (!isFull || !(await spendReserve())) throw error;
    // A connection that has met a full store may be of no more use.
    await closeCaseFile();
    return await writeCaseFile(stores, work);
  }
}

function abort(writing: Writing): void {
  try {
    writing.abort();
  } catch {
    // It was over already.
  }
}

function announce(change: CaseFileChange): void {
  const announced = new BroadcastChannel(channel);
  announced.postMessage(change);
  announced.close();
  for (const hear of hearers) hear(change);
}

/** Calls back whenever this context of the extension has written, and for no write of another one's. */
export function onWrittenHere(hear: (change: CaseFileChange) => void, signal: AbortSignal): void {
  hearers.add(hear);
  signal.addEventListener('abort', () => hearers.delete(hear));
}

/** Calls back whenever another context of the extension, or another part of this one, has written. */
export function onCaseFileChange(listener: (change: CaseFileChange) => void, signal: AbortSignal): void {
  const announced = new BroadcastChannel(channel);
  announced.onmessage = ({ data }) => listener(data as CaseFileChange);
  signal.addEventListener('abort', () => announced.close());
}
