import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfDocument } from '../../../reading/pdf/pdf-document.ts';
import type { Viewing } from '../pdf-view/viewing.ts';

/** A PDF that stands open, as far as marking it up needs more than its text. */
export interface PdfInHand {
  pdf: PDFDocumentProxy;
  viewing: Viewing;
  read: PdfDocument;
  /** The password that opened it; `undefined` if it asked for none. */
  password: string | undefined;
}
