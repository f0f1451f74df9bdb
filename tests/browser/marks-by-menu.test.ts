import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import type { Passage } from '../../casefile/records.ts';
import { type Bench, highlightsOf, inBothBrowsers, painted, until } from './harness.ts';
import { isRead, press, select } from './marking.ts';
import { storedIn } from './seed-case-file.ts';

/** A page that holds a mention, and one that holds none. */
const cited = (words: string) => `<p id="two">${words}</p><p>Liu v. Poland, on China.</p>`;
const plain = (words: string) => `<p>An opening line.</p><p id="two">${words}</p>`;

async function kept(bench: Bench, exact: string): Promise<Passage[]> {
  const office = await bench.session.openExtensionPage('library.html#/casefile');
  // The case file may not have been opened before.
  await until('the library', () => office.$('.casebook, [data-testid="empty"]'));
  const all = await storedIn<Passage>(office, 'passages');
  await office.close();
  return all.filter(({ selectors }) => selectors.quote.exact === exact);
}

async function onPassage(page: Page): Promise<{ x: number; y: number }> {
  return page.$eval('#two', (element) => {
    const { x, y, height } = element.getBoundingClientRect();
    return { x: x + 20, y: y + height / 2 };
  });
}

/** The reader may read the pages of the tests, and none is read by itself. */
async function grant(bench: Bench): Promise<void> {
  await bench.readEverywhere();
  await bench.changeSettings({ run: 'on-click' });
}

inBothBrowsers(
  'marking by menu and keys',
  (bench) => {
    // In Firefox the choice in the menu, or its key, gives the leave by itself.
    it.runIf(bench.name === 'chromium')(
      'marks nothing on a page that may not be read, and says so on the button',
      async () => {
        const words = 'No leave was given for this page.';
        const page = await bench.openBody('/no-leave', plain(words));
        await select(page, '#two', words);
        await bench.session.chooseInMenu(page, await onPassage(page), 'mark:facts');
        await until('the sign on the button', async () => (await bench.session.badgeOf(page)) === '!');
        expect(await highlightsOf(page)).toEqual([]);
        expect(await kept(bench, words)).toEqual([]);
      },
    );

    // The driver can't open Chromium's menu, let alone in a frame.
    it.runIf(bench.name === 'firefox')(
      'says so when what is selected stands in a frame of a site that may not be read',
      async () => {
        const words = 'This frame comes from elsewhere.';
        const inner = bench.server.put('/elsewhere', `<!doctype html>${plain(words)}`);
        const page = await bench.openBody(
          '/around-elsewhere',
          `<p>Around.</p><iframe src="${inner.replace('127.0.0.1', 'localhost')}" width="800" height="200"></iframe>`,
        );
        const frame = await until('the frame', async () =>
          page.frames().find((one) => one.url().includes('/elsewhere')),
        );
        await until('its text', () => frame.$('#two'));
        await select(page, '#two', words, frame);
        const at = await page.$eval('iframe', (element) => {
          const { left, top } = element.getBoundingClientRect();
          return { x: left + 40, y: top + 62 };
        });
        await bench.session.chooseInMenu(page, at, 'mark:facts');
        await bench.cardWith(page, 'comes from another site');
        expect(await kept(bench, words)).toEqual([]);
      },
    );

    it('reads a page that was not read yet, and marks what is selected', async () => {
      await grant(bench);
      const words = 'Nothing was read here before the menu was opened.';
      const page = await bench.openBody('/unread', plain(words));
      await select(page, '#two', words);
      await bench.session.chooseInMenu(page, await onPassage(page), 'mark:law');
      await painted(page, words);
      expect((await kept(bench, words)).map(({ purpose }) => purpose)).toEqual(['law']);
    });

    it('keeps a passage for a note by the menu, and opens the panel on the note', async () => {
      const words = 'A note is due on this passage.';
      const page = await bench.readBody('/note-menu', cited(words));
      await painted(page, 'Liu v. Poland');
      await select(page, '#two', words);
      await bench.session.chooseInMenu(page, await onPassage(page), 'mark:note');
      const [one] = await until('the passage', async () => {
        const found = await kept(bench, words);
        return found.length > 0 && found;
      });
      expect(one).toMatchObject({ purpose: null, clipped: null, note: '' });
      await painted(page, words);
      // Without a gesture of its own the driven Chromium shows the panel as a tab, and a second one when the passage is
      // kept; Firefox's sidebar is not to be seen.
      if (bench.name === 'firefox') return;
      const panel = await until('the panel', async () =>
        (await bench.session.browser.pages()).find((open) => open.url().includes('#/matter?note=')),
      );
      await until('the field of the note', () =>
        panel.$$eval('[data-testid="annotation"] textarea', (fields) => fields.length > 0),
      );
    });

    it('highlights by the browser’s own key on a page that was not read yet', async () => {
      await grant(bench);
      const words = 'The key of the browser reaches this page too.';
      const page = await bench.openBody('/key-unread', plain(words));
      await select(page, '#two', words);
      await bench.session.pressBrowserKey(page, 'highlight', 'H');
      await painted(page, words);
      expect(await kept(bench, words)).toHaveLength(1);
    });

    it.each(['KeyH', 'KeyS', 'KeyM'] as const)(
      'says what to do when %s is pressed and nothing is selected',
      async (key) => {
        for (const body of [cited('One.'), plain('Two.')]) {
          const page = await bench.readBody(`/nothing-selected-${key}`, body);
          await isRead(bench, page);
          // What is said goes after a moment: a busy machine may have to be asked twice.
          await until(
            'what to do',
            async () => {
              await press(page, 'Alt', 'Shift', key);
              return bench.cardWith(page, 'Select some text first.');
            },
            30_000,
          );
          expect(await page.evaluate(() => getSelection()?.isCollapsed ?? true)).toBe(true);
          await page.close();
        }
      },
    );

    it('says by the browser’s own key what to select, and on a page that no extension may read that it can’t', async () => {
      await grant(bench);
      const page = await bench.openBody('/key-nothing', plain('Three.'));
      await bench.session.pressBrowserKey(page, 'highlight', 'H');
      await bench.cardWith(page, 'Select some text first.');
      const shut = await bench.session.openExtensionPage('options.html');
      await bench.session.pressBrowserKey(shut, 'highlight', 'H');
      await until('the sign on the button', async () => (await bench.session.badgeOf(shut)) === '!');
    });
  },
  { witness: true },
);
