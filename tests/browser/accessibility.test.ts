import { expect, it } from 'vitest';
import { violationsOf } from './axe-findings.ts';
import { inBothBrowsers, pause, restOn, settled, until } from './harness.ts';

inBothBrowsers(
  'axe',
  (bench) => {
    for (const theme of ['light', 'dark'] as const) {
      for (const path of [
        'welcome.html',
        'options.html',
        'sidepanel.html',
        'sidepanel.html#/entry/liu-v-poland-2022',
        'sidepanel.html#/search',
        'sidepanel.html#/answer/assurances',
        'sidepanel.html#/court',
        'annotator.html',
        'library.html#/about',
        'library.html',
        'library.html#/treaties',
        'library.html#/map',
        'library.html#/rulings',
        'library.html#/timeline',
        'library.html#/court',
        'library.html#/entry/liu-v-poland-2022',
        'library.html#/nowhere',
      ]) {
        it(`finds nothing on ${path}, ${theme}`, async () => {
          await bench.changeSettings({ theme, court: 'pl' });
          const page = await bench.session.openExtensionPage(path);
          await page.bringToFront();
          await until('the page to be drawn', () =>
            page.evaluate(() => document.body.innerText.length > 100),
          );
          expect(await violationsOf(page)).toEqual([]);
        });
      }

      it(`finds nothing on the side panel beside a judgment, ${theme}`, async () => {
        await bench.changeSettings({ theme });
        const page = await bench.sample();
        await settled(page);
        const panel = await bench.panelBeside(page);
        await until('the mentions', async () => (await panel.$$('[data-testid="mention"]')).length > 10);
        expect(await violationsOf(panel)).toEqual([]);
        await panel.setViewport({ width: 320, height: 700 });
        expect(await violationsOf(panel)).toEqual([]);
        expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      });

      it(`finds nothing on the card in a page, ${theme}`, async () => {
        await bench.changeSettings({ theme });
        const page = await bench.sample();
        for (const text of ['Liu v. Poland', 'Supervision Law', /^Hong Kong|^the Hong Kong/]) {
          await restOn(page, text);
          await until('the card', () => bench.card(page));
          await pause(300);
          const check = await bench.checkCard(page);
          expect(check.seen).toBe(true);
          expect(check.violations).toEqual([]);
          expect(check.undecided).toEqual([]);
          expect(check.passes).toContain('aria-dialog-name');
          expect(check.contrasts.length).toBeGreaterThan(5);
          expect(check.contrasts.filter(({ enough }) => !enough)).toEqual([]);
          await page.keyboard.press('Escape');
          await bench.noCard(page);
        }
      });
    }

    // Words are English only yet: the pages are mirrored by hand, as those of a reader of Arabic would be.
    for (const path of ['options.html', 'sidepanel.html', 'library.html#/casefile', 'library.html#/treaties'])
      it(`is as good from right to left: ${path}`, async () => {
        await bench.changeSettings({ theme: 'light' });
        try {
          const page = await bench.session.openExtensionPage(path);
          await page.bringToFront();
          await until('the page to be drawn', () =>
            page.evaluate(() => document.body.innerText.length > 100),
          );
          const headingAt = () =>
            page.$eval('h1, h2', (heading) => {
              const { left, right } = heading.getBoundingClientRect();
              return { left, right: document.documentElement.clientWidth - right };
            });
          const before = await headingAt();
          await page.evaluate(() => {
            document.documentElement.dir = 'rtl';
          });
          const after = await headingAt();
          expect([Math.round(after.left), Math.round(after.right)]).toEqual([
            Math.round(before.right),
            Math.round(before.left),
          ]);
          expect(await violationsOf(page)).toEqual([]);
          await page.setViewport({ width: 320, height: 700 });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        } finally {
          await bench.changeSettings({ theme: 'system' });
        }
      });
  },
  { witness: true, still: true },
);
