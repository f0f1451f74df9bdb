import { type DBSchema, openDB } from 'idb';
import { CaseFileError, faultOf } from './faults.ts';

/** A language for the recognition of text that the reader added, with its data as they came. */
export interface KeptOcrLanguage {
  /** Tesseract's code. */
  code: string;
  data: Uint8Array;
  /** ISO time in UTC. */
  addedAt: string;
}

interface LanguagesSchema extends DBSchema {
  languages: { key: string; value: KeptOcrLanguage };
}

/** A database of its own: what a recogniser needs is no part of the reader's work and of its backups. */
async function withLanguages<T>(
  work: (db: Awaited<ReturnType<typeof openDB<LanguagesSchema>>>) => Promise<T>,
): Promise<T> {
  try {
    const db = await openDB<LanguagesSchema>('recognition', 1, {
      upgrade(made) {
        made.createObjectStore('languages', { keyPath: 'code' });
      },
    });
    try {
      return await work(db);
    } finally {
      db.close();
    }
  } catch (error) {
    throw error instanceof CaseFileError ? error : new CaseFileError(faultOf(error), error);
  }
}

/** The codes of all languages that were added, in order. @throws CaseFileError */
export const ocrLanguageCodes = (): Promise<string[]> => withLanguages((db) => db.getAllKeys('languages'));

/** @returns `undefined` if it is not there. @throws CaseFileError */
export const ocrLanguage = (code: string): Promise<KeptOcrLanguage | undefined> =>
  withLanguages((db) => db.get('languages', code));

/** Keeps a language, in place of one with the same code, once the browser has committed it. @throws CaseFileError */
export const keepOcrLanguage = (language: KeptOcrLanguage): Promise<void> =>
  withLanguages(async (db) => {
    const writing = db.transaction('languages', 'readwrite', { durability: 'strict' });
    await writing.store.put(language);
    await writing.done;
  });

/** @throws CaseFileError */
export const removeOcrLanguage = (code: string): Promise<void> =>
  withLanguages((db) => db.delete('languages', code));
