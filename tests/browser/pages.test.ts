import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { highlightCount, highlightsOf, inBothBrowsers, painted, pause, settled, until } from './harness.ts';

const preact = readFileSync(
  createRequire(import.meta.url)
    .resolve('preact')
    .replace(/[^/\\]+$/, 'preact.min.umd.js'),
  'utf8',
);
const fixtures = fileURLToPath(new URL('./pages/', import.meta.url));

/** The pixels of the first box of a highlight, a little larger than itself. */
async function pixelsOf(page: Page, text: string): Promise<string> {
  const box = (await painted(page, text)).boxes[0]!;
  const clip = { x: box.x - 2, y: box.y - 2, width: box.width + 4, height: box.height + 6 };
  return page.screenshot({ clip, encoding: 'base64' });
}

/** The pixels of the same words when they are not read. */
async function unreadPixelsOf(page: Page, text: string): Promise<string> {
  const box = await page.evaluate((words) => {
    const walk = (root: Node): DOMRect | null => {
      for (const node of root.childNodes) {
        if (node instanceof Text && node.data.includes(words)) {
          const range = document.createRange();
          range.setStart(node, node.data.indexOf(words));
          range.setEnd(node, node.data.indexOf(words) + words.length);
          return range.getClientRects()[0] ?? null;
        }
        const inside = (node as Element).shadowRoot ? walk((node as Element).shadowRoot!) : null;
        const found = inside ?? walk(node);
        if (found) return found;
      }
      return null;
    };
    const rect = walk(document.body);
    return rect && { x: rect.x, y: rect.y, width: rect.width, height: rect.height };
  }, text);
  if (!box) throw new Error(`${text} is not on the page`);
  const clip = { x: box.x - 2, y: box.y - 2, width: box.width + 4, height: box.height + 6 };
  return page.screenshot({ clip, encoding: 'base64' });
}

