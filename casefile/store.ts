import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { CaseFileError, faultOf } from './faults.ts';
import type { KeptFile } from './files.ts';
import type { RecognisedPage } from './recognised.ts';
import type { CaseDocument, Matter, Passage } from './records.ts';
import type { Removal } from './removals.ts';
import type { SafetyCopy } from './safety-copies.ts';

/** An authority that the reader keeps at hand, by the id of its knowledge entry. */
export interface KeptAuthority {
  entry: string;
  /** ISO time in UTC. */
  keptAt: string;
}

/** What the case file remembers of itself, one record a question. */
export interface CaseFileState {
  'current-matter': string;
  /** ISO time in UTC of the last backup that was written. */
  'last-backup': string;
  /** ISO time in UTC before which no reminder of a backup is shown; `never` once it was turned off. */
  'no-reminder-before': string;
}

interface StateRecord {
  name: keyof CaseFileState;
  value: string;
}

export interface CaseFileSchema extends DBSchema {
  'kept-authorities': { key: string; value: KeptAuthority };
  matters: { key: string; value: Matter };
  documents: { key: string; value: CaseDocument; indexes: { 'by-matter': string; 'by-key': string } };
  passages: { key: string; value: Passage; indexes: { 'by-matter': string; 'by-document': string } };
  removals: { key: string; value: Removal };
  state: { key: string; value: StateRecord };
  'safety-copies': { key: string; value: SafetyCopy };
  files: { key: string; value: KeptFile };
  recognised: { key: string; value: RecognisedPage; indexes: { 'by-document': string } };
}

export type StoreName =
  | 'kept-authorities'
  | 'matters'
  | 'documents'
  | 'passages'
  | 'removals'
  | 'state'
  | 'safety-copies'
  | 'files'
  | 'recognised';
export type CaseFile = IDBPDatabase<CaseFileSchema>;

/**
 * Raised by one for each change of the schema; `upgrade` brings every older version up.
 * 1: kept authorities. 2: matters, documents, passages, what was removed and can be put back, state. 3: a passage
 * says whether it is a mark on a page. 4: copies kept before a backup was restored. 5: the
 * files of documents. 6: what was recognised on scanned pages. Records stand in removals and in
 * those copies too: a copy is held against the schemas of today when it is taken up again.
 */
export const caseFileVersion = 6;

let opened: Promise<CaseFile> | null = null;

/**
 * Opens the case file, once for each context of the extension.
 * @throws CaseFileError when the browser refuses storage (a privacy setting, a full disk)
 */
export function caseFile(): Promise<CaseFile> {
  opened ??= openDB<CaseFileSchema>('casefile', caseFileVersion, {
    async upgrade(db, from, _to, upgrading) {
      if (from < 1) db.createObjectStore('kept-authorities', { keyPath: 'entry' });
      if (from < 2) {
        db.createObjectStore('matters', { keyPath: 'id' });
        const documents = db.createObjectStore('documents', { keyPath: 'id' });
        documents.createIndex('by-matter', 'matter');
        documents.createIndex('by-key', 'keys', { multiEntry: true });
        const passages = db.createObjectStore('passages', { keyPath: 'id' });
        passages.createIndex('by-matter', 'matter');
        passages.createIndex('by-document', 'document');
        db.createObjectStore('removals', { keyPath: 'id' });
        db.createObjectStore('state', { keyPath: 'name' });
      } else if (from < 3) await withMarks(upgrading);
      if (from < 4) db.createObjectStore('safety-copies', { keyPath: 'id' });
      if (from < 5) db.createObjectStore('files', { keyPath: 'document' });
      if (from < 6)
        db.createObjectStore('recognised', { keyPath: 'id' }).createIndex('by-document', 'document');
    },
    // A newer version of the extension waits to upgrade: let it, and open anew when next asked.
    blocking() {
      void closeCaseFile();
    },
    terminated() {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw new CaseFileError(faultOf(error), error);
  });
  return opened;
}

/** Before version 3 no passage was a mark on a page, and none said so. */
async function withMarks(
  upgrading: IDBPTransaction<CaseFileSchema, StoreName[], 'versionchange'>,
): Promise<void> {
  const passages = upgrading.objectStore('passages');
  for (let at = await passages.openCursor(); at; at = await at.continue())
    await at.update({ ...at.value, mark: at.value.mark ?? null });
  const removals = upgrading.objectStore('removals');
  for (let at = await removals.openCursor(); at; at = await at.continue())
    await at.update({
      ...at.value,
      passages: at.value.passages.map((passage) => ({ ...passage, mark: passage.mark ?? null })),
    });
}

/** Closes this context's connection; the next call of `caseFile` opens a new one. */
export async function closeCaseFile(): Promise<void> {
  const closing = opened;
  opened = null;
  (await closing?.catch(() => null))?.close();
}
