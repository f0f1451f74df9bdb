import type { Frame, Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { type Bench, highlightsOf, inBothBrowsers, painted, until } from './harness.ts';
import { press, select } from './marking.ts';

const passage = 'The annex says that nobody had read the report to its end.';
const annex = `<!doctype html><meta charset="utf-8"><title>Annex</title><p>Saadi v. Italy, on extradition.</p><p id="two">1. ${passage}</p>`;
const around = (address: string) =>
  `<p>Soering v. the United Kingdom</p><iframe src="${address}" width="900" height="300"></iframe>`;

const frameOf = (page: Page, part: string): Promise<Frame> =>
  until(`the frame ${part}`, async () => page.frames().find((frame) => frame.url().includes(part)));

const isMarked = async (frame: Frame) => (await highlightsOf(frame)).some(({ text }) => text === passage);

/** Marks the passage of a frame by the keyboard, and waits until it is kept and painted. */
async function markIn(page: Page, frame: Frame): Promise<void> {
  await painted(frame, 'Saadi v. Italy');
  await select(page, '#two', passage, frame);
  await press(page, 'Alt', 'Shift', 'KeyH');
  await painted(frame, passage);
}

inBothBrowsers(
  'marks in frames',
  (bench: Bench) => {
    it('are made, kept and found again in a frame of the page’s own site', async () => {
      bench.server.put('/annex-same', annex);
      const page = await bench.readBody('/with-annex', around('/annex-same'));
      await painted(page, 'Soering v. the United Kingdom');
      await markIn(page, await frameOf(page, 'annex-same'));
      await page.reload();
      await frameOf(page, 'annex-same');
      await bench.session.pressToolbarButton(page);
      await painted(await frameOf(page, 'annex-same'), passage);
      // The document of the frame has the mark, in whatever page it stands; the page around it has none.
      const alone = await bench.read(bench.server.url('/annex-same'));
      await painted(alone, passage);
      expect(await isMarked(page.mainFrame())).toBe(false);
    });

    it('are hidden and shown again as the settings say, with a page around the frame that holds nothing', async () => {
      bench.server.put('/annex-quiet', annex);
      const page = await bench.readBody(
        '/nothing-around',
        '<p>Nothing.</p><iframe src="/annex-quiet" width="900" height="300"></iframe>',
      );
      const frame = await frameOf(page, 'annex-quiet');
      await markIn(page, frame);
      for (let turn = 0; turn < 2; turn++) {
        await bench.changeSettings({ quiet: true });
        await until('no paint', async () => (await highlightsOf(frame)).length === 0);
        await bench.changeSettings({ quiet: false });
        await painted(frame, passage);
      }
    });

    it('are made and found again in a frame of another site where every site is read', async () => {
      await bench.readEverywhere();
      bench.server.put('/annex-other', annex);
      const page = await bench.openBody('/with-other', around(bench.server.url('/annex-other', 'localhost')));
      await painted(page, 'Soering v. the United Kingdom');
      await markIn(page, await frameOf(page, 'annex-other'));
      await page.reload();
      await painted(await frameOf(page, 'annex-other'), passage);
      await bench.changeSettings({ run: 'on-click' });
    });
  },
  { witness: false },
);
