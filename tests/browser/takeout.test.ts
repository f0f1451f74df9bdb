import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cite } from '@citation-js/core';
import { unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toWebAnnotations } from '../../casefile/export/web-annotation.ts';
import { fromWebAnnotations } from '../../casefile/import/read-annotations.ts';
import type { CaseDocument, Matter, Passage } from '../../casefile/records.ts';
import { takeoutEn } from '../../components/words-takeout-en.ts';
import { aDocument, aMatter, aPassage, aWork } from '../unit/casefile/sample-work.ts';
import { readStrictCsv } from '../unit/library/strict-csv.ts';
import { violationsOf } from './axe-findings.ts';
import { type Bench, inBothBrowsers, until } from './harness.ts';
import { seedCaseFile, storedIn } from './seed-case-file.ts';
import { stopAtWrite } from './stop-at-write.ts';

const folder = mkdtempSync(join(tmpdir(), 'takeout-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hostile = '<img src=x onerror="alert(1)"> & </blockquote><script>alert(2)</script>';
const work = aWork();
const around = { prefix: 'The Court finds that ', suffix: ' in themselves' };
const seed = {
  matters: [aMatter(1, { notes: 'The hearing is on Monday' }), aMatter(5, { name: 'Re Y', colour: 'plum' })],
  documents: work.documents,
  passages: [
    ...work.passages.map((passage, i) =>
      i === 0
        ? {
            ...passage,
            selectors: { ...passage.selectors, quote: { ...passage.selectors.quote, ...around } },
          }
        : passage,
    ),
    aPassage(14, hostile, { note: `Note ${hostile}`, tags: [hostile.slice(0, 40)] }),
  ],
};

async function open(bench: Bench, hash: string, records: object | null = seed): Promise<Page> {
  const page = await bench.session.openExtensionPage('library.html#/casefile');
  await page.waitForSelector('.casebook, [data-testid="empty"]');
  if (records) await seedCaseFile(page, records as typeof seed);
  await page.close();
  const opened = await bench.session.openExtensionPage(`library.html${hash}`);
  await opened.setViewport({ width: 1400, height: 900 });
  await opened.bringToFront();
  await opened.waitForSelector('main h2');
  await opened.evaluate(() => {
    const taken: { name: string; file: Blob }[] = [];
    const copied: string[] = [];
    Object.assign(globalThis, { taken, copied });
    const files = new Map<string, Blob>();
    const make = URL.createObjectURL;
    URL.createObjectURL = (file: Blob) => {
      const address = make.call(URL, file);
      files.set(address, file);
      return address;
    };
    HTMLAnchorElement.prototype.click = function () {
      taken.push({ name: this.download, file: files.get(this.href)! });
    };
    navigator.clipboard.writeText = async (text) => void copied.push(text);
  });
  return opened;
}

const textOf = (page: Page, selector: string) =>
  page.$eval(selector, (found) => (found.textContent ?? '').replace(/\s+/g, ' ').trim());

const press = (page: Page, selector: string) => page.$eval(selector, (e) => (e as HTMLElement).click());

const says = (page: Page, selector: string, words: string | RegExp) =>
  until(`“${words}” in ${selector}`, async () => {
    const text = await textOf(page, selector);
    return (typeof words === 'string' ? text.includes(words) : words.test(text)) || null;
  });

/** The file that was handed to the browser, as it would be saved. */
const taken = (page: Page) =>
  until('a file', async () => {
    const file = await page.evaluate(async () => {
      const [one] = (globalThis as unknown as { taken: { name: string; file: Blob }[] }).taken.splice(0);
      return one && { name: one.name, bytes: [...new Uint8Array(await one.file.arrayBuffer())] };
    });
    return file && { name: file.name, bytes: new Uint8Array(file.bytes) };
  });

const textIn = (bytes: Uint8Array) =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

async function take(page: Page, format: string): Promise<{ name: string; bytes: Uint8Array }> {
  await page.select('[data-testid="export-format"]', format);
  await press(page, '[data-testid="export-save"]');
  const file = await taken(page);
  await says(page, '[data-testid="export-said"]', file.name);
  return file;
}

async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const field = (await page.$('[data-testid="import-file"]')) as ElementHandle<HTMLInputElement>;
  await field.uploadFile(path);
}

/** The button of a matter's card. */
const exportMatter = (page: Page, name: string) =>
  page.$$eval(
    '[data-testid="matter"]',
    (cards, wanted) =>
      (
        cards
          .find((card) => card.querySelector('a')?.textContent === wanted)!
          .querySelector('[data-testid="export"]') as HTMLElement
      ).click(),
    name,
  );

inBothBrowsers('taking out of the case file', (bench) => {
  it('saves a matter in every kind of file, and a kept parser reads each back', async () => {
    const page = await open(bench, '#/matters');
    await page.waitForSelector('[data-testid="matter"]');
    await exportMatter(page, 'Re X');
    await page.waitForSelector('[data-testid="export-dialog"]');
    await says(page, '[data-testid="export-counts"]', '3 documents, 4 passages, 3 notes');
    expect(await violationsOf(page)).toEqual([]);

    const docx = await take(page, 'docx');
    expect(docx.name).toBe('Re X.docx');
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(docx.bytes) });
    expect(html).toMatch(/<h1>(?:<a[^>]*><\/a>)*Assurances<\/h1>/);
    expect(html).toContain('<em>Liu v Poland</em> App no 37610/18 (ECtHR, 6 October 2022), para 79');
    expect(html).toMatch(/<table>[\s\S]*Liu v Poland[\s\S]*<\/table>/);
    expect(html).toContain('The hearing is on Monday');
    expect(html).toContain('被请求引渡人');

    const web = await take(page, 'html');
    expect(web.name).toBe('Re X.html');
    const { document } = parseHTML(textIn(web.bytes));
    expect(document.querySelector('title')!.textContent).toBe('Re X');
    expect(document.querySelectorAll('script, img')).toHaveLength(0);
    const marks = [...document.querySelectorAll('blockquote mark')].map((mark) => mark.textContent);
    expect(marks.sort()).toEqual(seed.passages.map(({ selectors }) => selectors.quote.exact).sort());
    const quotes = [...document.querySelectorAll('blockquote')].map((quote) => quote.textContent);
    expect(quotes).toContain('… Court finds that the assurances were not enough in …');
    expect([...document.querySelectorAll('.note')].map((note) => note.textContent)).toContain(
      `Note ${hostile}`,
    );
    expect(document.querySelector('figcaption cite')!.textContent).toBe('Liu v Poland');
    expect(document.querySelectorAll('table tbody tr')).toHaveLength(3);
    // As a browser reads it, too: nothing of it runs, and nothing is asked for.
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'text/html');
      return [parsed.querySelectorAll('mark').length, parsed.compatMode, parsed.documentElement.lang];
    }, textIn(web.bytes));
    expect(read).toEqual([4, 'CSS1Compat', 'en']);

    const markdown = await take(page, 'markdown');
    expect(markdown.name).toBe('Re X.md');
    const [, front = ''] = /^---\n([\s\S]*?)---\n/.exec(textIn(markdown.bytes)) ?? [];
    expect(parse(front)).toMatchObject({ title: 'Re X' });
    expect(textIn(markdown.bytes)).toContain('> — *Liu v Poland* App no 37610/18');

    const zip = await take(page, 'markdown-zip');
    expect(zip.name).toBe('Re X.zip');
    const notes = unzipSync(zip.bytes);
    expect(Object.keys(notes)).toEqual(['Liu v. Poland.md', 'Extradited, they said.md', 'Request.md']);
    expect(textIn(notes['Request.md']!)).toContain('> 被请求引渡人');

    const csv = await take(page, 'csv');
    expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = readStrictCsv(textIn(csv.bytes.slice(3)));
    expect(rows[0]).toEqual(Object.values(takeoutEn.file.columns));
    expect(rows).toHaveLength(5);
    await press(page, '[data-field="bom"]');
    expect([...(await take(page, 'csv')).bytes.slice(0, 3)]).not.toEqual([0xef, 0xbb, 0xbf]);

    const annotations = await take(page, 'annotations');
    expect(annotations.name).toBe('Re X.jsonld');
    const back = fromWebAnnotations(textIn(annotations.bytes)).read;
    expect(
      back.map((one) => ('passage' in one ? one.passage.selectors.quote.exact : one.refused)).sort(),
    ).toEqual(marks);

    const csl = new Cite(textIn((await take(page, 'csl-json')).bytes)).data;
    expect(csl[0]).toMatchObject({ type: 'legal_case', title: 'Liu v. Poland' });
    expect(csl).toHaveLength(3);
    await says(page, '[data-testid="left-out"]', '4 passages: this kind of file lists documents only.');
    const ris = new Cite(textIn((await take(page, 'ris')).bytes)).data;
    expect(ris[0]).toMatchObject({ type: 'legal_case', title: 'Liu v. Poland' });
    expect(JSON.stringify(ris[0])).toContain('the assurances were not enough');
    const bibtex = new Cite(textIn((await take(page, 'bibtex')).bytes)).data;
    expect(bibtex.map(({ title }) => title)).toContain('Liu v. Poland');
  });

  it('leaves out what was not asked for and says so, in the style that was chosen, under the name that was typed', async () => {
    const page = await open(bench, `#/casefile?matter=${seed.matters[0]!.id}`);
    await page.waitForSelector('.kept-line');
    await press(page, '[data-testid="export"]');
    await page.waitForSelector('[data-testid="export-dialog"]');
    await page.select('[data-testid="export-format"]', 'csv');
    await page.select('[data-testid="citation-style"]', 'bluebook');
    for (const field of ['own', 'highlights']) await press(page, `[data-field="${field}"]`);
    await says(page, '[data-testid="export-counts"]', '2 documents, 3 passages, 0 notes');
    await says(page, '[data-testid="left-out"]', '1 passage only highlighted: not asked for.');
    await says(page, '[data-testid="left-out"]', 'What you wrote of 3 passages: not asked for.');
    await says(page, '[data-testid="left-out"]', '1 document without a passage');
    await page.$eval('[data-testid="export-name"]', (field) => (field as HTMLInputElement).select());
    await page.type('[data-testid="export-name"]', 'For the court: 1/2.csv');
    await press(page, '[data-testid="export-save"]');
    const { name, bytes } = await taken(page);
    expect(name).toBe('For the court 1 2.csv');
    const text = textIn(bytes);
    expect(text).toContain('Liu v. Poland, App. No. 37610/18, ¶ 79');
    for (const own of ['Use **this**', 'article 3', 'The hearing is on Monday', 'against-us'])
      expect(text).not.toContain(own);
    // The next time it asks for what was asked for now.
    await press(page, '[data-testid="export-close"]');
    await until('the dialog to go', async () => ((await page.$('dialog')) ? null : true));
    await press(page, '[data-testid="export"]');
    await page.waitForSelector('[data-testid="export-dialog"]');
    expect(
      await page.$eval('[data-testid="export-format"]', (field) => (field as HTMLSelectElement).value),
    ).toBe('csv');
  });

  it('takes a selected document with all its passages, a filtered list as it is shown, and one passage', async () => {
    const page = await open(bench, '#/casefile');
    await page.waitForSelector('.kept-line');
    const counts = async () => {
      await page.waitForSelector('[data-testid="export-dialog"]');
      const text = await textOf(page, '[data-testid="export-counts"]');
      await page.keyboard.press('Escape');
      await until('the dialog to go', async () => ((await page.$('dialog')) ? null : true));
      return text;
    };
    await page.$$eval('[data-testid="document"]', (lines) =>
      (
        lines
          .find((line) => line.textContent!.includes('Liu v. Poland'))!
          .querySelector('input') as HTMLElement
      ).click(),
    );
    await page.waitForSelector('[data-testid="bulk"] [data-testid="export"]');
    await press(page, '[data-testid="bulk"] [data-testid="export"]');
    expect(await counts()).toBe('1 document, 2 passages, 2 notes');
    await page.keyboard.press('Escape');

    await page.select('[data-filter="purpose"]', 'against-us');
    await until('one line', async () => (await page.$$('.kept-line')).length === 1 || null);
    expect(await textOf(page, '[data-testid="export"]')).toBe('Export 1 item');
    await press(page, '[data-testid="export"]');
    expect(await counts()).toBe('1 document, 1 passage, 0 notes');
    await press(page, '.kept-open');
    await page.waitForSelector('[data-testid="detail"]');
    await press(page, '[data-testid="detail"] [data-testid="export"]');
    expect(await counts()).toBe('1 document, 1 passage, 0 notes');
  });

  it('can be stopped, and says that no file was made', async () => {
    const many = Array.from({ length: 3_000 }, (_, i) =>
      aPassage(1000 + i, `${'a passage of some length '.repeat(10)}${i}`),
    );
    const page = await open(bench, '#/casefile', {
      matters: seed.matters,
      documents: [aDocument(2)],
      passages: many,
    });
    await page.waitForSelector('.kept-line');
    for (const format of ['docx', 'html']) {
      await press(page, '[data-testid="export"]');
      await page.waitForSelector('[data-testid="export-dialog"]');
      await page.select('[data-testid="export-format"]', format);
      await page.evaluate(() => {
        const seen = new MutationObserver(() => {
          const stop = document.querySelector<HTMLElement>('[data-testid="export-stop"]');
          if (!stop) return;
          seen.disconnect();
          stop.click();
        });
        seen.observe(document.body, { subtree: true, childList: true });
      });
      await press(page, '[data-testid="export-save"]');
      await says(page, '[data-testid="export-said"]', 'Stopped. No file was made.');
      expect(await page.evaluate(() => (globalThis as unknown as { taken: [] }).taken.length)).toBe(0);
      await press(page, '[data-testid="export-save"]');
      const { bytes } = await taken(page);
      expect(bytes.length).toBeGreaterThan(10_000);
      await page.keyboard.press('Escape');
      await until('the dialog to go', async () => ((await page.$('dialog')) ? null : true));
    }
  });
});

