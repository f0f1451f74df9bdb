import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { pdfjs } from './pdfjs.ts';

/**
 * Draws a page small.
 * @param width CSS pixels
 * @param rotation degrees clockwise beyond the page's own
 * @returns `null` if the page can't be drawn, or drawing it was stopped
 */
export async function drawThumbnail(
  pdf: PDFDocumentProxy,
  number: number,
  width: number,
  rotation: number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement | null> {
  try {
    const page = await pdf.getPage(number);
    const turned = (page.rotate + rotation) % 360;
    const upright = page.getViewport({ scale: 1, rotation: turned });
    const density = Math.min(2, window.devicePixelRatio || 1);
    const viewport = page.getViewport({ scale: (width * density) / upright.width, rotation: turned });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    if (signal.aborted) return null;
    const task = page.render({ canvas, viewport, annotationMode: pdfjs.AnnotationMode.ENABLE });
    const cancel = () => task.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    await task.promise.finally(() => signal.removeEventListener('abort', cancel));
    return canvas;
  } catch {
    return null;
  }
}
