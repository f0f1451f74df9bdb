import { openAsBlob } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mention } from '../../knowledge/mention.ts';
import type { Recogniser } from '../../knowledge/recognise/recogniser.ts';
import { openPdf, type PdfFiles, pdfFilesIn } from '../../reading/pdf/open-pdf.ts';
import { PdfDocument } from '../../reading/pdf/pdf-document.ts';
import type { PdfPages } from '../../reading/pdf/pdf-pages.ts';
import type { DocumentListener, TextBlock } from '../../reading/readable-document.ts';

/** The parts of pdf.js in Node, where they are read as files. */
export const pdfFiles: PdfFiles = pdfFilesIn(
  join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), '/'),
);

/** A viewer that shows nothing, for reading in Node. */
export const noPages: PdfPages = {
  view: null as unknown as Document,
  textLayer: () => null,
  onTextLayer: (hear) => hear(1),
  reveal: () => Promise.resolve(),
};

/** A document's text, block by block, as the extension reads it, and what it finds in it. */
export interface PdfRead {
  pages: number;
  texts: readonly TextBlock[];
  mentions: Mention[];
  textless: readonly number[];
  unreadable: readonly number[];
}

/**
 * Reads a PDF as the extension does.
 * @throws PdfProblem if it does not open; without a password a protected one does not
 */
export async function readPdf(path: string, recogniser: Recogniser): Promise<PdfRead> {
  const pdf = await openPdf(await openAsBlob(path), { files: pdfFiles });
  const document = new PdfDocument(pdf, noPages);
  const session = recogniser.open();
  const found = new Map<number, Mention[]>();
  const listener: DocumentListener = {
    blockRead: ({ key, text, lang }) => session.scan(key, text, lang),
    blockMoved: () => undefined,
    blockGone: (key) => session.forget(key),
    caughtUp: () => {
      for (const [key, { mentions }] of session.settle()) found.set(key, [...mentions]);
    },
  };
  try {
    await document.read(listener, new AbortController().signal);
    return {
      pages: pdf.numPages,
      texts: document.texts,
      mentions: [...found].sort(([a], [b]) => a - b).flatMap(([, mentions]) => mentions),
      textless: document.textless,
      unreadable: document.unreadable.map(({ page }) => page),
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
