import * as v from 'valibot';
import { CaseFileError } from './faults.ts';
import { countsOf, type Library, type LibraryCounts, librarySchema } from './library.ts';
import { caseFile } from './store.ts';
import { type Writing, writeCaseFile } from './write.ts';

/** The whole library as it was before a backup was restored into it. */
export interface SafetyCopy {
  id: string;
  /** ISO time in UTC of the restoring. */
  madeAt: string;
  library: Library;
}

/** A copy without what is in it. */
export interface SafetyCopyNote {
  id: string;
  madeAt: string;
  counts: LibraryCounts;
}

/** How long a copy is kept, in ms: 30 days, as long as what was removed. */
export const safetyCopyKeptFor = 30 * 24 * 60 * 60 * 1000;
/** Each is as large as the library: the oldest goes when one more is made. */
export const mostSafetyCopies = 3;

/** Keeps a library, in the transaction that is about to change it. */
export async function keepSafetyCopy(writing: Writing, library: Library, madeAt: string): Promise<string> {
  const store = writing.objectStore('safety-copies');
  const id = crypto.randomUUID();
  const kept = (await store.getAll()).sort((a, b) => b.madeAt.localeCompare(a.madeAt));
  for (const old of kept.slice(mostSafetyCopies - 1)) await store.delete(old.id);
  await store.put({ id, madeAt, library });
  return id;
}

/** The copies that are kept, the latest first. @throws CaseFileError */
export async function safetyCopies(): Promise<SafetyCopyNote[]> {
  const all = await (await caseFile()).getAll('safety-copies');
  return all
    .sort((a, b) => b.madeAt.localeCompare(a.madeAt))
    .map(({ id, madeAt, library }) => ({ id, madeAt, counts: countsOf(library) }));
}

/** @throws CaseFileError `gone` if it is not kept any more */
export async function safetyCopy(id: string): Promise<SafetyCopy> {
  const copy = await (await caseFile()).get('safety-copies', id);
  if (!copy) throw new CaseFileError('gone');
  // It may be of an earlier version, when a record said less.
  return { ...copy, library: v.parse(librarySchema, copy.library) };
}

/** Destroys a copy for good. @throws CaseFileError */
export function dropSafetyCopy(id: string): Promise<void> {
  return writeCaseFile(['safety-copies'], (writing) => writing.objectStore('safety-copies').delete(id));
}

/** Destroys for good the copies that were made before a time. @returns how many. @throws CaseFileError */
export function purgeSafetyCopies(
  before = new Date(Date.now() - safetyCopyKeptFor).toISOString(),
): Promise<number> {
  return writeCaseFile(['safety-copies'], async (writing) => {
    const store = writing.objectStore('safety-copies');
    const old = (await store.getAll()).filter(({ madeAt }) => madeAt < before);
    for (const { id } of old) await store.delete(id);
    return old.length;
  });
}
