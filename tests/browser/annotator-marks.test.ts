import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFHexString } from '@cantoo/pdf-lib';
import mammoth from 'mammoth';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { marksInPdf } from '../../casefile/import/pdf-marks.ts';
import { seen, textOf } from '../unit/casefile/pdf-samples.ts';
import { violationsOf } from './axe-findings.ts';
import { type Bench, inBothBrowsers, type OpenedPage, until } from './harness.ts';
import { judgmentPdf } from './pdf-samples.ts';
import { keepSavedFiles, lastSaved, savedNames } from './saved-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonrefoul-marks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a PDF in the annotator, and waits until it can be marked up. */
async function open(bench: Bench, name: string, bytes: Uint8Array): Promise<OpenedPage> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const page = await bench.session.openExtensionPage('annotator.html');
  await page.setViewport({ width: 1200, height: 900 });
  await page.bringToFront();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
  const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
  await page.waitForSelector(is('markup'));
  await until('the layer over page 1', () => exists(page, '.page[data-page-number="1"] .mark-layer'));
  await until('the words of page 1', () => exists(page, '.page[data-page-number="1"] .textLayer span'));
  return Object.assign(page, { errors });
}

const is = (id: string) => `[data-testid="${id}"]`;
const exists = (page: Page, selector: string) =>
  page.evaluate((of) => document.querySelector(of) !== null || null, selector);
const said = (page: Page) => page.$eval(is('markup-said'), (element) => element.textContent ?? '');
const saying = (page: Page, words: string | RegExp) =>
  until(`it to say ${words}`, async () => {
    const now = await said(page);
    return (typeof words === 'string' ? now.includes(words) : words.test(now)) ? now : null;
  });

/** The marks that are drawn over page 1, by their kinds, and what each is called. */
const drawn = (page: Page) =>
  page.$$eval(`.page[data-page-number="1"] ${is('page-mark')}`, (marks) =>
    marks.map((mark) => `${(mark as SVGElement).dataset.kind} | ${mark.getAttribute('aria-label')}`),
  );
const drawing = (page: Page, wanted: string[]) =>
  until(`${wanted.join(' + ')} to be drawn`, async () => {
    const now = (await drawn(page)).sort();
    if (JSON.stringify(now) === JSON.stringify([...wanted].sort())) return true;
    throw new Error(`drawn: ${now.join(' + ')}; said: ${await said(page)}`);
  });

/** A place on page 1: CSS pixels from its upper left corner. */
async function at(page: Page, x: number, y: number): Promise<[number, number]> {
  const corner = await page.$eval('.page[data-page-number="1"]', (sheet) => {
    const { left, top } = sheet.getBoundingClientRect();
    return [left, top] as [number, number];
  });
  return [corner[0] + x, corner[1] + y];
}

async function pressOn(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.click(...(await at(page, x, y)));
}

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...(await at(page, ...from)));
  await page.mouse.down();
  await page.mouse.move(...(await at(page, (from[0] + to[0]) / 2, from[1])), { steps: 4 });
  await page.mouse.move(...(await at(page, ...to)), { steps: 4 });
  await page.mouse.up();
}

/** Selects the words of a line of page 1 as a reader's pointer does. */
function select(page: Page, words: string): Promise<void> {
  return page.evaluate((of) => {
    const spans = [...document.querySelectorAll('.page[data-page-number="1"] .textLayer span')];
    for (const span of spans) {
      const node = span.firstChild;
      const start = node?.textContent?.indexOf(of) ?? -1;
      if (!node || start < 0) continue;
      getSelection()!.setBaseAndExtent(node, start, node, start + of.length);
      return;
    }
    throw new Error(`no line has ${of}`);
  }, words);
}

async function write(page: Page, words: string): Promise<void> {
  await page.waitForSelector(is('mark-words'));
  await page.type(is('mark-words'), words);
  await page.click(is('mark-words-save'));
}

async function handOn(page: Page, kind: string): Promise<void> {
  await page.click(is('hand-on'));
  await page.waitForSelector(is(`hand-on-${kind}`));
  await page.click(is(`hand-on-${kind}`));
}

/** How many notes of the file itself can be pressed on page 1. */
const iconsOfFile = (page: Page) =>
  page.$$eval('.page[data-page-number="1"] .annotationLayer .textAnnotation', (all) => all.length);

