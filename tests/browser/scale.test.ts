import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeBackup } from '../../casefile/backup-format.ts';
import { aLargeLibrary, manyDocuments, manyPassages, movedTogether } from '../bench/kept-library.ts';
import { type Bench, inBothBrowsers, until } from './harness.ts';
import { chooseLastSaved, keepSavedFiles } from './saved-files.ts';
import { storedIn } from './seed-case-file.ts';

const library = aLargeLibrary();
const all = (manyDocuments + manyPassages).toLocaleString('en');
const [, , , fourth, empty] = library.matters;
const folder = mkdtempSync(join(tmpdir(), 'nonrefoul-large-'));
const path = join(folder, 'large.zip');
beforeAll(async () => {
  const file = await writeBackup(library, {
    product: '0.1.0',
    madeAt: '2026-03-01T10:00:00.000Z',
    passphrase: '',
  });
  writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Long work on a busy machine. */
const patience = 120_000;

const textOf = (page: Page, selector: string) =>
  page.$$eval(selector, (found) =>
    found.map((e) => (e.textContent ?? '').replace(/\s+/g, ' ').trim()).join(' | '),
  );
const says = (page: Page, selector: string, words: string) =>
  until(`“${words}” in ${selector}`, async () => (await textOf(page, selector)).includes(words), patience);
const press = (page: Page, selector: string) => page.$eval(selector, (e) => (e as HTMLElement).click());

async function openLibrary(bench: Bench, hash: string): Promise<Page> {
  const page = await bench.session.openExtensionPage(`library.html${hash}`);
  page.setDefaultTimeout(patience);
  await page.setViewport({ width: 1400, height: 900 });
  await page.bringToFront();
  await page.waitForSelector('main h2');
  return page;
}

async function chooseFile(page: Page): Promise<void> {
  const field = (await page.waitForSelector(
    '[data-testid="backup-file"]',
  )) as ElementHandle<HTMLInputElement>;
  await field.uploadFile(path);
  await page.waitForSelector('[data-testid="restore-preview"]', { timeout: patience });
}

/** All passages as one number, made in the page: to send ten thousand of them out takes longer than to write them. */
function digestOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const request = indexedDB.open('casefile');
    const opened = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const asked = opened.transaction('passages').objectStore('passages').getAll();
    const all = await new Promise<object[]>((resolve) => {
      asked.onsuccess = () => resolve(asked.result);
    });
    opened.close();
    const ordered = all.map((passage) => JSON.stringify(Object.entries(passage).sort()));
    const text = new TextEncoder().encode(ordered.join());
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
    return `${all.length} ${[...digest].join(' ')}`;
  });
}

/** How many passages have a value in a field, which may be a list. */
function countWith(page: Page, field: 'tags' | 'matter', value: string): Promise<number> {
  return page.evaluate(
    async (name, wanted) => {
      const request = indexedDB.open('casefile');
      const opened = await new Promise<IDBDatabase>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
      const asked = opened.transaction('passages').objectStore('passages').getAll();
      const all = await new Promise<Record<string, string | string[]>[]>((resolve) => {
        asked.onsuccess = () => resolve(asked.result);
      });
      opened.close();
      return all.filter((passage) => [passage[name]].flat().includes(wanted)).length;
    },
    field,
    value,
  );
}

