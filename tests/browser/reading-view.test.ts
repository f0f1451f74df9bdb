import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { violationsOf } from './axe-findings.ts';
import { judgmentDocx } from './documents/make-docx.ts';
import { inBothBrowsers, pause, until } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'reading-view-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function choose(page: Page, ...paths: string[]): Promise<void> {
  const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(...paths);
}

/**
 * Runs a function on the document in the frame of the tab in front. Through the page that holds it: the frame itself
 * runs no scripts, and in Firefox not even a driver's.
 */
function inFrame<T, A = undefined>(page: Page, work: (shown: Document, arg: A) => T, arg?: A): Promise<T> {
  const frame = "document.querySelector('.shown-document:not([inert]) iframe').contentDocument";
  return page.evaluate(`(${work})(${frame}, ${JSON.stringify(arg)})`) as Promise<T>;
}

const shows = (page: Page, text: string) =>
  until(`a document with ${text}`, () =>
    inFrame(page, (shown, wanted) => shown.body.textContent!.includes(wanted), text).catch(() => false),
  );

/** Presses an element of the shown document with the pointer. */
async function press(page: Page, selector: string): Promise<void> {
  const at = await page.evaluate(
    `(() => {
      const frame = document.querySelector('.shown-document:not([inert]) iframe');
      const element = frame.contentDocument.querySelector(${JSON.stringify(selector)});
      element.scrollIntoView({ block: 'center' });
      const outer = frame.getBoundingClientRect();
      const inner = element.getClientRects()[0];
      return { x: outer.x + inner.x + inner.width / 2, y: outer.y + inner.y + inner.height / 2 };
    })()`,
  );
  const { x, y } = at as { x: number; y: number };
  await page.mouse.click(x, y);
}

/** What is painted in the shown document, in reading order. */
const paintedIn = (page: Page) =>
  inFrame(page, (shown) => {
    const { CSS: css } = shown.defaultView as unknown as {
      CSS: { highlights: Map<string, Set<StaticRange>> };
    };
    return [...css.highlights.values()]
      .flatMap((highlight) => [...highlight])
      .map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = shown.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range;
      })
      .sort((a, b) => a.compareBoundaryPoints(0, b))
      .map((range) => range.toString());
  });

const noticesOf = (page: Page) =>
  page.$$eval('.document-notices li', (items) => items.map((item) => item.textContent ?? ''));

