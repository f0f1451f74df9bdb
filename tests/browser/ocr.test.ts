import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { highlightsOf } from '../../scripts/browser/seen.ts';
import { violationsOf } from './axe-findings.ts';
import { scannedPdf } from './documents/make-scan.ts';
import { inBothBrowsers, until } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'ocr-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const first = [
  'The request for extradition to China was made on a Red Notice.',
  'The requesting State gave diplomatic assurances to the court.',
  'In Liu v. Poland the Court held otherwise.',
];
const second = ['He feared torture in residential surveillance in China.'];

const barText = (page: Page) =>
  page.$eval('[data-testid="ocr"]', (bar) => bar.textContent ?? '').catch(() => '');

/** Presses a button of the bar by its name. */
async function press(page: Page, name: RegExp): Promise<void> {
  const button = await until(`a button ${name}`, async () => {
    for (const one of await page.$$('[data-testid="ocr"] button')) {
      if (name.test(await one.evaluate((b) => b.textContent ?? ''))) return one;
    }
    return null;
  });
  await button.click();
}

/** What is copied of page 1, all of which is selected: what pdf.js puts on the clipboard. */
const copied = (page: Page) =>
  page.evaluate(() => {
    const layer = document.querySelector('.page[data-page-number="1"] .textLayer')!;
    getSelection()!.selectAllChildren(layer);
    const clipboardData = new DataTransfer();
    layer.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  });

/** How many pages are kept with what was recognised on them. */
const pagesKept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('casefile');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const counting = db.transaction('recognised').objectStore('recognised').count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => {
            db.close();
            resolve(counting.result);
          };
        };
      }),
  );

/** A file that is in form what a language of the engine is. */
const languageFile = (model: bigint) => {
  const bytes = Buffer.alloc(400);
  bytes.writeInt32LE(24, 0);
  for (let i = 0; i < 24; i++) bytes.writeBigInt64LE(i === 17 ? model : -1n, 4 + 8 * i);
  return bytes;
};

const path = join(folder, 'scan.pdf');
const choose = async (page: Page) => {
  const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
};

