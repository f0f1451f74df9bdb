import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { writeBackup } from '../../casefile/backup-format.ts';
import type { CaseDocument, Matter, Passage } from '../../casefile/records.ts';
import type { BrowserName } from '../../scripts/browser/session.ts';
import { aDocument, aMatter, aPassage, aWork } from '../unit/casefile/sample-work.ts';
import { violationsOf } from './axe-findings.ts';
import { fillStore } from './full-store.ts';
import { type Bench, inBothBrowsers, painted, pause, until } from './harness.ts';
import { seedCaseFile, storedIn } from './seed-case-file.ts';

const work = aWork();
const folder = mkdtempSync(join(tmpdir(), 'nonrefoul-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = (page: Page, selector: string) =>
  page.$$eval(selector, (found) =>
    found.map((e) => (e.textContent ?? '').replace(/\s+/g, ' ').trim()).join(' | '),
  );
const says = (page: Page, selector: string, words: string, ms = 30_000) =>
  until(`“${words}” in ${selector}`, async () => (await textOf(page, selector)).includes(words), ms);
const press = (page: Page, selector: string) => page.$eval(selector, (e) => (e as HTMLElement).click());

async function seeded(bench: Bench, hash: string): Promise<Page> {
  const first = await bench.session.openExtensionPage('library.html#/casefile');
  await first.waitForSelector('.casebook, [data-testid="empty"]');
  await seedCaseFile(first, work);
  await first.close();
  const page = await bench.session.openExtensionPage(`library.html${hash}`);
  await page.setViewport({ width: 1200, height: 900 });
  await page.bringToFront();
  await page.waitForSelector('main h2');
  return page;
}

/** What random letters take the browser can't make smaller. */
const noise = (length: number) => {
  let text = '';
  while (text.length < length) text += Math.random().toString(36).slice(2);
  return text.slice(0, length);
};

/** Leaves no room in the store: in Firefox for good, in Chromium for all that is large and written by this page. */
const fill = (page: Page, browser: BrowserName) =>
  browser === 'chromium' ? refuseLarge(page) : fillStore(page);

/** Has every writing of a large record fail in a page. */
async function refuseLarge(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: [unknown]) {
      if (JSON.stringify(given[0]).length > 5_000) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    };
  });
}

inBothBrowsers(
  'a store that is full',
  (bench) => {
    it('says so, changes nothing, keeps what was typed, and leads to what is big', async () => {
      const page = await seeded(bench, '#/casefile?kind=clipping');
      await fill(page, bench.name);
      await page.waitForSelector('.kept-open');
      await press(page, '.kept-open');
      await page.waitForSelector('[data-testid="edit"]');
      await press(page, '[data-testid="edit"]');
      await page.$eval('[data-testid="note"]', (e) => (e as HTMLTextAreaElement).select());
      const long = noise(90_000);
      await page.$eval(
        '[data-testid="note"]',
        (e, text) => {
          (e as HTMLTextAreaElement).value = text;
          e.dispatchEvent(new Event('input', { bubbles: true }));
        },
        long,
      );
      await press(page, '[data-testid="save-note"]');
      await says(page, '[role="alert"]', 'no room left');
      expect(await page.$('[role="alert"] [data-testid="storage-link"]')).not.toBeNull();
      expect(await violationsOf(page)).toEqual([]);
      expect(await storedIn<Passage>(page, 'passages')).toEqual([...work.passages]);
      // What was typed is still there.
      expect(await page.$eval('[data-testid="note"]', (e) => (e as HTMLTextAreaElement).value)).toBe(long);

      const backup = await bench.session.openExtensionPage('library.html#/backup');
      await backup.bringToFront();
      if (bench.name === 'chromium') await refuseLarge(backup);
      const large = {
        matters: [aMatter(1)],
        documents: [aDocument(2)],
        passages: Array.from({ length: 40 }, (_, i) => aPassage(100 + i, noise(19_000))),
        kept: [],
        current: null,
        files: [],
        recognised: [],
      };
      const file = await writeBackup(large, {
        product: '',
        madeAt: '2026-03-01T10:00:00.000Z',
        passphrase: '',
      });
      const path = join(folder, `${bench.name}.zip`);
      writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
      const field = (await backup.waitForSelector(
        '[data-testid="backup-file"]',
      )) as ElementHandle<HTMLInputElement>;
      await field.uploadFile(path);
      await backup.waitForSelector('[data-testid="restore-preview"]');
      await press(backup, '[data-testid="restore-go"]');
      await says(backup, '[data-testid="restore-failed"]', 'Nothing was changed: the browser has no room');
      expect(await backup.$('[data-testid="restore-failed"] [data-testid="storage-link"]')).not.toBeNull();
      expect(await storedIn<Passage>(backup, 'passages')).toEqual([...work.passages]);
      expect(await storedIn(backup, 'safety-copies')).toEqual([]);
    });
  },
  { witness: false, room: 12_000_000 },
);

