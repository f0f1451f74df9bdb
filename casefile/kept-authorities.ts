import { caseFile, type KeptAuthority } from './store.ts';
import { onCaseFileChange, writeCaseFile } from './write.ts';

/** The authorities kept, the latest first. @throws CaseFileError */
export async function keptAuthorities(): Promise<KeptAuthority[]> {
  const all = await (await caseFile()).getAll('kept-authorities');
  return all.sort((a, b) => b.keptAt.localeCompare(a.keptAt));
}

/**
 * Keeps an authority. Resolves once the browser has committed it, so that "kept" is said of nothing that is not.
 * @param keptAt ISO time in UTC; that of the first keeping, where a release is undone
 * @throws CaseFileError
 */
export async function keep(entry: string, keptAt: string): Promise<void> {
  await writeCaseFile(['kept-authorities'], (writing) =>
    writing.objectStore('kept-authorities').put({ entry, keptAt }),
  );
}

/** Lets an authority go. @returns what was kept, to put it back with `keep`; `null` if nothing was. @throws CaseFileError */
export function release(entry: string): Promise<KeptAuthority | null> {
  return writeCaseFile(['kept-authorities'], async (writing) => {
    const store = writing.objectStore('kept-authorities');
    const before = (await store.get(entry)) ?? null;
    await store.delete(entry);
    return before;
  });
}

/** Calls back whenever any page of the extension has changed what is kept. */
export function onKeptChange(listener: () => void, signal: AbortSignal): void {
  onCaseFileChange(({ stores }) => {
    if (stores.includes('kept-authorities')) listener();
  }, signal);
}
