import { expect, it } from 'vitest';
import type { Passage } from '../../casefile/records.ts';
import { type FormerStore, storesOfTwo } from '../unit/casefile/former-stores.ts';
import { aWork } from '../unit/casefile/sample-work.ts';
import { inBothBrowsers, until } from './harness.ts';
import { storedIn } from './seed-case-file.ts';

inBothBrowsers('the case file of the second version', (bench) => {
  it('is brought up by the built extension, with all that was in it', async () => {
    const work = aWork();
    // A page that has nothing to do with the case file: it stands on the disk as the old version left it.
    const options = await bench.session.openExtensionPage('options.html');
    await options.evaluate(
      async (records: Record<string, object[]>, stores: readonly FormerStore[]) => {
        await new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase('casefile');
          request.onsuccess = resolve;
          request.onerror = reject;
        });
        const old = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open('casefile', 2);
          request.onerror = reject;
          request.onsuccess = () => resolve(request.result);
          request.onupgradeneeded = () => {
            for (const { name, keyPath, indexes } of stores) {
              const store = request.result.createObjectStore(name, { keyPath });
              for (const index of indexes)
                store.createIndex(index.name, index.of, { multiEntry: index.multiEntry ?? false });
            }
          };
        });
        const writing = old.transaction(Object.keys(records), 'readwrite');
        for (const [name, all] of Object.entries(records))
          for (const record of all) writing.objectStore(name).put(record);
        await new Promise((resolve) => {
          writing.oncomplete = resolve;
        });
        old.close();
      },
      {
        matters: [...work.matters],
        documents: [...work.documents],
        passages: work.passages.map(({ mark: _, ...passage }) => passage),
      },
      storesOfTwo,
    );
    const page = await bench.session.openExtensionPage('library.html#/casefile');
    await page.bringToFront();
    await until('six lines', async () => (await page.$$('.kept-line')).length === 6);
    expect(await storedIn<Passage>(page, 'passages')).toEqual([...work.passages]);
  });
});
