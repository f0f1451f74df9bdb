import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { inBothBrowsers, leave, pause, restOn, settled, until } from './harness.ts';

/** Keeps what the tests themselves need, then spoils everything that a page can spoil. */
const vandal = `
<script>
  const kept = { css: CSS, range: Range, create: Document.prototype.createRange };
  window.kept = kept;
</script>`;
const spoil = `
<script>
  const boom = () => { throw new Error('boom'); };
  for (const name of ['textContent', 'nodeValue', 'parentNode', 'firstChild', 'nextSibling', 'childNodes', 'nodeType', 'ownerDocument', 'isConnected']) {
    const own = Object.getOwnPropertyDescriptor(Node.prototype, name);
    if (own) Object.defineProperty(Node.prototype, name, { get: boom, set: boom, configurable: true });
  }
  Object.defineProperty(CharacterData.prototype, 'data', { get: boom, configurable: true });
  Object.defineProperty(Element.prototype, 'shadowRoot', { get: boom, configurable: true });
  Object.defineProperty(Element.prototype, 'localName', { get: boom, configurable: true });
  Element.prototype.attachShadow = boom;
  Element.prototype.getBoundingClientRect = boom;
  Document.prototype.createElement = boom;
  Document.prototype.createTreeWalker = boom;
  Document.prototype.createRange = boom;
  Node.prototype.appendChild = boom;
  Element.prototype.append = boom;
  EventTarget.prototype.addEventListener = boom;
  window.getComputedStyle = boom;
  window.requestIdleCallback = boom;
  window.requestAnimationFrame = boom;
  window.MutationObserver = boom;
  window.Highlight = boom;
  window.StaticRange = boom;
  window.Range = boom;
  window.chrome = { runtime: { id: 'x', sendMessage: boom } };
  window.browser = { runtime: { id: 'x', sendMessage: boom } };
  Object.defineProperty(window, 'CSS', { get: boom, configurable: true });
  Array.prototype.map = boom; Array.prototype.push = boom; Array.prototype[Symbol.iterator] = boom;
  String.prototype.charCodeAt = boom; Map.prototype.get = boom; Promise.prototype.then = boom; JSON.stringify = boom;
</script>`;

const sound = '<p>In Liu v. Poland the Court spoke of diplomatic assurances and of extradition to China.</p>';

inBothBrowsers(
  'bad luck',
  (bench) => {
    it('reads a page that has spoilt everything that it could', async () => {
      const page = await bench.openBody('/vandal', sound + spoil, vandal);
      const before = page.errors.length;
      await bench.session.pressToolbarButton(page);
      // The page has nothing left to look at itself with: the eye of the extension's own panel it is.
      const panel = await bench.panelBeside(page);
      await until('the findings', async () => (await panel.$$('[data-testid="mention"]')).length >= 2);
      await panel.close();
      await page.bringToFront();
      await page.mouse.move(60, 24, { steps: 4 });
      await bench.cardWith(page, 'Liu v. Poland');
      expect(page.errors.slice(before)).toEqual([]);
    });

    it('reads a page whose forms and names stand in the way of the document', async () => {
      const page = await bench.readBody(
        '/clobbered',
        `<form name="body"><input name="nodeType"><input name="childNodes"><input name="firstChild"><input name="nextSibling">
           <input name="parentNode"><input name="attributes"><input name="shadowRoot"><input name="tagName"><input name="localName">
           <input name="getBoundingClientRect"><input name="hidden"><input name="matches"><input name="closest"><p>Saadi v. Italy</p></form>
         <img name="documentElement"><img name="createElement"><img name="defaultView"><img name="head"><img name="contentType"><a id="CSS">x</a><a id="Highlight">x</a>
         <p>Soering v. the United Kingdom</p>${sound}`,
      );
      const names = async () => (await settled(page)).map(({ text }) => text);
      await until('the highlights', async () => (await names()).length >= 4);
      const seen = await names();
      for (const text of ['Saadi v. Italy', 'Soering v. the United Kingdom', 'Liu v. Poland'])
        expect(seen).toContain(text);
    });

    it('opens a card after the background was stopped', async () => {
      const page = await bench.sample();
      await settled(page);
      const before = Number(await bench.session.badgeOf(page));
      await bench.session.stopBackground();
      await restOn(page, 'Wong Ho Wing v. Peru');
      await bench.cardWith(page, 'Wong Ho Wing v. Peru');
      await page.keyboard.press('Escape');
      await leave(page);
      await bench.session.stopBackground();
      // Text that arrives now is counted by a background that knows nothing of what came before.
      await page.evaluate(() => {
        const p = document.createElement('p');
        p.append('A late paragraph on Sufi and Elmi v. the United Kingdom and another Red Notice.');
        document.body.append(p);
      });
      await until('the count to follow', async () => Number(await bench.session.badgeOf(page)) > before);
    });

    it('is told by a page of the reader that the browser shows a PDF, and what to do', async () => {
      const pdf = readFileSync(fileURLToPath(new URL('./one-line.pdf', import.meta.url)));
      const url = bench.server.put('/file.pdf', pdf, { type: 'application/pdf' });
      const page = await bench.session.newPage();
      await page.goto(url, { timeout: 3000 }).catch(() => undefined);
      await pause(500);
      await bench.session.pressToolbarButton(page);
      await until('the mark on the button', async () => (await bench.session.badgeOf(page)) === '!');
      const panel = await bench.panelBeside(page);
      await until('the words', () => panel.evaluate(() => /PDF/.test(document.body.innerText)));
      await panel.evaluate(() => {
        const buttons = [...document.querySelectorAll<HTMLElement>('.panel-head button')];
        buttons.find(({ textContent }) => textContent?.includes('Open in the annotator'))?.click();
      });
      const annotator = await until('the annotator', async () =>
        (await bench.session.browser.pages()).find((one) => one.url().includes('/annotator.html?src=')),
      );
      expect(new URL(annotator.url()).searchParams.get('src')).toBe(url);
    });

    it('stays where it is, and breaks nothing, when the button is pressed again and again', async () => {
      const page = await bench.sample();
      const first = (await settled(page)).length;
      for (let i = 0; i < 5; i++) await bench.session.pressToolbarButton(page);
      expect((await settled(page)).length).toBe(first);
      expect(page.errors).toEqual([]);
    });

    // The last one: the extension is gone after it.
    it('leaves an open page whole when it is disabled', async () => {
      const page = await bench.open(bench.server.url('/sample/judgment.html'));
      await bench.session.pressToolbarButton(page);
      await settled(page);
      await restOn(page, 'Liu v. Poland');
      await bench.cardWith(page, 'Liu v. Poland');
      await page.keyboard.press('Escape');
      await bench.noCard(page);
      const text = await page.evaluate(() => document.body.innerText);
      await bench.session.disableExtension();
      await pause(500);
      await restOn(page, 'Liu v. Poland').catch(() => undefined);
      await pause(1200);
      const card = await bench.card(page);
      // Where the orphaned script still runs it says what happened; where the browser took it away, nothing opens.
      if (card) expect(card.text).toMatch(/was updated|Reload/);
      await page.keyboard.press('n');
      expect(await page.evaluate(() => document.body.innerText)).toBe(text);
      expect(page.errors).toEqual([]);
    });
  },
  { witness: true },
);
