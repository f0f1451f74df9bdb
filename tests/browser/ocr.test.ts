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

inBothBrowsers('recognition of text', (bench) => {
  const open = async (...pages: string[][]) => {
    const page = await bench.session.openExtensionPage('annotator.html');
    await page.bringToFront();
    const path = join(folder, 'scan.pdf');
    writeFileSync(path, await scannedPdf(page, pages));
    const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
    await until('the offer', async () => (await barText(page)).includes('can be recognised'), 30_000);
    return page;
  };

  it('makes the text of a scan: found, painted, and to be selected', async () => {
    const page = await open(first, second);
    expect(await violationsOf(page)).toEqual([]);
    await press(page, /on page 1$/);
    const painted = await until(
      'mentions on the recognised page',
      async () => {
        const seen = (await highlightsOf(page)).map(({ text }) => text.replace(/\s+/g, ' '));
        return seen.some((text) => /diplomatic ?assurances/.test(text)) && seen;
      },
      90_000,
    );
    expect(painted.join(' | ')).toMatch(/Liu ?v\. ?Poland/);
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
});
