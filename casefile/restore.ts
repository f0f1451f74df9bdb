import type { Library } from './backup-format.ts';
import { caseFile, type StoreName } from './store.ts';
import { writeCaseFile } from './write.ts';

const stores: StoreName[] = ['matters', 'documents', 'passages', 'kept-authorities', 'state', 'removals'];

/** All that is kept now. @throws CaseFileError */
export async function wholeLibrary(): Promise<Library> {
  const reading = (await caseFile()).transaction(stores, 'readonly');
  const [matters, documents, passages, kept] = await Promise.all([
    reading.objectStore('matters').getAll(),
    reading.objectStore('documents').getAll(),
    reading.objectStore('passages').getAll(),
    reading.objectStore('kept-authorities').getAll(),
  ]);
  await reading.done;
  return { matters, documents, passages, kept };
}

/** What becomes of what is kept. `merge`: of a record on both sides the later one stays. `replace`: the backup alone. */
export type RestoreWay = 'merge' | 'replace';

export interface RestoreCount {
  added: number;
  changed: number;
  removed: number;
  same: number;
}

export type RestorePreview = Record<'matters' | 'documents' | 'passages', RestoreCount>;

/** What restoring would change; nothing is changed. */
export function previewOf(current: Library, backup: Library, way: RestoreWay): RestorePreview {
  const of = (name: keyof RestorePreview) => {
    const before = new Map(current[name].map((record) => [record.id, record]));
    const after = new Map(
      joined(current[name] as Dated[], backup[name] as Dated[], way).map((one) => [one.id, one]),
    );
    const count: RestoreCount = { added: 0, changed: 0, removed: 0, same: 0 };
    for (const [id, record] of after) {
      const was = before.get(id);
      if (!was) count.added++;
      else if (JSON.stringify(was) === JSON.stringify(record)) count.same++;
      else count.changed++;
    }
    for (const id of before.keys()) if (!after.has(id)) count.removed++;
    return count;
  };
  return { matters: of('matters'), documents: of('documents'), passages: of('passages') };
}

/**
 * Restores a backup, all of it or, if the browser refuses any of it, nothing. What `replace` takes away can be put
 * back for a while, as anything that is removed.
 * @param at ISO time in UTC
 * @throws CaseFileError
 */
export function restore(backup: Library, way: RestoreWay, at = new Date().toISOString()): Promise<void> {
  return writeCaseFile(stores, async (writing, touch) => {
    const of = <N extends 'matters' | 'documents' | 'passages'>(name: N) => writing.objectStore(name);
    const current = {
      matters: await of('matters').getAll(),
      documents: await of('documents').getAll(),
      passages: await of('passages').getAll(),
    };
    const gone = <T extends { id: string }>(now: readonly T[], then: readonly T[]) => {
      const kept = new Set(then.map(({ id }) => id));
      return way === 'replace' ? now.filter(({ id }) => !kept.has(id)) : [];
    };
    const removed = {
      matters: gone(current.matters, backup.matters),
      documents: gone(current.documents, backup.documents),
      passages: gone(current.passages, backup.passages),
    };
    if (removed.matters.length + removed.documents.length + removed.passages.length > 0)
      await writing.objectStore('removals').put({ id: crypto.randomUUID(), removedAt: at, ...removed });
    for (const name of ['matters', 'documents', 'passages'] as const)
      for (const { id } of removed[name]) await of(name).delete(id);
    for (const matter of joined(current.matters, backup.matters, way)) await of('matters').put(matter);
    for (const document of joined(current.documents, backup.documents, way)) {
      await of('documents').put(document);
      touch(document.id);
    }
    for (const passage of joined(current.passages, backup.passages, way)) await of('passages').put(passage);
    const kept = writing.objectStore('kept-authorities');
    if (way === 'replace') await kept.clear();
    for (const authority of backup.kept) await kept.put(authority);
    const state = writing.objectStore('state');
    const currentMatter = await state.get('current-matter');
    if (currentMatter && removed.matters.some(({ id }) => id === currentMatter.value))
      await state.delete('current-matter');
  });
}

interface Dated {
  id: string;
  changedAt: string;
  revision: number;
}

/** The records that there will be. Of two with one id the one that was changed later stays. */
function joined<T extends Dated>(current: readonly T[], backup: readonly T[], way: RestoreWay): T[] {
  if (way === 'replace') return [...backup];
  const byId = new Map(current.map((record) => [record.id, record]));
  for (const record of backup) {
    const own = byId.get(record.id);
    if (!own || isLater(record, own)) byId.set(record.id, record);
  }
  return [...byId.values()];
}

const isLater = (a: Dated, b: Dated) =>
  a.changedAt === b.changedAt ? a.revision > b.revision : a.changedAt > b.changedAt;