/** Whether pdf.js drew anything where a mark of ours is drawn over page 1. */
const inkUnder = (page: Page, kind: string) =>
  page.evaluate((of) => {
    const sheet = document.querySelector('.page[data-page-number="1"]')!;
    const mark = sheet.querySelector(`[data-testid="page-mark"][data-kind="${of}"]`)!.getBoundingClientRect();
    const canvas = sheet.querySelector('canvas');
    // While the page is drawn anew nothing is known.
    if (!canvas?.width) return true;
    const at = canvas.getBoundingClientRect();
    const scale = canvas.width / at.width;
    const { data } = canvas
      .getContext('2d')!
      .getImageData(
        (mark.left - at.left) * scale,
        (mark.top - at.top) * scale,
        mark.width * scale,
        mark.height * scale,
      );
    return data.some((value, i) => i % 4 < 3 && value < 200);
  }, kind);

inBothBrowsers('marking up a PDF', (bench) => {
  it('stamps, notes, writes, draws and marks words; takes back and again; keeps it; hands it on', async () => {
    const original = await (await judgmentPdf()).save();
    const page = await open(bench, 'judgment.pdf', original);
    await keepSavedFiles(page);

    await page.click(is('tool-stamp'));
    await pressOn(page, 400, 60);
    await drawing(page, ['stamp | Stamp: Exhibit A']);
    await page.click(is('mark-undo'));
    await drawing(page, []);
    await page.click(is('mark-redo'));
    await drawing(page, ['stamp | Stamp: Exhibit A']);

    await page.click(is('tool-note'));
    await pressOn(page, 500, 300);
    await write(page, 'Ask for the file');
    await drawing(page, ['stamp | Stamp: Exhibit A', 'note | Note Ask for the file']);

    await page.click(is('tool-free-text'));
    await drag(page, [100, 500], [300, 560]);
    await write(page, '请求被拒绝');
    await page.click(is('tool-ink'));
    await drag(page, [100, 620], [200, 660]);
    await page.keyboard.press('Escape');
    const four = [
      'stamp | Stamp: Exhibit A',
      'note | Note Ask for the file',
      'free-text | Text: 请求被拒绝',
      'ink | Drawing',
    ];
    await drawing(page, four);

    await select(page, 'informal assurances');
    await page.click(is('mark-underline'));
    const five = [...four, 'underline | Underline: informal assurances'];
    await drawing(page, five);
    await select(page, 'extradition to China');
    await page.click(is('mark-highlight'));
    await until(
      'six marks',
      async () =>
        (await page.$eval(is('mark-list-open'), (button) => button.textContent ?? '')).includes('6 marks') ||
        null,
    );

    await page.click(is('hand-on'));
    await page.type(is('mark-author'), 'A. Clerk');
    await page.click(is('hand-on-annotated'));
    await saying(page, 'Saved as judgment, annotated.pdf');
    const annotated = await lastSaved(page);
    expect(Buffer.from(annotated.subarray(0, original.length)).equals(Buffer.from(original))).toBe(true);
    expect(await textOf(annotated)).toBe(await textOf(original));
    const pdf = await seen(annotated);
    const annotations = await (await pdf.getPage(1)).getAnnotations();
    const own = annotations.filter(({ subtype }) => subtype !== 'Link');
    expect(own.map(({ subtype }) => subtype).sort()).toEqual([
      'FreeText',
      'Highlight',
      'Ink',
      'Stamp',
      'Text',
      'Underline',
    ]);
    for (const one of own) expect(one.titleObj.str).toBe('A. Clerk');
    expect(own.find(({ subtype }) => subtype === 'FreeText').contentsObj.str).toBe('请求被拒绝');
    // The page is 595 points wide: the highlight lies where its words are, on the third line of the paragraph.
    const [left, bottom, right, top] = own.find(({ subtype }) => subtype === 'Highlight').rect;
    expect(bottom).toBeGreaterThan(655);
    expect(top).toBeLessThan(685);
    expect(right - left).toBeGreaterThan(60);
    await pdf.loadingTask.destroy();

    await handOn(page, 'flattened');
    await saying(page, 'Saved as judgment, flattened.pdf');
    const flat = await seen(await lastSaved(page));
    const kept = await (await flat.getPage(1)).getAnnotations();
    expect(kept.every(({ subtype }) => subtype === 'Link')).toBe(true);
    await flat.loadingTask.destroy();

    await handOn(page, 'summary-docx');
    await saying(page, 'Saved as judgment, summary.docx');
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await lastSaved(page)) });
    for (const words of [
      'informal assurances',
      'Exhibit A',
      '请求被拒绝',
      'Ask for the file',
      'Liu v. Poland',
      'p. i',
    ])
      expect(value).toContain(words);
    await handOn(page, 'summary-pdf');
    await saying(page, 'Saved as judgment, summary.pdf');
    expect(await textOf(await lastSaved(page))).toContain('Exhibit A');
    expect(await savedNames(page)).toHaveLength(4);

    // Opened again, from elsewhere, it shows the marks that were kept.
    const again = await open(bench, 'the same judgment.pdf', original);
    await drawing(again, five);
    expect([...page.errors, ...again.errors]).toEqual([]);
  }, 180_000);

  it('shows its own marks once in the annotated copy that it made, and those of the file where there are none', async () => {
    // Another one at each try: marks of an earlier one would stand in the copy too.
    const original = await otherJudgment(`of copies ${randomUUID()}`);
    const page = await open(bench, 'copied.pdf', original);
    await keepSavedFiles(page);
    await page.click(is('tool-note'));
    await pressOn(page, 500, 300);
    await write(page, 'Only once');
    await page.click(is('tool-stamp'));
    await pressOn(page, 400, 60);
    const own = await until('both marks', async () => {
      const all = await drawn(page);
      return (
        all.some((one) => one.includes('Only once')) && all.some((one) => one.startsWith('stamp')) && all
      );
    });
    await handOn(page, 'annotated');
    await saying(page, 'Saved as copied, annotated.pdf');
    const copy = await lastSaved(page);
    await page.close();

    const again = await open(bench, 'copied, annotated.pdf', copy);
    await drawing(again, own);
    await until(
      'those of the file to be hidden',
      async () => ((await iconsOfFile(again)) === 0 && !(await inkUnder(again, 'stamp'))) || null,
    );
    // The file holds them all the same: who has nothing kept sees them.
    await again.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('casefile');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const writing = opening.result.transaction('passages', 'readwrite');
            writing.objectStore('passages').clear();
            writing.oncomplete = () => resolve(opening.result.close());
            writing.onerror = () => reject(writing.error);
          };
        }),
    );
    const bare = await open(bench, 'copied, annotated.pdf', copy);
    await until('the note of the file', async () => (await iconsOfFile(bare)) === 1 || null);
    expect(await drawn(bare)).toEqual([]);
    expect(again.errors).toEqual([]);
  }, 120_000);

  it('keeps what was typed and not saved, and offers it when the document is opened again', async () => {
    const original = await otherJudgment(`of drafts ${randomUUID()}`);
    const page = await open(bench, 'drafted.pdf', original);
    await page.click(is('tool-note'));
    await pressOn(page, 520, 420);
    await page.waitForSelector(is('mark-words'));
    await page.type(is('mark-words'), 'Half of a thought');
    await page.close();

    const again = await open(bench, 'drafted.pdf', original);
    const offer = await until('the offer', () => again.$(is('left-writing')));
    expect(await offer.evaluate((row) => row.textContent)).toMatch(/a note on page i.*Half of a thought/s);
    expect(await violationsOf(again)).toEqual([]);
    await again.click(`${is('left-writing')} button`);
    await again.waitForSelector(is('mark-words'));
    expect(await again.$eval(is('mark-words'), (field) => (field as HTMLTextAreaElement).value)).toBe(
      'Half of a thought',
    );
    await again.type(is('mark-words'), ' and the rest');
    await again.click(is('mark-words-save'));
    await until('the note', async () =>
      (await drawn(again)).some((one) => one.includes('Half of a thought and the rest')),
    );
    await again.close();

    // Saved, it is no draft any more.
    const third = await open(bench, 'drafted.pdf', original);
    await until('the note', async () => (await drawn(third)).some((one) => one.includes('and the rest')));
    expect(await third.$(is('left-writing'))).toBeNull();
    expect([...again.errors, ...third.errors]).toEqual([]);
  }, 120_000);

  it('works by keyboard: puts down, moves, edits, removes, and goes to a mark in the list', async () => {
    const page = await open(bench, 'keys.pdf', await otherJudgment());
    await page.focus(is('tool-stamp'));
    await page.keyboard.press('Enter');
    await page.focus(is('place-in-view'));
    await page.keyboard.press('Enter');
    await page.waitForSelector(is('mark-move'));
    const middle = () =>
      page.$eval(is('page-mark'), (mark) => {
        const { x, y, width, height } = mark.getBoundingClientRect();
        return [x + width / 2, y + height / 2] as const;
      });
    const before = await middle();
    await page.focus(is('mark-move'));
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Shift');
    await until('it to move', async () => ((await middle())[0] > before[0] + 5 ? true : null));
    expect(Math.abs((await middle())[1] - before[1])).toBeLessThan(1);
    await page.focus(is('mark-edit'));
    await page.keyboard.press('Enter');
    await until('the field to be ready', () =>
      page.evaluate((of) => document.activeElement?.matches(of) || null, is('mark-words')),
    );
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('Bundle 7');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await drawing(page, ['stamp | Stamp: Bundle 7']);
    await page.click(is('mark-list-open'));
    await page.waitForSelector(is('mark-line'));
    await page.click(is('hand-on'));
    await page.waitForSelector(is('hand-on-menu'));
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await exists(page, is('hand-on-menu'))).toBeNull();
    // The column beside the document would lie over it.
    await page.click('.annotator-head > .icon-button');
    await page.setViewport({ width: 320, height: 640 });
    const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sticksOut).toBeLessThanOrEqual(0);
    const look = process.env.LOOK;
    if (look) {
      await page.screenshot({ path: join(look, `marks-narrow-${bench.name}.png`) });
      await page
        .emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
        .catch(() => undefined);
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      await page.setViewport({ width: 1200, height: 900 });
      await page.screenshot({ path: join(look, `marks-dark-rtl-${bench.name}.png`) });
      await page.evaluate(() => document.documentElement.removeAttribute('dir'));
    }
    await page.setViewport({ width: 1200, height: 900 });
    await page.focus(is('mark-line'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Delete');
    await drawing(page, []);
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await drawing(page, ['stamp | Stamp: Bundle 7']);
    expect(page.errors).toEqual([]);
  }, 120_000);

  it('brings in the marks of others, each once, with their words', async () => {
    const document = await PDFDocument.load(await otherJudgment('of another'));
    const { context } = document;
    const words = (text: string) => PDFHexString.fromText(text);
    const first = document.getPage(0).node;
    first.addAnnot(
      context.register(
        context.obj({
          Type: 'Annot',
          Subtype: 'Highlight',
          Rect: [60, 680, 300, 700],
          QuadPoints: [60, 696, 180, 696, 60, 682, 180, 682],
          C: [1, 1, 0],
          T: words('B. Counsel'),
          Contents: words('Not so'),
        }),
      ),
    );
    first.addAnnot(
      context.register(context.obj({ Type: 'Annot', Subtype: 'Square', Rect: [10, 10, 50, 50] })),
    );
    const bytes = await document.save();
    expect((await marksInPdf(bytes)).marks).toHaveLength(1);
    const page = await open(bench, 'marked.pdf', bytes);
    await page.click(is('hand-on'));
    await page.click(is('import-marks'));
    expect(await saying(page, '1 mark brought in')).toContain('Square (1)');
    await page.click(is('mark-list-open'));
    const line = await page.waitForSelector(is('mark-line'));
    const text = await line!.evaluate((element) => element.textContent ?? '');
    expect(text).toContain('Not so');
    expect(text).toContain('The requesting State');
    await page.click(is('hand-on'));
    await page.click(is('import-marks'));
    await saying(page, 'holds no marks that are not here already');
    expect(page.errors).toEqual([]);
  }, 120_000);
});

/** A judgment that no other test has marked. */
async function otherJudgment(title = 'of keys'): Promise<Uint8Array> {
  const pdf = await judgmentPdf();
  pdf.setTitle(`A judgment ${title}`);
  pdf.getPage(0).drawText(`A judgment ${title}`, { x: 60, y: 300, size: 11 });
  return pdf.save();
}
