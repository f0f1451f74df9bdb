import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { readStrictCsv } from '../unit/library/strict-csv.ts';
import { type Bench, inBothBrowsers, until } from './harness.ts';

async function open(bench: Bench, hash: string, drawn = 'h2'): Promise<Page> {
  const page = await bench.session.openExtensionPage(`library.html${hash}`);
  await page.bringToFront();
  await page.setViewport({ width: 1400, height: 900 });
  await page.waitForSelector(`main ${drawn}`);
  return page;
}

const hashOf = (page: Page) => page.evaluate(() => location.hash);

/** The texts of the elements that a selector finds, their spaces made one. */
const textsOf = (page: Page, selector: string) =>
  page.$$eval(selector, (found) => found.map((e) => (e.textContent ?? '').replace(/\s+/g, ' ').trim()));

const shownOf = async (page: Page) => (await textsOf(page, '[data-testid="shown"]'))[0];

async function press(page: Page, selector: string, words: string): Promise<void> {
  const pressed = await page.$$eval(
    selector,
    (found, wanted) => {
      const at = found.find((e) => (e.textContent ?? '').includes(wanted)) as HTMLElement | undefined;
      at?.click();
      return at !== undefined;
    },
    words,
  );
  if (!pressed) throw new Error(`nothing to press: ${selector} ${words}`);
}

const sortBy = (page: Page, column: string) => press(page, 'th .sort', column);

/** Goes back or forward in the page's history, and waits until that is shown. */
async function step(page: Page, by: number, hash: string): Promise<void> {
  await page.evaluate((n) => history.go(n), by);
  await until(`the address ${hash}`, async () => (await hashOf(page)) === hash);
}

const focusedText = (page: Page) =>
  page.evaluate(() => (document.activeElement?.textContent ?? '').replace(/\s+/g, ' ').trim());

/** What stands on paper: all of the text and its sources' addresses, in black, and no control. */
async function expectPaper(page: Page): Promise<void> {
  const onScreen = await page.evaluate(() => document.querySelector('main')!.innerText.length);
  await page.emulateMediaType('print');
  const printed = await page.evaluate(() => {
    const seen = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((e) => e.checkVisibility()).length;
    return {
      text: document.querySelector('main')!.innerText.length,
      controls: seen('button, input, select, nav'),
      address: getComputedStyle(document.querySelector('.sources a')!, '::after').content,
      ink: getComputedStyle(document.body).color,
    };
  });
  expect(printed.controls).toBe(0);
  expect(printed.text).toBeGreaterThan(onScreen);
  expect(printed.address).toContain('http');
  expect(printed.ink).toBe('rgb(0, 0, 0)');
}

