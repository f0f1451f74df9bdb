import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, KeyInput, Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { violationsOf } from './axe-findings.ts';
import { type Bench, inBothBrowsers, type OpenedPage, until } from './harness.ts';
import { judgmentPdf, lockedPdf } from './pdf-samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonrefoul-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const is = (id: string) => `[data-testid="${id}"]`;
const named = (label: string) => `[aria-label="${label}"]`;
const inFront = (selector: string) => `.shown-document:not([inert]) ${selector}`;

async function open(bench: Bench, ...files: string[]): Promise<OpenedPage> {
  const page = await bench.session.openExtensionPage('annotator.html');
  await page.setViewport({ width: 1200, height: 900 });
  await page.bringToFront();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
  await give(page, ...files);
  return Object.assign(page, { errors });
}

async function give(page: Page, ...files: string[]): Promise<void> {
  const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(...files);
}

const judgment = async (name = 'judgment.pdf') => fileOf(name, await (await judgmentPdf()).save());

/** Waits until a PDF can be marked up. */
async function ready(page: Page): Promise<void> {
  await page.waitForSelector(inFront(is('markup')));
  await page.waitForSelector(inFront('.page[data-page-number="1"] .mark-layer'));
  await page.waitForSelector(inFront('.page[data-page-number="1"] .textLayer span'));
}

/** Goes to a control as the Tab key would, and presses a key on it. */
async function pressOn(page: Page, selector: string, key: KeyInput = 'Enter'): Promise<void> {
  await page.waitForSelector(selector);
  await page.focus(selector);
  await page.keyboard.press(key);
}

/** Waits until the keyboard is in what a selector names. */
const atFocus = (page: Page, selector: string) =>
  until(`the focus on ${selector}`, async () => {
    const [fits, seen] = await page.evaluate((of) => {
      const { activeElement: focused } = document;
      return [focused?.matches(of) ?? false, focused?.outerHTML.slice(0, 120)] as const;
    }, selector);
    if (fits) return true;
    throw new Error(`it is on ${seen}`);
  });

const gone = (page: Page, selector: string) =>
  until(`${selector} to go`, async () => (await page.$(selector)) === null);

