import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { render } from 'preact';
import { PdfFrame } from '../../../components/annotator/pdf/PdfFrame.tsx';
import { LanguageContext, wordsIn } from '../../../components/words.ts';
import { watchPdfKeys } from './pdf-keys.ts';
import { Viewing } from './viewing.ts';
import { watchZoom } from './zoom.ts';

export interface ShowPdfOptions {
  /** BCP 47 language of our own words. */
  language: string;
  /** Address of the folder of pdf.js's pictures for annotations, with a slash at its end. */
  images: string;
  /** Called when a page has turned out to be damaged. @param pages all that are, ascending */
  onUnreadable(pages: readonly number[]): void;
  /** Called after the viewing's state has changed, once for many changes in one go. */
  onState(): void;
}

/**
 * Puts a PDF on the screen, with its toolbar.
 * @param into is emptied when the signal is aborted
 * @returns once the first page can be drawn
 * @throws if not one page of it can be read
 */
export async function showPdf(
  pdf: PDFDocumentProxy,
  into: HTMLElement,
  { language, images, onUnreadable, onState }: ShowPdfOptions,
  signal: AbortSignal,
): Promise<Viewing> {
  signal.throwIfAborted();
  let begin: ((stage: [HTMLDivElement, HTMLDivElement]) => void) | null = null;
  const staged = new Promise<[HTMLDivElement, HTMLDivElement]>((resolve) => {
    begin = resolve;
  });
  let drawn = false;
  const draw = () => {
    drawn = true;
    if (signal.aborted) return;
    render(
      <LanguageContext.Provider value={language}>
        <PdfFrame
          state={viewing.state}
          acts={viewing.acts}
          onStage={(scroller, pages) => begin?.([scroller, pages])}
        />
      </LanguageContext.Provider>,
      into,
    );
    onState();
  };
  const viewing = new Viewing(pdf, {
    words: wordsIn(language).pdfView,
    images,
    onUnreadable,
    signal,
    // pdf.js tells of many small changes in one go, as while scrolling.
    onState: () => {
      if (!drawn) return;
      drawn = false;
      queueMicrotask(draw);
    },
  });
  signal.addEventListener('abort', () => render(null, into));
  draw();
  const [scroller, pages] = await staged;
  await viewing.start(scroller, pages);
  watchZoom(scroller, viewing, signal);
  watchPdfKeys(
    { root: into, scroller, acts: viewing.acts, state: () => viewing.state, isWide: () => viewing.isWide },
    signal,
  );
  return viewing;
}
