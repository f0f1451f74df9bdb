import { createHash } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import type { Passage } from '../../casefile/records.ts';
import { violationsOf } from './axe-findings.ts';
import {
  type Bench,
  highlightsOf,
  inBothBrowsers,
  type OpenedPage,
  painted,
  pause,
  restOn,
  until,
} from './harness.ts';
import { bar, isRead, lookedFor, matterBeside, press, pressButton, select, typeInto } from './marking.ts';

const passage = 'The applicant relied on a report that nobody had read to its end.';
const judgment = `<h1>A judgment</h1><p>1. The facts are not in dispute.</p><p id="two">2. ${passage}</p><p>3. The Court refers to Liu v. Poland on China.</p>`;
const plain = `<h1>A notice</h1><p>An opening line.</p><p id="two">${passage}</p><p>A closing line.</p>`;

const marked = (page: Page, text: string) => painted(page, text);

async function unmarked(page: Page, text: string): Promise<void> {
  await until(`${text} to be unpainted`, async () =>
    (await highlightsOf(page)).some((seen) => seen.text === text) ? null : true,
  );
}

async function highlight(bench: Bench, page: OpenedPage, name = 'Highlight: Facts'): Promise<void> {
  await select(page, '#two', passage);
  await bar(bench, page, /^Highlight: Law/);
  await bench.pressInCard(page, name);
  await bench.cardWith(page, 'Saved to');
}

