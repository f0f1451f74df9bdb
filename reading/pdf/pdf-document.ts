import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { BlockPart } from '../anchor/document-text.ts';
import { boxesOf } from '../hit-test.ts';
import type { DocumentListener, TextBlock } from '../readable-document.ts';
import type { PageNumber, ShownDocument } from '../shown-document.ts';
import { pause, yieldToPage } from '../time-slices.ts';
import { type FlowBlock, PageFlow } from './page-flow.ts';
import { PagePictures } from './page-picture.ts';
import { PagesAhead, pagesOf } from './pages-ahead.ts';
import { PdfBlocks } from './pdf-blocks.ts';
import type { PdfPages } from './pdf-pages.ts';
import { boxAround, type PdfPageQuads, type PdfQuad } from './pdf-space.ts';
import { RenderedText } from './rendered-text.ts';
import { hasEdgeTextAlone, runsOf, type TextRun, textAsked } from './text-runs.ts';

/** ms that the first page has to appear before the rest of the document is read. */
const patience = 1_500;
/** Pages that are read before what was found is shown, and the share of all read ones that comes each time after. */
const firstPages = 4;
const furtherShare = 0.25;
/** Pages between two clean-ups of what pdf.js keeps for rendering. */
const cleanUpEvery = 50;

/** A page whose text could not be read. */
export interface UnreadablePage {
  page: number;
  error: unknown;
}

/** How far the reading of a document is. */
export interface PdfProgress {
  pagesRead: number;
  pagesTotal: number;
}

/**
 * A PDF as a document that is read and shown. Its text is taken page by page from the file, not from what is rendered;
 * of a page that has been read its text and the places of its words are kept, nothing else. It says `caughtUp` now and
 * then while it reads, so that what was found so far is shown; `read` resolves when all pages are read.
 */
export class PdfDocument implements ShownDocument {
  readonly shadowRoots: Iterable<ShadowRoot> = [];
  /** Pages (from 1) that were read and have no text, or no more than a stamp on a picture. */
  readonly textless: number[] = [];
  readonly unreadable: UnreadablePage[] = [];
  private readonly pdf: PDFDocumentProxy;
  private readonly pages: PdfPages;
  private readonly blocks = new PdfBlocks();
  private readonly rendered: RenderedText;
  private readonly watchers = new Set<(progress: PdfProgress) => void>();
  private readonly pictures = new PagePictures();
  private readonly seen = new Set<number>();
  private readonly ahead = new PagesAhead();
  private firstShown_: Promise<unknown> | null = null;
  private labels: readonly string[] | null = null;
  private listener: DocumentListener | null = null;
  private read_ = 0;
  private stopped = false;

  /** @param pages the viewer that shows the same document */
  constructor(pdf: PDFDocumentProxy, pages: PdfPages) {
    this.pdf = pdf;
    this.pages = pages;
    this.rendered = new RenderedText(pages, this.blocks);
  }

  get view(): Document {
    return this.pages.view;
  }

  get texts(): readonly TextBlock[] {
    return this.blocks.all;
  }

  get progress(): PdfProgress {
    return { pagesRead: this.read_, pagesTotal: this.pdf.numPages };
  }

  /** Has `hear` called after each page that has been read. */
  onProgress(hear: (progress: PdfProgress) => void, signal: AbortSignal): void {
    this.watchers.add(hear);
    signal.addEventListener('abort', () => this.watchers.delete(hear), { once: true });
  }

  /** Ends the reading after the page that is being read; what was read stays. `read` then resolves. */
  stopReading(): void {
    this.stopped = true;
  }

  /**
   * Resolves once a page can be read by the eye, at the latest after a while. To be called before any is drawn: one
   * worker reads and renders, and the page that the reader waits for comes first.
   */
  firstShown(signal: AbortSignal): Promise<unknown> {
    this.firstShown_ ??= this.watchLayers(signal);
    return this.firstShown_;
  }

  private watchLayers(signal: AbortSignal): Promise<unknown> {
    const shown = Promise.withResolvers<void>();
    this.pages.onTextLayer((page) => {
      shown.resolve();
      this.seen.add(page);
      this.ahead.want(page);
      for (const key of this.blocks.keysOn(page)) this.listener?.blockMoved(key);
    }, signal);
    return Promise.race([shown.promise, pause(patience, signal)]);
  }

  async read(listener: DocumentListener, signal: AbortSignal): Promise<void> {
    this.listener = listener;
    await this.firstShown(signal);
    this.labels = await this.pdf.getPageLabels().catch(() => null);
    const flow = new PageFlow();
    let nextShow = firstPages;
    for (let page = 1; page <= this.pdf.numPages && !this.stopped; page++) {
      if (signal.aborted) return;
      const early = this.tell(await this.readPage(page, flow));
      if (signal.aborted) return;
      this.read_ = page;
      for (const hear of this.watchers) hear(this.progress);
      const isDue = page >= nextShow;
      if (isDue) nextShow = page + Math.max(firstPages, Math.ceil(page * furtherShare));
      if (isDue || early) listener.caughtUp();
      if (page % cleanUpEvery === 0) await this.cleanUp();
      await yieldToPage();
      await this.readAhead(signal);
    }
    this.tell(flow.end());
    // Where the reader has the reading stop, what was seen stays.
    if (!this.stopped) for (const key of this.blocks.dropEarly()) listener.blockGone(key);
    listener.caughtUp();
  }

  private lang = '';

