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

/** What the hostile page noted, by probe. */
interface Notes {
  messages: string[];
  events: string[];
  mutations: string[];
  registry: string[];
  sheets: string[];
  calls: string[];
  globals: string[];
  resources: string[];
  policy: string[];
  files: string[];
}

/**
 * A page that tries everything that it can to see who reads it. It begins before any script of an extension.
 * `__ORIGIN__` is the extension's own origin, which a page may well know.
 */
const probes = `
<script>
(() => {
  const notes = { messages: [], events: [], mutations: [], registry: [], sheets: [], calls: [], globals: [], resources: [], policy: [], files: [] };
  window.notes = notes;
  const describe = (node) => node.nodeType === 1 ? '<' + node.localName + [...node.attributes].map((a) => ' ' + a.name).join('') + '>' : node.nodeName + ' ' + (node.data || '').slice(0, 40);
  addEventListener('message', (e) => notes.messages.push(JSON.stringify(e.data).slice(0, 200)), true);
  // Whatever is dispatched on the way by another script: every event type that is not the browser's own.
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) { notes.events.push(event.type); return dispatch.call(this, event); };
  for (const type of ['scroll', 'focusin', 'focusout', 'selectionchange', 'visibilitychange', 'beforetoggle', 'toggle', 'fullscreenchange', 'copy', 'resize'])
    document.addEventListener(type, (e) => { if (!window.acting) notes.events.push(type); }, true);
  new MutationObserver((records) => {
    for (const r of records) {
      for (const n of r.addedNodes) notes.mutations.push('added ' + describe(n));
      for (const n of r.removedNodes) notes.mutations.push('removed ' + describe(n));
      if (r.type === 'attributes') notes.mutations.push('attribute ' + r.attributeName + ' of ' + describe(r.target));
      if (r.type === 'characterData') notes.mutations.push('text of ' + describe(r.target));
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const registry = CSS.highlights;
  const wrap = (object, name) => { const original = object[name]; object[name] = function (...args) { notes.calls.push(name); return original.apply(this, args); }; };
  for (const name of ['set', 'delete', 'clear']) wrap(Object.getPrototypeOf(registry), name);
  wrap(Element.prototype, 'attachShadow');
  wrap(Document.prototype, 'createElement');
  wrap(Document.prototype, 'createRange');
  wrap(Document.prototype, 'createTreeWalker');
  wrap(Node.prototype, 'appendChild');
  wrap(Node.prototype, 'insertBefore');
  wrap(Element.prototype, 'append');
  wrap(EventTarget.prototype, 'addEventListener');
  wrap(Element.prototype, 'getBoundingClientRect');
  wrap(Range.prototype, 'getClientRects');
  wrap(window, 'getComputedStyle');
  wrap(window, 'requestIdleCallback');
  wrap(window, 'setTimeout');
  wrap(window, 'postMessage');
  const text = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');
  Object.defineProperty(Node.prototype, 'textContent', { ...text, get() { notes.calls.push('textContent'); return text.get.call(this); } });
  const before = new Set(Object.getOwnPropertyNames(window));
  let sizes = '', sheets = '';
  const look = () => {
    const now = [...registry.keys()].length ? 'names ' + [...registry.keys()].length : '';
    if (now !== sizes) notes.registry.push(sizes = now);
    const roots = [document, ...[...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean)];
    const count = document.styleSheets.length + ' ' + roots.map((r) => r.adoptedStyleSheets.length).join(',');
    if (sheets && count !== sheets) notes.sheets.push(count);
    sheets = count;
  };
  look();
  setInterval(look, 20);
  addEventListener('securitypolicyviolation', (e) => notes.policy.push(e.violatedDirective + ' ' + e.blockedURI));
  window.finish = async () => {
    notes.globals = Object.getOwnPropertyNames(window).filter((n) => !before.has(n) && !['notes', 'finish', 'acting'].includes(n) && !/^\\d+$/.test(n));
    notes.resources = performance.getEntriesByType('resource').map((e) => e.name).filter((n) => /extension:/.test(n) && !/^PROBE/.test(n));
    // What an address gives away: whether it loads, and what its frame lets be seen.
    const tried = async (url) => {
      const seen = [];
      try { await fetch(url, { mode: 'no-cors' }); seen.push('fetched'); } catch { seen.push('not fetched'); }
      seen.push(await new Promise((done) => { const image = new Image(); image.onload = () => done('image'); image.onerror = () => done('no image'); image.src = url; }));
      seen.push(await new Promise((done) => { const script = document.createElement('script'); script.onload = () => done('script'); script.onerror = () => done('no script'); script.src = url; document.head.append(script); }));
      const frame = document.createElement('iframe');
      seen.push(await new Promise((done) => {
        const timer = setTimeout(() => done('no frame'), 400);
        frame.onload = () => { clearTimeout(timer); let inside; try { inside = frame.contentDocument ? frame.contentDocument.URL : 'closed'; } catch { inside = 'closed'; } done('frame ' + inside + ' ' + frame.contentWindow.length); };
        frame.src = url;
        document.body.append(frame);
      }));
      frame.remove();
      return seen.join(', ');
    };
    const nobody = await tried('__NOBODY__/manifest.json');
    for (const file of ['manifest.json', 'reader.js', 'recogniser.js', 'background.js', 'sidepanel.html', 'options.html', 'welcome.html', 'icon/16.png', 'icon/128.png', 'sample/judgment.html', '_locales/en/messages.json']) {
      const there = await tried('__ORIGIN__/' + file);
      if (there !== nobody) notes.files.push(file + ': ' + there + ' instead of ' + nobody);
    }
    return notes;
  };
})();
</script>`;

const judgment = `
<p>In Liu v. Poland, no. 37610/18, the Court spoke of extradition to China, of diplomatic assurances and of non-refoulement.</p>
<law-note></law-note>
<script>
  customElements.define('law-note', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).append('A Red Notice, and Saadi v. Italy.'); } });
  notes.calls.length = 0; notes.mutations.length = 0;
</script>`;

/** Notes without what the page itself did by our asking; to be taken before the files are tried. */
async function notesOf(page: Page): Promise<Notes> {
  return page.evaluate(() => structuredClone((window as unknown as { notes: Notes }).notes));
}

inBothBrowsers(
  'a hostile page',
  (bench) => {
    const open = () =>
      bench.openBody(
        '/hostile',
        judgment,
        probes
          .replaceAll('__ORIGIN__', bench.session.extensionOrigin)
          // An extension that nobody has.
          .replaceAll(
            '__NOBODY__',
            bench.session.extensionOrigin.replace(/[a-f0-9](?=.{3}$)/, (c) => (c === 'a' ? 'b' : 'a')),
          ),
      );

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
