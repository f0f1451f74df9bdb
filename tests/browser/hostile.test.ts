import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import {
  highlightCount,
  highlightsOf,
  inBothBrowsers,
  leave,
  painted,
  pause,
  restOn,
  settled,
  until,
} from './harness.ts';
import { judgment, type Notes, notesOf, probesFor } from './probes.ts';

inBothBrowsers(
  'a hostile page',
  (bench) => {
    const open = () => bench.openBody('/hostile', judgment, probesFor(bench.session.extensionOrigin));

    /** What the test itself does to the page's window is nobody's trace. */
    const acting = (page: Page, on: boolean) =>
      page.evaluate((value) => {
        (window as unknown as { acting: boolean }).acting = value;
      }, on);

    /** The parser's own work ends before this; what is noted from here on is somebody else's. */
    const reset = async (page: Page) => {
      await pause(300);
      await page.evaluate(() => {
        const { notes } = window as unknown as { notes: Notes };
        for (const list of Object.values(notes) as string[][]) list.length = 0;
      });
    };

    it('sees nothing before the reader acts', async () => {
      const page = await open();
      await reset(page);
      await pause(1500);
      const notes = await notesOf(page);
      expect(Object.entries(notes).filter(([, list]) => list.length > 0)).toEqual([]);
    });

    it('sees nothing in quiet mode, whatever the reader does', async () => {
      await bench.changeSettings({ quiet: true });
      try {
        const page = await open();
        await reset(page);
        await bench.session.pressToolbarButton(page);
        await acting(page, true);
        const panel = await bench.panelBeside(page);
        await acting(page, false);
        await until(
          'the findings in the panel',
          async () => (await panel.$$('[data-testid="mention"]')).length >= 4,
        );
        await page.mouse.move(120, 30, { steps: 4 });
        await pause(900);
        await page.keyboard.press('n');
        expect(await bench.card(page)).toBeNull();
        const notes = await notesOf(page);
        expect(Object.entries(notes).filter(([, list]) => list.length > 0)).toEqual([]);
        expect(await highlightsOf(page)).toEqual([]);
      } finally {
        await bench.changeSettings({ quiet: false });
      }
    });

    it('sees in normal mode the highlights and one plain div, and nothing else', async () => {
      const page = await open();
      await reset(page);
      await bench.session.pressToolbarButton(page);
      await until('the highlights', async () => (await highlightCount(page)) >= 4);
      await pause(1500);
      const read = await notesOf(page);
      expect(read.registry.length).toBeGreaterThan(0);
      // In Firefox a style of the document does not reach into open shadow roots: the options page says so.
      const { registry: _, sheets, ...unseen } = read;
      if (bench.name === 'chromium') expect(sheets).toEqual([]);
      expect(Object.entries(unseen).filter(([, list]) => list.length > 0)).toEqual([]);
      const names = [...new Set((await highlightsOf(page)).map(({ name }) => name))];
      for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9]{7,23}$/);

      await restOn(page, 'Liu v. Poland');
      await bench.cardWith(page, 'Liu v. Poland');
      await pause(300);
      const { mutations, calls, messages, globals } = await notesOf(page);
      expect(mutations.filter((m) => m.startsWith('added'))).toHaveLength(1);
      expect(mutations[0]).toMatch(/^added <div(?: popover| style)*>$/);
      expect(mutations.slice(1).filter((m) => !/^attribute (?:style|popover) of <div/.test(m))).toEqual([]);
      // The page's own observer and the test ask for some of these; what the extension calls runs in a world of its own.
      expect(
        calls.filter((call) => ['attachShadow', 'createElement', 'set', 'postMessage'].includes(call)),
      ).toEqual([]);
      expect(messages).toEqual([]);
      expect(globals).toEqual([]);
    });

    it('gives other names at each load', async () => {
      const names = async () => {
        const page = await bench.sample();
        const seen = await settled(page);
        return new Set(seen.map(({ name }) => name));
      };
      const first = await names();
      const second = await names();
      expect([...first].filter((name) => second.has(name))).toEqual([]);
    });

    it('finds no file of the extension', async () => {
      const page = await open();
      await bench.session.pressToolbarButton(page);
      await painted(page, 'Liu v. Poland');
      const notes = await page.evaluate(() => (window as unknown as { finish(): Promise<Notes> }).finish());
      expect(notes.files).toEqual([]);
      expect(notes.resources).toEqual([]);
    });

    it('cannot switch the reader off by playing back the start of another one', async () => {
      const page = await open();
      await bench.session.pressToolbarButton(page);
      await painted(page, 'Liu v. Poland');
      const before = (await settled(page)).length;
      await page.evaluate((origin) => {
        const ids = [new URL(origin).host, 'nonrefoul@nonrefoul.org'];
        for (const id of ids) {
          for (const name of ['reader', 'content', 'recogniser']) {
            const type = `${id}:${name}:wxt:content-script-started`;
            const detail = { contentScriptName: name, messageId: String(Math.random()) };
            document.dispatchEvent(new CustomEvent(type, { detail }));
            window.dispatchEvent(new CustomEvent(type, { detail }));
            window.postMessage({ type, ...detail }, '*');
            window.dispatchEvent(new MessageEvent('message', { data: { type, ...detail } }));
          }
          window.postMessage({ nonrefoul: 'stop', body: {} }, '*');
        }
      }, bench.session.extensionOrigin);
      await pause(800);
      expect((await settled(page)).length).toBe(before);
      await restOn(page, 'Liu v. Poland');
      await bench.cardWith(page, 'Liu v. Poland');
    });

    it('opens nothing by events that it made up', async () => {
      const page = await open();
      await bench.session.pressToolbarButton(page);
      const box = (await painted(page, 'Liu v. Poland')).boxes[0]!;
      await page.evaluate(
        async ({ x, y }) => {
          const target = document.elementFromPoint(x, y) ?? document.body;
          const at = { bubbles: true, composed: true, clientX: x, clientY: y, view: window };
          for (const type of ['pointerover', 'pointerenter', 'pointermove', 'pointerdown', 'pointerup']) {
            target.dispatchEvent(new PointerEvent(type, { ...at, pointerType: 'mouse' }));
          }
          for (const type of ['mouseover', 'mousemove', 'mousedown', 'mouseup', 'click', 'dblclick']) {
            target.dispatchEvent(new MouseEvent(type, at));
          }
          (target as HTMLElement).click();
          for (const key of ['n', 'p', 'Enter', '?', 'o', 'c']) {
            target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
          }
          for (const [key, code] of [
            ['N', 'KeyN'],
            ['P', 'KeyP'],
          ]) {
            const chord = {
              key,
              code,
              altKey: true,
              shiftKey: true,
              bubbles: true,
              composed: true,
            } as KeyboardEventInit;
            target.dispatchEvent(new KeyboardEvent('keydown', chord));
          }
          await new Promise((resolve) => setTimeout(resolve, 1200));
        },
        { x: box.x + 10, y: box.y + box.height / 2 },
      );
      expect(await bench.card(page)).toBeNull();
      const { mutations } = await notesOf(page);
      expect(mutations.filter((m) => m.startsWith('added <div'))).toEqual([]);
    });

    it('cannot reach into the card, style it away, or hear what is typed at it', async () => {
      const page = await open();
      await page.evaluate(() => {
        const style = document.createElement('style');
        style.textContent =
          'div { opacity: 0 !important; display: none !important; } * { pointer-events: none !important; }';
        document.head.append(style);
      });
      await bench.session.pressToolbarButton(page);
      await restOn(page, 'Liu v. Poland');
      const card = await bench.cardWith(page, 'Liu v. Poland');
      expect(card.shown).toBe(true);
      const inside = await page.evaluate(() => {
        const hosts = [...document.querySelectorAll('div')];
        return hosts.map((host) => [host.shadowRoot, host.childNodes.length, host.textContent]);
      });
      for (const [root, children, text] of inside) expect([root, children, text]).toEqual([null, 0, '']);
      // Both reach into closed roots: a search of the page, and a selection of all of it.
      const heard = await page.evaluate(() => {
        const { find } = window as unknown as { find(text: string): boolean };
        const found = ['Read in', 'What it decided', 'Copy citation'].filter((words) => find(words));
        getSelection()?.selectAllChildren(document.documentElement);
        return [...found, getSelection()?.toString() ?? ''].join(' ');
      });
      expect(heard).not.toMatch(/Read in|What it decided|Copy citation/);
      await leave(page);
    });
  },
  { witness: true },
);
