import { CaseFileError } from './faults.ts';
import type { KeptFile } from './files.ts';
import type { RecognisedPage } from './recognised.ts';
import type { CaseDocument, Matter, Passage } from './records.ts';
import { caseFile, type StoreName } from './store.ts';
import { type Writing, writeCaseFile, writeFreeing } from './write.ts';

/** Something that was removed and can be put back until it is purged. */
export interface Removal {
  id: string;
  /** ISO time in UTC. */
  removedAt: string;
  matters: Matter[];
  documents: CaseDocument[];
  passages: Passage[];
  /** The files of documents; missing in what was removed before files were kept. */
  files?: KeptFile[];
  /** What was recognised on their pages; missing in what was removed before that was kept. */
  recognised?: RecognisedPage[];
}

/** How long what was removed can be put back, in ms: 30 days. */
export const removalKeptFor = 30 * 24 * 60 * 60 * 1000;

const stores: StoreName[] = ['matters', 'documents', 'passages', 'removals', 'files', 'recognised'];

/** How much would go with something: said before it goes. */
export interface Extent {
  documents: number;
  passages: number;
  notes: number;
  clippings: number;
}

export function extentOf(passages: readonly Passage[], documents: number): Extent {
  return {
    documents,
    passages: passages.length,
    notes: passages.filter(({ note }) => note !== '').length,
    clippings: passages.filter(({ clipped }) => clipped !== null).length,
  };
}

/**
 * Removes passages. A document that nothing is left of stays: it says when it was read.
 * @returns the id under which they can be put back; '' if none of them was there
 * @throws CaseFileError
 */
export function removePassages(ids: readonly string[], at = new Date().toISOString()): Promise<string> {
  return writeFreeing(stores, async (writing, touch) => {
    const store = writing.objectStore('passages');
    const passages = (await Promise.all(ids.map((id) => store.get(id)))).filter(
      (one): one is Passage => one !== undefined,
    );
    return remove(writing, touch, { removedAt: at, matters: [], documents: [], passages });
  });
}

/** Removes documents with all that was marked in them. @returns as `removePassages`. @throws CaseFileError */
export function removeDocuments(ids: readonly string[], at = new Date().toISOString()): Promise<string> {
  return writeFreeing(stores, async (writing, touch) => {
    const store = writing.objectStore('documents');
    const documents = (await Promise.all(ids.map((id) => store.get(id)))).filter(
      (one): one is CaseDocument => one !== undefined,
    );
    const marked = writing.objectStore('passages').index('by-document');
    const passages = (await Promise.all(documents.map(({ id }) => marked.getAll(id)))).flat();
    const files = await filesOf(writing, documents);
    const recognised = await recognisedOf(writing, documents);
    return remove(writing, touch, { removedAt: at, matters: [], documents, passages, files, recognised });
  });
}

/** What would go if a matter were removed. @throws CaseFileError */
export async function extentOfMatter(id: string): Promise<Extent> {
  const db = await caseFile();
  const [documents, passages] = await Promise.all([
    db.countFromIndex('documents', 'by-matter', id),
    db.getAllFromIndex('passages', 'by-matter', id),
  ]);
  return extentOf(passages, documents);
}

/** Removes a matter and everything in it. @returns as `removePassages`. @throws CaseFileError */
export function removeMatter(id: string, at = new Date().toISOString()): Promise<string> {
  return writeFreeing(stores, async (writing, touch) => {
    const matter = await writing.objectStore('matters').get(id);
    const documents = await writing.objectStore('documents').index('by-matter').getAll(id);
    const passages = await writing.objectStore('passages').index('by-matter').getAll(id);
    return remove(writing, touch, {
      removedAt: at,
      matters: matter ? [matter] : [],
      documents,
      passages,
      files: await filesOf(writing, documents),
      recognised: await recognisedOf(writing, documents),
    });
  });
}