inBothBrowsers(
  'a store that is full to the last byte',
  (bench) => {
    it.runIf(bench.name === 'firefox')(
      'can still be cleared: what was removed is destroyed, and there is room again',
      async () => {
        const page = await seeded(bench, '#/casefile?kind=clipping');
        await page.waitForSelector('.kept-line input');
        // The first thing that is written keeps a reserve.
        await page.$eval('.kept-line input', (box) => (box as HTMLElement).click());
        await page.waitForSelector('[data-testid="bulk"]');
        await page.type('[data-testid="bulk-tag"]', 'a tag');
        await page.keyboard.press('Enter');
        await says(page, '[data-testid="said"]', 'tagged');
        await until('the reserve', () =>
          page.evaluate(async () =>
            (await indexedDB.databases()).some(({ name }) => name === 'casefile-reserve'),
          ),
        );
        await fill(page, bench.name);
        await page.close();

        const storage = await bench.session.openExtensionPage('library.html#/storage');
        await storage.bringToFront();
        await storage.waitForSelector('[data-testid="free-removed"]');
        await press(storage, '[data-testid="free-removed"]');
        await storage.waitForSelector('[data-testid="free-removed-sure"]');
        await press(storage, '[data-testid="free-removed-sure"]');
        await until('an answer', async () => (await textOf(storage, '[data-testid="said"]')) !== '');
        expect(await textOf(storage, '[data-testid="said"]')).toBe('Destroyed for good.');
        expect(await storedIn(storage, 'removals')).toEqual([]);
      },
    );
  },
  { witness: false, room: 12_000_000 },
);

inBothBrowsers('a background that is stopped in the middle of a write', (bench) => {
  it('leaves the old state or the new one, whole', async () => {
    const before = await bench.session.openExtensionPage('library.html#/casefile');
    await before.waitForSelector('.casebook, [data-testid="empty"]');
    await seedCaseFile(before, { matters: [], documents: [], passages: [] });
    const words = Array.from(
      { length: 12 },
      (_, i) => `The assurances of sentence number ${i} were not enough.`,
    );
    const page = await bench.readBody(
      '/killed',
      `<p>Extradition to China was requested.</p>${words.map((text, i) => `<p id="p${i}">${text}</p>`).join('')}`,
    );
    await painted(page, 'China');
    let kept = 0;
    for (let i = 0; i < words.length; i++) {
      await page.bringToFront();
      await page.$eval(`#p${i}`, (p) => getSelection()!.selectAllChildren(p));
      await page.keyboard.down('Alt');
      await page.keyboard.down('Shift');
      await page.keyboard.press('KeyH');
      await page.keyboard.up('Shift');
      await page.keyboard.up('Alt');
      // From before the request arrives to after it was answered.
      await pause(i * 4);
      await bench.session.stopBackground();
      const [matters, documents, passages] = await Promise.all([
        storedIn<Matter>(before, 'matters'),
        storedIn<CaseDocument>(before, 'documents'),
        storedIn<Passage>(before, 'passages'),
      ]);
      const home = new Map(documents.map(({ id, matter }) => [id, matter]));
      expect(passages.every(({ document, matter }) => home.get(document) === matter)).toBe(true);
      expect(documents.every(({ matter }) => matters.some(({ id }) => id === matter))).toBe(true);
      expect(new Set(passages.map(({ selectors }) => selectors.quote.exact)).size).toBe(passages.length);
      kept = passages.length;
    }
    // Afterwards the same page goes on as if nothing had been.
    await page.bringToFront();
    await page.$eval('#p3', (p) => getSelection()!.selectAllChildren(p));
    await until('a passage to be kept again', async () => {
      await page.keyboard.down('Alt');
      await page.keyboard.down('Shift');
      await page.keyboard.press('KeyM');
      await page.keyboard.up('Shift');
      await page.keyboard.up('Alt');
      await pause(700);
      const passages = await storedIn<Passage>(before, 'passages');
      return passages.length > kept || passages.some(({ selectors }) => selectors.quote.exact === words[3]);
    });
  });
});
