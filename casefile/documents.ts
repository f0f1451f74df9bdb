import { CaseFileError } from './faults.ts';
import { merged } from './merge.ts';
import type { CaseDocument, Provenance, ProvenanceField } from './records.ts';
import { caseFile } from './store.ts';
import { type Writing, writeCaseFile } from './write.ts';

/** A document as it stands before the reader, however it was opened. */
export interface ReadDocument {
  kind: CaseDocument['kind'];
  provenance: Provenance;
  /** As in `CaseDocument`. */
  keys: string[];
  textHash: string;
}

/** The document of a matter that shares a key with this one, or `null`. @throws CaseFileError */
export async function findDocument(matter: string, keys: readonly string[]): Promise<CaseDocument | null> {
  const db = await caseFile();
  for (const key of keys) {
    const found = (await db.getAllFromIndex('documents', 'by-key', key)).find((one) => one.matter === matter);
    if (found) return found;
  }
  return null;
}

/** All documents, or those of a matter. @throws CaseFileError */
export async function documents(matter?: string): Promise<CaseDocument[]> {
  const db = await caseFile();
  return matter === undefined ? db.getAll('documents') : db.getAllFromIndex('documents', 'by-matter', matter);
}

/**
 * The record of a document in a matter: a new one, or the one that is there with what is newly known of it added.
 * For use inside a transaction over `documents`.
 */
export async function recordDocument(
  writing: Writing,
  matter: string,
  read: ReadDocument,
  at: string,
): Promise<CaseDocument> {
  const store = writing.objectStore('documents');
  const before = await storedUnder(writing, matter, read.keys);
  if (!before) {
    const { kind, provenance, textHash } = read;
    const document: CaseDocument = {
      id: crypto.randomUUID(),
      matter,
      kind,
      provenance,
      corrected: [],
      keys: [...new Set(read.keys)].slice(0, mostKeys),
      textHash,
      firstReadAt: at,
      lastReadAt: at,
      changedAt: at,
      revision: 1,
    };
    await store.put(document);
    return document;
  }
  const document: CaseDocument = {
    ...before,
    provenance: known(before, read.provenance),
    keys: [...new Set([...before.keys, ...read.keys])].slice(0, mostKeys),
    textHash: read.textHash || before.textHash,
    lastReadAt: at,
  };
  await store.put(document);
  return document;
}

const mostKeys = 60;

async function storedUnder(writing: Writing, matter: string, keys: readonly string[]) {
  const index = writing.objectStore('documents').index('by-key');
  for (const key of keys) for (const one of await index.getAll(key)) if (one.matter === matter) return one;
  return null;
}

/** What the reader corrected stands; of the rest, what is known now fills what was not known. */
function known(before: CaseDocument, now: Provenance): Provenance {
  const both = { ...before.provenance };
  for (const field of Object.keys(both) as ProvenanceField[])
    if (both[field] === '' && !before.corrected.includes(field)) both[field] = now[field];
  return both;
}

/**
 * Corrects what is said of a document. What the reader corrects, no later reading overwrites.
 * @param seen the document as it was when the reader began
 * @throws ConflictError, CaseFileError
 */
export function correctDocument(
  seen: CaseDocument,
  correction: Partial<Provenance>,
  at = new Date().toISOString(),
): Promise<CaseDocument> {
  return writeCaseFile(['documents'], async (writing, touch) => {
    const store = writing.objectStore('documents');
    const current = await store.get(seen.id);
    if (!current) throw new CaseFileError('gone');
    const provenance = mergedFields(current, seen, correction, at);
    const corrected = [...new Set([...current.corrected, ...Object.keys(correction)])];
    const next = { ...current, provenance, corrected, changedAt: at, revision: current.revision + 1 };
    await store.put(next);
    touch(next.id);
    return next;
  });
}

function mergedFields(
  current: CaseDocument,
  seen: CaseDocument,
  correction: Partial<Provenance>,
  at: string,
): Provenance {
  const revised = (one: CaseDocument) => ({ ...one.provenance, revision: one.revision, changedAt: '' });
  const { revision: _, changedAt: __, ...fields } = merged(revised(current), revised(seen), correction, at);
  return fields;
}
