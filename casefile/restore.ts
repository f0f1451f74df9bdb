import { type Library, libraryIn, libraryStores } from './library.ts';
import { type LongWork, unwatched } from './long-work.ts';
import { keepSafetyCopy, safetyCopy } from './safety-copies.ts';
import { type Writing, writeCaseFile } from './write.ts';

/** What becomes of what is kept. `merge`: of a record on both sides the later one stays. `replace`: the backup alone. */
export type RestoreWay = 'merge' | 'replace';

/** What restoring does to the records of one sort. */
export interface Changes<T> {
  added: T[];
  /** As they will be. */
  changed: T[];
  /** As they were. */
  removed: T[];
  /** How many stay as they are. */
  same: number;
}

/** The lists of a library whose records come and go by restoring. */
export type Restored = 'matters' | 'documents' | 'passages' | 'kept' | 'files' | 'recognised';
export type RestoreChanges = { [N in Restored]: Changes<Library[N][number]> };

/** What restoring would change; nothing is changed. */
export function changesOf(current: Library, backup: Library, way: RestoreWay): RestoreChanges {
  const byId = ({ id }: { id: string }) => id;
  return {
    matters: changes(current.matters, backup.matters, way, byId, isLater),
    documents: changes(current.documents, backup.documents, way, byId, isLater),
    passages: changes(current.passages, backup.passages, way, byId, isLater),
    kept: changes(
      current.kept,
      backup.kept,
      way,
      ({ entry }) => entry,
      (a, b) => a.keptAt > b.keptAt,
    ),
    files: changes(
      current.files,
      backup.files,
      way,
      ({ document }) => document,
      (a, b) => a.keptAt > b.keptAt,
    ),
    recognised: changes(
      current.recognised,
      backup.recognised,
      way,
      byId,
      (a, b) => a.recognisedAt > b.recognisedAt,
    ),
  };
}

function changes<T>(
  current: readonly T[],
  backup: readonly T[],
  way: RestoreWay,
  keyOf: (record: T) => string,
  later: (a: T, b: T) => boolean,
): Changes<T> {
  const found: Changes<T> = { added: [], changed: [], removed: [], same: 0 };
  const own = new Map(current.map((record) => [keyOf(record), record]));
  for (const record of backup) {
    const was = own.get(keyOf(record));
    own.delete(keyOf(record));
    if (!was) found.added.push(record);
    else if (isSame(was, record) || (way === 'merge' && !later(record, was))) found.same++;
    else found.changed.push(record);
  }
  // What the backup does not have.
  if (way === 'replace') found.removed.push(...own.values());
  else found.same += own.size;
  return found;
}

interface Dated {
  changedAt: string;
  revision: number;
}

const isLater = (a: Dated, b: Dated) =>
  a.changedAt === b.changedAt ? a.revision > b.revision : a.changedAt > b.changedAt;

/** Whatever the order of the fields is; one that is not given is as good as one that is not there. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  // Two files that were kept for one document at one moment are one: their bytes are not read.
  if (a instanceof Blob && b instanceof Blob) return a.size === b.size;
  const one = a as Record<string, unknown>;
  const other = b as Record<string, unknown>;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
    isSame(one[key], other[key]),
  );
}

/** How many records a restoring writes or takes away. */
export const sizeOf = (found: RestoreChanges): number =>
  Object.values(found).reduce(
    (all, { added, changed, removed }) => all + added.length + changed.length + removed.length,
    0,
  );

/**
 * Restores a library, all of it or, if the browser refuses any of it or the work is stopped, nothing. The library as
 * it was before is kept for a while: restoring that copy by `replace` undoes this.
 * @param at ISO time in UTC
 * @returns the id of the copy that was kept; '' if nothing had to be changed
 * @throws CaseFileError, or the signal's reason
 */
export async function restore(
  backup: Library,
  way: RestoreWay,
  work: LongWork = unwatched,
  at = new Date().toISOString(),
): Promise<string> {
  return writeCaseFile(
    [...libraryStores, 'safety-copies'],
    async (writing, touch) => {
      const current = await libraryIn(writing);
      const found = changesOf(current, backup, way);
      const all = sizeOf(found);
      const moves = way === 'replace' ? current.current !== backup.current : current.current === null;
      if (all === 0 && !(moves && backup.current !== null)) return '';
      const going = new Set([...found.files.removed, ...found.files.changed].map(({ document }) => document));
      const copy = await keepSafetyCopy(writing, current, going, at);
      let done = 0;
      const step = () => work.onProgress(++done / all);
      const write = async <N extends keyof typeof storeOf>(name: N) => {
        const store = writing.objectStore(storeOf[name]) as unknown as AnyStore;
        const { added, changed, removed } = found[name] as Changes<object>;
        for (const record of removed) {
          await store.delete(keyIn(record));
          if (name === 'passages') touch((record as Library['passages'][number]).document);
          step();
        }
        for (const record of [...added, ...changed]) {
          await store.put(record);
          if (name === 'passages') touch((record as Library['passages'][number]).document);
          if (name === 'documents' || name === 'files') touch(keyIn(record));
          step();
        }
      };
      await write('matters');
      await write('documents');
      await write('passages');
      await write('kept');
      await write('files');
      await write('recognised');
      if (moves) await makeCurrent(writing, backup.current);
      return copy;
    },
    work.signal,
  );
}

const storeOf = {
  matters: 'matters',
  documents: 'documents',
  passages: 'passages',
  kept: 'kept-authorities',
  files: 'files',
  recognised: 'recognised',
} as const;

interface AnyStore {
  put(record: object): Promise<unknown>;
  delete(key: string): Promise<void>;
}

const keyIn = (record: object): string => {
  const { id, entry, document } = record as { id?: string; entry?: string; document?: string };
  return id ?? entry ?? document!;
};

async function makeCurrent(writing: Writing, id: string | null): Promise<void> {
  const state = writing.objectStore('state');
  if (id === null) await state.delete('current-matter');
  else await state.put({ name: 'current-matter', value: id });
}

/**
 * Undoes a restoring: the library is again as its copy has it, and what it held meanwhile is kept as a copy in turn.
 * @returns as `restore`
 * @throws CaseFileError `gone` if the copy is not kept any more, or as `restore`
 */
export async function undoRestore(copy: string, work: LongWork = unwatched): Promise<string> {
  return restore((await safetyCopy(copy)).library, 'replace', work);
}
