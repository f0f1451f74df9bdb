import { expect, it } from 'vitest';
import type { Passage } from '../../casefile/records.ts';
import { aWork } from '../unit/casefile/sample-work.ts';
import { inBothBrowsers, until } from './harness.ts';
import { storedIn } from './seed-case-file.ts';

inBothBrowsers('the case file of the second version', (bench) => {
  it('is brought up by the built extension, with all that was in it', async () => {
    const work = aWork();
    // A page that has nothing to do with the case file: it stands on the disk as the old version left it.
    const options = await bench.session.openExtensionPage('options.html');
    await options.evaluate(
      async (records: Record<string, object[]>) => {
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
            const db = request.result;
            db.createObjectStore('kept-authorities', { keyPath: 'entry' });
            db.createObjectStore('matters', { keyPath: 'id' });
            const documents = db.createObjectStore('documents', { keyPath: 'id' });
            documents.createIndex('by-matter', 'matter');
            documents.createIndex('by-key', 'keys', { multiEntry: true });
            const passages = db.createObjectStore('passages', { keyPath: 'id' });
            passages.createIndex('by-matter', 'matter');
            passages.createIndex('by-document', 'document');
            db.createObjectStore('removals', { keyPath: 'id' });
            db.createObjectStore('state', { keyPath: 'name' });
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
    );
    const page = await bench.session.openExtensionPage('library.html#/casefile');
    await page.bringToFront();
    await until('six lines', async () => (await page.$$('.kept-line')).length === 6);
    expect(await storedIn<Passage>(page, 'passages')).toEqual([...work.passages]);
  });
});
