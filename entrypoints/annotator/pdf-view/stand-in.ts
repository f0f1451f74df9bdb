import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Not one page of the PDF can be read. */
export class NoPageError extends Error {
  override readonly name = 'NoPageError';
  constructor() {
    super('no page of the PDF can be read');
  }
}

/**
 * pdf.js's viewer shows nothing at all of a PDF whose first page can't be read. It is given another page in its
 * place, over which the notice that the page is damaged is laid.
 */
export async function withStandIn(pdf: PDFDocumentProxy): Promise<PDFDocumentProxy> {
  for (let page = 2; page <= pdf.numPages; page++) {
    const standIn = await pdf.getPage(page).catch(() => null);
    if (!standIn) continue;
    return new Proxy(pdf, {
      get(target, key) {
        if (key === 'getPage')
          return (number: number) => (number === 1 ? Promise.resolve(standIn) : target.getPage(number));
        const value = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }
  throw new NoPageError();
}
