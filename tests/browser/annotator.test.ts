import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Packer, Paragraph, Document as WordDocument } from 'docx';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { violationsOf } from './axe-findings.ts';
import { highlightsOf, inBothBrowsers, painted, pause, until } from './harness.ts';
import { judgmentPdf } from './pdf-samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'annotator-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const paragraphs = [
  'The requesting State has given diplomatic assurances that he will be treated well.',
  'The defence relies on Liu v. Poland, no. 37610/18, § 83.',
  ...Array.from(
    { length: 40 },
    (_, i) => `Paragraph ${i + 3} is there so that the document can be scrolled.`,
  ),
  'In the end he was held in residential surveillance at a designated location.',
];
const html = (title: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</body></html>`;
const text = paragraphs.join('\n\n');

const docx = () =>
  Packer.toBuffer(
    new WordDocument({ sections: [{ children: paragraphs.map((one) => new Paragraph(one)) }] }),
  );

type Opened = Page & { errors: string[] };

/** A document that is shown in a frame. */
interface Shown {
  page: Page;
  /** Of its frame. */
  title: string;
}

/**
 * Runs a function on the document in a frame. Through the page that holds it: the frame itself runs no scripts, and
 * in Firefox not even a driver's.
 */
function within<T, A>({ page, title }: Shown, work: (shown: Document, arg: A) => T, arg: A): Promise<T> {
  const frame = `document.querySelector(${JSON.stringify(`iframe[title="${title}"]`)}).contentDocument`;
  return page.evaluate(`(${work})(${frame}, ${JSON.stringify(arg)})`) as Promise<T>;
}

inBothBrowsers('the annotator', (bench) => {
  const open = async (query = ''): Promise<Opened> => {
    const page = (await bench.session.openExtensionPage(`annotator.html${query}`)) as Opened;
    page.errors = [];
    page.on('pageerror', (error) => page.errors.push(error instanceof Error ? error.message : `${error}`));
    await page.bringToFront();
    await page.waitForSelector('input[type="file"]');
    return page;
  };
  const choose = async (page: Page, ...paths: string[]) => {
    const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(...paths);
  };
  /** The frame of the document in front, by its title. */
  const inFront = (page: Page): Promise<Shown> =>
    until('a document in front', async () => {
      const title = await page.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>('.shown-document:not([inert]) iframe');
        return frame?.contentDocument?.body ? frame.title : '';
      });
      return title === '' ? null : { page, title };
    });
  const seenIn = (shown: Shown, words: string) =>
    until(`${words} to be painted`, () =>
      within(
        shown,
        (shownDocument, wanted) => {
          const { highlights } = (shownDocument.defaultView as unknown as { CSS: typeof CSS }).CSS;
          for (const highlight of (highlights as unknown as Map<string, Set<StaticRange>>).values())
            for (const part of highlight) {
              const range = shownDocument.createRange();
              range.setStart(part.startContainer, part.startOffset);
              range.setEnd(part.endContainer, part.endOffset);
              const [box] = range.getClientRects();
              if (box && range.toString() === wanted)
                return { x: box.x, y: box.y, width: box.width, height: box.height };
            }
          return null;
        },
        words,
      ),
    );
  /** Where something painted in the document stands in the page. */
  const spot = async (page: Page, words: string) => {
    const box = await seenIn(await inFront(page), words);
    const offset = await page.$eval('.shown-document:not([inert]) iframe', (element) => {
      const { x, y } = element.getBoundingClientRect();
      return { x, y };
    });
    return { x: offset.x + box.x + Math.min(20, box.width / 2), y: offset.y + box.y + box.height / 2 };
  };
  const cardIsOpen = (shown: Shown) =>
    within(
      shown,
      (shownDocument) => shownDocument.querySelector('html > div:popover-open') !== null,
      undefined,
    );
  const scrolled = (shown: Shown) =>
    within(shown, (shownDocument) => shownDocument.defaultView!.scrollY, undefined);
  const card = (shown: Shown, isOpen: boolean) =>
    until(isOpen ? 'a card' : 'no card', async () => (await cardIsOpen(shown)) === isOpen);
  /** What is copied from now on, since a driver can't read the clipboard in both browsers. */
  const hearCopies = (page: Page) =>
    page.evaluate(() => {
      const writeText = async (said: string) => void Object.assign(window, { copied: said });
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    });
  const copied = (page: Page) => page.evaluate(() => (window as { copied?: string }).copied ?? '');
  const press = async (page: Page, key: 'KeyH' | 'KeyM' | 'KeyN') => {
    await page.keyboard.down('Alt');
    await page.keyboard.down('Shift');
    await page.keyboard.press(key);
    await page.keyboard.up('Shift');
    await page.keyboard.up('Alt');
  };
  const select = (shown: Shown, words: string) =>
    within(
      shown,
      (shownDocument, wanted) => {
        const walker = shownDocument.createTreeWalker(shownDocument.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode as Text;
          const at = node.data.indexOf(wanted);
          if (at >= 0) shownDocument.getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
        }
      },
      words,
    );
  const tab = (page: Page, id: string) => page.click(`#tab-${id}`);
  const textOf = (page: Page, selector: string) =>
    page.$$eval(selector, (all) => all.map((one) => one.textContent ?? '').join('\n'));
  const says = (page: Page, selector: string, words: string | RegExp) =>
    until(`${selector} to say ${words}`, async () => {
      const said = await textOf(page, selector);
      return typeof words === 'string' ? said.includes(words) : words.test(said);
    });
  const names = (page: Page) => page.$$eval('.document-tab', (all) => all.map((one) => one.textContent));

  it('reads HTML, text and DOCX: a card opens by hover, by click and by key', async () => {
    const page = await open();
    await choose(
      page,
      fileOf('request.html', html('Request')),
      fileOf('request.txt', text),
      fileOf('request.docx', await docx()),
    );
    for (const name of ['request.html', 'request.txt', 'request.docx']) {
      const chosen = await until(`the tab of ${name}`, () => page.$(`.document-tab[title="${name}"]`));
      await chosen.click();
      const frame = await inFront(page);
      const place = await spot(page, 'Liu v. Poland');
      await page.mouse.move(place.x, place.y, { steps: 3 });
      await card(frame, true);
      await page.mouse.move(5, 5, { steps: 3 });
      await card(frame, false);
      await page.mouse.click(place.x, place.y);
      await card(frame, true);
      await page.keyboard.press('Escape');
      await card(frame, false);
      await press(page, 'KeyN');
      await card(frame, true);
      await page.keyboard.press('Escape');
    }
    expect(page.errors).toEqual([]);
  });

  it('copies the citation with c, goes on with n, and opens the entry beside the document with o', async () => {
    const page = await open();
    await choose(page, fileOf('request.html', html('Request')));
    await hearCopies(page);
    const frame = await inFront(page);
    const place = await spot(page, 'Liu v. Poland');
    await page.mouse.click(place.x, place.y);
    await card(frame, true);
    await until('the card to be filled', async () => {
      await page.keyboard.press('c');
      return (await copied(page)).includes('Liu v Poland') || (await copied(page)).includes('Liu v. Poland');
    });
    await page.keyboard.press('o');
    await says(page, '.side-column h1, .side-column h2', 'Liu v. Poland');
    await page.mouse.click(place.x, place.y);
    await card(frame, true);
    for (let i = 0; i < 4 && (await scrolled(frame)) === 0; i++) {
      await page.keyboard.press('n');
      await pause(300);
    }
    // The last mention stands below what fits into the window.
    expect(await scrolled(frame)).toBeGreaterThan(0);
  });

  it('lists what it raises beside it, and goes there', async () => {
    const page = await open();
    await choose(page, fileOf('request.html', html('Request')));
    const frame = await inFront(page);
    await until('the mentions', async () => (await page.$$('[data-testid="mention"]')).length >= 3);
    expect((await page.$$('[data-testid="argument"]')).length).toBeGreaterThan(0);
    await page.evaluate(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="mention"]')];
      rows.find((row) => /designated location/i.test(row.textContent ?? ''))?.click();
    });
    await until('the document to be scrolled', async () => (await scrolled(frame)) > 0);
    expect(await page.$$eval('.density-strip span', (all) => all.length)).toBeGreaterThan(1);
    // The strip leads back to the top.
    const strip = (await (await page.$('.density-strip'))?.boundingBox())!;
    await page.mouse.click(strip.x + strip.width / 2, strip.y + 2);
    await until('the top', async () => (await scrolled(frame)) < 200);
  });

  it('keeps marks and a half-written note, and shows them when the document is opened from elsewhere', async () => {
    const page = await open();
    await choose(page, fileOf('request.html', html('Request')));
    const frame = await inFront(page);
    await seenIn(frame, 'Liu v. Poland');
    await select(frame, 'will be treated well');
    await press(page, 'KeyH');
    await seenIn(frame, 'will be treated well');
    await tab(page, 'matter');
    await says(page, '[data-testid="annotation"]', 'will be treated well');
    await page.click('[data-testid="annotation"] .passage-acts .button');
    await page.type('[data-testid="annotation"] textarea', 'Half of a note');
    await page.close();

    const again = await open();
    // Another name, another kind of line end in its markup: the same text.
    await choose(again, fileOf('copy-of-it.html', html('Request').replaceAll('</p>', '</p>\n')));
    const copy = await inFront(again);
    await seenIn(copy, 'will be treated well');
    await tab(again, 'matter');
    await says(again, '[data-testid="annotation"]', 'will be treated well');
    await again.click('[data-testid="annotation"] .passage-acts .button');
    const draft = await until('the draft', () => again.$('[data-testid="annotation"] textarea'));
    expect(await draft.evaluate((area) => (area as HTMLTextAreaElement).value)).toBe('Half of a note');
    await again.evaluate(() =>
      document.querySelector<HTMLElement>('.passage-editor button[type="submit"]')!.click(),
    );
    await says(again, '[data-testid="annotation"]', 'Half of a note');
    expect(again.errors).toEqual([]);
  });

  it('reads a PDF: cards on its words, pages by their labels, marks that stay', async () => {
    const page = await open();
    const file = fileOf('judgment.pdf', Buffer.from(await (await judgmentPdf()).save()));
    await choose(page, file);
    await page.waitForSelector('.shown-document[data-read="complete"]');
    const [box] = (await painted(page, 'Liu v. Poland')).boxes;
    await page.mouse.move(box!.x + box!.width / 2, box!.y + box!.height / 2, { steps: 3 });
    await until('a card', () =>
      page.evaluate(() => document.querySelector('html > div:popover-open') !== null),
    );
    await page.keyboard.press('Escape');
    // One mention a page; the list says on which page, as the document counts.
    await page.evaluate(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('.target')];
      const row = rows.find((one) => one.textContent?.includes('Liu v. Poland'));
      row?.querySelector<HTMLElement>('.count-button')?.click();
    });
    await says(page, '.each', 'p. ii');
    const labels = await page.$$eval('.each .page-number', (all) =>
      all.map((one) => one.textContent?.trim()),
    );
    expect(labels.slice(0, 4)).toEqual(['p. i', 'p. ii', 'p. 1', 'p. 2']);
    // The last of them, ten pages on: its page is rendered and painted.
    await page.evaluate(() => document.querySelector<HTMLElement>('.each li:last-child button')!.click());
    await until('page 10', () =>
      page.evaluate(() => document.querySelector('.page[data-page-number="12"] .textLayer span') !== null),
    );
    const seen = await until('paint on it', async () =>
      (await highlightsOf(page)).find(
        ({ text, boxes }) => text === 'Liu v. Poland' && boxes.some(({ y }) => y > 60 && y < 800),
      ),
    );
    await page.evaluate(() => {
      const layer = document.querySelector('.page[data-page-number="12"] .textLayer')!;
      const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const at = node.data.indexOf('no evidence of guilt');
        if (at >= 0) getSelection()!.setBaseAndExtent(node, at, node, at + 20);
      }
    });
    expect(seen.boxes.length).toBeGreaterThan(0);
    await press(page, 'KeyH');
    await tab(page, 'matter');
    await says(page, '[data-testid="annotation"]', 'no evidence of guilt');
    await says(page, '[data-testid="annotation"]', 'p. 10');
    await page.close();

    const again = await open();
    await choose(again, file);
    await again.waitForSelector('.shown-document[data-read="complete"]');
    await tab(again, 'matter');
    await says(again, '[data-testid="annotation"]', 'no evidence of guilt');
    await (await until('the way to it', () => again.$('[data-testid="annotation"] .passage-show'))).click();
    await painted(again, 'no evidence of guilt');
    expect(again.errors).toEqual([]);
  });

  it('holds several documents in tabs, and gives keys to the one in front', async () => {
    const page = await open();
    await choose(page, fileOf('one.html', html('One')), fileOf('two.txt', text));
    await until('two tabs', async () => (await names(page)).length === 2);
    const first = await inFront(page);
    await seenIn(first, 'Liu v. Poland');
    await (await page.$('.document-tab[title="two.txt"]'))!.click();
    const second = await until('the second document', async () => {
      const frame = await inFront(page);
      return frame.title === first.title ? null : frame;
    });
    await seenIn(second, 'Liu v. Poland');
    await press(page, 'KeyN');
    await card(second, true);
    expect(await cardIsOpen(first)).toBe(false);
    await page.focus('.document-tab[title="two.txt"]');
    await page.keyboard.press('Delete');
    await until('one tab', async () => (await names(page)).join() === 'one.html');
    await until('its title', async () => (await page.title()).includes('one.html'));
    await page.click('[aria-label="Close one.html"]');
    await says(page, 'main', 'Read a document');
  });

  it('takes files that are dropped on it', async () => {
    const page = await open();
    await page.evaluate((content) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([content], 'dropped.html', { type: 'text/html' }));
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }),
        );
    }, html('Dropped'));
    await seenIn(await inFront(page), 'Liu v. Poland');
    expect(await names(page)).toEqual(['dropped.html']);
  });

  it('keeps the file on request, opens it again without the file, and takes it out with undo', async () => {
    const page = await open();
    await choose(page, fileOf('kept.html', html('Kept')));
    await seenIn(await inFront(page), 'Liu v. Poland');
    await tab(page, 'matter');
    const keep = await until('the offer', () => page.$('.kept-file .button'));
    expect(await keep.evaluate((button) => button.textContent)).toMatch(/Keep the file \(\d.*(?:kB|KB)\)/);
    await keep.click();
    await says(page, '.kept-file', 'The file is kept');
    await page.close();

    const again = await open();
    await says(again, '.recent-list', 'kept.html');
    await again.click('.recent');
    await seenIn(await inFront(again), 'Liu v. Poland');
    await tab(again, 'matter');
    await says(again, '.kept-file', 'The file is kept');
    await again.click('.kept-file .plain');
    await says(again, '.kept-file', 'The file is removed');
    await again.click('.kept-file .plain');
    await says(again, '.kept-file', 'The file is kept');
  });

  it('offers what stood open when it was closed: what is kept opens, of the rest it says what to do', async () => {
    const page = await open();
    await choose(page, fileOf('left kept.html', html('Left kept').replace('Paragraph 3 ', 'Left kept ')));
    await seenIn(await inFront(page), 'Liu v. Poland');
    await tab(page, 'matter');
    await (await until('the offer to keep it', () => page.$('.kept-file .button'))).click();
    await says(page, '.kept-file', 'The file is kept');
    await choose(page, fileOf('left loose.txt', `Left loose.\n\n${text}`));
    await page.waitForSelector('.shown-document:not([inert])[data-read="complete"]');
    await until('both to be noted with their keys', () =>
      page.evaluate(() => {
        const noted = JSON.parse(localStorage.getItem('annotator-open') ?? '[]') as { keys: string[] }[];
        return (noted.length === 2 && noted.every(({ keys }) => keys.length > 0)) || null;
      }),
    );
    await page.close();

    const next = await open();
    await says(next, '[data-testid="left-open"]', 'These 2 documents were open here');
    await says(next, '[data-testid="left-open"]', /left loose\.txt.*choose it again with Open/);
    expect(await violationsOf(next)).toEqual([]);
    await next.click('[data-testid="left-open"] .button');
    await seenIn(await inFront(next), 'Liu v. Poland');
    expect(await names(next)).toEqual(['left kept.html']);
    await next.close();

    const again = await open();
    await says(again, '[data-testid="left-open"]', 'This document was open here');
    await again.click('[data-testid="left-open"] .plain');
    await until('the offer to go', async () => (await again.$('[data-testid="left-open"]')) === null);
    await again.close();

    const last = await open();
    await last.waitForSelector('.annotator-empty');
    expect(await last.evaluate(() => localStorage.getItem('annotator-open'))).toBeNull();
    expect(await last.$('[data-testid="left-open"]')).toBeNull();
    expect([...page.errors, ...next.errors, ...again.errors, ...last.errors]).toEqual([]);
  });

  it('asks for leave for the site of an address, and opens the document then', async () => {
    const address = bench.server.put('/files/judgment.html', html('Fetched'));
    const page = await open(`?src=${encodeURIComponent(address)}`);
    await says(page, '[role="alert"]', 'May Nonrefoul read 127.0.0.1?');
    await page.click('[role="alert"] .button.primary');
    await bench.session.answerPermissionPrompt(true);
    await seenIn(await inFront(page), 'Liu v. Poland');
    expect(await names(page)).toEqual(['judgment.html']);
    // The site is allowed now: what is wrong is told as it is.
    const page404 = await open(`?src=${encodeURIComponent(bench.server.url('/files/none.pdf'))}`);
    await says(page404, '[role="alert"]', 'there is no such document');
    const login = bench.server.put('/files/order.pdf', '<!doctype html><title>Sign in</title>');
    const instead = await open(`?src=${encodeURIComponent(login)}`);
    await says(instead, '[role="alert"]', 'A page of the web came in place of the document');
    const silent = await open(`?src=${encodeURIComponent('http://127.0.0.1:9/a.pdf')}`);
    await says(silent, '[role="alert"]', 'did not answer');
    const wrong = await open(`?src=${encodeURIComponent('javascript:alert(1)')}`);
    await says(wrong, '[role="alert"]', 'Only addresses that begin with http');
    expect(await violationsOf(wrong)).toEqual([]);
    // What was fetched can be opened again.
    const start = await open();
    await says(start, '.recent-list', 'judgment.html');
  });

  it('says of a file that it can’t read what it is, and goes on', async () => {
    const page = await open();
    await choose(
      page,
      fileOf('empty.pdf', ''),
      fileOf('old.doc', Buffer.from('d0cf11e0a1b11ae10000', 'hex')),
      fileOf('photo.png', Buffer.from('89504e470d0a1a0a', 'hex')),
      fileOf('broken.docx', Buffer.from('504b0304140000005b436f6e74656e745f54797065735d2e786d6c', 'hex')),
      fileOf('fine.txt', text),
    );
    for (const [name, words] of [
      ['empty.pdf', 'The file is empty'],
      ['old.doc', /before 2007|password/],
      ['photo.png', 'not read here'],
      ['broken.docx', 'damaged'],
    ] as const) {
      await (await until(name, () => page.$(`.document-tab[title="${name}"]`))).click();
      await says(page, '[role="alert"]', words);
    }
    await (await page.$('.document-tab[title="fine.txt"]'))!.click();
    await seenIn(await inFront(page), 'Liu v. Poland');
    expect(page.errors).toEqual([]);
  });

  it('is clean to axe while it is empty, with a document, and narrow, in light and dark', async () => {
    const page = await open();
    expect(await violationsOf(page)).toEqual([]);
    await choose(page, fileOf('request.html', html('Request')));
    await seenIn(await inFront(page), 'Liu v. Poland');
    await until('the list', async () => (await page.$$('[data-testid="argument"]')).length > 0);
    expect(await violationsOf(page)).toEqual([]);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((value) => {
        document.documentElement.dataset.theme = value;
      }, theme);
      expect(await violationsOf(page)).toEqual([]);
    }
    await tab(page, 'matter');
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewport({ width: 320, height: 640 });
    await pause(300);
    expect(await violationsOf(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
