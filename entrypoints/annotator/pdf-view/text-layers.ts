import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { EventBus, PDFViewer } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import type { PdfPages, PdfTextLayer } from '../../../reading/pdf/pdf-pages.ts';
import type { PdfBox } from '../../../reading/pdf/pdf-space.ts';

/** What of pdf.js's view of a page is used here. */
interface PageView {
  div: HTMLElement;
  pdfPage: unknown;
  viewport: { convertToViewportPoint(x: number, y: number): number[] };
  textLayer: TextLayerBuilder | null;
  setPdfPage(page: unknown): void;
}

interface TextLayerBuilder {
  div: HTMLElement;
  highlighter: { textDivs: HTMLElement[] | null; textContentItemsStr: string[] | null };
}

/** A text layer with all its items, those without text too: what pdf.js's own offsets count in. */
export interface FullTextLayer extends PdfTextLayer {
  readonly allItems: readonly HTMLElement[];
  readonly strings: readonly string[];
}

/** Part of the window's height, from its top, at which a revealed place comes to stand; as in reading/reveal.ts. */
const eyeLevel = 0.35;
/** CSS pixels: what is nearer to an edge counts as out of view. */
const edge = 8;

/** The text layers of those pages of a PDF that are rendered now. */
export class TextLayers implements PdfPages {
  readonly view: Document;
  readonly #pdf: PDFDocumentProxy;
  readonly #viewer: PDFViewer;
  readonly #bus: EventBus;
  readonly #scroller: HTMLElement;
  readonly #signal: AbortSignal;
  readonly #layers = new WeakMap<HTMLElement, FullTextLayer>();

  /** @param signal of the whole view */
  constructor(
    pdf: PDFDocumentProxy,
    viewer: PDFViewer,
    bus: EventBus,
    scroller: HTMLElement,
    signal: AbortSignal,
  ) {
    this.#pdf = pdf;
    this.#viewer = viewer;
    this.#bus = bus;
    this.#scroller = scroller;
    this.#signal = signal;
    this.view = scroller.ownerDocument;
    bus.on(
      'textlayerrendered',
      ({ source, error }: { source: PageView; error: unknown }) => {
        const { div, highlighter } = source.textLayer ?? {};
        if (!div || error || this.#layers.has(div)) return;
        const allItems = highlighter?.textDivs ?? [];
        const strings = highlighter?.textContentItemsStr ?? [];
        const items = allItems.filter((_, at) => strings[at] !== '');
        this.#layers.set(div, { element: div, items, allItems, strings });
      },
      { signal },
    );
  }

  textLayer(page: number): FullTextLayer | null {
    const { div } = this.#pageView(page)?.textLayer ?? {};
    return div && !div.hidden && div.isConnected ? (this.#layers.get(div) ?? null) : null;
  }

  onTextLayer(hear: (page: number) => void, signal: AbortSignal): void {
    this.#bus.on(
      'textlayerrendered',
      ({ pageNumber, error }: { pageNumber: number; error: unknown }) => {
        if (!error) hear(pageNumber);
      },
      { signal },
    );
  }

  async reveal(page: number, box: PdfBox): Promise<void> {
    const view = this.#pageView(page);
    if (!view || !this.#scroller.offsetParent) return;
    // Until it was read a page is as large as the first one, and places on it are not where they will be.
    if (!view.pdfPage) {
      const read = await this.#pdf.getPage(page).catch(() => null);
      if (!read) return void this.#bringIn(view, null);
      if (!view.pdfPage) view.setPdfPage(read);
    }
    this.#bringIn(view, box);
    if (!this.textLayer(page)) await this.#rendered(page);
    // Pages above it may have got their true size meanwhile.
    this.#bringIn(view, box);
  }

  /** Scrolls so that a place, which must be in the layer of a rendered page, is in view; not at all if it is. */
  revealRange(range: AbstractRange): void {
    const live = this.view.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const at = live.getBoundingClientRect();
    const port = this.#scroller.getBoundingClientRect();
    this.#scrollTo({
      left: at.left - port.left,
      top: at.top - port.top,
      right: at.right - port.left,
      bottom: at.bottom - port.top,
    });
  }

  #pageView(page: number): PageView | undefined {
    return this.#viewer.getPageView(page - 1) as PageView | undefined;
  }

  /** @param box null for the page's upper edge */
  #bringIn({ div, viewport }: PageView, box: PdfBox | null): void {
    const port = this.#scroller.getBoundingClientRect();
    const sheet = div.getBoundingClientRect();
    const left = sheet.left + div.clientLeft - port.left;
    const top = sheet.top + div.clientTop - port.top;
    const [x1 = 0, y1 = 0] = box ? viewport.convertToViewportPoint(box[0], box[1]) : [];
    const [x2 = 0, y2 = 0] = box ? viewport.convertToViewportPoint(box[2], box[3]) : [];
    this.#scrollTo({
      left: left + Math.min(x1, x2),
      right: left + Math.max(x1, x2),
      top: top + Math.min(y1, y2),
      bottom: top + Math.max(y1, y2),
    });
  }

  #scrollTo(at: { left: number; top: number; right: number; bottom: number }): void {
    const { clientWidth, clientHeight } = this.#scroller;
    const down = at.top < edge || at.bottom > clientHeight - edge ? at.top - clientHeight * eyeLevel : 0;
    const aside =
      at.left < edge
        ? at.left - edge * 3
        : at.right > clientWidth - edge
          ? at.right - clientWidth + edge * 3
          : 0;
    // What is wider than the window is shown from where it begins.
    const across = at.right - at.left > clientWidth ? Math.min(aside, at.left - edge) : aside;
    if (down || across) this.#scroller.scrollBy({ top: down, left: across, behavior: 'instant' });
  }

  /** Resolves once a page's text layer stands, or can't be drawn, or the page has left the view before it was drawn. */
  #rendered(page: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = new AbortController();
      const signal = AbortSignal.any([stop.signal, this.#signal]);
      const done = () => {
        stop.abort();
        resolve();
      };
      this.#signal.addEventListener('abort', done, { signal: stop.signal });
      this.#bus.on(
        'textlayerrendered',
        ({ pageNumber }: { pageNumber: number }) => pageNumber === page && done(),
        { signal },
      );
      this.#bus.on(
        'pagerendered',
        ({ pageNumber, error }: { pageNumber: number; error: unknown }) =>
          pageNumber === page && error && done(),
        { signal },
      );
      this.#bus.on(
        'updateviewarea',
        () => {
          const sheet = this.#pageView(page)?.div.getBoundingClientRect();
          const port = this.#scroller.getBoundingClientRect();
          if (!sheet || sheet.bottom < port.top || sheet.top > port.bottom) done();
        },
        { signal },
      );
      this.#viewer.update();
      if (this.#signal.aborted) done();
    });
  }
}
