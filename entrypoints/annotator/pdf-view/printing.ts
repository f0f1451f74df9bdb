import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { pdfjs } from './pdfjs.ts';

/** Dots an inch: sharp in print, and an A4 page takes 15 MB while it is drawn. */
const dotsPerInch = 200;
/** Pixels: larger sheets are drawn less finely, since browsers refuse larger canvases. */
const mostPixels = 32_000_000;

export interface Paper {
  /** Holds a sheet for each page; to be put into the body. */
  element: HTMLElement;
  /** Pages that could not be drawn; their sheets are blank. */
  failed: number[];
  /** Gives up the memory of the sheets. */
  dispose(): void;
}

/** Draws one page as it would be printed. @throws if it can't be drawn */
async function drawPage(page: PDFPageProxy, signal: AbortSignal): Promise<Blob> {
  const paper = page.getViewport({ scale: 1 });
  const scale = Math.min(dotsPerInch / 72, Math.sqrt(mostPixels / (paper.width * paper.height)));
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const task = page.render({
    canvas,
    viewport,
    intent: 'print',
    annotationMode: pdfjs.AnnotationMode.ENABLE,
  });
  const cancel = () => task.cancel();
  signal.addEventListener('abort', cancel);
  try {
    await task.promise;
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    if (!picture) throw new Error('the canvas gave no picture');
    return picture;
  } finally {
    signal.removeEventListener('abort', cancel);
    canvas.width = 0;
    canvas.height = 0;
  }
}

/**
 * Draws pages on sheets of their own size, one after the other, so that no more than one is in memory undone.
 * @param pages ascending, from 1
 * @throws the signal's reason once it is aborted
 */
export async function drawForPrint(
  pdf: PDFDocumentProxy,
  pages: readonly number[],
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Paper> {
  const element = document.createElement('div');
  element.className = 'pdf-paper';
  const addresses: string[] = [];
  const failed: number[] = [];
  const sizes = new Map<string, string>();
  const dispose = () => {
    element.remove();
    for (const address of addresses) URL.revokeObjectURL(address);
  };
  try {
    for (const [at, number] of pages.entries()) {
      signal.throwIfAborted();
      const sheet = document.createElement('div');
      element.append(sheet);
      try {
        const page = await pdf.getPage(number);
        const { width, height } = page.getViewport({ scale: 1 });
        const name = `pdf-${Math.round(width)}-${Math.round(height)}`;
        sizes.set(name, `@page ${name} { size: ${width}pt ${height}pt; margin: 0 }`);
        Object.assign(sheet.style, { page: name, width: `${width}pt`, height: `${height - 0.5}pt` });
        const picture = document.createElement('img');
        picture.alt = '';
        picture.decoding = 'sync';
        const address = URL.createObjectURL(await drawPage(page, signal));
        addresses.push(address);
        // Not `decode()`: it waits for a frame of the page, which a tab that is not looked at never gets.
        await new Promise((resolve, reject) => {
          picture.onload = resolve;
          picture.onerror = () => reject(new Error('the picture of the page could not be read'));
          picture.src = address;
        });
        Object.assign(picture.style, { width: `${width}pt`, height: `${height}pt` });
        sheet.append(picture);
      } catch (error) {
        signal.throwIfAborted();
        console.warn(`page ${number} could not be drawn for print`, error);
        failed.push(number);
      }
      onProgress(at + 1);
    }
  } catch (error) {
    dispose();
    throw error;
  }
  const style = document.createElement('style');
  style.textContent = [...sizes.values()].join('\n');
  element.prepend(style);
  return { element, failed, dispose };
}

/** Has the browser print sheets. @returns once it has taken them over */
export function printPaper({ element, dispose }: Paper): Promise<void> {
  const root = document.documentElement;
  root.dataset.printingPdf = '';
  document.body.append(element);
  return new Promise((resolve) => {
    window.addEventListener(
      'afterprint',
      () => {
        delete root.dataset.printingPdf;
        dispose();
        resolve();
      },
      { once: true },
    );
    window.print();
  });
}
