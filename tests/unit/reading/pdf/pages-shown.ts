import { parseHTML } from 'linkedom';
import type { PdfPages, PdfTextLayer } from '../../../../reading/pdf/pdf-pages.ts';
import type { PdfBox } from '../../../../reading/pdf/pdf-space.ts';

/** A viewer for tests in Node: it shows no picture, only the text layers that it is told to. */
export class PagesShown implements PdfPages {
  readonly view = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
  readonly revealed: { page: number; box: PdfBox }[] = [];
  private readonly layers = new Map<number, PdfTextLayer>();
  private readonly hearing = new Set<(page: number) => void>();

  textLayer(page: number): PdfTextLayer | null {
    return this.layers.get(page) ?? null;
  }

  onTextLayer(hear: (page: number) => void, signal: AbortSignal): void {
    this.hearing.add(hear);
    signal.addEventListener('abort', () => this.hearing.delete(hear));
    // The first page is there at once, so that no test waits for it.
    if (this.layers.size > 0) for (const page of this.layers.keys()) hear(page);
  }

  reveal(page: number, box: PdfBox): Promise<void> {
    this.revealed.push({ page, box });
    return Promise.resolve();
  }

  /** Renders the text layer of a page. @param texts of its items */
  render(page: number, texts: readonly string[]): void {
    const element = this.view.createElement('div');
    const items = texts.map((text) => {
      const span = this.view.createElement('span');
      span.append(this.view.createTextNode(text));
      element.append(span);
      return span;
    });
    this.view.body.append(element);
    this.layers.set(page, { element, items });
    for (const hear of this.hearing) hear(page);
  }

  takeAway(page: number): void {
    this.layers.get(page)?.element.remove();
    this.layers.delete(page);
  }
}
