import { type ReadDocument, recordDocument } from './documents.ts';
import { CaseFileError } from './faults.ts';
import type { CaseDocument } from './records.ts';
import { removeFileOf } from './removals.ts';
import { caseFile } from './store.ts';
import { writeCaseFile } from './write.ts';

/** The bytes of a document, kept on the reader's request so that it can be opened again. */
export interface KeptFile {
  /** Id of the document: it has one file, or none. */
  document: string;
  /** As it was called when it was opened. */
  name: string;
  /** Media type, '' if not known. */
  type: string;
  bytes: Blob;
  /** ISO time in UTC. */
  keptAt: string;
}

/** What is known of a kept file without its bytes. */
export interface FileExtent {
  document: string;
  name: string;
  /** Bytes. */
  size: number;
  keptAt: string;
}

/**
 * Keeps a document's file, and the document itself if the matter does not have it yet, in one transaction.
 * @throws CaseFileError; nothing was written then
 */
export function keepFile(
  matter: string,
  read: ReadDocument,
  file: Pick<KeptFile, 'name' | 'type' | 'bytes'>,
  at = new Date().toISOString(),
): Promise<CaseDocument> {
  return writeCaseFile(['matters', 'documents', 'files'], async (writing, touch) => {
    if (!(await writing.objectStore('matters').get(matter))) throw new CaseFileError('gone');
    const document = await recordDocument(writing, matter, read, at);
    const { name, type, bytes } = file;
    await writing.objectStore('files').put({
      document: document.id,
      name: name.slice(0, 1_000),
      type: type.slice(0, 200),
      bytes,
      keptAt: at,
    });
    touch(document.id);
    return document;
  });
}

/** The file of a document, or `null` if none is kept. @throws CaseFileError */
export async function fileOf(document: string): Promise<KeptFile | null> {
  return (await (await caseFile()).get('files', document)) ?? null;
}

/** How much is kept, a line each file. The bytes stay on the disk. @throws CaseFileError */
export async function fileExtents(): Promise<FileExtent[]> {
  const files = await (await caseFile()).getAll('files');
  return files.map(({ document, name, bytes, keptAt }) => ({ document, name, size: bytes.size, keptAt }));
}

/**
 * Removes the file of a document; the document and what is marked in it stay.
 * @returns the id under which it can be put back; '' if there was none
 * @throws CaseFileError
 */
export function removeFile(document: string, at = new Date().toISOString()): Promise<string> {
  return removeFileOf(document, at);
}

/** A document that is known by one of these keys and whose file is kept, with it; `null` for none. @throws CaseFileError */
export async function keptUnder(
  keys: readonly string[],
): Promise<{ document: CaseDocument; file: KeptFile } | null> {
  const db = await caseFile();
  for (const key of keys)
    for (const document of await db.getAllFromIndex('documents', 'by-key', key)) {
      const file = await db.get('files', document.id);
      if (file) return { document, file };
    }
  return null;
}
