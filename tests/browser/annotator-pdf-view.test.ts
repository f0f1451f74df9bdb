import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import { browserNames } from '../../scripts/browser/session.ts';
import { violationsOf } from './axe-findings.ts';
import { Bench, highlightsOf, inBothBrowsers, type OpenedPage, painted, pause, until } from './harness.ts';
import { damagedPdf, formPdf, judgmentPdf, lockedPdf, textlessPdf } from './pdf-samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonrefoul-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the annotator and gives it a file. */
async function give(bench: Bench, name: string, bytes: Uint8Array): Promise<OpenedPage> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const page = await bench.session.openExtensionPage('annotator.html');
  await page.bringToFront();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
  const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
  return Object.assign(page, { errors });
}

/** Opens a PDF and waits until its first page can be read. */
async function open(bench: Bench, name: string, bytes: Uint8Array): Promise<OpenedPage> {
  const page = await give(bench, name, bytes);
  await layerOf(page, 1);
  return page;
}

const judgment = async (bench: Bench) => open(bench, 'judgment.pdf', await (await judgmentPdf()).save());

/** Waits for the text layer of a page. */
function layerOf(page: Page, number: number): Promise<true> {
  return until(`the text of page ${number}`, () =>
    page.evaluate(
      (of) =>
        document.querySelector(`.page[data-page-number="${of}"] .textLayer:not([hidden]) span`) !== null ||
        null,
      number,
    ),
  );
}

const textOf = (page: Page, selector: string) =>
  page.evaluate((of) => document.querySelector<HTMLElement>(of)?.innerText ?? '', selector);

/** The page that the toolbar names: its label, and "n of m". */
async function shownPage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('[data-testid="pdf-page"]');
    const of = document.querySelector<HTMLElement>('[data-testid="pdf-page-of"]');
    return `${field?.value} ${of?.innerText}`;
  });
}

const onPage = (page: Page, shown: string) =>
  until(`page ${shown}`, async () => ((await shownPage(page)) === shown ? true : null));

const press = (page: Page, label: string) => page.click(`[aria-label="${label}"]`);

async function withControl(page: Page, key: 'f' | 'p'): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}

/** The size of a page on the screen, CSS pixels. */
const sizeOf = (page: Page, number: number) =>
  page.evaluate((of) => {
    const { clientWidth, clientHeight } = document.querySelector(`.page[data-page-number="${of}"]`)!;
    return { width: clientWidth, height: clientHeight };
  }, number);

/** What is painted as a hit of finding, in the order of the pages. */
const hitsOf = (page: Page, name: 'pdf-hit' | 'pdf-hit-shown') =>
  page.evaluate((of) => {
    const highlights = (CSS as unknown as { highlights: Map<string, Set<StaticRange>> }).highlights;
    return [...(highlights.get(of) ?? [])].map((range) => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    });
  }, name);

const hitWords = (page: Page) => textOf(page, '[data-testid="pdf-hits"]');

const saysHits = (page: Page, words: string) =>
  until(`hits ${words}`, async () => ((await hitWords(page)) === words ? true : null));

/**
 * How far a colour reaches in a part of what is seen, and a little around it: along its longer side and across, CSS
 * pixels.
 */
async function inkOf(
  page: Page,
  box: { x: number; y: number; width: number; height: number },
  colour: readonly [number, number, number],
): Promise<{ along: number; across: number }> {
  const around = 6;
  const clip = {
    x: box.x - around,
    y: box.y - around,
    width: box.width + 2 * around,
    height: box.height + 2 * around,
  };
  const picture = await page.screenshot({ clip, encoding: 'base64' });
  const { wide, high } = await page.evaluate(
    async (data, wanted) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const pixels = context.getImageData(0, 0, image.width, image.height).data;
      const xs: number[] = [];
      const ys: number[] = [];
      for (let at = 0; at < pixels.length; at += 4) {
        if (wanted.some((value, of) => Math.abs(pixels[at + of]! - value) > 24)) continue;
        xs.push((at / 4) % image.width);
        ys.push(Math.floor(at / 4 / image.width));
      }
      const span = (all: number[]) => (all.length ? Math.max(...all) - Math.min(...all) + 1 : 0);
      return { wide: span(xs), high: span(ys) };
    },
    picture,
    [...colour],
  );
  return box.width >= box.height ? { along: wide, across: high } : { along: high, across: wide };
}

