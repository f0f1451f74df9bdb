import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { EventBus, PDFViewer } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import { labelOf } from '../../../components/annotator/pdf/pdf-state.ts';
import type { Words } from '../../../components/words.ts';

interface PageView {
  div: HTMLElement;
  pdfPage: unknown;
}

/**
 * Says of each page what it is called, and what is wrong with it, in our words: in place of pdf.js's own texts, which
 * it keeps apart from ours. What is wrong is written on the page by the style sheet, from the attributes set here,
 * since pdf.js empties a page's element whenever it draws it anew.
 */
export class PageNames {
  readonly unreadable = new Set<number>();
  textless: ReadonlySet<number> = new Set();
  readonly #pdf: PDFDocumentProxy;
  readonly #viewer: PDFViewer;
  readonly #words: Words['pdfView'];
  readonly #onFault: () => void;
  readonly #tried = new Set<number>();
  #labels: readonly string[] | null = null;

  /** @param onFault called when a page has turned out to be unreadable */
  constructor(
    pdf: PDFDocumentProxy,
    viewer: PDFViewer,
    bus: EventBus,
    words: Words['pdfView'],
    onFault: () => void,
    signal: AbortSignal,
  ) {
    this.#pdf = pdf;
    this.#viewer = viewer;
    this.#words = words;
    this.#onFault = onFault;
    bus.on('pagesloaded', () => this.#all((page) => this.#check(page)), { signal });
    bus.on(
      'pagerendered',
      ({ pageNumber, error }: { pageNumber: number; error: unknown }) => {
        const { div } = this.#view(pageNumber) ?? {};
        if (!div) return;
        if (error) div.dataset.remark = words.pageIncomplete;
        else if (div.dataset.remark === words.pageIncomplete) delete div.dataset.remark;
      },
      { signal },
    );
    bus.on(
      'annotationlayerrendered',
      ({ pageNumber }: { pageNumber: number }) => this.#nameAnnotations(pageNumber),
      { signal },
    );
  }

  /** @param labels what the PDF calls its pages, or `null` */
  name(labels: readonly string[] | null): void {
    this.#labels = labels;
    this.#all((page, { div }) =>
      div.setAttribute('aria-label', this.#words.page(labelOf(this.#labels, page))),
    );
  }

  /** @param pages all on which there is no text, in place of those named before; ascending */
  setTextless(pages: readonly number[]): void {
    const named = new Set(pages);
    for (const page of this.textless) if (!named.has(page)) this.#remark(page, '');
    for (const page of named) if (!this.textless.has(page)) this.#remark(page, this.#words.pageTextless);
    this.textless = named;
  }

  #remark(page: number, words: string): void {
    const { dataset } = this.#view(page)?.div ?? {};
    if (!dataset) return;
    if (words) dataset.remark ??= words;
    else if (dataset.remark === this.#words.pageTextless) delete dataset.remark;
  }

  /** Finds out whether a page that has not been read can be read. */
  async #check(page: number): Promise<void> {
    if (this.#view(page)?.pdfPage || this.#tried.has(page)) return;
    this.#tried.add(page);
    try {
      await this.#pdf.getPage(page);
    } catch {
      this.declareUnreadable(page);
    }
  }

  declareUnreadable(page: number): void {
    this.unreadable.add(page);
    const { div } = this.#view(page) ?? {};
    if (div) div.dataset.fault = this.#words.pageUnreadable;
    this.#onFault();
  }

  #view(page: number): PageView | undefined {
    return this.#viewer.getPageView(page - 1) as PageView | undefined;
  }

  #all(act: (page: number, view: PageView) => void): void {
    for (let page = 1; page <= this.#viewer.pagesCount; page++) act(page, this.#view(page)!);
  }

  #nameAnnotations(page: number): void {
    const { div } = this.#view(page) ?? {};
    for (const icon of div?.querySelectorAll<HTMLImageElement>(
      '[data-l10n-id="pdfjs-text-annotation-type"]',
    ) ?? []) {
      const { type = '' } = JSON.parse(icon.dataset.l10nArgs ?? '{}') as { type?: string };
      icon.alt = this.#words.annotation(type);
    }
    for (const time of div?.querySelectorAll<HTMLElement>(
      '[data-l10n-id="pdfjs-annotation-date-time-string"]',
    ) ?? []) {
      const { dateObj } = JSON.parse(time.dataset.l10nArgs ?? '{}') as { dateObj?: number };
      if (dateObj) time.textContent = new Date(dateObj).toISOString().slice(0, 16).replace('T', ' ');
    }
  }
}