inBothBrowsers('recognition of text', (bench) => {
  const open = async (...pages: string[][]) => {
    const page = await bench.session.openExtensionPage('annotator.html');
    await page.bringToFront();
    writeFileSync(path, await scannedPdf(page, pages));
    await choose(page);
    await until('the offer', async () => (await barText(page)).includes('can be recognised'), 30_000);
    return page;
  };

  it('makes the text of a scan: found, painted, and to be selected', async () => {
    const page = await open(first, second);
    expect(await violationsOf(page)).toEqual([]);
    await press(page, /on page 1$/);
    await until(
      'mentions on the recognised page',
      async () => {
        const seen = (await highlightsOf(page)).map(({ text }) => text.replace(/\s+/g, ' '));
        const both = [/diplomatic ?assurances/, /Liu ?v\. ?Poland/];
        return both.every((wanted) => seen.some((text) => wanted.test(text))) && seen;
      },
      90_000,
    );
    // The words lie over the picture of them: the layer is as wide as the line.
    const line = await page.evaluate(() => {
      const spans = [...document.querySelectorAll('.textLayer span')];
      const sheet = document.querySelector('.page')!.getBoundingClientRect();
      const word = spans.find((span) => span.textContent === 'assurances')!.getBoundingClientRect();
      return { top: (word.top - sheet.top) / sheet.height, left: (word.left - sheet.left) / sheet.width };
    });
    expect(line.top).toBeGreaterThan(0.12);
    expect(line.top).toBeLessThan(0.15);
    expect(line.left).toBeGreaterThan(0.4);
    const said = await until('the warning', async () => {
      const text = await barText(page);
      return text.includes('can have mistakes') && text;
    });
    expect(said).toMatch(/page 1 was recognised/);
    expect(said).toMatch(/Recognise its text/);
    expect(await violationsOf(page)).toEqual([]);
    if (process.env.NONREFOUL_PICTURES)
      await page.screenshot({ path: join(process.env.NONREFOUL_PICTURES, `ocr-${bench.name}.png`) });
  }, 180_000);

  it('stops when it is told to, and can begin again', async () => {
    const page = await open(first, second, second);
    await press(page, /on all 3 pages/);
    await press(page, /^Stop$/);
    await until('that it has stopped', async () => (await barText(page)).includes('Stopped.'), 20_000);
    await press(page, /Recognise text on all|Recognise its text/);
    await until('all pages', async () => /pages 1–3 was recognised/.test(await barText(page)), 120_000);
    expect(await page.$$('[data-testid="ocr"] button')).toEqual([]);
  }, 240_000);

  it('copies what was recognised as lines of words, keeps it with the document, and has it again', async () => {
    const page = await open(first, second);
    await press(page, /on page 1$/);
    await until('the page', async () => /page 1 was recognised/.test(await barText(page)), 90_000);
    await until('its text', () =>
      page.evaluate(
        () => document.querySelector('.page[data-page-number="1"] .textLayer span') !== null || null,
      ),
    );
    const wordsOf = (lines: readonly string[]) => lines.map((line) => line.trim().split(' ').length);
    // Firefox still breaks the line behind every piece of a text layer.
    if (bench.name === 'chromium')
      expect(wordsOf((await copied(page)).trim().split(/\r?\n/))).toEqual(wordsOf(first));

    // Nothing is kept of a document that is not.
    expect(await pagesKept(page)).toBe(0);
    await page.click('#tab-matter');
    const keep = await until('the offer to keep it', () => page.$('.kept-file .button'));
    await keep.click();
    await until('that it is kept', async () => (await pagesKept(page)) === 1 || null);
    await press(page, /Recognise/);
    await until('the second page', async () => (await pagesKept(page)) === 2 || null, 90_000);
    await page.close();

    const again = await bench.session.openExtensionPage('annotator.html');
    await again.bringToFront();
    await choose(again);
    await until('what was recognised then', async () =>
      /pages 1–2 was recognised/.test(await barText(again)),
    );
    await until('paint on it', async () =>
      (await highlightsOf(again)).some(({ text }) => /diplomatic\s+assurances/.test(text)),
    );
    expect(await again.$$('[data-testid="ocr"] button')).toEqual([]);
  }, 240_000);

  it('takes a language from a file that the reader chooses, and keeps it; refuses another file', async () => {
    const page = await open(first);
    const choices = () =>
      page.$$eval('[data-testid="ocr"] option', (all) => all.map((one) => (one as HTMLOptionElement).value));
    /** Chooses a file where the browser would ask for one: no driver can press in the dialog of both browsers. */
    const add = async (name: string, bytes: Buffer) => {
      await page.evaluate(
        (called, content) => {
          const file = new File([new Uint8Array(content)], called);
          const click = HTMLInputElement.prototype.click;
          HTMLInputElement.prototype.click = function (this: HTMLInputElement) {
            HTMLInputElement.prototype.click = click;
            if (this.type !== 'file') return click.call(this);
            const chosen = new DataTransfer();
            chosen.items.add(file);
            this.files = chosen.files;
            this.dispatchEvent(new Event('change', { bubbles: true }));
          };
        },
        name,
        [...bytes],
      );
      await press(page, /Add a language/);
    };
    await add('readme.traineddata', languageFile(-1n));
    await until('that it is refused', async () => /not one that can be used/.test(await barText(page)));
    expect(await choices()).not.toContain('fra');
    await add('fra.traineddata', languageFile(200n));
    await until('that it is added', async () => /French was added/.test(await barText(page)));
    expect(await choices()).toContain('fra');
    await page.close();
    const again = await bench.session.openExtensionPage('annotator.html');
    await again.bringToFront();
    await choose(again);
    await until('the language', () =>
      again.evaluate(() => {
        const options = [...document.querySelectorAll<HTMLOptionElement>('[data-testid="ocr"] option')];
        return options.some(({ value, selected }) => value === 'fra' && selected) || null;
      }),
    );
    await press(again, /Remove French/);
    await until('that it is gone', async () => /French was removed/.test(await barText(again)));
    await press(again, /Undo/);
    await until('that it is back', () =>
      again.evaluate(
        () => document.querySelector('[data-testid="ocr"] option[value="fra"]') !== null || null,
      ),
    );
    await press(again, /Remove French/);
    await until('that it is gone', async () => /French was removed/.test(await barText(again)));
  }, 120_000);
});