  private async readPage(number: number, flow: PageFlow): Promise<FlowBlock[]> {
    try {
      const page = await this.pdf.getPage(number);
      const runs = this.ahead.take(number) ?? (await this.runsOf(page));
      if (!this.blocks.hasPage(number)) this.blocks.addPage(number, runs);
      if (await this.isTextless(runs, page)) this.textless.push(number);
      if (!this.pages.textLayer(number)) page.cleanup();
      return flow.add(number, runs);
    } catch (error) {
      this.unreadable.push({ page: number, error });
      return flow.add(number, []);
    }
  }

  private async runsOf(page: PDFPageProxy): Promise<TextRun[]> {
    const content = await page.getTextContent(textAsked);
    this.lang = content.lang ?? '';
    return runsOf(content);
  }

  /** Reads what is shown far from where the reading in order is: a reader who jumps there does not wait for it. */
  private async readAhead(signal: AbortSignal): Promise<void> {
    const { listener } = this;
    if (!listener?.blockAhead) return;
    const isShown = (page: number) => this.pages.textLayer(page) !== null;
    for (let at = this.ahead.next(this.read_, isShown); at; at = this.ahead.next(this.read_, isShown)) {
      const found = await this.ahead.read(at, this.pdf.numPages, async (number) =>
        this.pdf
          .getPage(number)
          .then((page) => this.runsOf(page))
          .catch(() => null),
      );
      if (signal.aborted || this.stopped) return;
      for (const block of found) {
        for (const page of pagesOf(block)) {
          const runs = this.blocks.hasPage(page) ? undefined : this.ahead.runsOn(page);
          if (runs) this.blocks.addPage(page, runs);
        }
        for (const key of this.blocks.dropEarly(block)) listener.blockGone(key);
        listener.blockAhead(this.blocks.addBlock(block, this.lang, true));
      }
      listener.caughtUp();
      await yieldToPage();
    }
  }

  private async isTextless(runs: readonly TextRun[], page: PDFPageProxy): Promise<boolean> {
    if (!hasEdgeTextAlone(runs, page.view)) return false;
    return runs.every(({ blank }) => blank) || (await this.pictures.isPicture(page));
  }

  /** @returns whether any of it takes the place of what was read early */
  private tell(found: readonly FlowBlock[]): boolean {
    let early = false;
    for (const block of found) {
      for (const key of this.blocks.dropEarly(block)) {
        this.listener?.blockGone(key);
        early = true;
      }
      this.listener?.blockRead(this.blocks.addBlock(block, this.lang));
    }
    return early;
  }

  /** Lets pdf.js drop fonts and pictures; it refuses while a page is being drawn. */
  private async cleanUp(): Promise<void> {
    await this.pdf.cleanup(true).catch(() => undefined);
  }

  /**
   * Reads a page again whose text is another now: what character recognition read on it, say. The viewer must draw
   * its text layer anew.
   * @param page from 1
   */
  async readAgain(page: number): Promise<void> {
    const content = await (await this.pdf.getPage(page)).getTextContent(textAsked);
    const runs = runsOf(content);
    for (const key of this.blocks.dropPage(page)) this.listener?.blockGone(key);
    this.blocks.addPage(page, runs);
    const at = this.textless.indexOf(page);
    if (at >= 0 && runs.length > 0) this.textless.splice(at, 1);
    const flow = new PageFlow();
    this.tell([...flow.add(page, runs), ...flow.end()]);
    this.listener?.caughtUp();
  }

  block(key: number): TextBlock | null {
    return this.blocks.get(key);
  }

  rangeOf(key: number, start: number, end: number): StaticRange | null {
    return this.rangesOf(key, start, end)[0] ?? null;
  }

  /** As `rangeOf`, all of it: text that goes on in another column or on the next page has several ranges. */
  rangesOf(key: number, start: number, end: number): StaticRange[] {
    return this.rendered.rangesOf(this.blocks.itemsOf({ key, start, end }));
  }

  placeOf(node: Node, offset: number): { key: number; offset: number } | null {
    const at = this.rendered.itemAt(node, offset);
    return at && this.blocks.placeOf(at.page, at.item, at.offset);
  }

  /** All blocks of which some stands on the page around the node, those that begin there first. */
  blocksAround(node: Node): readonly TextBlock[] {
    const page = this.rendered.pageAround(node, this.seen);
    const blocks = [...this.blocks.keysOn(page)].flatMap((key) => this.blocks.get(key) ?? []);
    const begins = ({ key }: TextBlock) => (this.blocks.pageOf(key, 0) === page ? 0 : 1);
    return blocks.sort((a, b) => begins(a) - begins(b) || a.key - b.key);
  }

  async reveal(part: BlockPart): Promise<DOMRect[]> {
    const [first] = this.blocks.boxesOn(part);
    if (!first) return [];
    await this.pages.reveal(first.page, boxAround(first.quads.slice(0, 1)));
    return this.rangesOf(part.key, part.start, part.end).flatMap(boxesOf);
  }

  pageOf(key: number, offset: number): PageNumber | null {
    const number = this.blocks.pageOf(key, offset);
    return number > 0 ? this.pageNumber(number) : null;
  }

  /** A page's number with its label. @param number from 1 */
  pageNumber(number: number): PageNumber {
    return { number, label: this.labels?.[number - 1] || String(number) };
  }

  /** Where part of a block stands on its pages, in user space: a quad a line. */
  boxesOn(part: BlockPart): PdfPageQuads[] {
    return this.blocks.boxesOn(part);
  }

  /** The text in some quads of a page (from 1): a part of each block that they touch, in reading order. */
  partsAt(page: number, quads: readonly PdfQuad[]): BlockPart[] {
    return this.blocks.partsAt(page, quads);
  }
}