inBothBrowsers(`a library of ${all} things`, (bench) => {
  const said = '[data-testid="said"]';

  it(
    'leaves the old state where its tab is closed in the middle of a restore, and the new one where it is let end',
    async () => {
      const page = await openLibrary(bench, '#/backup');
      await chooseFile(page);
      await press(page, '[data-testid="restore-go"]');
      await until(
        'the writing to be under way',
        () =>
          page.$eval('[data-testid="progress"] progress', (bar) => {
            const { value } = bar as HTMLProgressElement;
            return value > 10 && value < 90;
          }),
        patience,
      );
      await page.close();
      const after = await openLibrary(bench, '#/backup');
      await says(after, 'main', 'There is nothing to back up yet');
      expect(await storedIn(after, 'passages')).toEqual([]);
      expect(await storedIn(after, 'safety-copies')).toEqual([]);
      await chooseFile(after);
      await press(after, '[data-testid="restore-go"]');
      await says(after, '[data-testid="restore-said"]', 'was added');
      await says(after, 'main', '2,000 documents, 10,000 passages');
    },
    patience * 2,
  );

  it(
    'opens, searches with a slip, filters, tags and moves five hundred together, and undoes both',
    async () => {
      const page = await openLibrary(bench, '#/casefile');
      await says(page, '.list-view', all);
      expect(await page.$$('.kept-line')).toHaveLength(10);
      await page.keyboard.press('/');
      await page.keyboard.type('asuranse');
      await until('hits', async () => (await page.$$('.kept-line mark')).length > 0, patience);
      expect(await textOf(page, '.kept-line mark')).toMatch(/assurance/i);
      expect(await textOf(page, '.list-view')).toMatch(/[\d,]+ of 12,000 items/);
      await page.$eval('[data-testid="search"]', (e) => (e as HTMLInputElement).select());
      await page.keyboard.press('Backspace');
      await says(page, '.list-view', all);

      await page.select('[data-filter="matter"]', fourth!.id);
      await page.select('[data-filter="kind"]', 'clipping');
      await says(page, '.list-view', `${movedTogether} of`);
      await page.$$eval('.kept-line input', (boxes) => (boxes[0] as HTMLElement).click());
      await page.waitForSelector('[data-testid="bulk"]');
      await page.$$eval('[data-testid="bulk"] .plain', (buttons) => (buttons[0] as HTMLElement).click());
      await says(page, '[data-testid="bulk"]', `${movedTogether} items selected`);
      await page.type('[data-testid="bulk-tag"]', 'a new tag');
      await page.keyboard.press('Enter');
      await says(page, said, `${movedTogether} passages tagged`);
      const tagged = () => countWith(page, 'tags', 'a new tag');
      expect(await tagged()).toBe(movedTogether);
      await press(page, '[data-testid="undo"]');
      await says(page, said, 'As it was');
      expect(await tagged()).toBe(0);

      await page.select('[data-testid="bulk-move"]', empty!.id);
      await says(page, said, `${movedTogether} passages moved to ${empty!.name}`);
      const moved = () => countWith(page, 'matter', empty!.id);
      expect(await moved()).toBe(movedTogether);
      await press(page, '[data-testid="undo"]');
      await says(page, said, 'Moved back');
      expect(await moved()).toBe(0);
    },
    patience * 2,
  );

  it(
    'is backed up, and restored over another state, nothing missing',
    async () => {
      const page = await openLibrary(bench, '#/backup');
      await keepSavedFiles(page);
      await press(page, '[data-testid="make-backup"]');
      await says(page, '[data-testid="made"]', 'read back and is whole');
      const before = await digestOf(page);
      expect(before).toMatch(new RegExp(`^${manyPassages} `));

      // Another window destroys a matter meanwhile; the backup brings it back.
      const other = await openLibrary(bench, '#/matters');
      await until(
        'the matters',
        async () => (await other.$$('[data-testid="matter"]')).length === 5,
        patience,
      );
      await press(other, '[data-testid="destroy"]');
      await other.waitForSelector('[data-testid="destroy-sure"]');
      await press(other, '[data-testid="destroy-sure"]');
      await says(other, said, 'was removed');
      await other.close();
      await page.bringToFront();
      await chooseLastSaved(page, '[data-testid="backup-file"]');
      await page.waitForSelector('[data-testid="restore-preview"]', { timeout: patience });
      await press(page, 'input[value="replace"]');
      await until(
        'the preview',
        async () => /Matters1/.test(await textOf(page, '[data-sort="matters"]')),
        patience,
      );
      await press(page, '[data-testid="restore-go"]');
      await says(page, '[data-testid="restore-said"]', 'stands in the place');
      expect(await digestOf(page)).toBe(before);
      await press(page, '[data-testid="undo-restore"]');
      await says(page, '[data-testid="restore-said"]', 'as it was before');
      expect(Number.parseInt(await digestOf(page), 10)).toBeLessThan(manyPassages);
    },
    patience * 2,
  );

  it('is weighed without holding up the page', async () => {
    const page = await openLibrary(bench, '#/storage');
    await page.waitForSelector('[data-row="passages"]');
    expect(await textOf(page, '[data-row="copies"]')).toContain('Kept before a restore');
    expect(await textOf(page, '[data-testid="free"]')).toContain('copies');
  });
});
