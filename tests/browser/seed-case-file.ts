import type { Page } from 'puppeteer-core';
import type { CaseDocument, Matter, Passage } from '../../casefile/records.ts';

interface Seed {
  matters: readonly Matter[];
  documents: readonly CaseDocument[];
  passages: readonly Passage[];
}

/**
 * Puts records into the case file of the browser that a page of the extension stands in, beside the extension's own
 * writer, in place of what is there. The page must have opened the case file.
 */
export async function seedCaseFile(page: Page, seed: Seed): Promise<void> {
  await page.evaluate(
    async (records: Record<string, object[]>) => {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('casefile');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const names = ['matters', 'documents', 'passages', 'removals', 'state', 'safety-copies', 'files'];
      const writing = opened.transaction(names, 'readwrite');
      for (const name of names) writing.objectStore(name).clear();
      for (const [name, all] of Object.entries(records))
        for (const record of all) writing.objectStore(name).put(record);
      await new Promise<void>((resolve, reject) => {
        writing.oncomplete = () => resolve();
        writing.onerror = () => reject(writing.error);
      });
      opened.close();
    },
    Object.fromEntries(Object.entries(seed).map(([name, all]) => [name, [...all]])),
  );
}

/** What stands in a store of the case file now. */
export function storedIn<T>(page: Page, store: string): Promise<T[]> {
  return page.evaluate(async (name) => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('casefile');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = await new Promise<T[]>((resolve) => {
      const request = opened.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => resolve(request.result as T[]);
    });
    opened.close();
    return all;
  }, store);
}
