import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import type { Passage } from '../../casefile/records.ts';
import { fillStore } from './full-store.ts';
import { type Bench, highlightsOf, inBothBrowsers, painted, pause, restOn, until } from './harness.ts';
import { bar, isRead, matterBeside, press, pressButton, select, typeInto } from './marking.ts';
import { storedIn } from './seed-case-file.ts';

const passage = 'The applicant relied on a report that nobody had read to its end.';
const second = 'The request was refused on the same day.';
const judgment = `<h1>A judgment</h1><p>1. ${second}</p><p id="two">2. ${passage}</p><p id="three">3. The Court refers to Liu v. Poland on China.</p>`;

/** What the case file holds of passages with these words. */
async function kept(bench: Bench, exact: string): Promise<Passage[]> {
  const office = await bench.session.openExtensionPage('options.html');
  const all = await storedIn<Passage>(office, 'passages');
  await office.close();
  return all.filter(({ selectors }) => selectors.quote.exact === exact);
}

async function offered(bench: Bench, path: string, body = judgment, head = '') {
  const page = await bench.readBody(path, body, head);
  await painted(page, 'Liu v. Poland');
  await select(page, '#two', passage);
  await bar(bench, page, /^Highlight: Law/);
  return page;
}

const chord = (page: Page, key: 'KeyH' | 'KeyM' | 'KeyS') => press(page, 'Alt', 'Shift', key);

