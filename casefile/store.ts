import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** An authority that the reader keeps at hand, by the id of its knowledge entry. */
export interface KeptAuthority {
  entry: string;
  /** ISO time in UTC. */
  keptAt: string;
}

interface CaseFileSchema extends DBSchema {
  'kept-authorities': { key: string; value: KeptAuthority };
}

export type CaseFile = IDBPDatabase<CaseFileSchema>;

/** Raised by one for each change of the schema; `upgrade` brings every older version up. */
const version = 1;

/** The case file could not be opened or written; what was in it is untouched. */
export class CaseFileError extends Error {}

let opened: Promise<CaseFile> | null = null;

/**
 * Opens the case file, once for each context of the extension.
 * @throws CaseFileError when the browser refuses storage (a privacy setting, a full disk)
 */
export function caseFile(): Promise<CaseFile> {
  opened ??= openDB<CaseFileSchema>('casefile', version, {
    upgrade(db, from) {
      if (from < 1) db.createObjectStore('kept-authorities', { keyPath: 'entry' });
    },
    // A newer version of the extension waits to upgrade: let it, and open anew when next asked.
    blocking() {
      void opened?.then((db) => db.close());
      opened = null;
    },
    terminated() {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw new CaseFileError(error instanceof Error ? error.message : String(error));
  });
  return opened;
}
