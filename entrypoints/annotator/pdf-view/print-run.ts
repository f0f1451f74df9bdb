import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PrintState } from '../../../components/annotator/pdf/pdf-state.ts';
import { drawForPrint, printPaper } from './printing.ts';

/** One printing of a PDF at a time, from the question which pages to the browser's own dialog. */
export class PrintRun {
  state: PrintState | null = null;
  readonly #pdf: PDFDocumentProxy;
  readonly #onChange: () => void;
  #stop: AbortController | null = null;

  constructor(pdf: PDFDocumentProxy, onChange: () => void) {
    this.#pdf = pdf;
    this.#onChange = onChange;
  }

  ask(): void {
    this.#set({ step: 'asking' });
  }

  stop(): void {
    this.#stop?.abort();
    this.#set(null);
  }

  /** @param pages ascending, from 1 */
  async print(pages: readonly number[]): Promise<void> {
    const { signal } = this.#begin();
    const tell = (done: number) => {
      if (!signal.aborted) this.#set({ step: 'drawing', done, of: pages.length });
    };
    try {
      tell(0);
      const paper = await drawForPrint(this.#pdf, pages, tell, signal);
      signal.throwIfAborted();
      this.#set(null);
      // Until the dialog has left the page, nothing else of it can be reached.
      await new Promise((resolve) => setTimeout(resolve));
      await printPaper(paper);
    } catch (error) {
      if (signal.aborted) return;
      console.error('printing failed', error);
      this.#set({ step: 'broke' });
    }
  }

  #begin(): AbortController {
    this.#stop?.abort();
    this.#stop = new AbortController();
    return this.#stop;
  }

  #set(state: PrintState | null): void {
    this.state = state;
    this.#onChange();
  }
}