inBothBrowsers('the library', (bench) => {
  it('sorts and filters the treaties, each step at an address of its own', async () => {
    const page = await open(bench, '#/treaties', '.data-table');
    const all = (await page.$$('[data-testid="row"]')).length;
    expect(all).toBeGreaterThan(100);
    expect(await page.$eval('th[aria-sort]', (th) => [th.textContent, th.getAttribute('aria-sort')])).toEqual(
      ['Country', 'ascending'],
    );
    expect((await textsOf(page, 'main .notice'))[0]).toContain('was not read');

    await page.select('[data-filter="status"]', 'suspended');
    await until('fewer rows', async () => (await page.$$('[data-testid="row"]')).length < all);
    expect(await hashOf(page)).toBe('#/treaties?status=suspended');
    await page.select('[data-filter="party"]', 'HK');
    await sortBy(page, 'Country');
    await until(
      'the order',
      async () => (await hashOf(page)) === '#/treaties?party=HK&status=suspended&sort=-country',
    );
    const rows = await textsOf(page, '[data-testid="row"]');
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) expect(row).toMatch(/Hong Kong.*suspended/);
    const countries = await textsOf(page, '[data-testid="row"] th');
    expect(countries).toEqual([...countries].sort((a, b) => b.localeCompare(a, 'en')));

    await step(page, -1, '#/treaties?party=HK&status=suspended');
    expect(await textsOf(page, '[data-testid="row"] th')).toEqual(
      [...countries].reverse().sort((a, b) => a.localeCompare(b, 'en')),
    );
    await step(page, -2, '#/treaties');
    await until('all rows', async () => (await page.$$('[data-testid="row"]')).length === all);
    await step(page, 3, '#/treaties?party=HK&status=suspended&sort=-country');
    await until('the rows again', async () => (await page.$$('[data-testid="row"]')).length === rows.length);

    // The address alone brings all of it back.
    const again = await open(bench, await hashOf(page), '.data-table');
    expect(await textsOf(again, '[data-testid="row"]')).toEqual(rows);
    expect(await again.$eval('[data-filter="party"]', (s) => (s as HTMLSelectElement).value)).toBe('HK');
  });

  it('says when nothing matches, and clears the filters', async () => {
    const page = await open(bench, '#/rulings?favours=requesting-state', '.data-table');
    await page.focus('[data-testid="filter-text"]');
    await page.keyboard.type('no such words');
    await page.waitForSelector('[data-testid="nothing"]');
    expect((await textsOf(page, '[data-testid="nothing"]'))[0]).toMatch(
      /^No ruling matches\. ?Clear the filters$/,
    );
    expect(await page.$('.data-table')).toBeNull();
    await press(page, '[data-testid="nothing"] button', 'Clear');
    await page.waitForSelector('.data-table');
    expect(await hashOf(page)).toBe('#/rulings');
    expect(await shownOf(page)).toMatch(/^\d+ rulings$/);
  });

  it('opens an entry from a table, and goes back to where the table was left', async () => {
    const page = await open(bench, '#/rulings', '.data-table');
    await page.evaluate(() => window.scrollTo({ top: 3000, behavior: 'instant' }));
    await until('the scroll', () => page.evaluate(() => scrollY === 3000));
    await page.$$eval('[data-testid="row"] th a', (links) => {
      const seen = links.find((link) => link.getBoundingClientRect().top > 100) as HTMLElement;
      seen.click();
    });
    await page.waitForSelector('main [data-testid="entry"]');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    expect(await page.title()).toMatch(/ · Nonrefoul library$/);
    // What it leads to opens within.
    const tabs = (await bench.session.browser.pages()).length;
    const before = await hashOf(page);
    await page.$eval('main .entry a[href^="#/entry/"]', (link) => (link as HTMLElement).click());
    await until('another entry', async () => (await hashOf(page)) !== before);
    expect((await bench.session.browser.pages()).length).toBe(tabs);
    await step(page, -2, '#/rulings');
    await until('the place', () => page.evaluate(() => Math.abs(scrollY - 3000) < 2));
  });

  it('weighs the rulings for my court, and puts what binds first', async () => {
    await bench.changeSettings({ court: 'pl' });
    try {
      const page = await open(bench, '#/rulings?sort=weight', '.data-table');
      const statuses = () =>
        page.$$eval('td[data-column="weight"] .weight', (found) =>
          found.map((e) => (e as HTMLElement).dataset.status!),
        );
      const ranks = (await statuses()).map((status) => ['binding', 'persuasive', 'none'].indexOf(status));
      expect(ranks).toEqual([...ranks].sort());
      expect(new Set(ranks).size).toBe(3);
      await page.select('[data-filter="weight"]', 'binding');
      await until('the binding alone', async () =>
        (await statuses()).every((status) => status === 'binding'),
      );
      expect((await textsOf(page, '[data-testid="row"] th')).join()).toContain('Liu v. Poland');
    } finally {
      await bench.changeSettings({ court: null });
    }
  });

  it('exports what is shown as CSV that is read back', async () => {
    const page = await open(bench, '#/rulings?favours=requesting-state&sort=date', '.data-table');
    await page.evaluate(() => {
      const kept: Blob[] = [];
      Object.assign(globalThis, { keptBlobs: kept });
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob: Blob) => {
        kept.push(blob);
        return make.call(URL, blob);
      };
    });
    const save = async () => {
      await page.click('[data-testid="csv"]');
      return page.evaluate(async () => {
        const [blob] = (globalThis as unknown as { keptBlobs: Blob[] }).keptBlobs.splice(0);
        return [...new Uint8Array(await blob!.arrayBuffer())];
      });
    };
    const bytes = await save();
    expect(bytes.slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    const rows = readStrictCsv(new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes)));
    const names = await textsOf(page, '[data-testid="row"] th');
    expect(rows[0]!.slice(0, 8)).toEqual(await textsOf(page, 'thead th'));
    expect(rows.slice(1).map(([name]) => name!.replace(/\s+/g, ' '))).toEqual(names);
    for (const row of rows.slice(1))
      expect([row.length, row[4]]).toEqual([rows[0]!.length, 'against the defence']);
    expect(rows.slice(1).map((row) => row[2])).toEqual(
      rows
        .slice(1)
        .map((row) => row[2])
        .sort(),
    );
    await page.click('.export input[type="checkbox"]');
    expect((await save()).slice(0, 3)).not.toEqual([0xef, 0xbb, 0xbf]);
    expect((await textsOf(page, '.export [role="status"]'))[0]).toContain('nonrefoul-rulings.csv');
  });

  it('shows the state of each country’s treaty by sign and word, walks by arrows, opens by Enter', async () => {
    const page = await open(bench, '#/map', '[data-testid="tile"]');
    const tiles = await page.$$eval('[data-testid="tile"]', (found) =>
      found.map((e) => ({
        status: (e as HTMLElement).dataset.status!,
        text: e.textContent!,
        sign: e.querySelector('svg')!.innerHTML,
      })),
    );
    expect(tiles.length).toBeGreaterThan(100);
    // A sign for each state, the same for the same state; and the state in words.
    const signs = new Map(tiles.map(({ status, sign }) => [status, sign]));
    expect(new Set(signs.values()).size).toBe(signs.size);
    for (const { status, sign } of tiles) expect(sign).toBe(signs.get(status));
    for (const { text } of tiles)
      expect(text).toMatch(/: (in force|signed, not in force|none found|not established)/);
    const counted = await page.$$eval('.legend button[data-status]', (found) =>
      found.map(
        (e) => [(e as HTMLElement).dataset.status!, Number(e.querySelector('.count')!.textContent)] as const,
      ),
    );
    for (const [status, count] of counted)
      expect([status, tiles.filter((tile) => tile.status === status).length]).toEqual([status, count]);
    // The text says the same.
    const text = await textsOf(page, '[data-testid="map-text"] dt .count');
    expect(text.map(Number)).toEqual(counted.map(([, count]) => count));

    await page.$eval('[data-testid="tile"]', (tile) => (tile as HTMLElement).focus());
    const first = await focusedText(page);
    await page.keyboard.press('ArrowRight');
    expect(await focusedText(page)).toBe(tiles[1]!.text.replace(/\s+/g, ' ').trim());
    await page.keyboard.press('ArrowDown');
    const [above, below] = [tiles[1]!.text, await focusedText(page)];
    expect(below).not.toBe(above);
    await page.keyboard.press('ArrowUp');
    expect(await focusedText(page)).toBe(above.replace(/\s+/g, ' ').trim());
    await page.keyboard.press('End');
    expect(await focusedText(page)).toBe(tiles.at(-1)!.text.replace(/\s+/g, ' ').trim());
    await page.keyboard.press('Home');
    expect(await focusedText(page)).toBe(first);
    expect(
      await page.$$eval(
        '[data-testid="tile"]',
        (found) => found.filter((e) => (e as HTMLElement).tabIndex === 0).length,
      ),
    ).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForSelector('main [data-testid="entry"]');
    expect((await textsOf(page, 'main .entry-title'))[0]).toBe(first.split(':')[0]);
    await step(page, -1, '#/map');

    await page.waitForSelector('.legend button[data-status="signed"]');
    await press(page, '.legend button', 'signed, not in force');
    await until('the signed alone', () =>
      page.$$eval(
        '[data-testid="tile"]',
        (found) => found.length > 0 && found.every((e) => (e as HTMLElement).dataset.status === 'signed'),
      ),
    );
    await press(page, '.controls button', 'Hong Kong');
    await until('the other party', async () => (await hashOf(page)) === '#/map?party=HK&status=signed');
  });

  it('mirrors the walk where the page runs from right to left', async () => {
    const page = await open(bench, '#/map', '[data-testid="tile"]');
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    const tiles = await textsOf(page, '[data-testid="tile"]');
    await page.$eval('[data-testid="tile"]', (tile) => (tile as HTMLElement).focus());
    await page.keyboard.press('ArrowLeft');
    expect(await focusedText(page)).toBe(tiles[1]);
    await page.keyboard.press('ArrowRight');
    expect(await focusedText(page)).toBe(tiles[0]);
  });

  it('tells the rulings apart on the timeline without colour, filters them, and goes to a year', async () => {
    const page = await open(bench, '#/timeline', '[data-testid="event"]');
    const events = await page.$$eval('[data-testid="event"]', (found) =>
      found.map((e) => ({
        side: (e as HTMLElement).dataset.side!,
        text: e.textContent!,
        sign: e.querySelector('svg')!.innerHTML,
        date: e.querySelector('time')!.getAttribute('datetime')!,
      })),
    );
    const said: Record<string, string> = {
      defence: 'for the defence',
      'requesting-state': 'against the defence',
      mixed: 'cuts both ways',
    };
    for (const { side, text } of events) expect(text).toContain(said[side]);
    expect(new Set(events.map(({ side, sign }) => `${side} ${sign}`)).size).toBe(3);
    expect(events.map(({ date }) => date)).toEqual(
      events
        .map(({ date }) => date)
        .sort()
        .reverse(),
    );
    const inColumns = await page.$$eval('.year-strip svg', (found) => found.length);
    expect(inColumns).toBe(events.length);

    await page.focus('[data-testid="year"]');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const year = await until('the year', () =>
      page.evaluate(() => /^year-(\d+)$/.exec(document.activeElement?.id ?? '')?.[1]),
    );
    expect(await page.evaluate(() => document.activeElement!.getBoundingClientRect().top)).toBeLessThan(900);
    expect(events.some(({ date }) => date.startsWith(year))).toBe(true);

    await page.select('[data-filter="issue"]', 'red-notice');
    await page.select('[data-filter="place"]', 'ECHR');
    await until('the address', async () => (await hashOf(page)) === '#/timeline?issue=red-notice&place=ECHR');
    const left = await textsOf(page, '[data-testid="event"]');
    expect(left.length).toBeGreaterThan(0);
    for (const text of left) expect(text).toMatch(/European Court of Human Rights.*Red Notice/);
  });

  it('explains an address that names nothing, and leads on', async () => {
    const page = await open(bench, '#/nowhere/at-all');
    expect((await textsOf(page, '[data-testid="unknown-address"]'))[0]).toContain('#/nowhere/at-all');
    await press(page, 'main a', 'Rulings');
    await page.waitForSelector('.data-table');
    await step(page, -1, '#/nowhere/at-all');
    await page.waitForSelector('[data-testid="unknown-address"]');
    const missing = await open(bench, '#/entry/no-such-entry', '.notice');
    expect((await textsOf(missing, 'main .notice'))[0]).toContain('no entry of this name');
  });

  it('copies a link that brings the view back', async () => {
    const page = await open(bench, '#/timeline?favours=mixed', '[data-testid="event"]');
    await page.evaluate(() => {
      const kept: string[] = [];
      Object.assign(globalThis, { copied: kept });
      navigator.clipboard.writeText = async (text) => void kept.push(text);
    });
    await press(page, '.view-actions button', 'Copy link');
    await until('the word', async () =>
      (await textsOf(page, '.view-actions [role="status"]'))[0]!.startsWith('Link copied'),
    );
    const [link] = await page.evaluate(() => (globalThis as unknown as { copied: string[] }).copied);
    expect(link).toBe(`${bench.session.extensionOrigin}/library.html#/timeline?favours=mixed`);
  });

  it('searches as the side panel does, and the search has an address', async () => {
    const page = await open(bench, '', '[data-testid="search"]');
    await page.focus('[data-testid="search"]');
    await page.keyboard.type('asuranse');
    await until('the hit', async () =>
      (await textsOf(page, '[data-testid="entry"]')).some((text) => /assurances/i.test(text)),
    );
    await until('the address', async () => (await hashOf(page)) === '#/search?q=asuranse');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('search');
  });

  it('is reached from the side panel and from the options', async () => {
    const panel = await bench.session.openExtensionPage('sidepanel.html#/entry/liu-v-poland-2022');
    await panel.waitForSelector('[data-testid="entry"] a[href^="library.html"]');
    expect(
      await panel.$$eval('a[href^="library.html"]', (links) => links.map((a) => a.getAttribute('href'))),
    ).toEqual(['library.html', 'library.html#/entry/liu-v-poland-2022']);
    const known = await bench.session.openExtensionPage('sidepanel.html#/search');
    await known.waitForSelector('nav a[href="library.html#/treaties"]');
    await known.$eval('nav a[href="library.html#/rulings"]', (link) => (link as HTMLElement).click());
    await until('the library in a tab', async () =>
      (await bench.session.browser.pages()).some((page) => page.url().endsWith('library.html#/rulings')),
    );
    const options = await bench.session.openExtensionPage('options.html');
    await options.waitForSelector('a[href="library.html"]');
  });

  it.each([320, 640, 1000, 1024, 1600])('holds every view within %s px', async (width) => {
    await bench.changeSettings({ court: 'pl' });
    try {
      for (const view of [
        '',
        '#/treaties',
        '#/map',
        '#/rulings',
        '#/timeline',
        '#/court',
        '#/entry/liu-v-poland-2022',
        '#/nowhere',
      ]) {
        const page = await open(bench, view, 'h2');
        await page.setViewport({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect([view, wide <= width]).toEqual([view, true]);
        await page.close();
      }
    } finally {
      await bench.changeSettings({ court: null });
    }
  });

  it('prints a view whole and without its controls', async () => {
    const page = await open(bench, '#/entry/china', '.entry');
    // Firefox has no way to show a page as it would be printed; there the file alone is looked at.
    if (bench.name === 'chromium') await expectPaper(page);
    const folder = mkdtempSync(join(tmpdir(), 'nonrefoul-print-'));
    try {
      for (const view of ['map', 'rulings', 'timeline', 'treaties', 'court']) {
        const other = await open(bench, `#/${view}`, 'h2');
        await other.pdf({ path: join(folder, `${view}.pdf`), format: 'A4' });
        await other.close();
      }
      for (const file of readdirSync(folder))
        expect(readFileSync(join(folder, file)).length, file).toBeGreaterThan(10_000);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
