import { readFileSync } from 'node:fs';
import { PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { unwrapLines } from '../../../../knowledge/recognise/plain-text.ts';
import { Anchoring } from '../../../../reading/anchor/anchor.ts';
import { DocumentText } from '../../../../reading/anchor/document-text.ts';
import { giveWords } from '../../../../reading/ocr/page-words.ts';
import { openPdf } from '../../../../reading/pdf/open-pdf.ts';
import { PdfDocument } from '../../../../reading/pdf/pdf-document.ts';
import { boxAround } from '../../../../reading/pdf/pdf-space.ts';
import { textAsked } from '../../../../reading/pdf/text-runs.ts';
import type { DocumentListener, TextBlock } from '../../../../reading/readable-document.ts';
import { type Layout, laidOut, writable } from './laid-out.ts';
import { PagesShown } from './pages-shown.ts';
import { pdfFiles } from './pdf-files.ts';

beforeAll(() => {
  vi.stubGlobal('NodeFilter', { SHOW_TEXT: 4 });
  vi.stubGlobal('Node', Object.assign(class {}, { TEXT_NODE: 3 }));
  vi.stubGlobal(
    'StaticRange',
    class {
      constructor(init: StaticRangeInit) {
        Object.assign(this, init);
      }
    },
  );
});

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

class Heard implements DocumentListener {
  readonly blocks = new Map<number, string>();
  readonly moved: number[] = [];
  shows = 0;
  blockRead({ key, text }: TextBlock) {
    this.blocks.set(key, text);
  }
  blockMoved(key: number) {
    this.moved.push(key);
  }
  blockGone(key: number) {
    this.blocks.delete(key);
  }
  caughtUp() {
    this.shows++;
  }
}

async function opened(made: PDFDocument | Uint8Array) {
  const bytes = made instanceof PDFDocument ? await made.save({ useObjectStreams: false }) : made;
  const pdf = await openPdf(new Blob([new Uint8Array(bytes)]), { files: pdfFiles });
  const control = new AbortController();
  const pages = new PagesShown();
  closing.push(() => {
    control.abort();
    void pdf.loadingTask.destroy();
  });
  const document = new PdfDocument(pdf, pages);
  const render = async (page: number) => {
    const { items } = await (await pdf.getPage(page)).getTextContent(textAsked);
    pages.render(
      page,
      items.flatMap((item) => ('str' in item && item.str !== '' ? [item.str] : [])),
    );
  };
  return { pdf, pages, document, heard: new Heard(), control, render };
}

async function read(paragraphs: readonly string[], layout: Layout = {}) {
  const all = await opened(await laidOut(paragraphs, layout));
  await all.render(1);
  await all.document.read(all.heard, all.control.signal);
  return all;
}

const words = (range: StaticRange) => {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (startContainer === endContainer) return startContainer.nodeValue!.slice(startOffset, endOffset);
  return `${startContainer.nodeValue!.slice(startOffset)}…${endContainer.nodeValue!.slice(0, endOffset)}`;
};

const passage =
  'The Court has held that the assurances which were given by the requesting State have to be examined in their practical application, and that their weight depends on the circumstances prevailing at the material time.';
const many = (count: number) => Array.from({ length: count }, (_, i) => `${i + 1}. ${passage}`);

describe('a PDF as a document', () => {
  it('tells its blocks in reading order, with progress, and shows what it has before the end', async () => {
    const all = await opened(await laidOut(many(200)));
    await all.render(1);
    const progress: number[] = [];
    all.document.onProgress(({ pagesRead }) => progress.push(pagesRead), all.control.signal);
    await all.document.read(all.heard, all.control.signal);
    expect(all.pdf.numPages).toBeGreaterThan(12);
    expect(progress).toEqual(Array.from({ length: all.pdf.numPages }, (_, i) => i + 1));
    expect(all.heard.shows).toBeGreaterThan(2);
    const texts = all.document.texts.map(({ text }) => text);
    expect(texts.filter((text) => text.endsWith(passage))).toHaveLength(200);
    expect(all.document.texts.map(({ key }) => key)).toEqual(
      [...all.heard.blocks.keys()].sort((a, b) => a - b),
    );
    expect(all.document.texts.every(({ key, text }) => all.heard.blocks.get(key) === text)).toBe(true);
  });

  it('knows the page of every place, also in a paragraph that goes on, and its label', async () => {
    const pdf = await laidOut(many(40));
    const all = await opened(pdf);
    await all.render(1);
    await all.document.read(all.heard, all.control.signal);
    const across = all.document.texts.find(
      ({ key, text }) =>
        all.document.pageOf(key, 0)?.number !== all.document.pageOf(key, text.length - 1)?.number,
    )!;
    expect(all.document.pageOf(across.key, 0)).toEqual({ number: 1, label: '1' });
    expect(all.document.pageOf(across.key, across.text.length - 1)).toEqual({ number: 2, label: '2' });
    expect(all.document.pageOf(-1, 0)).toBeNull();
    expect(
      all.document.boxesOn({ key: across.key, start: 0, end: across.text.length }).map(({ page }) => page),
    ).toEqual([1, 2]);
  });

  it('gives ranges for what is rendered, apart on each page, and the way back', async () => {
    const all = await read(many(40));
    const across = all.document.texts.find(
      ({ key, text }) =>
        all.document.pageOf(key, text.length - 1)?.number === 2 && all.document.pageOf(key, 0)?.number === 1,
    )!;
    expect(all.document.rangesOf(across.key, 0, across.text.length)).toHaveLength(1);
    await all.render(2);
    expect(all.heard.moved).toContain(across.key);
    const ranges = all.document.rangesOf(across.key, 0, across.text.length);
    expect(ranges).toHaveLength(2);
    // The text that goes on stands behind the head of the page, which is not part of it.
    expect(ranges.map(words).join(' ')).not.toContain('- 1 -');
    const at = across.text.indexOf('assurances');
    const range = all.document.rangeOf(across.key, at, at + 10)!;
    expect(words(range)).toBe('assurances');
    expect(all.document.placeOf(range.startContainer, range.startOffset)).toEqual({
      key: across.key,
      offset: at,
    });
    expect(all.document.blocksAround(range.startContainer).map(({ key }) => key)).toContain(across.key);
    all.pages.takeAway(1);
    expect(all.document.rangeOf(across.key, at, at + 10)).toBeNull();
  });

  it('gives no range when what is rendered is not what was read', async () => {
    const all = await read(many(3));
    const [block] = all.document.texts;
    all.pages.render(1, ['something', 'else']);
    expect(all.document.rangesOf(block!.key, 0, 5)).toEqual([]);
  });

  it('finds its way in text that a search has marked', async () => {
    const all = await read([passage]);
    const { key, text } = all.document.texts[0]!;
    const at = text.indexOf('Court');
    const { startContainer } = all.document.rangeOf(key, at, at + 5)!;
    const element = startContainer.parentNode as HTMLElement;
    const whole = element.textContent;
    const mark = all.pages.view.createElement('span');
    mark.append(all.pages.view.createTextNode('Court'));
    element.replaceChildren(whole.slice(0, at), mark, whole.slice(at + 5));
    const range = all.document.rangeOf(key, at, at + 9)!;
    expect(range.startContainer).toBe(mark.firstChild);
    expect(all.document.placeOf(mark.firstChild!, 2)).toEqual({ key, offset: at + 2 });
    expect(all.document.placeOf(element, 2)).toEqual({ key, offset: at + 5 });
  });

  it('knows where words stand on the page, and which words stand there', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const font = await pdf.embedFont(StandardFonts.TimesRoman);
    const text = 'The request of the People’s Republic of China for extradition was refused.';
    pdf.addPage([595, 842]).drawText(text, { x: 72, y: 500, size: 12, font });
    const all = await opened(pdf);
    await all.document.read(all.heard, all.control.signal);
    const { key } = all.document.texts[0]!;
    const start = text.indexOf('extradition');
    const [there] = all.document.boxesOn({ key, start, end: start + 11 });
    const [left, bottom, right, top] = boxAround(there!.quads);
    const before = 72 + font.widthOfTextAtSize(text.slice(0, start), 12);
    expect(Math.abs(left - before)).toBeLessThan(2);
    expect(Math.abs(right - before - font.widthOfTextAtSize('extradition', 12))).toBeLessThan(2);
    expect([bottom < 500, bottom > 494, top > 507, top < 514]).toEqual([true, true, true, true]);
    expect(all.document.partsAt(1, there!.quads)).toEqual([{ key, start, end: start + 11 }]);
    expect(all.document.partsAt(1, [[0, 100, 50, 100, 0, 80, 50, 80]])).toEqual([]);
    await all.document.reveal({ key, start, end: start + 11 });
    expect(all.pages.revealed[0]).toMatchObject({ page: 1 });
  });

  it('stops when it is told to, and keeps what it has', async () => {
    const all = await opened(await laidOut(many(200)));
    await all.render(1);
    all.document.onProgress(
      ({ pagesRead }) => pagesRead === 5 && all.document.stopReading(),
      all.control.signal,
    );
    await all.document.read(all.heard, all.control.signal);
    expect(all.document.progress.pagesRead).toBe(5);
    expect(all.heard.blocks.size).toBeGreaterThan(40);
    const aborted = await opened(await laidOut(many(200)));
    await aborted.render(1);
    aborted.document.onProgress(() => aborted.control.abort(), aborted.control.signal);
    await aborted.document.read(aborted.heard, aborted.control.signal);
    expect(aborted.heard.shows).toBe(0);
  });

  it('names pages without text, and takes what was recognised on them', async () => {
    const pdf = await laidOut([passage]);
    pdf.addPage([595, 842]);
    const all = await opened(pdf);
    await all.document.read(all.heard, all.control.signal);
    expect(all.document.textless).toEqual([2]);
    const line = 'The assurances given by China could not be relied on.'.split(' ');
    const recognised = async (texts: string[]) => {
      const words = texts.map((text, i) => ({
        text,
        box: [72 + 40 * i, 700, 72 + 40 * i + 34, 712] as const,
        turned: 0,
        endsLine: i === texts.length - 1,
      }));
      giveWords(await all.pdf.getPage(2), words);
      await all.document.readAgain(2);
    };
    await recognised(line);
    expect(all.document.textless).toEqual([]);
    const last = all.document.texts.at(-1)!;
    expect(last.text).toBe(line.join(' '));
    expect(all.document.pageOf(last.key, 0)?.number).toBe(2);
    all.pages.render(
      2,
      line.flatMap((word, i) => (i === 0 ? [word] : [' ', word])),
    );
    const at = last.text.indexOf('China');
    expect(words(all.document.rangeOf(last.key, at, at + 5)!)).toBe('China');
    // Recognised again: the old words go.
    await recognised(['Better']);
    expect(all.document.texts.at(-1)!.text).toBe('Better');
    expect(all.heard.blocks.has(last.key)).toBe(all.document.texts.at(-1)!.key === last.key);
  });
});