const hostile = (origin: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<base href="${origin}/dir/">
<meta http-equiv="refresh" content="0;url=${origin}/refreshed">
<link rel="stylesheet" href="${origin}/style.css"><style>@import "${origin}/imported.css"; body { background: url(${origin}/style.png) }</style>
<script>window.parent.pwned = 'head'; fetch('${origin}/script')</script>
<script src="${origin}/script.js"></script></head>
<body onload="parent.pwned='onload'" background="${origin}/background.png">
<img src=x onerror="parent.pwned='onerror'"><img src="${origin}/picture.png" alt="a seal"><img srcset="${origin}/srcset.png 1x">
<svg onload="parent.pwned='svg'"><image href="${origin}/svg.png"/><script>parent.pwned='svgscript'</script><style>@import "${origin}/svg.css"</style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=parent.pwned='mxss'&gt;"></table></mtext></math>
<iframe src="${origin}/frame.html" srcdoc="<script>parent.parent.pwned='frame'</script>"></iframe>
<object data="${origin}/object"></object><embed src="${origin}/embed"><video src="${origin}/video" poster="${origin}/poster.png" autoplay></video><audio src="${origin}/audio" autoplay></audio>
<form id="form" action="${origin}/form"><input name="attributes" autofocus onfocus="parent.pwned='focus'" value="typed"><button formaction="${origin}/button">The form says</button></form>
<p style="background:url(${origin}/inline.png)">Read me: diplomatic assurances</p>
<p style="display:none">Hidden by the file</p><p hidden>Hidden as well</p>
<a id="js" href="javascript:parent.pwned='link'">a script link</a> <a id="data" href="data:text/html,<script>1</script>">a data link</a>
<a id="out" href="../judgment.html" target="_top" ping="${origin}/ping">a link out</a> <a id="in" href="#place">a link in</a>
<img name="getElementById"><form name="body"><input name="nodeName"></form><a id="documentElement"></a><a id="defaultView" name="x"></a>
<details><summary>More</summary><p>Inside the details</p></details>
<noscript><p title="</noscript><img src=x onerror=parent.pwned='noscript'>">no script</p></noscript>
<template><p>in a template</p></template><textarea>typed by somebody</textarea>
<table><tr><td>cell</table><p id="place">The place</p>
<plaintext>the end </plaintext><script>parent.pwned='after'</script>`;

inBothBrowsers('the reading view', (bench) => {
  const open = async () => {
    const page = await bench.session.openExtensionPage('annotator.html');
    await page.bringToFront();
    return page;
  };

  it('shows a DOCX with its numbers, notes and table', async () => {
    const page = await open();
    await choose(page, fileOf('judgment.docx', await judgmentDocx()));
    await shows(page, 'diplomatic assurances');
    const lines = await inFrame(page, (shown) =>
      [...shown.querySelectorAll('h1, p, li')]
        .map((e) => (e.textContent ?? '').replace(/\s+/g, ' ').trim())
        .filter(Boolean),
    );
    expect(lines).toEqual([
      'The facts',
      '1. China asked for extradition and gave diplomatic assurances.',
      '2. The Court decided Liu v. Poland otherwise.[1]',
      '(a) of the first kind;',
      '(b) of the second kind.',
      '3. He was held in RSDL.[2]',
      'Date',
      'Red Notice',
      'قرار المحكمة',
      'See Liu v. Poland, cited above, § 83. ↑',
      'See Liu v. Poland, cited above, § 83. ↑',
      'The second note. ↑',
      'The second note. ↑',
    ]);
    expect(await inFrame(page, (shown) => shown.querySelector('section.notes h2')!.textContent)).toBe(
      'Notes',
    );
    // There and back by keyboard.
    await inFrame(page, (shown) => shown.querySelector<HTMLElement>('sup a')!.focus());
    await page.keyboard.press('Enter');
    expect(await inFrame(page, (shown) => shown.activeElement?.textContent)).toMatch(
      /^\s*See Liu v\. Poland/,
    );
    await inFrame(page, (shown) => shown.querySelector<HTMLElement>('.notes li a')!.focus());
    await page.keyboard.press('Enter');
    expect(await inFrame(page, (shown) => shown.activeElement?.textContent)).toBe('[1]');
    expect(
      await inFrame(page, (shown) => getComputedStyle(shown.querySelector('[dir="auto"]')!).fontFamily),
    ).toMatch(/Charter/);
    expect(
      await inFrame(
        page,
        (shown) =>
          getComputedStyle([...shown.querySelectorAll('p')].find((p) => /قرار/.test(p.textContent!))!)
            .direction,
      ),
    ).toBe('rtl');
  });

  it.each([
    [
      'judgment.docx',
      judgmentDocx,
      ['China', 'diplomatic assurances', 'Liu v. Poland', 'RSDL', 'Liu v. Poland'],
    ],
    [
      'judgment.html',
      async () =>
        '<!doctype html><p>He feared torture in <b>Chi</b>na; <em>Liu</em> v. Poland binds us.<p hidden>Red Notice',
      ['torture', 'China', 'Liu v. Poland'],
    ],
    [
      'judgment.txt',
      async () =>
        'Extradition to China.\n\nThe State gave diplomatic assurances.\n\nLiu v. Poland was followed.',
      ['China', 'diplomatic assurances', 'Liu v. Poland'],
    ],
  ])('finds the mentions of %s', async (name, make, expected) => {
    const page = await open();
    await choose(page, fileOf(name, await make()));
    const found = await until('the mentions', async () => {
      const seen = await paintedIn(page).catch((): string[] => []);
      return expected.every((text) => seen.includes(text)) && seen;
    });
    expect(found.filter((text) => expected.includes(text))).toEqual(expected);
    expect(found).not.toContain('hidden');
  });

  it('reads two documents that are opened at once, the one behind too', async () => {
    const page = await open();
    await choose(
      page,
      fileOf('one.txt', 'The first: extradition to China.'),
      fileOf('two.txt', 'Extradition to China: Liu v. Poland.'),
    );
    await shows(page, 'The first');
    await (await page.waitForSelector('.document-tab[title="two.txt"]'))!.click();
    await until('the mention in the second', async () =>
      (await paintedIn(page).catch((): string[] => [])).includes('Liu v. Poland'),
    );
  });

  it('runs nothing and loads nothing of a hostile HTML file', async () => {
    const page = await open();
    const origin = bench.server.url('').replace(/\/$/, '');
    const before = bench.server.requests.length;
    bench.server.put('/judgment.html', 'the way out');
    await choose(page, fileOf('hostile.html', hostile(origin)));
    await shows(page, 'The place');
    await pause(1000);
    expect(bench.server.requests.slice(before)).toEqual([]);
    expect(await page.evaluate(() => (window as { pwned?: string }).pwned ?? null)).toBeNull();
    const seen = await inFrame(page, (shown) => ({
      url: shown.location.href,
      text: shown.querySelector('main')!.textContent!,
      bad: [...shown.querySelectorAll('main *')].flatMap((element) => [
        ...(/^(?:script|style|iframe|object|embed|form|input|svg|math|link|meta|base|video|audio|template|textarea)$/.test(
          element.localName,
        )
          ? [element.localName]
          : []),
        ...[...element.attributes]
          .filter(
            ({ name, value }) =>
              /^on|^style$|^srcset$|^background$|^ping$|^target$|^formaction$/.test(name) ||
              (/^(?:src|href)$/.test(name) && !/^(?:https?:|mailto:|#|data:image\/)/.test(value)),
          )
          .map(({ name }) => `${element.localName}[${name}]`),
      ]),
      ids: [...shown.querySelectorAll('main [id], main [name]')].map((e) => e.id || e.getAttribute('name')),
      whole:
        shown.documentElement.localName === 'html' &&
        shown.defaultView === frames[0] &&
        typeof shown.getElementById === 'function',
      out: shown.getElementById('user-content-out')?.getAttribute('href'),
    }));
    expect(seen.url).toBe('about:blank');
    expect(seen.bad).toEqual([]);
    expect(seen.whole).toBe(true);
    expect(seen.ids.every((id) => id!.startsWith('user-content-'))).toBe(true);
    expect(seen.out).toBe(`${origin}/judgment.html`);
    for (const text of [
      'diplomatic assurances',
      'a seal',
      'The form says',
      'Inside the details',
      'cell',
      'The place',
    ])
      expect(seen.text).toContain(text);
    for (const text of ['Hidden by the file', 'Hidden as well', 'typed', 'in a template', 'pwned'])
      expect(seen.text).not.toContain(text);
    const notices = (await noticesOf(page)).join('\n');
    for (const said of [/Scripts and styles/, /2 places/, /pictures/, /frame/, /Fields of forms/])
      expect(notices).toMatch(said);
    await press(page, '#user-content-js');
    await press(page, '#user-content-data');
    await press(page, '#user-content-in');
    expect(await inFrame(page, (shown) => shown.activeElement?.id)).toBe('user-content-place');
    expect(await page.evaluate(() => location.pathname)).toBe('/annotator.html');
    const pages = (await bench.session.browser.pages()).length;
    await press(page, '#user-content-out');
    const opened = await until('the link in a tab of its own', async () => {
      const all = await bench.session.browser.pages();
      return all.length > pages && all.find((one) => one.url().endsWith('/judgment.html'));
    });
    expect(await opened.evaluate(() => window.opener)).toBeNull();
    expect(await page.evaluate(() => (window as { pwned?: string }).pwned ?? null)).toBeNull();
  });

  it.each([
    ['gb18030.txt', Buffer.from('d2fdb6c9cce5b1b8', 'hex'), null],
    [
      'utf16.txt',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('引渡 extradition', 'utf16le')]),
      '引渡 extradition',
    ],
  ])('reads %s', async (name, bytes, expected) => {
    const page = await open();
    const prose = Buffer.from('d6d0b9facab9d3c3d6d0cec4a1a3', 'hex');
    await choose(page, fileOf(name, expected ? bytes : Buffer.concat([prose, bytes])));
    await shows(page, expected ?? '中国使用中文。');
  });

  it('reads a text with its paragraphs, in lines of a fixed width or not', async () => {
    const page = await open();
    const text = [
      'THE FACTS',
      '',
      '1. The applicant was arrested on a Red Notice and held for extra-',
      'dition to China, where, he said, he would be held in residential',
      'surveillance at a designated location and be ill-treated there.',
      '',
      '2. The requesting State gave diplomatic assurances to the court.',
      '\f',
      '  (a)  a second page',
    ].join('\r\n');
    await choose(page, fileOf('judgment.txt', text));
    await shows(page, 'a second page');
    expect(
      await inFrame(page, (shown) =>
        [...shown.querySelectorAll('main > *')].map(
          (e) => `${e.localName} ${e.textContent!.replaceAll('\u200b', '|')}`,
        ),
      ),
    ).toEqual([
      'p THE FACTS',
      expect.stringMatching(
        /^p 1\. The applicant .* held for extra-\|+dition to China, .* ill-treated there\.$/,
      ),
      'p 2. The requesting State gave diplomatic assurances to the court.',
      'hr ',
      'p   (a)  a second page',
    ]);
    expect(await noticesOf(page)).toEqual([]);
  });

  it.each([
    ['empty.txt', Buffer.alloc(0), /empty/],
    ['broken.docx', Buffer.from('PK\x03\x04 word/document.xml and then nothing'), /damaged/],
    ['old.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), /before 2007/],
    [
      'locked.docx',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      /password/,
    ],
    ['rich.rtf', Buffer.from('{\\rtf1 text}'), /not read here/],
  ])('refuses %s and says what to do', async (name, bytes, said) => {
    const page = await open();
    await choose(page, fileOf(name, bytes));
    const alert = await page.waitForSelector('[role="alert"]');
    expect(await alert!.evaluate((e) => e.textContent)).toMatch(said);
  });

  it('is clean for axe, light and dark, and at 320 px', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await bench.changeSettings({ theme });
      const page = await open();
      await choose(page, fileOf('judgment.docx', await judgmentDocx()));
      await shows(page, 'diplomatic assurances');
      expect(await violationsOf(page)).toEqual([]);
      await page.setViewport({ width: 320, height: 640 });
      await pause(200);
      expect(await violationsOf(page)).toEqual([]);
      expect(
        await inFrame(page, ({ documentElement: root }) => root.scrollWidth - root.clientWidth),
      ).toBeLessThanOrEqual(0);
      const paper = await inFrame(page, (shown) => getComputedStyle(shown.documentElement).backgroundColor);
      expect(paper).toBe(theme === 'dark' ? 'rgb(22, 25, 27)' : 'rgb(252, 251, 248)');
      if (process.env.NONREFOUL_PICTURES)
        await page.screenshot({
          path: join(process.env.NONREFOUL_PICTURES, `reading-${bench.name}-${theme}.png`),
        });
      await page.close();
    }
  });
});
