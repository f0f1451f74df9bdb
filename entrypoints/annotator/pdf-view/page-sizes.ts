import type { PDFViewer } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';

/** What of pdf.js's view of a page is used here. */
interface PageView {
  div: HTMLElement;
  viewport: { width: number; height: number; scale: number };
}

const viewOf = (viewer: PDFViewer | undefined, page: number) =>
  viewer?.getPageView(page - 1) as PageView | undefined;

/** Points: A4, until the document has said otherwise. */
const usual = { width: 595, height: 842 };

/**
 * The size of a page as it stands upright, points.
 * @param viewer none before anything is shown
 * @param rotation degrees by which the reader has turned all pages
 */
export function sizeOfPage(
  viewer: PDFViewer | undefined,
  page: number,
  rotation: number,
): { width: number; height: number } {
  const view = viewOf(viewer, page);
  if (!view) return usual;
  const { width, height, scale } = view.viewport;
  return rotation % 180 === 0
    ? { width: width / scale, height: height / scale }
    : { width: height / scale, height: width / scale };
}

/** Whether some of a page is in the window. */
export function isPageVisible(viewer: PDFViewer, page: number): boolean {
  const sheet = viewOf(viewer, page)?.div.getBoundingClientRect();
  const port = viewer.container.getBoundingClientRect();
  return sheet !== undefined && sheet.bottom > port.top && sheet.top < port.bottom;
}

/** Tells when what scrolls has another size than before; not when it has none, as a document in the back. */
export function followSize(scroller: HTMLElement, onResize: () => void, signal: AbortSignal): void {
  let width = scroller.clientWidth;
  let height = scroller.clientHeight;
  const observer = new ResizeObserver(() => {
    const { clientWidth, clientHeight } = scroller;
    if (!clientWidth || (clientWidth === width && clientHeight === height)) return;
    width = clientWidth;
    height = clientHeight;
    onResize();
  });
  observer.observe(scroller);
  signal.addEventListener('abort', () => observer.disconnect());
}