describe('what a PDF says of itself', () => {
  it('are the labels of its pages', async () => {
    const pdf = await laidOut(many(60));
    const { context, catalog } = pdf;
    catalog.set(
      PDFName.of('PageLabels'),
      context.obj({ Nums: [0, { S: 'r' }, 2, { S: 'D', P: PDFString.of('A-') }] }),
    );
    const all = await opened(pdf);
    await all.document.read(all.heard, all.control.signal);
    expect([1, 2, 3, 4].map((page) => all.document.pageNumber(page).label)).toEqual([
      'i',
      'ii',
      'A-1',
      'A-2',
    ]);
  });

  it('is not that a page with a court’s stamp has text', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const picture = await pdf.embedPng(readFileSync('public/icon/16.png'));
    for (let page = 0; page < 4; page++) {
      const drawn = pdf.addPage([595, 842]);
      drawn.drawText(`Case 1:20-cr-00188 Document 5 Filed 07/26/17 Page ${page + 1} of 4`, {
        x: 72,
        y: 820,
        size: 9,
        font,
      });
      if (page < 3) drawn.drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
      if (page === 1) drawn.drawText('IT IS SO ORDERED.', { x: 200, y: 400, size: 12, font });
    }
    const all = await opened(pdf);
    await all.document.read(all.heard, all.control.signal);
    // The fourth page has a stamp and is empty otherwise: nothing is missing from it.
    expect(all.document.textless).toEqual([1, 3]);
  });
});

