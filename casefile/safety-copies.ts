import * as v from 'valibot';
import { CaseFileError } from './faults.ts';
import { countsOf, type Library, type LibraryCounts, librarySchema } from './library.ts';
import { caseFile } from './store.ts';
import { type Writing, writeFreeing } from './write.ts';

/** The whole library as it was before a backup was restored into it. */
export interface SafetyCopy {
  id: string;
  /** ISO time in UTC of the restoring. */
  madeAt: string;
  /** Of the files of documents those alone that the restoring took away or changed. */
  library: Library;
  /** The documents whose files were left where they are. */
  filesLeft: string[];
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

/**
 * Keeps a library, in the transaction that is about to change it.
 * @param going documents whose files will be taken away or changed: their bytes are kept too, and no others, which
 * would take their room twice
 */
export async function keepSafetyCopy(
  writing: Writing,
  library: Library,
  going: ReadonlySet<string>,
  madeAt: string,
): Promise<string> {
  const store = writing.objectStore('safety-copies');
  const id = crypto.randomUUID();
  const kept = (await store.getAll()).sort((a, b) => b.madeAt.localeCompare(a.madeAt));
  for (const old of kept.slice(mostSafetyCopies - 1)) await store.delete(old.id);
  const files = library.files.filter(({ document }) => going.has(document));
  const filesLeft = library.files.map(({ document }) => document).filter((document) => !going.has(document));
  await store.put({ id, madeAt, library: { ...library, files }, filesLeft });
  return id;
}

/** The copies that are kept, the latest first. @throws CaseFileError */
export async function safetyCopies(): Promise<SafetyCopyNote[]> {
  const all = await (await caseFile()).getAll('safety-copies');
  return all
    .sort((a, b) => b.madeAt.localeCompare(a.madeAt))
    .map(({ id, madeAt, library, filesLeft }) => {
      const counts = countsOf(library);
      return { id, madeAt, counts: { ...counts, files: counts.files + filesLeft.length } };
    });
}

/**
 * A library as it was, with the files of its documents that are still there.
 * @throws CaseFileError `gone` if it is not kept any more
 */
export async function safetyCopy(id: string): Promise<Pick<SafetyCopy, 'madeAt' | 'library'>> {
  const db = await caseFile();
  const copy = await db.get('safety-copies', id);
  if (!copy) throw new CaseFileError('gone');
  const left = await Promise.all(copy.filesLeft.map((document) => db.get('files', document)));
  const files = [...copy.library.files, ...left.filter((file) => file !== undefined)];
  // It may be of an earlier version, when a record said less.
  return { madeAt: copy.madeAt, library: v.parse(librarySchema, { ...copy.library, files }) };
}

/** Destroys a copy for good. @throws CaseFileError */
export function dropSafetyCopy(id: string): Promise<void> {
  return writeFreeing(['safety-copies'], (writing) => writing.objectStore('safety-copies').delete(id));
}

/** Destroys for good the copies that were made before a time. @returns how many. @throws CaseFileError */
export function purgeSafetyCopies(
  before = new Date(Date.now() - safetyCopyKeptFor).toISOString(),
): Promise<number> {
  return writeFreeing(['safety-copies'], async (writing) => {
    const store = writing.objectStore('safety-copies');
    const old = (await store.getAll()).filter(({ madeAt }) => madeAt < before);
    for (const { id } of old) await store.delete(id);
    return old.length;
  });
}
