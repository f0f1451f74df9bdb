import { inflateSync } from 'node:zlib';
import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { AnnotatedPdfOptions } from '../../../casefile/export/annotated-pdf.ts';

/** A PDF of four pages, turned by 0, 90, 180 and 270 degrees, each cropped, with words on each. */
export async function fourPages({ streams = false } = {}): Promise<Uint8Array<ArrayBuffer>> {
  const document = await fourPageDocument();
  return new Uint8Array(await document.save({ useObjectStreams: streams }));
}

export async function fourPageDocument(): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const turn of [0, 90, 180, 270]) {
    const page = document.addPage([400, 500]);
    page.setCropBox(50, 40, 300, 420);
    page.setRotation(degrees(turn));
    page.drawText(`The request of page ${turn / 90 + 1} was refused.`, { x: 80, y: 400, size: 14, font });
    // Leaves the page's space scaled: what is drawn after it must not be.
    page.pushOperators();
  }
  return document;
}

/** As `fourPages`, with a signature that certifies it (it signs nothing: only that it is there counts here). */
export async function signedPages(level: number | null): Promise<Uint8Array<ArrayBuffer>> {
  const document = await fourPageDocument();
  const { context } = document;
  const reference = {
    Type: 'SigRef',
    TransformMethod: 'DocMDP',
    TransformParams: { Type: 'TransformParams', P: level ?? 2 },
  };
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      ByteRange: [0, 10, 20, 10],
      Contents: PDFString.of('00'),
      ...(level === null ? {} : { Reference: [reference] }),
    }),
  );
  document.catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: signature }));
  return new Uint8Array(await document.save({ useObjectStreams: false }));
}

export function seen(bytes: Uint8Array, password?: string): Promise<PDFDocumentProxy> {
  const task = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    useSystemFonts: false,
    ...(password === undefined ? {} : { password }),
  });
  return task.promise;
}

/** The text of all pages as pdf.js reads it. */
export async function textOf(bytes: Uint8Array, password?: string): Promise<string> {
  const document = await seen(bytes, password);
  const pages: string[] = [];
  for (let i = 1; i <= document.numPages; i++) {
    const { items } = await (await document.getPage(i)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await document.loadingTask.destroy();
  return pages.join('\n');
}

/** Options that read back by pdf.js, and draw every text as a filled box. */
export function writing(pageCount = 4, change: Partial<AnnotatedPdfOptions> = {}): AnnotatedPdfOptions {
  return {
    author: 'A. Clerk',
    subject: (purpose) => `For ${purpose}`,
    pageCount,
    draw: async (_, { size, width }) => ({
      width: 4,
      height: 2,
      coverage: new Uint8Array(8).fill(255),
      wide: Math.min(width, size * 4),
      high: size,
    }),
    readBack: async (bytes, pages) => {
      const document = await seen(bytes, change.password);
      const annotations: string[] = [];
      for (const page of pages)
        for (const { id } of await (await document.getPage(page)).getAnnotations()) annotations.push(id);
      const { numPages } = document;
      await document.loadingTask.destroy();
      return { pageCount: numPages, annotations };
    },
    ...change,
  };
}

/** Points of a picture; `at` gives red, green and blue, from 0 to 255. */
export interface Picture {
  width: number;
  height: number;
  at(x: number, y: number): [number, number, number];
}

/** Reads a PNG of 8 bits a colour (https://www.w3.org/TR/png-3/), as poppler writes it. */
export function readPng(file: Uint8Array): Picture {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let [width, height, channels] = [0, 0, 3];
  const data: Uint8Array[] = [];
  for (let at = 8; at < file.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (type === 'IHDR') {
      [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      if (file[at + 16] !== 8) throw new Error('not 8 bits a colour');
      channels = file[at + 17] === 6 ? 4 : 3;
    }
    if (type === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(data));
  const row = width * channels;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)]!;
    for (let x = 0; x < row; x++) {
      const a = x >= channels ? pixels[y * row + x - channels]! : 0;
      const b = y > 0 ? pixels[(y - 1) * row + x]! : 0;
      const c = x >= channels && y > 0 ? pixels[(y - 1) * row + x - channels]! : 0;
      const p = a + b - c;
      const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      const guess = [0, a, b, (a + b) >> 1, paeth][filter]!;
      pixels[y * row + x] = raw[y * (row + 1) + 1 + x]! + guess;
    }
  }
  const at = (x: number, y: number): [number, number, number] => {
    const from = (Math.round(y) * width + Math.round(x)) * channels;
    return [pixels[from]!, pixels[from + 1]!, pixels[from + 2]!];
  };
  return { width, height, at };
}