describe('a damaged PDF', () => {
  const bytesOf = async (count: number) =>
    Buffer.from(await (await laidOut(many(count))).save({ useObjectStreams: false }));

  it.each([0.97, 0.6, 0.3])('is read as far as it can be when only %f of it are there', async (part) => {
    const bytes = await bytesOf(60);
    const all = await opened(bytes.subarray(0, Math.floor(bytes.length * part)));
    await all.document.read(all.heard, all.control.signal);
    const texts = [...all.heard.blocks.values()];
    expect(texts.filter((text) => text.endsWith(passage)).length).toBeGreaterThan(60 * part - 25);
    expect(texts.join(' ')).toContain(passage);
  });

  it('is read when its table of contents is garbage', async () => {
    const text = (await bytesOf(60)).toString('latin1');
    const garbled = text
      .replace(/\d{10} \d{5} n/g, '0000099999 00000 n')
      .replace(/startxref\s+\d+/, 'startxref\n7');
    const all = await opened(Buffer.from(garbled, 'latin1'));
    await all.document.read(all.heard, all.control.signal);
    expect(all.document.texts.filter(({ text }) => text.endsWith(passage)).length).toBeGreaterThan(50);
  });

  it('names the pages that can’t be read, and reads the others', async () => {
    const pdf = await laidOut(many(60));
    const text = Buffer.from(await pdf.save({ useObjectStreams: false })).toString('latin1');
    let page = 0;
    // The second page's object says that it is something else.
    const broken = text.replace(/\/Type \/Page\b(?!s)/g, (found) => (++page === 2 ? '/Type /Pane' : found));
    expect(page).toBeGreaterThan(3);
    const all = await opened(Buffer.from(broken, 'latin1'));
    await all.document.read(all.heard, all.control.signal);
    const texts = [...all.heard.blocks.values()].join(' ');
    expect(texts).toContain('1. The Court');
    expect(texts).toContain('60. The Court');
    expect(all.document.progress.pagesRead).toBe(all.pdf.numPages);
  });
});