inBothBrowsers(
  'marking',
  (bench) => {
    it('saves although the background was stopped between selecting and saving', async () => {
      const page = await offered(bench, '/stopped');
      await bench.session.stopBackground();
      await bench.pressInCard(page, 'Highlight: Law');
      await bench.cardWith(page, 'Saved to');
      await painted(page, passage);
      expect(await kept(bench, passage)).toHaveLength(1);
    });

    it('marks what was selected although the page has put text before it since, and nothing that was changed', async () => {
      const page = await offered(bench, '/moves', judgment.replaceAll(passage, `${passage} Now.`));
      const before = (await bar(bench, page, /^Highlight: Law/)).box.y;
      await page.evaluate(() => {
        const notice = document.createElement('p');
        notice.textContent =
          'A notice of many words that came while the bar was open, before everything else.';
        document.body.prepend(notice);
      });
      await until('the bar to follow', async () => {
        const { y } = (await bar(bench, page, /^Highlight: Law/)).box;
        return y > before;
      });
      await bench.pressInCard(page, 'Highlight: Law');
      await bench.cardWith(page, 'Saved to');
      await painted(page, passage);
      const other = await offered(bench, '/changes');
      // What is added in the same moment is painted when the page has been read again.
      await other.$eval('#two', (element) => {
        (element.firstChild as globalThis.Text).insertData(0, 'New. ');
        const added = document.createElement('p');
        added.textContent = 'Saadi v. Italy, on extradition.';
        element.after(added);
      });
      await painted(other, 'Saadi v. Italy');
      const so = (await kept(bench, passage)).length;
      await other.bringToFront();
      // Where the browser let go of the selection, so did the bar.
      if (!(await bench.card(other))) return;
      await bench.pressInCard(other, 'Highlight: Law');
      await bench.cardWith(other, 'has changed there since');
      expect(await kept(bench, passage)).toHaveLength(so);
    });

    it('clips the paragraph of a card by the key s, and a selection by Alt+Shift+S', async () => {
      const page = await bench.readBody('/keys', judgment);
      await restOn(page, 'Liu v. Poland');
      await bench.cardWith(page, 'Liu v. Poland');
      await page.keyboard.press('s');
      await bench.cardWith(page, 'Saved to');
      const paragraph = await page.$eval('#three', (element) => element.textContent ?? '');
      await until('the clipping', async () => (await kept(bench, paragraph))[0]?.clipped ?? null);
      await page.bringToFront();
      await page.keyboard.press('Escape');
      await select(page, '#two', passage);
      await chord(page, 'KeyS');
      await until('the second clipping', async () =>
        (await kept(bench, passage)).some(({ clipped }) => clipped !== null) ? true : null,
      );
    });

    it('keeps a passage for a note by Alt+Shift+M', async () => {
      const page = await bench.readBody('/note-key', `<p id="two">${second} A note is due.</p>`);
      await isRead(bench, page);
      await select(page, '#two', `${second} A note is due.`);
      await chord(page, 'KeyM');
      await until('the passage', async () => {
        const [one] = await kept(bench, `${second} A note is due.`);
        return one && one.purpose === null && one.clipped === null ? one : null;
      });
    });

    it('highlights and clips by the menu of a selection', async () => {
      const words = 'It was marked by the menu of the browser.';
      const page = await bench.readBody('/menu', `<p id="two">${words}</p><p>Liu v. Poland, on China.</p>`);
      await painted(page, 'Liu v. Poland');
      await select(page, '#two', words);
      const at = await page.$eval('#two', (element) => {
        const { x, y, height } = element.getBoundingClientRect();
        return { x: x + 20, y: y + height / 2 };
      });
      await bench.session.chooseInMenu(page, at, 'mark:for-us');
      await painted(page, words);
      expect((await kept(bench, words)).map(({ purpose }) => purpose)).toEqual(['for-us']);
      await page.bringToFront();
      await bench.session.chooseInMenu(page, at, 'mark:clip');
      await until('the clipping', async () =>
        (await kept(bench, words)).some(({ clipped }) => clipped !== null) ? true : null,
      );
    });

    it('knows a decision again by its ECLI at quite another address', async () => {
      const ecli = '<meta name="dc.identifier" content="ECLI:CE:ECHR:2022:1006JUD003761018">';
      const page = await bench.readBody('/a/decision', judgment, ecli);
      await painted(page, 'Liu v. Poland');
      await select(page, '#two', passage);
      await chord(page, 'KeyH');
      await painted(page, passage);
      const other = await bench.readBody('/print/x.html', judgment, ecli);
      await painted(other, passage);
    });

    it('keeps signs that turn the text and letters that look alike as they are, and lets them turn nothing else', async () => {
      // A right-to-left override that nobody closes, and a Cyrillic "о" in "report".
      const turned = 'The \u202eapplicant relied on the rep\u043ert of the embassy.';
      const page = await bench.readBody(
        '/turned',
        `<p id="two">${turned}</p><p>Liu v. Poland, on China.</p>`,
      );
      await painted(page, 'Liu v. Poland');
      await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('#two')!));
      await chord(page, 'KeyH');
      await bench.cardWith(page, 'Saved to');
      expect(await kept(bench, turned)).toHaveLength(1);
      // The same words in the right letters are other words.
      expect(await kept(bench, turned.replace('\u043e', 'o'))).toHaveLength(0);
      const panel = await matterBeside(bench, page);
      await until('the mark', () => panel.$('[data-testid="annotation"]'));
      // Each quote is a block or isolated: the override ends with it.
      const spills = await panel.$$eval('[data-testid="annotation"] *', (all) =>
        all
          .filter(
            (element) =>
              [...element.childNodes].some(
                (node) => node.nodeType === 3 && /\u202e/.test(node.nodeValue ?? ''),
              ) &&
              !/^(?:isolate|plaintext|isolate-override)$/.test(getComputedStyle(element).unicodeBidi) &&
              getComputedStyle(element).display === 'inline',
          )
          .map((element) => element.outerHTML.slice(0, 200)),
      );
      expect(spills).toEqual([]);
    });

    it('runs nothing that stands in a note, in the panel, in the card or in the library', async () => {
      const page = await offered(bench, '/script');
      await bench.pressInCard(page, 'Highlight: Law');
      await bench.cardWith(page, 'Saved to');
      const panel = await matterBeside(bench, page);
      await until('the mark', () => panel.$('[data-testid="annotation"]'));
      await pressButton(panel, 'Add a note');
      const note =
        '<script>globalThis.ran = 1</script><img src=x onerror="globalThis.ran = 1"> [a](javascript:globalThis.ran=1) <svg onload="globalThis.ran=1"> ![b](https://example.org/b.png)';
      await typeInto(panel, 'textarea', note);
      await pressButton(panel, 'Save');
      await until('the note', () => panel.$('.note-text'));
      const library = await bench.session.openExtensionPage('library.html#/casefile');
      await until('the note in the library', () =>
        library.evaluate(() => document.body.innerText.includes('globalThis.ran') || null),
      );
      for (const view of [panel, library]) {
        await view.$$eval('a', (all) => {
          for (const link of all) if (link.href.startsWith('javascript:')) link.click();
        });
        await pause(300);
        const found = await view.evaluate(() => ({
          ran: (globalThis as unknown as { ran?: number }).ran ?? 0,
          made: document.querySelectorAll(
            '.note-text script, .note-text img, .note-text svg[onload], a[href^="javascript:"]',
          ).length,
        }));
        expect(found).toEqual({ ran: 0, made: 0 });
      }
      await page.bringToFront();
      expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
      expect(await page.evaluate(() => document.documentElement.outerHTML.includes('globalThis.ran'))).toBe(
        false,
      );
    });
  },
  { witness: true },
);

inBothBrowsers(
  'marking on a full disk',
  (bench) => {
    // The last test of its browser: the case file takes nothing after it.
    it('says that there is no room, and shows nothing as saved', async () => {
      const page = await offered(bench, '/full');
      const office = await bench.session.openExtensionPage('library.html#/casefile');
      await office.waitForSelector('.casebook, [data-testid="empty"]');
      if (bench.name === 'firefox') await fillStore(office);
      else await refuseInBackground(bench);
      await office.close();
      await page.bringToFront();
      await bench.pressInCard(page, 'Highlight: Law');
      const card = await bench.cardWith(page, 'no room left');
      expect(card.text).not.toContain('Saved to');
      expect((await highlightsOf(page)).some(({ text }) => text === passage)).toBe(false);
      expect(await kept(bench, passage)).toEqual([]);
    });
  },
  { witness: true, room: 12_000_000 },
);

/** Chromium holds the extension to no quota: there each writing fails as it would then. */
async function refuseInBackground({ session }: Bench): Promise<void> {
  const target = session.browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().startsWith(session.extensionOrigin));
  const worker = await target!.worker();
  await worker!.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
}
