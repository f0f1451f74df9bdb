import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PdfFiles, pdfFilesIn } from '../../../../reading/pdf/open-pdf.ts';

/** The parts of pdf.js for a test in Node, where they are read as files. */
export const pdfFiles: PdfFiles = pdfFilesIn(
  join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), '/'),
);