inBothBrowsers('bringing annotations in', (bench) => {
  const file = JSON.stringify(toWebAnnotations(seed, '2026-03-01T10:00:00.000Z'));
  const other = { matters: [aMatter(5, { name: 'Re Y' })], documents: [], passages: [] };

  const openDialog = async (page: Page) => {
    await page.waitForSelector('[data-testid="import"]');
    await press(page, '[data-testid="import"]');
    await page.waitForSelector('[data-testid="import-dialog"]');
  };
  const essence = ({ selectors, note, tags, purpose, place, issues, clipped, createdAt }: Passage) =>
    JSON.stringify({ selectors, note, tags, purpose, place, issues, clipped, createdAt });

  it('shows what would come in, keeps all of it, brings nothing in twice, and is undone', async () => {
    const page = await open(bench, '#/casefile', other);
    await page.waitForSelector('[data-testid="empty"]');
    await openDialog(page);
    expect(await violationsOf(page)).toEqual([]);
    await chooseFile(page, 'all.jsonld', file);
    await says(page, '[data-testid="import-preview"]', '4 passages are new.');
    await says(page, '[data-testid="import-preview"]', '3 documents are new.');
    expect(await storedIn(page, 'passages')).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    await press(page, '[data-testid="import-do"]');
    await says(page, '[data-testid="import-said"]', 'Brought into Re Y. New: 3 documents, 4 passages.');
    const kept = await storedIn<Passage>(page, 'passages');
    expect(kept.map(essence).sort()).toEqual(seed.passages.map(essence).sort());
    const documents = await storedIn<CaseDocument>(page, 'documents');
    expect(documents.map(({ provenance }) => provenance.title).sort()).toEqual(
      seed.documents.map(({ provenance }) => provenance.title).sort(),
    );
    await until('the lines', async () => (await page.$$('.kept-line')).length === 7 || null);
    expect(await violationsOf(page)).toEqual([]);

    await openDialog(page);
    await chooseFile(page, 'again.jsonld', file);
    await says(page, '[data-testid="import-preview"]', '4 passages are here already, as they are.');
    expect(
      await page.$eval('[data-testid="import-do"]', (button) => (button as HTMLButtonElement).disabled),
    ).toBe(true);
    await page.keyboard.press('Escape');
    await until('the dialog to go', async () => ((await page.$('dialog')) ? null : true));

    await press(page, '[data-testid="import-undo"]');
    await says(page, '[data-testid="import-said"]', 'Taken out again.');
    expect(await storedIn(page, 'passages')).toEqual([]);
    expect(await storedIn(page, 'documents')).toEqual([]);
  });

  it('can be stopped while it writes: nothing was brought in, and it can be done again', async () => {
    const page = await open(bench, '#/casefile', other);
    await page.waitForSelector('[data-testid="empty"]');
    const many = Array.from({ length: 60 }, (_, i) => aPassage(100 + i, `Passage ${i} of a long file`));
    const long = JSON.stringify(toWebAnnotations({ ...seed, passages: many }, '2026-03-01T10:00:00.000Z'));
    await openDialog(page);
    await chooseFile(page, 'long.jsonld', long);
    await says(page, '[data-testid="import-preview"]', '60 passages are new.');
    await stopAtWrite(page, 'passages', 20);
    await press(page, '[data-testid="import-do"]');
    await says(page, '[data-testid="import-dialog"]', 'Stopped. Nothing was brought in');
    expect(await storedIn(page, 'passages')).toEqual([]);
    expect(await storedIn(page, 'documents')).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    await press(page, '[data-testid="import-do"]');
    await says(page, '[data-testid="import-said"]', '60 passages');
    expect(await storedIn(page, 'passages')).toHaveLength(60);
  });

  it('opens a matter for them, and asks before a note is added to the reader’s own', async () => {
    const page = await open(bench, '#/casefile', seed);
    await openDialog(page);
    const changed = seed.passages.map((passage, i) =>
      i === 0 ? { ...passage, note: 'Another note' } : passage,
    );
    await chooseFile(
      page,
      'notes.jsonld',
      JSON.stringify(toWebAnnotations({ ...seed, passages: changed }, '2026-03-01T10:00:00.000Z')),
    );
    await page.waitForSelector('[data-testid="import-matter"]');
    await page.select('[data-testid="import-matter"]', seed.matters[0]!.id);
    await says(
      page,
      '[data-testid="import-preview"]',
      'Of 1 passage the file has another note than yours. Yours stays.',
    );
    await press(page, '[data-testid="import-add-notes"]');
    await press(page, '[data-testid="import-do"]');
    await says(page, '[data-testid="import-said"]', 'Completed: 1 passage.');
    const noteOf = async () =>
      (await storedIn<Passage>(page, 'passages')).find(({ id }) => id === seed.passages[0]!.id)!.note;
    expect(await noteOf()).toBe(`${seed.passages[0]!.note}\n\nAnother note`);
    await press(page, '[data-testid="import-undo"]');
    await says(page, '[data-testid="import-said"]', 'Taken out again.');
    expect(await noteOf()).toBe(seed.passages[0]!.note);

    await openDialog(page);
    await chooseFile(page, 'new.jsonld', file);
    await page.waitForSelector('[data-testid="import-matter"]');
    await page.select('[data-testid="import-matter"]', '');
    await page.type('[data-testid="import-new-matter"]', 'Re Z');
    await press(page, '[data-testid="import-do"]');
    await says(page, '[data-testid="import-said"]', 'Brought into Re Z.');
    const matters = await storedIn<Matter>(page, 'matters');
    expect(matters.map(({ name }) => name).sort()).toEqual(['Re X', 'Re Y', 'Re Z']);
    expect((await storedIn(page, 'passages')).length).toBe(8);
  });

  it('refuses a broken file with the reason, takes what is in order from a mixed one, and changes nothing before', async () => {
    const page = await open(bench, '#/casefile', other);
    await openDialog(page);
    for (const [name, text, words] of [
      ['cut.jsonld', file.slice(0, 500), 'it holds no JSON. Nothing was changed.'],
      ['geo.json', '{"type":"Feature"}', 'no Web Annotations. Nothing was changed.'],
      ['refs.ris', 'TY  - CASE\r\nTI  - A\r\nER  - \r\n', 'list of references'],
      ['empty.json', '[]', 'holds no annotation'],
    ] as const) {
      await chooseFile(page, name, text);
      await says(page, '[data-testid="import-fault"]', words);
    }
    expect(await violationsOf(page)).toEqual([]);
    const mixed = [
      { id: 'http://a.example/1', type: 'Annotation', target: 'http://a.example/page' },
      { id: 'http://a.example/2', type: 'Annotation', target: 7 },
      {
        id: 'http://a.example/3',
        type: 'Annotation',
        bodyValue: 'A comment',
        target: {
          source: 'http://a.example/page?utm_source=x',
          selector: { type: 'TextQuoteSelector', exact: 'the words' },
        },
      },
    ];
    await chooseFile(page, 'mixed.json', JSON.stringify(mixed));
    await says(page, '[data-testid="import-preview"]', '1 passage is new.');
    await says(page, '[data-testid="import-refused"]', '2 annotations cannot be brought in');
    await says(page, '[data-testid="import-refused"]', 'it marks no words');
    expect(await storedIn(page, 'passages')).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    await press(page, '[data-testid="import-do"]');
    await says(page, '[data-testid="import-said"]', 'New: 1 document, 1 passage.');
    const [document] = await storedIn<CaseDocument>(page, 'documents');
    // The key by which the page itself is known when it is read.
    expect(document!.keys).toEqual(['url:https://a.example/page']);
  });
});