inBothBrowsers('a PDF on the screen', (bench) => {
  it('opens, says which page is shown by label and number, and goes to pages', async () => {
    const page = await judgment(bench);
    await onPage(page, 'i (1 of 12)');
    const ink = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.page[data-page-number="1"] canvas')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at]! < 100) dark++;
      return dark;
    });
    expect(ink).toBeGreaterThan(200);
    expect(
      await page.evaluate(() =>
        document.querySelector('.page[data-page-number="3"]')?.getAttribute('aria-label'),
      ),
    ).toBe('Page 1');
    await press(page, 'Next page');
    await onPage(page, 'ii (2 of 12)');
    await page.keyboard.press('End');
    await onPage(page, '10 (12 of 12)');
    await page.keyboard.press('Home');
    await onPage(page, 'i (1 of 12)');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await onPage(page, 'ii (2 of 12)');
    for (const [typed, shown] of [
      ['3', '3 (5 of 12)'],
      ['I', 'i (1 of 12)'],
      ['12', '10 (12 of 12)'],
    ] as const) {
      await page.click('[data-testid="pdf-page"]');
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await onPage(page, shown);
    }
    await page.click('[data-testid="pdf-page"]');
    await page.keyboard.type('xx');
    await page.keyboard.press('Enter');
    await until('the refusal', async () => (await textOf(page, '.pdf-refused')) === 'There is no page xx.');
    expect(page.errors).toEqual([]);
  });

  it('makes pages larger and smaller, fits them, and turns them', async () => {
    const page = await judgment(bench);
    await page.select('[data-testid="pdf-zoom"]', '1');
    await until('100 %', async () => Math.abs((await sizeOf(page, 1)).width - 595 / 0.75) < 2);
    const before = await sizeOf(page, 1);
    await page.focus('.pdf-scroller');
    await page.keyboard.press('+');
    await until('larger', async () => (await sizeOf(page, 1)).width > before.width * 1.05);
    await layerOf(page, 1);
    await page.keyboard.press('-');
    await until('as before', async () => Math.abs((await sizeOf(page, 1)).width - before.width) < 2);
    await page.select('[data-testid="pdf-zoom"]', 'page-fit');
    const port = await page.evaluate(() => document.querySelector('.pdf-scroller')!.clientHeight);
    await until('the whole page', async () => Math.abs((await sizeOf(page, 1)).height - port) < 30);
    const upright = await sizeOf(page, 1);
    await page.focus('.pdf-scroller');
    await page.keyboard.press('r');
    await until('the page on its side', async () => {
      const { width, height } = await sizeOf(page, 1);
      return width > height && Math.abs(width / height - upright.height / upright.width) < 0.02;
    });
    await layerOf(page, 1);
    await page.keyboard.press('R');
    await until(
      'the page upright',
      async () => (await sizeOf(page, 1)).height > (await sizeOf(page, 1)).width,
    );
    const fit = await page.evaluate(
      () => document.querySelector<HTMLSelectElement>('[data-testid="pdf-zoom"]')!.value,
    );
    expect(fit).toBe('page-fit');
    expect(page.errors).toEqual([]);
  });

  it('finds in all pages without touching the text, goes on and back, by case and by word', async () => {
    const page = await judgment(bench);
    const nodes = () =>
      page.evaluate(() => {
        const layer = document.querySelector('.page[data-page-number="1"] .textLayer')!;
        const kept = globalThis as unknown as { seen?: (Node | null)[] };
        const now = [...layer.querySelectorAll('span')].map((span) => span.firstChild);
        const same = kept.seen?.every((node, at) => node === now[at]) ?? true;
        kept.seen ??= now;
        return { same, count: now.length };
      });
    expect((await nodes()).count).toBeGreaterThan(4);
    await withControl(page, 'f');
    await page.waitForSelector('[data-testid="pdf-find"]:focus');
    await page.keyboard.type('assurances');
    await saysHits(page, '1 of 12');
    expect(await hitsOf(page, 'pdf-hit-shown')).toEqual(['assurances']);
    expect((await nodes()).same).toBe(true);
    await page.keyboard.press('Enter');
    await saysHits(page, '2 of 12');
    await onPage(page, 'ii (2 of 12)');
    await until('the hit on page 2', async () => (await hitsOf(page, 'pdf-hit-shown')).length === 1);
    await page.keyboard.down('Shift');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Shift');
    await saysHits(page, '12 of 12. Start reached, going on from the end');
    await onPage(page, '10 (12 of 12)');
    const inView = () =>
      page.evaluate(() => {
        const highlights = (CSS as unknown as { highlights: Map<string, Set<StaticRange>> }).highlights;
        const [range] = [...(highlights.get('pdf-hit-shown') ?? [])];
        const box = range?.startContainer.parentElement?.getBoundingClientRect();
        const port = document.querySelector('.pdf-scroller')!.getBoundingClientRect();
        return box !== undefined && box.top >= port.top && box.bottom <= port.bottom;
      });
    await until('the hit in view', inView);
    // Over the end of a line, in any case; then as it is written.
    await page.click('[data-testid="pdf-find"]', { count: 3 });
    await page.keyboard.type('INTERPOL IS NO');
    await saysHits(page, '1 of 12').catch(async () => saysHits(page, '12 of 12'));
    const [shown] = await until('the hit', async () => {
      const found = await hitsOf(page, 'pdf-hit-shown');
      return found.length ? found : null;
    });
    expect(shown).toMatch(/^INTERPOL\s*is no$/);
    const chips = await page.$$('.pdf-find .chip');
    await chips[0]!.click();
    await saysHits(page, 'Not found');
    await chips[0]!.click();
    await page.click('[data-testid="pdf-find"]', { count: 3 });
    await page.keyboard.type('assurance');
    await until('hits', async () => / of 12/.test(await hitWords(page)));
    await chips[1]!.click();
    await saysHits(page, 'Not found');
    await page.keyboard.press('Escape');
    await until('no field', async () => (await page.$('[data-testid="pdf-find"]')) === null);
    expect(await hitsOf(page, 'pdf-hit')).toEqual([]);
    expect(page.errors).toEqual([]);
  });

  it('shows the outline as a tree for the keyboard, and the way back', async () => {
    const page = await judgment(bench);
    await press(page, 'Pages and outline');
    await page.click('.pdf-side [role="tab"]:last-child');
    const lines = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')].map((line) => line.innerText.trim()),
      );
    await until('the outline', async () => (await lines()).length > 0);
    expect(await lines()).toEqual(['The facts', 'The law']);
    await page.focus('[role="treeitem"]');
    await page.keyboard.press('ArrowRight');
    expect(await lines()).toEqual(['The facts', 'The assurances', 'The law']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await onPage(page, '6 (8 of 12)');
    const back = () =>
      page.evaluate(() => document.querySelector<HTMLElement>('.pdf-toolbar > .button')?.innerText);
    await until('the way back', async () => (await back())?.trim() === 'Back to page i');
    await page.click('.pdf-toolbar > .button');
    await onPage(page, 'i (1 of 12)');
    await until('no further way back', async () => (await back()) === undefined);
  });

  it('draws every page small, near ones only, and goes where one is clicked', async () => {
    const page = await judgment(bench);
    await press(page, 'Pages and outline');
    const drawn = () => page.evaluate(() => document.querySelectorAll('.pdf-slot canvas').length);
    await until('the first drawings', async () => (await drawn()) >= 3);
    expect(await page.evaluate(() => document.querySelectorAll('.pdf-thumbnails li').length)).toBe(12);
    expect(await drawn()).toBeLessThan(12);
    await page.click('.pdf-thumbnails [data-of="3"]');
    await onPage(page, '1 (3 of 12)');
    await page.keyboard.press('ArrowDown');
    await onPage(page, '2 (4 of 12)');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-of'))).toBe('4');
    const [wide, high] = await page.evaluate(() => {
      const { width, height } = document.querySelector('[data-page="4"]')!.getBoundingClientRect();
      return [width, height];
    });
    expect(wide! / high!).toBeCloseTo(842 / 595, 1);
  });

  it('follows links inside, and opens those outside in a new tab that knows nothing of us', async () => {
    const page = await judgment(bench);
    const links = await until('the links', async () => {
      const found = await page.$$('.page[data-page-number="1"] .annotationLayer a');
      return found.length === 2 ? found : null;
    });
    expect(
      await links[1]!.evaluate((link) => [
        (link as HTMLAnchorElement).href,
        (link as HTMLAnchorElement).target,
        (link as HTMLAnchorElement).rel,
      ]),
    ).toEqual(['https://example.org/judgment', '_blank', 'noopener noreferrer nofollow']);
    await links[0]!.click();
    await onPage(page, '7 (9 of 12)');
    const left = await page.evaluate(() => document.querySelector('.pdf-scroller')!.scrollLeft);
    expect(left).toBe(0);
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.up('Alt');
    await onPage(page, 'i (1 of 12)');
  });

  it('shows the card of a case that is cited in a link', async () => {
    const page = await judgment(bench);
    await press(page, 'Next page');
    await layerOf(page, 2);
    const spot = await until('the mention on page 2', async () => {
      const all = (await highlightsOf(page)).filter(({ text }) => text === 'Liu v. Poland');
      return all.flatMap(({ boxes }) => boxes).find(({ y }) => y > 120 && y < 800) ?? null;
    });
    await page.mouse.move(spot.x + 30, spot.y + spot.height / 2, { steps: 4 });
    const under = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName, {
      x: spot.x + 30,
      y: spot.y + spot.height / 2,
    });
    expect(under).toBe('a');
    await until('the card', () =>
      page.evaluate(() => document.querySelector('html > div:popover-open') !== null),
    );
  });

  it('paints what is found on the words themselves, at any size and turn', async () => {
    const page = await judgment(bench);
    await painted(page, 'Liu v. Poland');
    for (const [scale, turns] of [
      ['1', 0],
      ['2', 0],
      ['0.75', 1],
      ['1', 1],
    ] as const) {
      await page.select('[data-testid="pdf-zoom"]', scale);
      await page.focus('.pdf-scroller');
      for (let turn = 0; turn < turns; turn++) await page.keyboard.press('r');
      const ink = await until(`the line under the case at ${scale}, ${turns}`, async () => {
        const seen = (await highlightsOf(page)).find(({ text }) => text === 'Liu v. Poland');
        const box = seen?.boxes[0];
        if (!box) return null;
        if (box.y < 150 || box.y + box.height > 850 || box.x < 20 || box.x + box.width > 760) {
          await page.evaluate(
            ({ x, y }) => document.querySelector('.pdf-scroller')!.scrollBy(x - 200, y - 300),
            box,
          );
          return null;
        }
        const found = await inkOf(page, box, [0x3b, 0x74, 0xd0]);
        return found.along > 0.85 * Math.max(box.width, box.height) ? { ...found, box } : null;
      });
      // A line along the words, and nothing of its colour beside them.
      expect(ink.across).toBeLessThan(Math.min(ink.box.width, ink.box.height) * 0.5 + 4);
    }
  });

  it('asks for a password, says when it does not fit, and opens with the right one', async () => {
    const page = await give(bench, 'locked.pdf', await lockedPdf());
    await page.waitForSelector('[data-testid="pdf-password"] input:focus');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.type('false');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid="pdf-password"] [role="alert"]');
    await page.waitForSelector('[data-testid="pdf-password"] input:focus');
    await page.keyboard.type('gegen');
    await page.keyboard.press('Enter');
    await layerOf(page, 1);
    await onPage(page, 'i (1 of 12)');
    expect(page.errors).toEqual([]);
  });

  it('lets a reader who has no password give up, and try again', async () => {
    const page = await give(bench, 'locked.pdf', await lockedPdf());
    await page.waitForSelector('[data-testid="pdf-password"] input:focus');
    await page.keyboard.press('Escape');
    await until('the reason', async () => /password/.test(await textOf(page, '.annotator-state')));
    expect(await page.$('[data-testid="pdf-password"]')).toBeNull();
    expect(page.errors).toEqual([]);
  });

  it.each([
    [1, '6 pages are damaged and can’t be shown: 1–6. The others are.'],
    [6, 'Page 6 is damaged and can’t be shown. The others are.'],
  ])('shows what can be shown where page %i is damaged, and says so', async (broken, said) => {
    const page = await give(bench, `damaged-${broken}.pdf`, await damagedPdf(broken));
    const fault = () =>
      page.evaluate(
        (of) => document.querySelector<HTMLElement>(`.page[data-page-number="${of}"]`)?.dataset.fault,
        broken,
      );
    await until('the page to be named', async () => /damaged/.test((await fault()) ?? ''));
    await until('the notice', async () => (await textOf(page, 'main')).includes(said));
    const seen = await page.evaluate((of) => {
      const layer = document.querySelector(`.page[data-page-number="${of}"] .textLayer`);
      return layer ? getComputedStyle(layer).visibility : 'none';
    }, broken);
    expect(['none', 'hidden']).toContain(seen);
    await page.focus('.pdf-scroller');
    await page.keyboard.press('End');
    await layerOf(page, 12);
    expect(page.errors).toEqual([]);
  });

  it('shows the rest of a file that was cut off', async () => {
    const whole = await (await judgmentPdf()).save({ useObjectStreams: false });
    const page = await give(bench, 'cut-off.pdf', whole.slice(0, Math.floor(whole.length * 0.9)));
    await until('the document, or why not', async () => {
      const shown = await page.evaluate(() => document.querySelector('.page .textLayer span') !== null);
      return shown || /damaged/.test(await textOf(page, '.annotator-state'));
    });
    expect(page.errors).toEqual([]);
  });

  it('says where there is no text, and that a form is only shown', async () => {
    const scan = await open(bench, 'scan.pdf', await textlessPdf());
    await until('the remark', () =>
      scan.evaluate(() =>
        /No text/.test(
          document.querySelector<HTMLElement>('.page[data-page-number="2"]')?.dataset.remark ?? '',
        ),
      ),
    );
    await until('the notice', async () => (await textOf(scan, 'main')).includes('Page 2 has no text'));
    const form = await give(bench, 'form.pdf', await formPdf());
    await until('the notice', async () => (await textOf(form, 'main')).includes('This PDF is a form.'));
    await until('the page', () => form.evaluate(() => document.querySelector('.page canvas') !== null));
    await pause(300);
    expect(await form.evaluate(() => document.querySelector('.annotationLayer input'))).toBeNull();
  });

  it('prints pages on sheets of their own size, and can be stopped', async () => {
    const page = await judgment(bench);
    await page.evaluate(() => {
      const kept = globalThis as unknown as { printed: unknown };
      kept.printed = null;
      window.print = () => {
        const sheets = [...document.querySelectorAll<HTMLElement>('body > .pdf-paper > div')];
        kept.printed = {
          sheets: sheets.map((sheet) => {
            const { naturalWidth = 0, naturalHeight = 0 } = sheet.querySelector('img') ?? {};
            return [sheet.style.width, naturalWidth, naturalHeight];
          }),
          marked: document.documentElement.hasAttribute('data-printing-pdf'),
          dialog: document.querySelector('dialog') !== null,
        };
        window.dispatchEvent(new Event('afterprint'));
      };
    });
    const printed = () => page.evaluate(() => (globalThis as unknown as { printed: unknown }).printed);
    await withControl(page, 'p');
    await page.waitForSelector('[data-testid="pdf-print"]');
    expect(await violationsOf(page)).toEqual([]);
    await page.click('[data-testid="pdf-print"] .field');
    await page.keyboard.type('3-99');
    await page.keyboard.press('Enter');
    await until('the refusal', async () =>
      (await textOf(page, '[data-testid="pdf-print"]')).includes('names no pages of this document'),
    );
    await page.click('[data-testid="pdf-print"] .field', { count: 3 });
    await page.keyboard.type('3-4, 6');
    await page.keyboard.press('Enter');
    const result = await until('the sheets', printed, 30_000);
    const [narrow, wide] = [Math.floor((595 / 72) * 200), Math.floor((842 / 72) * 200)];
    expect(result).toEqual({
      sheets: [
        ['595pt', narrow, wide],
        ['842pt', wide, narrow],
        // Turned by the page's own /Rotate.
        ['842pt', wide, narrow],
      ],
      marked: true,
      dialog: false,
    });
    await until('nothing left over', () =>
      page.evaluate(
        () =>
          document.querySelector('.pdf-paper') === null &&
          !document.documentElement.hasAttribute('data-printing-pdf'),
      ),
    );
    await page.evaluate(() => {
      (globalThis as unknown as { printed: unknown }).printed = null;
    });
    await withControl(page, 'p');
    await page.waitForSelector('[data-testid="pdf-print"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid="pdf-print"] progress');
    await page.keyboard.press('Escape');
    await until('no dialog', async () => (await page.$('[data-testid="pdf-print"]')) === null);
    await pause(1500);
    expect(await printed()).toBeNull();
    expect(page.errors).toEqual([]);
  });

  it('is clean for axe, light and dark, wide and at 320 px, with everything open', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await bench.changeSettings({ theme });
      const page = await judgment(bench);
      await press(page, 'Pages and outline');
      await press(page, 'Find in the document');
      await page.keyboard.type('assurances');
      await until('hits', async () => / of 12/.test(await hitWords(page)));
      expect(await violationsOf(page)).toEqual([]);
      await page.click('.pdf-side [role="tab"]:last-child');
      await until('the outline', async () => (await page.$('[role="treeitem"]')) !== null);
      expect(await violationsOf(page)).toEqual([]);
      await page.setViewport({ width: 320, height: 640 });
      await pause(300);
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
    await bench.changeSettings({ theme: 'system' });
  });
});

const isOutside = (url: string) =>
  /^(?:https?|wss?|ftp):/.test(url) && !/^https?:\/\/127\.0\.0\.1[:/]/.test(url);

describe.each(browserNames)('a PDF in %s', (name) => {
  it('sends nothing anywhere, whatever stands in it', async () => {
    const bench = new Bench(name);
    await bench.start({ witness: false, recordRequests: true });
    try {
      const page = await judgment(bench);
      await press(page, 'Pages and outline');
      await page.keyboard.press('End');
      await layerOf(page, 12);
      await pause(1000);
    } finally {
      await bench.server.close();
    }
    const requests = await bench.session.close();
    expect(requests.filter(({ url, initiator }) => isOutside(url) && initiator !== '')).toEqual([]);
  });
});
