import { expect, it } from 'vitest';
import type { Passage } from '../../casefile/records.ts';
import { highlightsOf, inBothBrowsers, painted, pause, until } from './harness.ts';
import { bar, matterBeside, pressButton, select, typeInto } from './marking.ts';
import { judgment, type Notes, notesOf, probesFor } from './probes.ts';
import { storedIn } from './seed-case-file.ts';

const body = `<p id="own">Only the reader chose these words.</p><p id="bait">Words that the page would rather have.</p>${judgment}`;
const chosen = 'Only the reader chose these words.';

inBothBrowsers(
  'a hostile page and what the reader marks',
  (bench) => {
    const open = async (path: string) => {
      const page = await bench.openBody(path, body, probesFor(bench.session.extensionOrigin));
      await bench.session.pressToolbarButton(page);
      await painted(page, 'Liu v. Poland');
      await select(page, '#own', chosen);
      await bar(bench, page, /^Highlight: Law/);
      return page;
    };
    const stored = async () => {
      const office = await bench.session.openExtensionPage('options.html');
      const all = await storedIn<Passage>(office, 'passages').catch(() => []);
      await office.close();
      return all.map(({ selectors }) => selectors.quote.exact);
    };

    it('sees where the mark is and one plain div, and reads neither the bar nor the note', async () => {
      const page = await open('/hostile-mark');
      await page.evaluate(() => {
        const { notes } = window as unknown as { notes: Notes };
        notes.calls.length = 0;
      });
      await bench.pressInCard(page, 'Highlight: Law');
      await bench.cardWith(page, 'Saved to');
      await painted(page, chosen);
      const panel = await matterBeside(bench, page);
      await until('the mark', () => panel.$('[data-testid="annotation"]'));
      await pressButton(panel, 'Add a note');
      await typeInto(panel, 'textarea', 'Privileged thought');
      await pressButton(panel, 'Save');
      await until('the note', () => panel.$('.note-text'));
      await page.bringToFront();
      await pause(500);
      const { messages, globals, policy, mutations, calls } = await notesOf(page);
      expect([messages, globals, policy]).toEqual([[], [], []]);
      expect(mutations.filter((one) => one.startsWith('added <div'))).toHaveLength(1);
      expect(mutations.filter((one) => /Saved|Highlight|Privileged|matter/i.test(one))).toEqual([]);
      expect(
        calls.filter((call) => ['attachShadow', 'createElement', 'set', 'postMessage'].includes(call)),
      ).toEqual([]);
      for (const { name } of await highlightsOf(page)) expect(name).toMatch(/^[a-z][a-z0-9]{7,23}$/);
      const heard = await page.evaluate(() => {
        const { find } = window as unknown as { find(text: string): boolean };
        const found = ['Saved to', 'Privileged', 'Against us', 'Undo'].filter((words) => find(words));
        getSelection()?.selectAllChildren(document.documentElement);
        return [...found, getSelection()?.toString() ?? '', document.documentElement.outerHTML].join(' ');
      });
      expect(heard).not.toMatch(/Saved to|Privileged thought|Against us/);
    });

    it('cannot press the bar, nor put other words in place of those that the reader chose', async () => {
      const page = await open('/hostile-bar');
      const before = await stored();
      await page.bringToFront();
      const seen = (await bench.card(page))!;
      const boxes = seen.controls.map(({ box }) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }));
      await page.evaluate((points) => {
        for (const { x, y } of points) {
          const target = document.elementFromPoint(x, y) ?? document.body;
          const at = { bubbles: true, composed: true, clientX: x, clientY: y };
          for (const type of ['pointerdown', 'pointerup'])
            target.dispatchEvent(new PointerEvent(type, { ...at, button: 0 }));
          for (const type of ['mousedown', 'mouseup', 'click'])
            target.dispatchEvent(new MouseEvent(type, at));
          (target as HTMLElement).click?.();
        }
      }, boxes);
      await pause(600);
      expect(await stored()).toEqual(before);
      await page.bringToFront();
      await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('#bait')!));
      await pause(300);
      if (await bench.card(page)) {
        await bench.pressInCard(page, 'Highlight: Law');
        await pause(900);
      }
      const after = await stored();
      expect(after.filter((words) => /rather have/.test(words))).toEqual([]);
      expect(after.slice(before.length).every((words) => words === chosen)).toBe(true);
    });
  },
  { witness: true },
);
