import { recordDocument } from '../documents.ts';
import { CaseFileError } from '../faults.ts';
import { type LongWork, unwatched } from '../long-work.ts';
import { newMatter } from '../matters.ts';
import { type CaseDocument, longestNote, type Matter, type Passage } from '../records.ts';
import type { StoreName } from '../store.ts';
import { type Writing, writeCaseFile } from '../write.ts';
import { planImport } from './plan-import.ts';
import type { ReadAnnotation } from './read-annotations.ts';

const stores: StoreName[] = ['matters', 'documents', 'passages', 'state'];

/** Where annotations go: into a matter that is there, or into one that is opened for them. */
export type Destination = { matter: string } | { newMatter: string };

/** What was brought in, and what stood there before: enough to undo it. */
export interface BroughtIn {
  matter: Matter;
  isNewMatter: boolean;
  addedDocuments: CaseDocument[];
  addedPassages: Passage[];
  /** Passages that were completed. */
  changedPassages: { before: Passage; after: Passage }[];
  /** Documents of which more is known now. */
  changedDocuments: { before: CaseDocument; after: CaseDocument }[];
}

/**
 * Brings annotations into a matter, all of them or, if the browser refuses any or the work is stopped, none. What is
 * there is looked at again inside the transaction, so that nothing comes in twice whatever another window does meanwhile.
 * @param addNotes puts a note of the file that differs from the reader's own below it
 * @param at ISO time in UTC
 * @throws CaseFileError, or the signal's reason; nothing was written then
 */
export function bringIn(
  annotations: readonly ReadAnnotation[],
  destination: Destination,
  addNotes: boolean,
  work: LongWork = unwatched,
  at = new Date().toISOString(),
): Promise<BroughtIn> {
  return writeCaseFile(
    stores,
    async (writing, touch) => {
      const { matter, isNewMatter } = await matterFor(writing, destination, at);
      const there = await writing.objectStore('documents').index('by-matter').getAll(matter.id);
      const passages = await writing.objectStore('passages').index('by-matter').getAll(matter.id);
      const plan = planImport({ documents: there, passages }, annotations);
      const brought: BroughtIn = {
        matter,
        isNewMatter,
        addedDocuments: [],
        addedPassages: [],
        changedPassages: [],
        changedDocuments: [],
      };
      const before = new Map(there.map((document) => [document.id, document]));
      const after = new Map<string, CaseDocument>();
      // Many annotations of a file say the same of their document: it is recorded once.
      const recorded = new Map<string, CaseDocument>();
      const written: Promise<unknown>[] = [];
      const most = plan.added.length + plan.known.length;
      let done = 0;
      const put = (passage: Passage) => {
        const putting = writing
          .objectStore('passages')
          .put(passage)
          .then(() => work.onProgress(++done / most));
        // What fails is told when all are waited for.
        putting.catch(() => undefined);
        written.push(putting);
      };
      for (const annotation of plan.added) {
        const said = JSON.stringify([annotation.document, annotation.readAt]);
        let document = recorded.get(said);
        if (!document) {
          document = await documentOf(writing, matter.id, annotation, at, before);
          recorded.set(said, document);
          after.set(document.id, document);
        }
        const markedAt = annotation.markedAt || at;
        const passage: Passage = {
          id: crypto.randomUUID(),
          matter: matter.id,
          document: document.id,
          ...annotation.passage,
          createdAt: markedAt,
          changedAt: at,
          revision: 1,
        };
        put(passage);
        brought.addedPassages.push(passage);
        touch(document.id);
      }
      for (const [id, document] of after) {
        const was = before.get(id);
        if (!was) brought.addedDocuments.push(document);
        else if (JSON.stringify(was) !== JSON.stringify(document))
          brought.changedDocuments.push({ before: was, after: document });
      }
      for (const { passage, change, otherNote } of plan.known) {
        const both = `${passage.note}\n\n${otherNote}`;
        const note = addNotes && otherNote !== '' && both.length <= longestNote ? { note: both } : {};
        const whole = { ...change, ...note };
        if (Object.keys(whole).length === 0) continue;
        const next: Passage = { ...passage, ...whole, changedAt: at, revision: passage.revision + 1 };
        put(next);
        brought.changedPassages.push({ before: passage, after: next });
        touch(passage.document);
      }
      await Promise.all(written);
      return brought;
    },
    work.signal,
  );
}

async function matterFor(writing: Writing, destination: Destination, at: string) {
  const store = writing.objectStore('matters');
  if ('matter' in destination) {
    const matter = await store.get(destination.matter);
    if (!matter) throw new CaseFileError('gone');
    return { matter, isNewMatter: false };
  }
  const matter = newMatter(destination.newMatter, await store.count(), at);
  await store.put(matter);
  return { matter, isNewMatter: true };
}

/** The document's record. It was read when the file says so, not now. */
async function documentOf(
  writing: Writing,
  matter: string,
  { document: read, readAt }: ReadAnnotation,
  at: string,
  there: ReadonlyMap<string, CaseDocument>,
): Promise<CaseDocument> {
  const recorded = await recordDocument(writing, matter, read, readAt || at);
  const was = there.get(recorded.id);
  if (!was) return recorded;
  const document: CaseDocument = {
    ...recorded,
    textHash: was.textHash || recorded.textHash,
    lastReadAt: was.lastReadAt,
  };
  await writing.objectStore('documents').put(document);
  return document;
}

/**
 * Takes back what was brought in. What the reader has changed since stays, and so does a document or a matter
 * that holds something else by now.
 * @returns how many passages stay because they were changed since
 * @throws CaseFileError; nothing was taken back then
 */
export function undoBringIn(brought: BroughtIn): Promise<number> {
  return writeCaseFile(stores, async (writing, touch) => {
    const passages = writing.objectStore('passages');
    const documents = writing.objectStore('documents');
    let stay = 0;
    for (const { id, revision, document } of brought.addedPassages) {
      const current = await passages.get(id);
      if (!current) continue;
      if (current.revision !== revision || current.document !== document) stay++;
      else await passages.delete(id);
      touch(document);
    }
    for (const { before, after } of brought.changedPassages) {
      const current = await passages.get(after.id);
      if (!current) continue;
      if (current.revision !== after.revision) stay++;
      else await passages.put({ ...before, revision: after.revision + 1 });
      touch(after.document);
    }
    for (const { before, after } of brought.changedDocuments)
      if (JSON.stringify(await documents.get(after.id)) === JSON.stringify(after))
        await documents.put(before);
    for (const { id, revision } of brought.addedDocuments) {
      const isUsed = (await passages.index('by-document').count(id)) > 0;
      if (!isUsed && (await documents.get(id))?.revision === revision) await documents.delete(id);
    }
    if (brought.isNewMatter) await dropEmptyMatter(writing, brought.matter);
    return stay;
  });
}

async function dropEmptyMatter(writing: Writing, { id, revision }: Matter): Promise<void> {
  const matters = writing.objectStore('matters');
  const isUsed = (await writing.objectStore('documents').index('by-matter').count(id)) > 0;
  if (isUsed || (await matters.get(id))?.revision !== revision) return;
  await matters.delete(id);
  const state = writing.objectStore('state');
  if ((await state.get('current-matter'))?.value === id) await state.delete('current-matter');
}