describe('an anchor made on a web page', () => {
  const corpus = (name: string) => readFileSync(`tests/corpus/${name}`, 'utf8');
  const source = unwrapLines(corpus('judgments-text/echr-neg-l-h-v-latvia-001-142673.txt'));
  const paragraphs = writable(source)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

  it.each<[string, Layout]>([
    ['with broken words', { breaksWords: true, head: (page) => `${page} L.H. v. LATVIA JUDGMENT` }],
    ['in two columns', { columns: 2, size: 9, breaksWords: true }],
  ])('is found in the PDF of the judgment %s', async (_what, layout) => {
    const { document } = await read(paragraphs, layout);
    const page = new DocumentText(paragraphs.map((text, key) => ({ key, text })));
    const there = new Anchoring(page.text);
    const here = new DocumentText(document.texts);
    const anchoring = new Anchoring(here.text);
    const letters = (text: string) => text.replace(/[^\p{L}\d]/gu, '');
    let tried = 0;
    let found = 0;
    for (const [key, text] of paragraphs.entries()) {
      if (text.length < 120) continue;
      const start = page.offsetOf(key, text.indexOf(' ', 20) + 1)!;
      const end = page.offsetOf(key, text.lastIndexOf(' ', text.length - 20))!;
      tried++;
      const anchored = anchoring.find(there.describe(start, end));
      if (!anchored) continue;
      found++;
      const [was, is] = [page.text.slice(start, end), here.text.slice(anchored.start, anchored.end)].map(
        letters,
      );
      expect([is!.slice(0, 15), is!.slice(-15)]).toEqual([was!.slice(0, 15), was!.slice(-15)]);
      const parts = here.partsOf(anchored.start, anchored.end);
      expect(parts.every((part) => document.boxesOn(part).length > 0)).toBe(true);
    }
    expect(tried).toBeGreaterThan(60);
    expect(found / tried).toBeGreaterThan(0.98);
  });
});
