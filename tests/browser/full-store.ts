import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';

/**
 * Leaves no room in the store of a Firefox that was started with little: by what is there as removed, up to the quota.
 * (Firefox refuses even to delete when nothing is left: the case file keeps a reserve for that.)
 * Chromium holds the extension to no quota.
 */
export async function fillStore(page: Page): Promise<void> {
  const refused = await page.evaluate(async () => {
    const none = { matters: [], documents: [], passages: [] };
    /** Opened anew each time: Firefox closes a connection that has met a full store. */
    const write = (id: string, notes: string) =>
      new Promise<string>((resolve) => {
        const request = indexedDB.open('casefile');
        request.onerror = () => resolve(request.error?.name ?? 'unknown');
        request.onsuccess = () => {
          const opened = request.result;
          try {
            const writing = opened.transaction('removals', 'readwrite');
            writing
              .objectStore('removals')
              .put({ id, removedAt: '2026-03-01T10:00:00.000Z', notes, ...none });
            const end = (fault: string) => {
              opened.close();
              resolve(fault);
            };
            writing.oncomplete = () => end('');
            writing.onabort = () => end(writing.error?.name ?? 'aborted');
          } catch (error) {
            resolve((error as DOMException).name);
          }
        };
      });
    const faults = new Set<string>();
    for (let size = 1_000_000, i = 0; size > 500 && i < 200; i++) {
      let notes = '';
      while (notes.length < size) notes += Math.random().toString(36).slice(2);
      const fault = await write(`${i}`, notes);
      if (fault === '') continue;
      faults.add(fault);
      size = Math.floor(size / 2);
    }
    return [...faults].join();
  });
  expect(refused).toBe('QuotaExceededError');
}
