import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { differences, snapshotOf } from '../../scripts/browser/snapshot.ts';
import { inBothBrowsers, restOn, settled, strayElements, until } from './harness.ts';

const pages = fileURLToPath(new URL('./pages/', import.meta.url));

inBothBrowsers(
  'a page that is read',
  (bench) => {
    for (const path of ['/sample/judgment.html', ...readdirSync(pages).map((file) => `/pages/${file}`)]) {
      it(`keeps its document, its text and every box: ${path}`, async () => {
        bench.server.serve('/pages/', pages);
        const page = await bench.open(bench.server.url(path));
        const before = await snapshotOf(page);
        await bench.session.pressToolbarButton(page);
        await until('a highlight', async () => (await settled(page)).length > 0);
        expect(differences(before, await snapshotOf(page))).toEqual([]);
        expect(page.errors).toEqual([]);
      });
    }

    it('is as it was when a card was opened and closed, but for the one div', async () => {
      const page = await bench.sample();
      await settled(page);
      // The place that is scrolled to is the reader's own doing here.
      await restOn(page, 'Liu v. Poland');
      await bench.cardWith(page, 'Liu v. Poland');
      const open = await snapshotOf(page);
      const stray = await strayElements(page);
      expect(stray).toHaveLength(1);
      await page.keyboard.press('Escape');
      await bench.noCard(page);
      const closed = await snapshotOf(page);
      const withoutDiv = (dom: string) =>
        dom.replace(stray[0]!, '').replace(/<div(?: popover="[^"]*")?(?: style="[^"]*")?><\/div>/g, '');
      expect(withoutDiv(open.dom)).toBe(withoutDiv(closed.dom));
      expect(open.frame).toBe(closed.frame);
    });
  },
  { witness: true },
);

it('there are pages to try', () => {
  expect(readdirSync(pages).length).toBeGreaterThan(2);
});
