import { type ReadDocument, recordDocument } from './documents.ts';
import { CaseFileError } from './faults.ts';
import { merged } from './merge.ts';
import type { CaseDocument, Passage } from './records.ts';
import { caseFile } from './store.ts';
import { writeCaseFile } from './write.ts';

/** What a reader marks, before it has a place in the case file. */
export type NewPassage = Pick<
  Passage,
  | 'selectors'
  | 'mark'
  | 'purpose'
  | 'note'
  | 'tags'
  | 'place'
  | 'language'
  | 'mentions'
  | 'issues'
  | 'clipped'
>;

/**
 * Keeps a passage, and the document that it stands in if the matter does not have it yet, in one transaction.
 * @returns both as they were written
 * @throws CaseFileError; nothing was written then
 */
export function keepPassage(
  matter: string,
  read: ReadDocument,
  marked: NewPassage,
  at = new Date().toISOString(),
): Promise<{ document: CaseDocument; passage: Passage }> {
  return writeCaseFile(['matters', 'documents', 'passages'], async (writing, touch) => {
    if (!(await writing.objectStore('matters').get(matter))) throw new CaseFileError('gone');
    const document = await recordDocument(writing, matter, read, at);
    const passage: Passage = {
      id: crypto.randomUUID(),
      matter,
      document: document.id,
      ...marked,
      createdAt: at,
      changedAt: at,
      revision: 1,
    };
    await writing.objectStore('passages').put(passage);
    touch(document.id);
    return { document, passage };
  });
}

type PassageChange = Partial<
  Pick<Passage, 'purpose' | 'note' | 'tags' | 'place' | 'issues' | 'clipped' | 'selectors' | 'mark'>
>;

/**
 * Changes a passage.
 * @param seen the passage as it was when the reader began to change it
 * @throws ConflictError if somebody else changed the same field since; CaseFileError
 */
export function changePassage(
  seen: Passage,
  change: PassageChange,
  at = new Date().toISOString(),
): Promise<Passage> {
  return writeCaseFile(['passages'], async (writing, touch) => {
    const store = writing.objectStore('passages');
    const current = await store.get(seen.id);
    if (!current) throw new CaseFileError('gone');
    const next = merged(current, seen, change, at);
    await store.put(next);
    touch(next.document);
    return next;
  });
}

/** Adds a tag to passages, or takes it away from them. @returns how many changed. @throws CaseFileError */
export function tagPassages(
  ids: readonly string[],
  tag: string,
  on: boolean,
  at = new Date().toISOString(),
): Promise<number> {
  return writeCaseFile(['passages'], async (writing, touch) => {
    const store = writing.objectStore('passages');
    let changed = 0;
    for (const id of ids) {
      const passage = await store.get(id);
      if (!passage || passage.tags.includes(tag) === on) continue;
      const tags = on ? [...passage.tags, tag] : passage.tags.filter((other) => other !== tag);
      await store.put({ ...passage, tags, changedAt: at, revision: passage.revision + 1 });
      touch(passage.document);
      changed++;
    }
    return changed;
  });
}

/**
 * Moves passages to another matter, each with its document, which stays in the old one too.
 * @throws CaseFileError `gone` if the matter is not there
 */
export function movePassages(
  ids: readonly string[],
  matter: string,
  at = new Date().toISOString(),
): Promise<number> {
  return writeCaseFile(['matters', 'documents', 'passages'], async (writing, touch) => {
    if (!(await writing.objectStore('matters').get(matter))) throw new CaseFileError('gone');
    const store = writing.objectStore('passages');
    let moved = 0;
    for (const id of ids) {
      const passage = await store.get(id);
      if (!passage || passage.matter === matter) continue;
      const from = await writing.objectStore('documents').get(passage.document);
      if (!from) throw new CaseFileError('gone');
      const to = await recordDocument(writing, matter, from, at);
      await store.put({
        ...passage,
        matter,
        document: to.id,
        changedAt: at,
        revision: passage.revision + 1,
      });
      touch(from.id);
      touch(to.id);
      moved++;
    }
    return moved;
  });
}

/** The passages of a document, in the order of its text, then of marking. @throws CaseFileError */
export async function passagesOf(document: string): Promise<Passage[]> {
  const found = await (await caseFile()).getAllFromIndex('passages', 'by-document', document);
  return found.sort(
    (a, b) =>
      a.selectors.position.start - b.selectors.position.start || a.createdAt.localeCompare(b.createdAt),
  );
}

/** All passages, or those of a matter. @throws CaseFileError */
export async function passages(matter?: string): Promise<Passage[]> {
  const db = await caseFile();
  return matter === undefined ? db.getAll('passages') : db.getAllFromIndex('passages', 'by-matter', matter);
}
