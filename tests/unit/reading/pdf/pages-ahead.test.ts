import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FoundList } from '../../../../entrypoints/reading/found-list.ts';
import { TakingIn } from '../../../../entrypoints/reading/taking-in.ts';
import { unwrapLines } from '../../../../knowledge/recognise/plain-text.ts';
import { openPdf } from '../../../../reading/pdf/open-pdf.ts';
import { PdfDocument } from '../../../../reading/pdf/pdf-document.ts';
import { textAsked } from '../../../../reading/pdf/text-runs.ts';
import type { DocumentListener, TextBlock } from '../../../../reading/readable-document.ts';
import { recogniser } from '../../recognise/compiled.ts';
import { laidOut, writable } from './laid-out.ts';
import { PagesShown } from './pages-shown.ts';
import { pdfFiles } from './pdf-files.ts';

beforeAll(() => {
  vi.stubGlobal('NodeFilter', { SHOW_TEXT: 4 });
  vi.stubGlobal('Node', Object.assign(class {}, { TEXT_NODE: 3 }));
});

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Takes in a document as the annotator does, and notes what was told in which order. */
class Reader implements DocumentListener {
  readonly found = new FoundList();
  readonly ahead: TextBlock[] = [];
  readonly inOrder: TextBlock[] = [];
  /** What was read in order when the first of them came. */
  before: TextBlock[] = [];
  /** Found in what was read ahead, at the first showing after it. */
  early: string[] = [];
  onRead: (block: TextBlock) => void = () => undefined;
  private readonly document: PdfDocument;
  private readonly taking = new TakingIn(recogniser, this.found, { note: () => {}, drop: () => {} });
  private settled = Promise.resolve();

  constructor(document: PdfDocument) {
    this.document = document;
  }
  blockRead(block: TextBlock) {
    this.inOrder.push(block);
    this.taking.read(block);
    this.onRead(block);
  }
  blockAhead(block: TextBlock) {
    if (this.ahead.length === 0) this.before = [...this.inOrder];
    this.ahead.push(block);
    this.taking.readEarly(block, this.document.texts);
  }
  blockMoved() {}
  blockGone(key: number) {
    this.taking.forget(key);
  }
  caughtUp() {
    this.settled = this.settled.then(async () => {
      await this.taking.settle(new AbortController().signal);
      if (this.early.length === 0)
        this.early = this.ahead.flatMap(({ key }) => this.found.in(key).map(({ text }) => text));
    });
  }
  async finished() {
    await this.settled;
    return this.found.mentions.map(({ key, mention }) => ({ key, ...mention }));
  }
}

const judgment = readFileSync(
  new URL('../../../corpus/judgments-text/echr-paposhvili-v-belgium-001-169662.txt', import.meta.url),
  'utf8',
);
const paragraphs = writable(unwrapLines(judgment))
  .split('\n')
  .map((line) => line.trim())
  .filter(Boolean);

/** @param jumps pages that come into view once reading in order has come to another one: `[when, page]` */
async function read(bytes: Uint8Array, jumps: readonly (readonly [number, number])[]) {
  const pdf = await openPdf(new Blob([new Uint8Array(bytes)]), { files: pdfFiles });
  const control = new AbortController();
  closing.push(() => {
    control.abort();
    void pdf.loadingTask.destroy();
  });
  const pages = new PagesShown();
  const document = new PdfDocument(pdf, pages);
  const render = async (page: number) => {
    const { items } = await (await pdf.getPage(page)).getTextContent(textAsked);
    pages.render(
      page,
      items.flatMap((item) => ('str' in item && item.str !== '' ? [item.str] : [])),
    );
  };
  await render(1);
  const reader = new Reader(document);
  const left = [...jumps];
  const rendering: Promise<void>[] = [];
  reader.onRead = ({ key }) => {
    const at = document.pageOf(key, 0)?.number ?? 0;
    while (left[0] && left[0][0] <= at) rendering.push(render(left.shift()![1]));
  };
  await document.read(reader, control.signal);
  await Promise.all(rendering);
  return { reader, document, pages: pdf.numPages, mentions: await reader.finished() };
}

describe('pages that are shown before their turn', () => {
  it('are read at once, whole sentences with their neighbours, and change nothing of what is found in the end', async () => {
    const pdf = await laidOut([...paragraphs, ...paragraphs], {
      breaksWords: true,
      head: (page) => `${page} REPORTS OF JUDGMENTS`,
    });
    const bytes = await pdf.save({ useObjectStreams: false });
    const plain = await read(bytes, []);
    expect(plain.pages).toBeGreaterThan(20);
    const far = plain.pages - 6;
    const jumped = await read(bytes, [
      [1, far],
      [2, far + 1],
      [3, 14],
      [9, 12],
    ]);

    expect(plain.reader.ahead).toEqual([]);
    const { ahead, early } = jumped.reader;
    expect(ahead.length).toBeGreaterThan(10);
    expect(early.length).toBeGreaterThan(0);
    // What was read ahead is what the reading in order makes of the same page, over its ends too.
    const texts = new Set(jumped.reader.inOrder.map(({ text }) => text.replaceAll('\u00ad', '')));
    const whole = ahead.filter(({ text }) => texts.has(text.replaceAll('\u00ad', '')));
    expect(whole.length).toBeGreaterThanOrEqual(ahead.length * 0.9);

    expect(jumped.mentions).toEqual(plain.mentions);
    expect(jumped.mentions.length).toBeGreaterThan(40);
    expect(jumped.document.texts.map(({ key, text }) => ({ key, text }))).toEqual(
      plain.document.texts.map(({ key, text }) => ({ key, text })),
    );
    // Nothing of it stays behind in the list of what stands on a page.
    for (const { key } of ahead) expect(jumped.document.block(key)).toEqual(plain.document.block(key));
  }, 60_000);

  it('are told before those that lie between', async () => {
    const bytes = await (await laidOut([...paragraphs, ...paragraphs])).save({ useObjectStreams: false });
    const { reader, document, pages } = await read(bytes, [[1, 18]]);
    expect(pages).toBeGreaterThan(20);
    expect(reader.ahead.length).toBeGreaterThan(0);
    const pageOf = ({ key }: TextBlock) => document.pageOf(key, 0)?.number ?? 0;
    for (const block of reader.ahead) expect(Math.abs(pageOf(block) - 18)).toBeLessThanOrEqual(1);
    expect(Math.max(...reader.before.map(pageOf))).toBeLessThan(8);
  }, 60_000);
});
