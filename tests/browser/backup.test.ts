import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { readBackup, writeBackup } from '../../casefile/backup-format.ts';
import type { KeptWork } from '../../casefile/export/kept-work.ts';
import type { Library } from '../../casefile/library.ts';
import type { Passage } from '../../casefile/records.ts';
import { aMatter, aPassage, aWork } from '../unit/casefile/sample-work.ts';
import { violationsOf } from './axe-findings.ts';
import { type Bench, inBothBrowsers, painted, pause, until } from './harness.ts';
import { keepSavedFiles, lastSaved, savedNames } from './saved-files.ts';
import { seedCaseFile, storedIn } from './seed-case-file.ts';
import { stopAtWrite } from './stop-at-write.ts';

const at = '2026-03-01T10:00:00.000Z';
const work = aWork();
const library: Library = {
  matters: [...work.matters],
  documents: [...work.documents],
  passages: [...work.passages],
  kept: [],
  current: work.matters[0]!.id,
  files: [],
  recognised: [],
};
const passphrase = 'copper lantern orchard velvet thunder';
const folder = mkdtempSync(join(tmpdir(), 'nonrefoul-backups-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function fileOf(name: string, of: Library, typed = ''): Promise<string> {
  const file = await writeBackup(of, { product: '0.1.0', madeAt: at, passphrase: typed });
  return onDisk(name, new Uint8Array(await file.arrayBuffer()));
}

function onDisk(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const textOf = (page: Page, selector: string) =>
  page.$$eval(selector, (found) =>
    found.map((e) => (e.textContent ?? '').replace(/\s+/g, ' ').trim()).join(' | '),
  );

const says = (page: Page, selector: string, words: string | RegExp, ms?: number) =>
  until(
    `“${words}” in ${selector}`,
    async () => {
      const text = await textOf(page, selector);
      return typeof words === 'string' ? text.includes(words) : words.test(text);
    },
    ms,
  );

const press = (page: Page, selector: string) => page.$eval(selector, (e) => (e as HTMLElement).click());

async function choose(page: Page, path: string): Promise<void> {
  const field = (await page.waitForSelector(
    '[data-testid="backup-file"]',
  )) as ElementHandle<HTMLInputElement>;
  await field.uploadFile(path);
}

async function type(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.$eval(selector, (e) => (e as HTMLInputElement).select());
  await page.type(selector, text);
}

/** Opens a view of the library over a case file that holds just this. */
async function open(bench: Bench, hash: string, records: KeptWork): Promise<Page> {
  const first = await bench.session.openExtensionPage('library.html#/casefile');
  await first.waitForSelector('.casebook, [data-testid="empty"]');
  const { matters, documents, passages } = records;
  await seedCaseFile(first, { matters, documents, passages });
  await first.close();
  const page = await bench.session.openExtensionPage(`library.html${hash}`);
  await page.setViewport({ width: 1200, height: 900 });
  await page.bringToFront();
  await page.waitForSelector('main h2');
  return page;
}

const none = { matters: [], documents: [], passages: [] };

inBothBrowsers('backup', (bench) => {
  const shot = async (page: Page, name: string) => {
    const to = process.env.NONREFOUL_SHOTS;
    if (!to) return;
    mkdirSync(to, { recursive: true });
    await pause(300);
    await page.screenshot({ path: join(to, `${bench.name}-${name}.png`), fullPage: true });
  };
  const essence = (of: readonly Passage[]) =>
    [...of]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, note, selectors }) => ({ id, note, selectors }));

  it('is made, read back and saved, and the last one is remembered', async () => {
    const page = await open(bench, '#/backup', none);
    await says(page, '[data-testid="last-backup"]', 'No backup was made');
    expect(await textOf(page, 'main')).toContain('There is nothing to back up yet');
    await page.close();

    const filled = await open(bench, '#/backup', work);
    await keepSavedFiles(filled);
    expect(await textOf(filled, 'main')).toContain('1 matter, 3 documents, 3 passages');
    expect(await violationsOf(filled)).toEqual([]);
    await shot(filled, 'backup');
    await press(filled, '[data-testid="make-backup"]');
    await says(filled, '[data-testid="made"]', 'It was read back and is whole', 30_000);
    const today = new Date().toISOString().slice(0, 10);
    expect(await savedNames(filled)).toEqual([`nonrefoul-backup-${today}.zip`]);
    const { library: back } = await readBackup(new Blob([await lastSaved(filled)]));
    expect(back.passages).toEqual(library.passages);
    expect(back.documents).toEqual(library.documents);
    await says(filled, '[data-testid="last-backup"]', `Last backup: ${today}`);
    await press(filled, '[data-testid="made"] button');
    expect(await savedNames(filled)).toHaveLength(2);
  });

  it('is protected by a passphrase, typed twice, whose strength is shown', async () => {
    const page = await open(bench, '#/backup', work);
    await keepSavedFiles(page);
    await press(page, '[data-testid="protect"]');
    await type(page, '[data-testid="passphrase"]', 'password');
    await page.waitForSelector('[data-strength="weak"]');
    await type(page, '[data-testid="passphrase"]', passphrase);
    await page.waitForSelector('[data-strength="strong"]');
    expect(await page.$eval('[data-testid="make-backup"]', (e) => (e as HTMLButtonElement).disabled)).toBe(
      true,
    );
    await type(page, '[data-testid="repeat"]', 'another');
    await page.waitForSelector('[data-testid="differs"]');
    await shot(page, 'passphrase');
    expect(await violationsOf(page)).toEqual([]);
    await type(page, '[data-testid="repeat"]', passphrase);
    await until('the two to be the same', async () => (await page.$('[data-testid="differs"]')) === null);
    await press(page, '[data-testid="make-backup"]');
    await says(page, '[data-testid="made"]', 'read back', 30_000);
    expect((await savedNames(page))[0]).toMatch(/\.nonrefoul-backup$/);
    const file = new Blob([await lastSaved(page)]);
    await expect(readBackup(file, 'password')).rejects.toMatchObject({ fault: 'wrong-passphrase' });
    expect((await readBackup(file, passphrase)).library.passages).toHaveLength(3);
    // It stays nowhere: not in the form, and not in what is stored.
    expect(await page.$eval('[data-testid="passphrase"]', (e) => (e as HTMLInputElement).value)).toBe('');
    expect(JSON.stringify(await storedIn(page, 'state'))).not.toContain(passphrase);
  });

  it('is opened by its passphrase alone, previewed, and restored on an empty machine', async () => {
    const path = await fileOf('sealed.nonrefoul-backup', library, passphrase);
    const page = await open(bench, '#/backup', none);
    await choose(page, path);
    await type(page, '[data-testid="unlock"]', 'not it');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid="wrong-passphrase"]');
    expect(await violationsOf(page)).toEqual([]);
    await type(page, '[data-testid="unlock"]', passphrase);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid="restore-preview"]');
    expect(await textOf(page, '[data-sort="passages"]')).toContain('3000');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('backup-preview');
    expect(await storedIn(page, 'passages')).toEqual([]);
    await press(page, '[data-testid="restore-go"]');
    await says(page, '[data-testid="restore-said"]', 'was added to what was here');
    expect(essence(await storedIn<Passage>(page, 'passages'))).toEqual(essence(work.passages));
    expect(await storedIn(page, 'state')).toContainEqual({
      name: 'current-matter',
      value: work.matters[0]!.id,
    });
    await press(page, '[data-testid="undo-restore"]');
    await says(page, '[data-testid="restore-said"]', 'as it was before');
    expect(await storedIn(page, 'passages')).toEqual([]);
  });

  it('can be stopped while it is restored: the library is as it was, and it can be restored again', async () => {
    const many = Array.from({ length: 60 }, (_, i) => aPassage(100 + i, `Passage ${i} of a long library`));
    const path = await fileOf('many.zip', { ...library, passages: many });
    const mine = aMatter(5, { name: 'Re Mine', colour: 'plum' });
    const page = await open(bench, '#/backup', { ...none, matters: [mine] });
    for (const way of ['merge', 'replace']) {
      await choose(page, path);
      await page.waitForSelector('[data-testid="restore-preview"]');
      await press(page, `[name="restore-way"][value="${way}"]`);
      await stopAtWrite(page, 'passages', 20);
      await press(page, '[data-testid="restore-go"]');
      await says(page, '[data-testid="restore-said"]', 'Stopped. Nothing was changed.');
      expect(await storedIn(page, 'passages')).toEqual([]);
      expect(await storedIn(page, 'matters')).toEqual([mine]);
      expect(await storedIn(page, 'safety-copies')).toEqual([]);
    }
    await choose(page, path);
    await page.waitForSelector('[data-testid="restore-preview"]');
    await press(page, '[data-testid="restore-go"]');
    await says(page, '[data-testid="restore-said"]', 'was added to what was here');
    expect(await storedIn(page, 'passages')).toHaveLength(60);
  });

  it('says what would be new, changed, the same and lost; replaces; and goes back', async () => {
    const mine = aMatter(5, { name: 'Re Mine', colour: 'plum' });
    const here = {
      matters: [...work.matters, mine],
      documents: work.documents,
      passages: [
        { ...work.passages[0]!, note: 'Changed here', changedAt: '2026-03-02T10:00:00.000Z', revision: 2 },
        work.passages[1]!,
      ],
    };
    const page = await open(bench, '#/backup', { ...here, documents: [...here.documents] });
    await choose(page, await fileOf('whole.zip', library));
    await page.waitForSelector('[data-testid="restore-preview"]');
    // New, changed, the same, lost.
    expect(await textOf(page, '[data-sort="passages"]')).toBe('Passages1020');
    expect(await textOf(page, '[data-sort="matters"]')).toBe('Matters0020');
    await press(page, 'input[value="replace"]');
    await says(page, '[data-sort="matters"]', 'Matters0011');
    expect(await textOf(page, '[data-sort="passages"]')).toBe('Passages1110');
    await says(page, '[data-testid="losing"]', '1 matter');
    await press(page, '[data-testid="restore-preview"] details:last-of-type summary');
    await says(page, '[data-testid="restore-preview"] details[open]', 'Re Mine');
    expect(await violationsOf(page)).toEqual([]);
    for (const theme of ['light', 'dark'] as const) {
      await bench.changeSettings({ theme });
      await page.bringToFront();
      await shot(page, `preview-${theme}`);
      expect(await violationsOf(page)).toEqual([]);
    }
    await bench.changeSettings({ theme: 'system' });
    await page.bringToFront();
    await page.setViewport({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await shot(page, 'preview-narrow');
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    await shot(page, 'preview-rtl-narrow');
    await page.setViewport({ width: 1200, height: 900 });

    // While the reader looks, another tab writes: the preview follows.
    const other = await bench.session.openExtensionPage('library.html#/matters');
    await other.waitForSelector('[data-testid="new-matter"]');
    await other.type('[data-testid="new-matter"]', 'Re Later');
    await other.keyboard.press('Enter');
    await says(other, '[data-testid="said"]', 'Re Later is open');
    await other.close();
    await page.bringToFront();
    await says(page, '[data-sort="matters"]', 'Matters0012');

    await press(page, '[data-testid="restore-go"]');
    await says(page, '[data-testid="restore-said"]', 'stands in the place');
    expect(await storedIn<Passage>(page, 'passages')).toEqual(work.passages);
    await says(page, '[data-testid="safety-copies"]', '3 matters, 3 documents, 2 passages');
    expect(await violationsOf(page)).toEqual([]);
    await shot(page, 'restored');
    await press(page, '[data-testid="undo-restore"]');
    await says(page, '[data-testid="restore-said"]', 'as it was before');
    const notes = (await storedIn<Passage>(page, 'passages')).map(({ note }) => note);
    expect(notes).toContain('Changed here');
    expect(await storedIn(page, 'matters')).toHaveLength(3);

    // The library that was restored is a copy now: it can be gone back to, or destroyed.
    await says(page, '[data-testid="safety-copies"]', '1 matter, 3 documents, 3 passages');
    await press(page, '[data-testid="go-back"]');
    await page.waitForSelector('[data-testid="restore-preview"]');
    await press(page, '[data-testid="restore-cancel"]');
    await until('the preview to go', async () => (await page.$('[data-testid="restore-preview"]')) === null);
    await press(page, '[data-testid="drop"]');
    await press(page, '[data-testid="drop-sure"]');
    await says(page, '[data-testid="said"]', 'The copy was destroyed');
    expect(await storedIn(page, 'safety-copies')).toHaveLength(1);
  });

  it('is refused with the reason where it is none, cut off, changed or made by a later version; nothing is changed', async () => {
    const page = await open(bench, '#/backup', work);
    const whole = await fileOf('good.zip', library);
    const bytes = new Uint8Array(
      await (await writeBackup(library, { product: '', madeAt: at, passphrase: '' })).arrayBuffer(),
    );
    const changed = bytes.slice();
    changed[200]! ^= 0xff;
    const sealed = new Uint8Array(
      await (await writeBackup(library, { product: '', madeAt: at, passphrase })).arrayBuffer(),
    );
    const files: [string, string][] = [
      [onDisk('letter.txt', new TextEncoder().encode('Dear colleague')), 'no-backup'],
      [onDisk('cut.zip', bytes.slice(0, bytes.length - 40)), 'damaged'],
      [onDisk('changed.zip', changed), 'damaged'],
    ];
    for (const [path, fault] of files) {
      await choose(page, path);
      await page.waitForSelector(`[data-testid="backup-refused"][data-fault="${fault}"]`);
      expect(await textOf(page, '[data-testid="backup-refused"]')).toContain('Nothing was changed');
    }
    expect(await violationsOf(page)).toEqual([]);
    await shot(page, 'refused');
    await choose(page, onDisk('cut.nonrefoul-backup', sealed.slice(0, -3)));
    await type(page, '[data-testid="unlock"]', passphrase);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid="wrong-passphrase"]');
    expect(await storedIn(page, 'passages')).toEqual([...work.passages]);
    await choose(page, whole);
    await page.waitForSelector('[data-testid="restore-preview"]');
    expect(await textOf(page, '[data-testid="restore-preview"]')).toContain('nothing would change');
  });

  it('reminds in the library and the panel after a month, can be put off, turned off and on again', async () => {
    const page = await open(bench, '#/casefile', work);
    await page.waitForSelector('[data-testid="backup-reminder"]');
    expect(await textOf(page, '[data-testid="backup-reminder"]')).toMatch(
      /for \d+ days and have made no backup yet/,
    );
    expect(await violationsOf(page)).toEqual([]);
    await shot(page, 'reminder');
    const panel = await bench.session.openExtensionPage('sidepanel.html#/matter');
    await panel.setViewport({ width: 320, height: 700 });
    await panel.bringToFront();
    await panel.waitForSelector('[data-testid="backup-reminder"]');
    await shot(panel, 'reminder-panel');
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await panel.$$eval('[data-testid="backup-reminder"] button', (buttons) =>
      (buttons[1] as HTMLElement).click(),
    );
    await until(
      'the reminder to go',
      async () => (await panel.$('[data-testid="backup-reminder"]')) === null,
    );
    await page.bringToFront();
    await until('it to go there too', async () => (await page.$('[data-testid="backup-reminder"]')) === null);
    const backup = await bench.session.openExtensionPage('library.html#/backup');
    await backup.bringToFront();
    await backup.waitForSelector('[data-testid="remind"][aria-checked="false"]');
    await press(backup, '[data-testid="remind"]');
    await backup.waitForSelector('[data-testid="remind"][aria-checked="true"]');
    await page.bringToFront();
    await page.waitForSelector('[data-testid="backup-reminder"]');
    await page.$$eval('[data-testid="backup-reminder"] button', (buttons) =>
      (buttons[0] as HTMLElement).click(),
    );
    await until('it to be put off', async () => (await page.$('[data-testid="backup-reminder"]')) === null);
  });

  it('says what takes room, by kind, matter and document, and frees what can go', async () => {
    const removal = {
      id: 'r',
      removedAt: new Date().toISOString(),
      matters: [],
      documents: [],
      passages: [aPassage(90, 'x'.repeat(9_000))],
    };
    const first = await open(bench, '#/casefile', work);
    await first.evaluate(async (one) => {
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('casefile');
        request.onsuccess = () => resolve(request.result);
      });
      const writing = opened.transaction('removals', 'readwrite');
      writing.objectStore('removals').put(one);
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
      opened.close();
    }, removal);
    await first.close();
    const page = await bench.session.openExtensionPage('library.html#/storage');
    await page.setViewport({ width: 1200, height: 900 });
    await page.bringToFront();
    await page.waitForSelector('[data-row="removed"]');
    expect(await textOf(page, '[data-row="passages"]')).toMatch(/^Passages and notes3/);
    expect(await textOf(page, '[data-row="removed"]')).toMatch(/can be put back1(9|10)(\.\d)? kB$/);
    expect(await textOf(page, `[data-row="${work.matters[0]!.id}"]`)).toContain('Re X3');
    expect(await textOf(page, '[data-testid="room"]')).toMatch(/used/);
    expect(await violationsOf(page)).toEqual([]);
    await shot(page, 'storage');
    await press(page, '[data-testid="free-removed"]');
    await page.waitForSelector('[data-testid="free-removed-sure"]');
    expect(await violationsOf(page)).toEqual([]);
    await press(page, '[data-testid="free-removed-sure"]');
    await says(page, '[data-testid="said"]', 'Destroyed for good');
    await until('the row to go', async () => (await page.$('[data-row="removed"]')) === null);
    expect(await storedIn(page, 'removals')).toEqual([]);
    await page.setViewport({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await shot(page, 'storage-narrow');
  });

  it('shows on an open page what the library restores and takes away', async () => {
    const page = await open(bench, '#/backup', none);
    await page.close();
    const judgment = await bench.readBody(
      '/restored',
      '<p>Extradition to China was requested. The informal assurances were not enough for the Court.</p>',
    );
    await painted(judgment, 'China');
    const url = judgment.url();
    const text = await judgment.evaluate(() => document.body.innerText);
    const exact = 'informal assurances were not enough';
    const start = text.indexOf(exact);
    const [shown] = work.documents;
    const there: Library = {
      ...library,
      documents: [{ ...shown!, keys: [`url:${url}`], provenance: { ...shown!.provenance, url } }],
      passages: [
        aPassage(50, exact, {
          selectors: {
            quote: { type: 'TextQuoteSelector', exact, prefix: 'The ', suffix: ' for the Court' },
            position: { type: 'TextPositionSelector', start, end: start + exact.length },
            times: 1,
            rivals: 0,
          },
        }),
      ],
    };
    const restoring = await bench.session.openExtensionPage('library.html#/backup');
    await restoring.bringToFront();
    await choose(restoring, await fileOf('page.zip', there));
    await restoring.waitForSelector('[data-testid="restore-preview"]');
    await press(restoring, '[data-testid="restore-go"]');
    await says(restoring, '[data-testid="restore-said"]', 'was added');
    await judgment.bringToFront();
    await painted(judgment, exact);
    await restoring.bringToFront();
    await press(restoring, '[data-testid="undo-restore"]');
    await says(restoring, '[data-testid="restore-said"]', 'as it was before');
    await judgment.bringToFront();
    await until('the mark to go', () =>
      judgment.evaluate((words) => {
        const { highlights } = CSS as unknown as { highlights: Map<string, Set<Range>> };
        for (const highlight of highlights.values())
          for (const range of highlight) if (String(range) === words) return false;
        return true;
      }, exact),
    );
  });
});
