import {
  GlobalWorkerOptions,
  getDocument,
  InvalidPDFException,
  PasswordException,
  PasswordResponses,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { repairedPdf } from './repair-pdf.ts';

/** Where the parts of pdf.js are that it loads when it needs them. Addresses; in Node, paths. Folders end with a slash. */
export interface PdfFiles {
  worker: string;
  cMaps: string;
  standardFonts: string;
  wasm: string;
  iccs: string;
}

/** The parts of pdf.js as the build lays them out. @param base the address of the folder, with a slash at its end */
export function pdfFilesIn(base: string): PdfFiles {
  return {
    worker: `${base}pdf.worker.min.mjs`,
    cMaps: `${base}cmaps/`,
    standardFonts: `${base}standard_fonts/`,
    wasm: `${base}wasm/`,
    iccs: `${base}iccs/`,
  };
}

/** Why a file could not be opened. */
export type PdfProblemKind =
  | 'empty'
  | 'too-big'
  /** No trace of a PDF in it. */
  | 'not-a-pdf'
  /** A PDF in which no page can be found. */
  | 'damaged'
  /** It asks for a password and nobody gave one. */
  | 'password-needed'
  /** It is protected in a way that pdf.js does not know. */
  | 'encryption-unknown'
  /** pdf.js itself did not start, or gave up. */
  | 'failed';

export class PdfProblem extends Error {
  override readonly name = 'PdfProblem';
  readonly kind: PdfProblemKind;
  constructor(kind: PdfProblemKind, options?: ErrorOptions) {
    super(`the PDF cannot be opened: ${kind}`, options);
    this.kind = kind;
  }
}

/** Bytes. A longer file is not opened: it has to lie in memory whole. */
export const mostPdfBytes = 1_000_000_000;

export interface OpenPdfOptions {
  files: PdfFiles;
  /** The DOM document that gets the fonts: the one in which pages are shown. */
  ownerDocument?: Document;
  /**
   * Asks for the password. Called again as long as it is wrong.
   * @param wasWrong whether one was given that does not fit
   * @returns the password, or `null` to give up
   */
  askPassword?: (wasWrong: boolean) => Promise<string | null>;
  signal?: AbortSignal;
}

/** What stands before the first object, possibly after some bytes that do not belong there (ISO 32000-1, annex H, note 13). */
async function hasHeader(file: Blob): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, 1_029).arrayBuffer());
  return new TextDecoder('latin1').decode(start).includes('%PDF-');
}

function problemOf(error: unknown, looksLikePdf: boolean): PdfProblem {
  if (error instanceof PdfProblem) return error;
  if (error instanceof InvalidPDFException)
    return new PdfProblem(looksLikePdf ? 'damaged' : 'not-a-pdf', { cause: error });
  if (error instanceof PasswordException) return new PdfProblem('password-needed', { cause: error });
  const { message } = error as Error;
  if (/encrypt|crypt filter|security handler/i.test(message ?? ''))
    return new PdfProblem('encryption-unknown', { cause: error });
  return new PdfProblem('failed', { cause: error });
}

/**
 * Opens a PDF by pdf.js, without scripts, without XFA, without eval and without the network. What can be read of a
 * damaged one is opened; pages that can't be read fail one by one, later.
 * @param file what the caller has of it stays whole
 * @returns pdf.js' document; call `loadingTask.destroy()` when it is no longer shown
 * @throws PdfProblem
 * @throws the signal's reason if it is aborted before the document is open
 */
export async function openPdf(file: Blob, options: OpenPdfOptions): Promise<PDFDocumentProxy> {
  const { signal } = options;
  signal?.throwIfAborted();
  if (file.size === 0) throw new PdfProblem('empty');
  if (file.size > mostPdfBytes) throw new PdfProblem('too-big');
  const looksLikePdf = await hasHeader(file);
  const data = new Uint8Array(await file.arrayBuffer());
  signal?.throwIfAborted();

  const opening = { ...options, looksLikePdf };
  try {
    return await openBytes(data, opening);
  } catch (error) {
    if (!(error instanceof PdfProblem) || error.kind !== 'damaged') throw error;
    // pdf.js has taken the bytes.
    const repaired = repairedPdf(new Uint8Array(await file.arrayBuffer()));
    if (!repaired) throw error;
    return openBytes(repaired, opening).catch(() => {
      signal?.throwIfAborted();
      throw error;
    });
  }
}

async function openBytes(
  data: Uint8Array,
  options: OpenPdfOptions & { looksLikePdf: boolean },
): Promise<PDFDocumentProxy> {
  const { files, askPassword, signal, looksLikePdf } = options;
  const inBrowser = typeof document === 'object';
  if (inBrowser) GlobalWorkerOptions.workerSrc = files.worker;
  const task = getDocument({
    data,
    ...(options.ownerDocument ? { ownerDocument: options.ownerDocument as HTMLDocument } : {}),
    cMapUrl: files.cMaps,
    cMapPacked: true,
    standardFontDataUrl: files.standardFonts,
    wasmUrl: files.wasm,
    iccUrl: files.iccs,
    // The worker reads our files by `Response.bytes()`; a browser without it has the page read them, and does
    // without colour profiles.
    useWorkerFetch: inBrowser && 'bytes' in Response.prototype,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const giveUp = () => void task.destroy();
  signal?.addEventListener('abort', giveUp, { once: true });
  let refused: PdfProblem | null = null;
  task.onPassword = (update: (password: string) => void, reason: number) => {
    const wasWrong = reason === PasswordResponses.INCORRECT_PASSWORD;
    void (askPassword?.(wasWrong) ?? Promise.resolve(null)).then(
      (password) => {
        if (password !== null) return update(password);
        refused = new PdfProblem('password-needed');
        void task.destroy();
      },
      (error) => {
        refused = new PdfProblem('failed', { cause: error });
        void task.destroy();
      },
    );
  };
  try {
    const pdf = await task.promise;
    if (pdf.numPages < 1) throw new PdfProblem('damaged');
    return pdf;
  } catch (error) {
    void task.destroy();
    signal?.throwIfAborted();
    throw refused ?? problemOf(error, looksLikePdf);
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}