inBothBrowsers('the citation style', (bench) => {
  it('that is chosen in the options is the one in which passages and entries are copied', async () => {
    const options = await bench.session.openExtensionPage('options.html#citations');
    await options.bringToFront();
    await options.waitForSelector('#citations [data-testid="citation-style"]');
    await options.select('#citations [data-testid="citation-style"]', 'bluebook');
    await says(
      options,
      '#citations',
      'Liu v. Poland, App. No. 37610/18 (European Court of Human Rights Oct. 6, 2022)',
    );
    try {
      const page = await open(bench, '#/casefile?kind=clipping');
      await page.waitForSelector('.kept-open');
      await press(page, '.kept-open');
      await page.waitForSelector('[data-testid="copy-quote"]');
      await press(page, '[data-testid="copy-quote"]');
      const copied = await until('the copy', () =>
        page.evaluate(() => (globalThis as unknown as { copied: string[] }).copied[0]),
      );
      expect(copied).toBe(
        '“the assurances were not enough” Liu v. Poland, App. No. 37610/18, ¶ 79 (European Court of Human Rights Oct. 6, 2022)',
      );
      const entry = await bench.session.openExtensionPage('library.html#/entry/liu-v-poland-2022');
      await entry.waitForSelector('.entry-actions button');
      expect(await entry.$eval('.entry-actions button', (button) => (button as HTMLElement).title)).toBe(
        'Liu v. Poland, App. No. 37610/18 (European Court of Human Rights Oct. 6, 2022)',
      );
    } finally {
      await bench.changeSettings({ citation: 'oscola' });
    }
  });
});
