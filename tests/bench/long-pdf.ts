import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { unwrapLines } from '../../knowledge/recognise/plain-text.ts';
import { laidOut, writable } from '../unit/reading/pdf/laid-out.ts';

/** A PDF of so many pages: the judgments of tests/corpus over and over. @param corpus the folder */
export async function longPdf(corpus: string, pages: number): Promise<Uint8Array> {
  const folder = join(corpus, 'judgments-text');
  const paragraphs = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => writable(unwrapLines(readFileSync(join(folder, name), 'utf8'))).split('\n'))
    .map((line) => line.trim())
    .filter(Boolean);
  const head = (page: number) => `${page} REPORTS OF JUDGMENTS AND DECISIONS`;
  const volume = await laidOut(paragraphs, { breaksWords: true, head });
  const pdf = await PDFDocument.create({ updateMetadata: false });
  while (pdf.getPageCount() < pages) {
    const left = Math.min(pages - pdf.getPageCount(), volume.getPageCount());
    const copied = await pdf.copyPages(volume, [...Array(left).keys()]);
    for (const page of copied) pdf.addPage(page);
  }
  return pdf.save({ useObjectStreams: true });
}
