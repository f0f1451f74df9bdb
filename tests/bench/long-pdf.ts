import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unwrapLines } from '../../knowledge/recognise/plain-text.ts';
import { laidOut, writable } from '../unit/reading/pdf/laid-out.ts';

/**
 * A PDF of at least so many pages: the judgments of tests/corpus over and over, each copy with a number of its own, so
 * that no two pages are alike. @param corpus the folder
 */
export async function longPdf(corpus: string, pages: number): Promise<Uint8Array> {
  const folder = join(corpus, 'judgments-text');
  const paragraphs = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => writable(unwrapLines(readFileSync(join(folder, name), 'utf8'))).split('\n'))
    .map((line) => line.trim())
    .filter(Boolean);
  // About how many paragraphs a page takes, from a first try.
  const few = (await laidOut(paragraphs)).getPageCount();
  const copies = Math.ceil(pages / few) + 1;
  const all = Array.from({ length: copies }, (_, copy) =>
    paragraphs.map((text, i) => (i === 0 ? `Volume ${copy + 1}. ${text}` : text)),
  ).flat();
  const head = (page: number) => `${page} REPORTS OF JUDGMENTS AND DECISIONS`;
  const pdf = await laidOut(all, { breaksWords: true, head });
  for (let page = pdf.getPageCount() - 1; page >= pages; page--) pdf.removePage(page);
  return pdf.save({ useObjectStreams: true });
}