inBothBrowsers(
  'marks',
  (bench) => {
    it('highlights a selected passage, and shows it again after a reload', async () => {
      const page = await bench.readBody('/one', judgment);
      await painted(page, 'Liu v. Poland');
      await highlight(bench, page, 'Highlight: Against us');
      await marked(page, passage);
      await page.reload();
      await bench.session.pressToolbarButton(page);
      await marked(page, passage);
      expect(page.errors).toEqual([]);
    });

    it('takes a highlight back, and puts it back again', async () => {
      const page = await bench.readBody('/undo', judgment);
      await painted(page, 'Liu v. Poland');
      await highlight(bench, page);
      await marked(page, passage);
      await bench.pressInCard(page, 'Undo');
      await bench.cardWith(page, 'Removed.');
      await unmarked(page, passage);
      await bench.pressInCard(page, 'Undo');
      await bench.cardWith(page, 'Put back.');
      await marked(page, passage);
    });

    it('marks by keyboard on a page that holds no mention', async () => {
      const page = await bench.readBody('/plain', plain);
      await isRead(bench, page);
      await select(page, '#two', passage);
      await press(page, 'Alt', 'Shift', 'KeyH');
      await bench.cardWith(page, 'Saved to');
      await marked(page, passage);
      await page.reload();
      await bench.session.pressToolbarButton(page);
      await marked(page, passage);
    });

    it('finds a passage again that was edited, and paints none that was taken out', async () => {
      const page = await bench.readBody('/edited', judgment);
      await painted(page, 'Liu v. Poland');
      await highlight(bench, page);
      await marked(page, passage);
      const edited = passage.replace('nobody', 'no person');
      bench.server.put(
        '/edited',
        pageOf(judgment.replace(passage, edited).replace('<h1>', '<p>A new line.</p><h1>')),
      );
      await page.reload();
      await bench.session.pressToolbarButton(page);
      await marked(page, edited);
      bench.server.put('/edited', pageOf(judgment.replace(passage, 'Something else was said here.')));
      await page.reload();
      await bench.session.pressToolbarButton(page);
      await painted(page, 'Liu v. Poland');
      expect(await lookedFor(bench, page)).toHaveLength(1);
      const texts = (await highlightsOf(page)).map(({ text }) => text);
      expect(texts.filter((text) => !/Liu v\. Poland|China|Court/.test(text))).toEqual([]);
    });

    it('follows a passage in a page that changes under it', async () => {
      const page = await bench.readBody('/moving', judgment);
      await painted(page, 'Liu v. Poland');
      await highlight(bench, page);
      await page.evaluate((words) => {
        document.querySelector('#two')!.remove();
        const moved = document.createElement('p');
        moved.textContent = `2. ${words}`;
        document.body.append(moved);
      }, passage);
      await until('the mark where the passage is now', async () =>
        (await highlightsOf(page)).some(({ text, boxes }) => text === passage && boxes.length > 0)
          ? true
          : null,
      );
    });

    it('shows the same marks at another address of the same document', async () => {
      const canonical = `<link rel="canonical" href="${bench.server.url('/known')}">`;
      const page = await bench.readBody('/known', judgment, canonical);
      await painted(page, 'Liu v. Poland');
      await highlight(bench, page);
      const query = await bench.read(`${bench.server.url('/known')}?utm_source=mail#two`);
      await marked(query, passage);
      const other = await bench.readBody('/print/known', judgment, canonical);
      await marked(other, passage);
      const stranger = await bench.readBody('/unknown', judgment);
      await painted(stranger, 'Liu v. Poland');
      expect(await lookedFor(bench, stranger)).toEqual([]);
      expect((await highlightsOf(stranger)).some(({ text }) => text === passage)).toBe(false);
    });

    it('opens a card on a mark, which removes it', async () => {
      const page = await bench.readBody('/card', judgment);
      await painted(page, 'Liu v. Poland');
      await highlight(bench, page, 'Highlight: To check');
      await page.keyboard.press('Escape');
      await page.evaluate(() => getSelection()?.removeAllRanges());
      await bench.noCard(page);
      await restOn(page, passage);
      const card = await bench.cardWith(page, 'To check');
      expect(card.text).toContain('para. 2');
      // While it fades in its colours are weaker.
      await until('a card in which axe finds nothing', async () => {
        const { violations, contrasts } = await bench.checkCard(page);
        if (violations.length > 0) throw new Error(JSON.stringify(violations));
        return contrasts.every(({ enough }) => enough);
      });
      await bench.pressInCard(page, '^Remove$');
      await bench.cardWith(page, 'Removed.');
      await unmarked(page, passage);
    });

    it('shows nothing where the bar is turned off, nor to a selection that a script made', async () => {
      const page = await bench.readBody('/script', judgment);
      await painted(page, 'Liu v. Poland');
      await page.evaluate(() => {
        getSelection()!.selectAllChildren(document.querySelector('#two')!);
        for (const type of ['pointerdown', 'pointerup', 'mouseup', 'keyup'])
          document.querySelector('#two')!.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0 }));
        document.dispatchEvent(
          new KeyboardEvent('keydown', {
            code: 'KeyH',
            key: 'H',
            altKey: true,
            shiftKey: true,
            bubbles: true,
          }),
        );
      });
      await pause(700);
      expect(await bench.card(page)).toBeNull();
      expect((await highlightsOf(page)).some(({ text }) => text === passage)).toBe(false);
      // By what is painted no longer one sees that the page has heard of the settings.
      await bench.changeSettings({ bar: false, categories: { case: 'off' } });
      await unmarked(page, 'Liu v. Poland');
      await select(page, '#two', passage);
      await pause(700);
      expect(await bench.card(page)).toBeNull();
      await bench.changeSettings({ bar: true, categories: {} });
    });

    it('paints and offers nothing in quiet mode, and does not forget', async () => {
      const page = await bench.readBody('/quiet', judgment);
      await painted(page, 'Liu v. Poland');
      await highlight(bench, page);
      await bench.changeSettings({ quiet: true });
      await until('no paint', async () => ((await highlightsOf(page)).length === 0 ? true : null));
      await select(page, '#two', 'nobody had read');
      await press(page, 'Alt', 'Shift', 'KeyH');
      await pause(700);
      expect(await bench.card(page)).toBeNull();
      expect(await highlightsOf(page)).toEqual([]);
      const registered = await page.evaluate(
        () => (CSS as unknown as { highlights: Map<string, unknown> }).highlights.size,
      );
      expect(registered).toBe(0);
      await bench.changeSettings({ quiet: false });
      await marked(page, passage);
    });

    it('keeps a clipping with its provenance, and shows it in the panel', async () => {
      const meta =
        '<meta name="citation_title" content="Roe v. Poland"><meta name="citation_author" content="A. Writer">';
      const page = await bench.readBody('/clip', judgment, meta);
      await painted(page, 'Liu v. Poland');
      await select(page, '#two', passage);
      await bar(bench, page, /^Clip/);
      await bench.pressInCard(page, '^Clip');
      await bench.cardWith(page, 'Saved to');
      const panel = await matterBeside(bench, page);
      const clipping = await until('the clipping', () => panel.$('[data-testid="clipping"]'));
      const text = await clipping.evaluate((e) => (e as HTMLElement).innerText);
      expect(text).toContain(passage);
      expect(text).toContain('para. 2');
      expect(text).toMatch(/SHA-256 [0-9a-f]{12}/);
      await panel.$eval('.provenance summary', (e) => (e as HTMLElement).click());
      const citation = await panel.$eval('.provenance .quoted', (e) => e.textContent);
      expect(citation).toContain('Roe v. Poland');
      const stored = await panel.evaluate(readStore);
      expect(stored.filter((one) => (one as Passage).clipped !== null)).toEqual([
        expect.objectContaining({
          selectors: expect.objectContaining({ quote: expect.objectContaining({ exact: passage }) }),
          clipped: expect.objectContaining({
            passageHash: createHash('sha256').update(passage).digest('hex'),
            textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
          }),
        }),
      ]);
      await noFindings(panel);
    });

    it('writes a note in the panel, and keeps its draft', async () => {
      const page = await bench.readBody('/note', judgment);
      await painted(page, 'Liu v. Poland');
      await highlight(bench, page);
      const closed = await matterBeside(bench, page);
      await until('[data-testid="annotation"]', () => closed.$('[data-testid="annotation"]'));
      await pressButton(closed, 'Add a note');
      await typeInto(closed, 'textarea', '**Weak** where it');
      await closed.close();
      const panel = await matterBeside(bench, page);
      await pressButton(panel, 'Edit the note');
      expect(await panel.$eval('textarea', (area) => area.value)).toBe('**Weak** where it');
      await typeInto(panel, 'textarea', ' relies on it');
      await noFindings(panel);
      await pressButton(panel, 'Save');
      await until('the note', () =>
        panel.$eval('.note-text', (e) =>
          e.querySelector('strong')?.textContent === 'Weak' ? e.textContent : null,
        ),
      );
      await page.bringToFront();
      await page.keyboard.press('Escape');
      await page.evaluate(() => getSelection()?.removeAllRanges());
      await bench.noCard(page);
      await restOn(page, passage);
      await bench.cardWith(page, 'relies on it');
      const found = await page.evaluate(() =>
        (window as unknown as { find(words: string): boolean }).find('relies on it'),
      );
      expect(found).toBe(false);
      expect(await page.evaluate(() => document.documentElement.outerHTML.includes('relies'))).toBe(false);
    });

    it('asks, and loses nothing, when two windows edit one note', async () => {
      const page = await bench.readBody('/two', judgment);
      await painted(page, 'Liu v. Poland');
      await highlight(bench, page);
      const [one, other] = [await matterBeside(bench, page), await matterBeside(bench, page)];
      for (const panel of [one, other]) {
        await until('[data-testid="annotation"]', () => panel.$('[data-testid="annotation"]'));
        await pressButton(panel, 'Add a note');
      }
      await typeInto(one, 'textarea', 'the first');
      await pressButton(one, 'Save');
      await until('the first note', () => one.$('.note-text'));
      await typeInto(other, 'textarea', 'the second');
      await pressButton(other, 'Save');
      await until('the question', () => other.$('.notice[role="alert"]'));
      await pressButton(other, 'Keep both, one below the other');
      await until('both', async () => {
        const said = await one.$eval('.note-text', (e) => e.textContent ?? '');
        return said.includes('the first') && said.includes('the second') ? true : null;
      });
    });

    it('lists what the page lost as an orphan, and attaches it to a new selection', async () => {
      const page = await bench.readBody('/lost', judgment);
      await painted(page, 'Liu v. Poland');
      await highlight(bench, page);
      const other = 'Quite another sentence stands in its place today.';
      bench.server.put('/lost', pageOf(judgment.replace(passage, other)));
      await page.reload();
      await bench.session.pressToolbarButton(page);
      await painted(page, 'Liu v. Poland');
      const panel = await matterBeside(bench, page);
      const orphan = await until('the orphan', () => panel.$('[data-testid="orphan"]'));
      expect(await orphan.evaluate((e) => (e as HTMLElement).innerText)).toContain(passage);
      await select(page, '#two', other);
      await pressButton(panel, 'Attach to the selection');
      await marked(page, other);
      await until('no orphan', async () => ((await panel.$('[data-testid="orphan"]')) ? null : true));
      await pressButton(panel, 'Remove');
      await unmarked(page, other);
      await pressButton(panel, 'Undo');
      await marked(page, other);
    });

    it('keeps matters apart', async () => {
      const page = await bench.readBody('/matters', judgment);
      await painted(page, 'Liu v. Poland');
      await highlight(bench, page);
      const panel = await matterBeside(bench, page);
      await until('[data-testid="annotation"]', () => panel.$('[data-testid="annotation"]'));
      await pressButton(panel, 'Open a new matter');
      await typeInto(panel, 'input[required]', 'Another client');
      await pressButton(panel, 'Open it');
      await unmarked(page, passage);
      await until('the header', () =>
        panel.$eval('.matter-line', (e) => (e.textContent?.includes('Another client') ? true : null)),
      );
      const first = await panel.$eval(
        '[data-testid="matter"]',
        (e) => [...(e as HTMLSelectElement).options].find(({ text }) => text === 'My first matter')!.value,
      );
      await panel.select('[data-testid="matter"]', first);
      await marked(page, passage);
    });
  },
  { witness: true },
);

async function noFindings(panel: Page): Promise<void> {
  expect(await violationsOf(panel)).toEqual([]);
}

/** The passages as they stand in the store. */
function readStore(): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('casefile');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('passages').objectStore('passages').getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result);
      };
    };
  });
}

const pageOf = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body>${body}</body></html>`;