inBothBrowsers('pages of all kinds', (bench) => {
  it('reads text that arrives late, and forgets text that leaves', async () => {
    const page = await bench.readBody('/late', '<p>Soering v. the United Kingdom</p><div id="place"></div>');
    await painted(page, 'Soering v. the United Kingdom');
    await page.evaluate(() => {
      const p = document.createElement('p');
      p.append('See Saadi v. Italy on extradition.');
      document.querySelector('#place')!.append(p);
    });
    await painted(page, 'Saadi v. Italy');
    await page.evaluate(() => document.querySelector('#place p')!.remove());
    await until('the highlight to go', async () =>
      (await highlightsOf(page)).every(({ text }) => text !== 'Saadi v. Italy'),
    );
    await page.evaluate(() => {
      document.querySelector('p')!.firstChild!.nodeValue = 'Chahal v. the United Kingdom, on deportation.';
    });
    await painted(page, 'Chahal v. the United Kingdom');
    expect(page.errors).toEqual([]);
  });

  it('leaves a page alone that renders its text again and again', async () => {
    const page = await bench.readBody(
      '/app',
      `<div id="app"></div><script>${preact}</script><script>
        const { h, render } = preact;
        window.draw = (n) => render(h('main', null,
          n % 2 ? h('p', { key: 'a' }, 'In ', h('em', null, 'Liu'), ' v. ', h('em', null, 'Poland'), ' the Court, round ' + n) : null,
          h('ul', null, Array.from({ length: 30 }, (_, i) => h('li', { key: (i + n) % 30 }, 'Item ' + ((i + n) % 30) + ': a Red Notice was issued, extradition ' + n)))), document.querySelector('#app'));
        draw(1);
      </script>`,
    );
    await painted(page, 'Liu v. Poland');
    for (let n = 2; n <= 21; n++) {
      await page.evaluate((round) => (window as unknown as { draw(n: number): void }).draw(round), n);
      await pause(30);
    }
    await painted(page, 'Liu v. Poland');
    const seen = await settled(page);
    const text = await page.evaluate(() => document.querySelector('#app')!.textContent);
    expect(text).toContain('round 21');
    expect(seen.filter(({ text: words }) => words === 'Red Notice')).toHaveLength(30);
    for (const { text: words } of seen) expect(text).toContain(words);
    await page.evaluate(() => (window as unknown as { draw(n: number): void }).draw(22));
    await until('the highlight to go', async () =>
      (await highlightsOf(page)).every(({ text: words }) => words !== 'Liu v. Poland'),
    );
    expect(page.errors).toEqual([]);
  });

  it('goes on reading while a page scrolls without end', async () => {
    const page = await bench.readBody(
      '/endless',
      `<div id="list"></div><div id="end" style="height:20px"></div><script>
        let n = 0;
        const more = () => { for (let i = 0; i < 20 && n < 200; i++) { const p = document.createElement('p'); p.style.height = '80px'; p.append('Entry ' + ++n + ': diplomatic assurances in an extradition case'); list.append(p); } };
        const list = document.querySelector('#list');
        new IntersectionObserver((seen) => { if (seen.some((s) => s.isIntersecting)) more(); }, { rootMargin: '200px' }).observe(document.querySelector('#end'));
      </script>`,
    );
    await painted(page, 'diplomatic assurances');
    for (let i = 0; i < 12; i++) {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await pause(120);
    }
    await until('all of it to be read', async () => {
      const seen = await highlightsOf(page);
      return seen.filter(({ text }) => text === 'diplomatic assurances').length === 200;
    });
  });

  it('reads and paints in open shadow roots', async () => {
    bench.server.serve('/pages/', fixtures);
    const page = await bench.open(bench.server.url('/pages/shadow.html'));
    const before = await unreadPixelsOf(page, 'Red Notice');
    await bench.session.pressToolbarButton(page);
    await painted(page, 'Liu v. Poland');
    await settled(page);
    expect(await pixelsOf(page, 'Red Notice')).not.toBe(before);
  });

  // Firefox 153 paints no highlight on a text node that is a child of the shadow root itself, whoever asks for it.
  it('finds text that lies bare in a shadow root, and paints it where the browser can', async () => {
    const page = await bench.openBody(
      '/bare-root',
      `<p>Extradition to China</p><law-line></law-line><script>
        customElements.define('law-line', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).append('See Saadi v. Italy.'); } });
      </script>`,
    );
    const before = await unreadPixelsOf(page, 'Saadi v. Italy');
    await bench.session.pressToolbarButton(page);
    await painted(page, 'Saadi v. Italy');
    await settled(page);
    if (bench.session.name === 'firefox') return;
    expect(await pixelsOf(page, 'Saadi v. Italy')).not.toBe(before);
  });

  it('reads frames of the same origin, and frames of others where it may', async () => {
    await bench.readEverywhere();
    const { server } = bench;
    server.put('/inner-same', '<!doctype html><p>Saadi v. Italy, on extradition</p>');
    server.put('/inner-other', '<!doctype html><p>Chahal v. the United Kingdom, on extradition</p>');
    const page = await bench.openBody(
      '/outer',
      `<p>Soering v. the United Kingdom</p><iframe src="/inner-same"></iframe><iframe src="${server.url('/inner-other', 'localhost')}"></iframe>
       <iframe srcdoc="<p>Othman (Abu Qatada) v. the United Kingdom, on extradition</p>"></iframe>`,
    );
    await painted(page, 'Soering v. the United Kingdom');
    const frame = (part: string) =>
      until(`the frame ${part}`, async () =>
        page.frames().find((candidate) => candidate.url().includes(part)),
      );
    await painted(await frame('inner-same'), 'Saadi v. Italy');
    await painted(await frame('inner-other'), 'Chahal v. the United Kingdom');
    await painted(await frame('srcdoc'), /^Othman/);
    await bench.changeSettings({ run: 'on-click' });
  });

  it('paints on a page with the strictest policy', async () => {
    const body = '<!doctype html><title>Strict</title><p>See Liu v. Poland on extradition.</p>';
    const url = bench.server.put('/strict', body, {
      headers: {
        'content-security-policy':
          "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox",
      },
    });
    const page = await bench.open(url);
    const before = await unreadPixelsOf(page, 'Liu v. Poland');
    await bench.session.pressToolbarButton(page);
    await painted(page, 'Liu v. Poland');
    await pause(300);
    expect(await pixelsOf(page, 'Liu v. Poland')).not.toBe(before);
  });

  it('neither reads nor changes what somebody is writing', async () => {
    const page = await bench.readBody(
      '/editor',
      `<p>Saadi v. Italy</p><div contenteditable="true" id="editor"><p>Liu v. Poland and <b>extradition</b></p></div>
       <textarea>Chahal v. the United Kingdom</textarea><input value="Red Notice"><div contenteditable="plaintext-only">diplomatic assurances</div>`,
    );
    const before = await page.$eval('#editor', (e) => e.outerHTML);
    await painted(page, 'Saadi v. Italy');
    await page.focus('#editor');
    await page.keyboard.type('Soering v. the United Kingdom ');
    const seen = (await settled(page)).map(({ text }) => text);
    expect(seen).toEqual(['Saadi v. Italy']);
    const after = await page.$eval('#editor', (e) => e.outerHTML);
    expect(after.replace(/Soering v\. the United Kingdom(?: |&nbsp;)/, '')).toBe(before);
  });

  it('does not read what is hidden, a script, a style, or a template', async () => {
    const page = await bench.readBody(
      '/hidden',
      `<p>Saadi v. Italy</p><p hidden>Liu v. Poland</p><p style="display:none">Liu v. Poland</p><noscript>Liu v. Poland</noscript>
       <template><p>Liu v. Poland</p></template><script>var s = 'Liu v. Poland';</script><details><summary>More</summary><p>Chahal v. the United Kingdom</p></details>`,
    );
    await painted(page, 'Saadi v. Italy');
    expect((await settled(page)).map(({ text }) => text).filter((text) => text === 'Liu v. Poland')).toEqual(
      [],
    );
    await page.evaluate(() => document.querySelector('[hidden]')!.removeAttribute('hidden'));
    await painted(page, 'Liu v. Poland');
  });

  it('reads a name over several elements, odd spaces and soft hyphens', async () => {
    const page = await bench.readBody(
      '/spaces',
      `<p><em>Liu</em> v. <em>Poland</em>; <i>Saadi</i>&nbsp;v.\n  <b>Italy</b>; Soe&shy;ring v. the United Kingdom; diplo&shy;matic assur&shy;ances; non&#8209;refoulement</p>
       <p>Red</p><p>Notice</p>`,
    );
    await painted(page, 'Liu v. Poland');
    await painted(page, /^Saadi\sv\.\s+Italy$/);
    await painted(page, /^Soe\u00adring v\. the United Kingdom$/);
    await painted(page, /^diplo\u00admatic assur\u00adances$/);
    await painted(page, 'non\u2011refoulement');
    expect((await highlightsOf(page)).some(({ text }) => /^Red/.test(text))).toBe(false);
  });

  it('reads Chinese', async () => {
    bench.server.serve('/pages/', fixtures);
    const page = await bench.read(bench.server.url('/pages/chinese.html'));
    for (const text of ['引渡', '红色通报', '留置', '中华人民共和国']) await painted(page, new RegExp(text));
    expect(page.errors).toEqual([]);
  });

  it('reads Arabic', async () => {
    bench.server.serve('/pages/', fixtures);
    const page = await bench.read(bench.server.url('/pages/arabic.html'));
    await painted(page, 'Liu v. Poland');
    await until('an Arabic mention', async () =>
      (await highlightsOf(page)).some(({ text }) => /^[\u0600-\u06ff\s]+$/.test(text)),
    );
    expect(page.errors).toEqual([]);
  });

  it('reads a page of six megabytes to its end, and stays usable', async () => {
    const filler =
      'The applicant submitted that the competent authorities had examined the file with care and at length. ';
    const paragraph = (n: number) =>
      `<p id="p${n}">${n}. In Liu v. Poland the Court spoke of extradition, of a Red Notice and of diplomatic assurances. ${filler.repeat(7)}</p>`;
    const body = Array.from({ length: 8_000 }, (_, n) => paragraph(n + 1)).join('\n');
    expect(body.length).toBeGreaterThan(6_000_000);
    const page = await bench.readBody(
      '/large',
      `<button type="button" id="b">0</button>${body}<p id="last">The end: Saadi v. Italy.</p>
      <script>b.onclick = () => { b.textContent = Number(b.textContent) + 1; };</script>`,
    );
    await page.click('#b');
    await until('everything to be painted', async () => (await highlightCount(page)) >= 32_001, 90_000);
    await page.click('#b');
    expect(await page.$eval('#b', (b) => b.textContent)).toBe('2');
    expect(page.errors).toEqual([]);
  }, 150_000);
});
