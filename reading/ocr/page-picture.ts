import type { PageViewport, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Dots an inch at which letters of a page are read best (Tesseract's own advice is 300). */
const density = 300;
/** Pixels of a picture: what a large sheet has is drawn smaller, so that memory stays bounded. */
const mostPixels = 16_000_000;

export interface PagePicture {
  picture: Blob;
  viewport: PageViewport;
}

/**
 * Draws a page of a PDF, upright, as large as its letters need.
 * @throws what the signal's `reason` is, if it is aborted
 */
export async function drawPage(
  page: PDFPageProxy,
  ownerDocument: Document,
  signal: AbortSignal,
): Promise<PagePicture> {
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(density / 72, Math.sqrt(mostPixels / (plain.width * plain.height)));
  const viewport = page.getViewport({ scale });
  const canvas = ownerDocument.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  // What others marked on the page is none of its text.
  const task = page.render({ canvas, viewport, annotationMode: 0, background: '#ffffff' });
  const cancel = () => task.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await task.promise;
    signal.throwIfAborted();
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    signal.throwIfAborted();
    if (!picture) throw new Error('the page could not be drawn');
    return { picture, viewport };
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    // Frees its pixels at once, not when it is collected.
    canvas.width = 0;
    canvas.height = 0;
  }
}
