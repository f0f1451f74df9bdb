import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { append, canAppend } from './pdf/append.ts';
import { type FilePage, pagesIn, signaturesIn } from './pdf/pages.ts';
import { opened, PdfWriteError, rewritten } from './pdf/protected-file.ts';
import {
  annotate,
  type Changes,
  flatten,
  type PutOnPage,
  type PutOptions,
  perPage,
  type WrittenMark,
} from './pdf/put-marks.ts';

/**
 * A PDF with marks in it. Where the file allows it they are appended (an incremental update), so that its own bytes,
 * text and signatures stay as they are; a file under a password, and one whose cross-references are damaged, are
 * written anew.
 */

export interface AnnotatedPdfOptions extends PutOptions {
  /** The password that opens the file, if it needs one. */
  password?: string;
  /** How many pages a viewer finds in the original: a copy with fewer is not given out. */
  pageCount: number;
  /**
   * Opens what was written as a viewer would.
   * @param pages from 1
   * @throws anything, if it does not open
   */
  readBack(bytes: Uint8Array<ArrayBuffer>, pages: readonly number[]): Promise<SeenPdf>;
  /** Aborts the work. */
  signal?: AbortSignal;
  onProgress?(done: number, all: number): void;
}

/** What a viewer finds in a PDF. */
export interface SeenPdf {
  pageCount: number;
  /** References of the annotations on the pages that were asked for, as pdf.js names them: `12R`. */
  annotations: readonly string[];
}

export interface WrittenPdf {
  bytes: Uint8Array<ArrayBuffer>;
  /** `appended`: the file's own bytes stay. `rewritten`: same pages and text in other bytes. */
  way: 'appended' | 'rewritten';
  /** What is to be said of the file's signatures. */
  signatures: 'none' | 'signed' | 'certified';
  /** Whether it is protected by a password, as its original was. */
  encrypted: boolean;
  /** Ids of marks that were not written, since they stand on no page that the file has, or have nothing to show. */
  left: string[];
}

/**
 * Writes marks as annotations that every viewer shows. A mark that the file holds already, from an earlier copy or
 * because it was read from it, is brought up to date, not added again.
 * @param original stays as it is
 * @throws PdfWriteError; the signal's reason
 */
export function annotatedPdf(
  original: Uint8Array,
  marks: readonly WrittenMark[],
  options: AnnotatedPdfOptions,
): Promise<WrittenPdf> {
  return written(original, marks, options, annotate);
}

/**
 * Draws marks into the pages themselves, so that they print everywhere and nobody moves them. The words behind a note
 * are not to be seen there.
 * @throws PdfWriteError; the signal's reason
 */
export function flattenedPdf(
  original: Uint8Array,
  marks: readonly WrittenMark[],
  options: AnnotatedPdfOptions,
): Promise<WrittenPdf> {
  return written(original, marks, options, flatten);
}

async function written(
  original: Uint8Array,
  marks: readonly WrittenMark[],
  options: AnnotatedPdfOptions,
  put: PutOnPage,
): Promise<WrittenPdf> {
  const { signal, onProgress } = options;
  const { document, protection } = await opened(original, options.password);
  signal?.throwIfAborted();
  const { context } = document;
  const appendable = protection === null && canAppend(original, context);
  const pages = pagesOrNone(context);
  const byPage = perPage(marks, put === annotate);
  const changes: Changes = new Map();
  const expected = new Map<number, readonly PDFRef[]>();
  const left = new Set<string>();
  for (const [number, here] of byPage) {
    signal?.throwIfAborted();
    const page = pages[number - 1];
    const done = page && (await put(context, changes, page, here, options));
    if (done) expected.set(number, done.shown);
    for (const id of done?.left ?? here.map(({ of }) => of.id)) left.add(id);
    onProgress?.(expected.size, byPage.size);
  }
  const said = { signatures: signaturesIn(context), encrypted: protection !== null, left: [...left] };
  if (appendable) {
    const bytes = append(original, context, changes);
    if (await showsAll(bytes, expected, options)) return { bytes, way: 'appended', ...said };
  }
  signal?.throwIfAborted();
  for (const [ref, object] of changes) context.assign(ref, object);
  const bytes = await rewritten(document, protection);
  if (!(await showsAll(bytes, expected, options))) throw new PdfWriteError('unwritable');
  return { bytes, way: 'rewritten', ...said };
}

function pagesOrNone(context: PDFContext): FilePage[] {
  try {
    return pagesIn(context);
  } catch (error) {
    throw new PdfWriteError('unreadable', error);
  }
}

async function showsAll(
  bytes: Uint8Array<ArrayBuffer>,
  expected: ReadonlyMap<number, readonly PDFRef[]>,
  { readBack, pageCount, signal }: AnnotatedPdfOptions,
): Promise<boolean> {
  try {
    const seen = await readBack(bytes, [...expected.keys()]);
    const found = new Set(seen.annotations);
    return (
      seen.pageCount >= pageCount && [...expected.values()].flat().every((ref) => found.has(shortName(ref)))
    );
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}

/** As pdf.js names references. */
const shortName = ({ objectNumber, generationNumber }: PDFRef) =>
  `${objectNumber}R${generationNumber === 0 ? '' : generationNumber}`;