/** Removes the file of a document, which stays itself; see files.ts. */
export function removeFileOf(document: string, at: string): Promise<string> {
  return writeFreeing(stores, async (writing, touch) => {
    const file = await writing.objectStore('files').get(document);
    const files = file ? [file] : [];
    return remove(writing, touch, { removedAt: at, matters: [], documents: [], passages: [], files });
  });
}

async function filesOf(writing: Writing, documents: readonly CaseDocument[]): Promise<KeptFile[]> {
  const files = await Promise.all(documents.map(({ id }) => writing.objectStore('files').get(id)));
  return files.filter((file) => file !== undefined);
}

async function recognisedOf(writing: Writing, documents: readonly CaseDocument[]): Promise<RecognisedPage[]> {
  const pages = writing.objectStore('recognised').index('by-document');
  return (await Promise.all(documents.map(({ id }) => pages.getAll(id)))).flat();
}

async function remove(
  writing: Writing,
  touch: (document: string) => void,
  what: Omit<Removal, 'id'>,
): Promise<string> {
  const files = what.files ?? [];
  if (what.matters.length + what.documents.length + what.passages.length + files.length === 0) return '';
  const id = crypto.randomUUID();
  await writing.objectStore('removals').put({ id, ...what });
  for (const { id: matter } of what.matters) await writing.objectStore('matters').delete(matter);
  for (const { id: document } of what.documents) await writing.objectStore('documents').delete(document);
  for (const { document } of files) {
    await writing.objectStore('files').delete(document);
    touch(document);
  }
  for (const page of what.recognised ?? []) await writing.objectStore('recognised').delete(page.id);
  for (const passage of what.passages) {
    await writing.objectStore('passages').delete(passage.id);
    touch(passage.document);
  }
  return id;
}

/** What was removed and can still be put back, the latest first. @throws CaseFileError */
export async function removals(): Promise<Removal[]> {
  const all = await (await caseFile()).getAll('removals');
  return all.sort((a, b) => b.removedAt.localeCompare(a.removedAt));
}

/**
 * Puts back what was removed. Records that are there again, from a backup perhaps, are left as they are.
 * @throws CaseFileError `gone` if it was purged, or if what it belonged to is no longer there
 */
export function putBack(id: string): Promise<Removal> {
  return writeCaseFile(stores, async (writing, touch) => {
    const removal = await writing.objectStore('removals').get(id);
    if (!removal) throw new CaseFileError('gone');
    const matters = writing.objectStore('matters');
    const documents = writing.objectStore('documents');
    const passages = writing.objectStore('passages');
    for (const matter of removal.matters) if (!(await matters.get(matter.id))) await matters.put(matter);
    for (const document of removal.documents) {
      if (!(await matters.get(document.matter))) throw new CaseFileError('gone');
      if (!(await documents.get(document.id))) await documents.put(document);
    }
    for (const passage of removal.passages) {
      if (!(await documents.get(passage.document))) throw new CaseFileError('gone');
      if (!(await passages.get(passage.id))) await passages.put(passage);
      touch(passage.document);
    }
    const files = writing.objectStore('files');
    for (const file of removal.files ?? []) {
      if (!(await documents.get(file.document))) throw new CaseFileError('gone');
      if (!(await files.get(file.document))) await files.put(file);
      touch(file.document);
    }
    const recognised = writing.objectStore('recognised');
    for (const page of removal.recognised ?? [])
      if (!(await recognised.get(page.id))) await recognised.put(page);
    await writing.objectStore('removals').delete(id);
    return removal;
  });
}

/** Destroys for good one thing that was removed. @throws CaseFileError */
export function purgeOne(id: string): Promise<void> {
  return writeFreeing(['removals'], (writing) => writing.objectStore('removals').delete(id));
}

/** Destroys for good what was removed before a time, or all of it. @returns how many removals went. @throws CaseFileError */
export function purge(before = new Date(Date.now() - removalKeptFor).toISOString()): Promise<number> {
  return writeFreeing(['removals'], async (writing) => {
    const store = writing.objectStore('removals');
    const old = (await store.getAll()).filter(({ removedAt }) => removedAt < before);
    for (const { id } of old) await store.delete(id);
    return old.length;
  });
}