inBothBrowsers('the annotator by keyboard', (bench) => {
  it('has each tool taken up, used and laid down by keys, and the focus comes back', async () => {
    const page = await open(bench, await judgment());
    await ready(page);
    for (const tool of ['note', 'free-text', 'ink', 'stamp']) {
      await pressOn(page, is(`tool-${tool}`));
      await page.waitForSelector(`${is(`tool-${tool}`)}[aria-pressed="true"]`);
      await page.keyboard.press('Escape');
      await page.waitForSelector(`${is(`tool-${tool}`)}[aria-pressed="false"]`);
      await atFocus(page, is(`tool-${tool}`));
    }
    // Words that are given up, then words that are saved.
    for (const key of ['Escape', 'Enter'] as const) {
      await pressOn(page, is('tool-note'));
      await pressOn(page, is('place-in-view'));
      await atFocus(page, is('mark-words'));
      await page.keyboard.type('By keys alone');
      await (key === 'Escape' ? page.keyboard.press(key) : pressOn(page, is('mark-words-save')));
      await gone(page, is('mark-words'));
      await atFocus(page, is('tool-note'));
    }
    await pressOn(page, is('mark-list-open'));
    await pressOn(page, is('mark-line'));
    await page.waitForSelector(is('chosen-mark'));
    await atFocus(page, is('mark-line'));
    await pressOn(page, is('mark-move'), 'ArrowRight');
    await page.keyboard.press('Escape');
    await gone(page, is('chosen-mark'));
    await atFocus(page, is('mark-line'));
    await page.keyboard.press('Enter');
    await pressOn(page, is('mark-edit'));
    await atFocus(page, is('mark-words'));
    await page.keyboard.press('Escape');
    await gone(page, is('mark-words'));
    await atFocus(page, is('mark-line'));
    await page.waitForSelector(is('chosen-mark'));
    await page.keyboard.press('Escape');
    await gone(page, is('chosen-mark'));
    await page.keyboard.press('Escape');
    await gone(page, is('mark-list'));
    await atFocus(page, is('mark-list-open'));
    expect(page.errors).toEqual([]);
  });

  it('has each dialog and column opened and closed by keys, and the focus comes back', async () => {
    const page = await open(bench, await judgment());
    await ready(page);
    await pressOn(page, is('hand-on'));
    await page.waitForSelector(is('hand-on-menu'));
    await page.keyboard.press('Escape');
    await gone(page, is('hand-on-menu'));
    await atFocus(page, is('hand-on'));
    for (const label of ['Keys', 'Print']) {
      await pressOn(page, named(label));
      await page.waitForSelector('dialog[open]');
      await page.keyboard.press('Escape');
      await gone(page, 'dialog');
      await atFocus(page, named(label));
    }
    await pressOn(page, named('Find in the document'));
    await atFocus(page, is('pdf-find'));
    await page.keyboard.press('Escape');
    await gone(page, is('pdf-find'));
    await atFocus(page, '.pdf-scroller');
    await pressOn(page, '.side-column [aria-label="Hide what is beside the document"]');
    await gone(page, '.side-column');
    await atFocus(page, named('Beside the document'));
    await page.keyboard.press('Enter');
    await page.waitForSelector('.side-column');
    await give(page, fileOf('locked.pdf', await lockedPdf()));
    await atFocus(page, `${is('pdf-password')} input`);
    await page.keyboard.press('Escape');
    await gone(page, is('pdf-password'));
    await pressOn(page, named('Close locked.pdf'));
    await atFocus(page, '.document-tab[title="judgment.pdf"]');
    await pressOn(page, named('Close judgment.pdf'));
    await atFocus(page, 'input[type="file"]');
    expect(page.errors).toEqual([]);
  });

  it('has no id twice with two PDFs and all of their columns open', async () => {
    const page = await open(bench, await judgment('one.pdf'), await judgment('two.pdf'));
    for (const name of ['one.pdf', 'two.pdf']) {
      await (await page.waitForSelector(`.document-tab[title="${name}"]`))!.click();
      await page.waitForSelector(`section[aria-label="Document: ${name}"]:not([inert])`);
      await ready(page);
      await page.click(inFront(named('Pages and outline')));
      await page.waitForSelector(inFront('.pdf-side [role="tabpanel"]'));
      await page.click(inFront(is('hand-on')));
      await page.waitForSelector(inFront(is('hand-on-menu')));
    }
    const twice = await page.evaluate(() => {
      // pdf.js names what it draws for each document by the document's own numbers; nothing refers to those by id.
      const ours = ':not(.pdf-scroller *, #hiddenCopyElement)';
      const ids = [...document.querySelectorAll(`[id]${ours}`)].map(({ id }) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    });
    expect(twice).toEqual([]);
    expect(
      await page.$$eval('.pdf-side', (sides) =>
        sides.map((side) => {
          const panel = side.querySelector('[role="tabpanel"]')!;
          const tab = side.querySelector('[aria-selected="true"]')!;
          return (
            tab.getAttribute('aria-controls') === panel.id && panel.getAttribute('aria-labelledby') === tab.id
          );
        }),
      ),
    ).toEqual([true, true]);
  });

  it('closes a card when something beside the document is pressed', async () => {
    const words = '<p>The court relied on Liu v. Poland, no. 37610/18.</p>';
    const page = await open(bench, fileOf('request.html', `<!doctype html><meta charset="utf-8">${words}`));
    await page.waitForSelector('.shown-document[data-read="complete"]');
    const cardIsOpen = () =>
      page.evaluate(() => {
        const { contentDocument } = document.querySelector<HTMLIFrameElement>('.shown-document iframe')!;
        return contentDocument!.querySelector('html > div:popover-open') !== null;
      });
    await page.keyboard.down('Alt');
    await page.keyboard.down('Shift');
    await page.keyboard.press('KeyN');
    await page.keyboard.up('Shift');
    await page.keyboard.up('Alt');
    await until('a card', cardIsOpen);
    await page.click('.side-column .panel-head');
    await until('no card', async () => !(await cardIsOpen()));
  });

  it('is clean for axe where the links of a page have been scrolled away', async () => {
    const page = await open(bench, await judgment());
    await ready(page);
    await page.waitForSelector('.page[data-page-number="1"] .linkAnnotation a[href^="#"]');
    await page.$eval('.pdf-scroller', (scroller) => scroller.scrollBy(0, 2_400));
    await page.waitForSelector('.page[data-page-number="3"] .textLayer span');
    expect(await violationsOf(page)).toEqual([]);
  });
});
