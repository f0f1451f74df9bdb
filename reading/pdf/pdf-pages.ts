import type { PdfBox } from './pdf-space.ts';

/** The text layer of a page while it is rendered. */
export interface PdfTextLayer {
  readonly element: HTMLElement;
  /** One element for each item of the page's text content that has text (`str` is not ''), in the order of the items. */
  readonly items: readonly HTMLElement[];
}

/** The pages of a PDF as a viewer shows them: few of them are rendered at a time. Pages count from 1. */
export interface PdfPages {
  /** The DOM document in which the pages are shown. */
  readonly view: Document;
  /** The text layer of a page, or `null` while it is not rendered. */
  textLayer(page: number): PdfTextLayer | null;
  /** Has `hear` called whenever the text layer of a page has been rendered, or rendered again. */
  onTextLayer(hear: (page: number) => void, signal: AbortSignal): void;
  /**
   * Scrolls so that a rectangle of a page is in view.
   * @returns once the page's text layer stands, or it is certain that it will not
   */
  reveal(page: number, box: PdfBox): Promise<void>;
}
