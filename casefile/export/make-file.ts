import { zipSync } from 'fflate';
import { toBibtex } from './bibtex.ts';
import { toCslJson } from './csl-json.ts';
import { toCsv } from './csv.ts';
import { toDocx } from './docx.ts';
import { type ExportFormat, type ExportOrder, fileKinds } from './export-order.ts';
import type { ExportWords } from './export-words.ts';
import type { KeptWork } from './kept-work.ts';
import { toMarkdown, toMarkdownFile } from './markdown.ts';
import { toRis } from './ris.ts';
import { toWebAnnotations } from './web-annotation.ts';

/** What is made without a page; a web page is made by `toHtml`, which needs a DOM. */
export type PlainOrder = ExportOrder & { format: Exclude<ExportFormat, 'html'> };

/**
 * The file's content.
 * @param work what goes, by `orderedFrom`
 * @param at ISO time in UTC at which it is made
 */
export async function makeFile(
  work: KeptWork,
  { format, style, bom }: PlainOrder,
  words: ExportWords,
  at: string,
): Promise<Blob> {
  const { type } = fileKinds[format];
  switch (format) {
    case 'docx':
      return toDocx(work, style, words);
    case 'markdown-zip':
      return new Blob([zipped(work, style, words, at)], { type });
    case 'markdown':
      return new Blob([toMarkdownFile(work, style, words)], { type });
    case 'csv':
      return new Blob([toCsv(work, style, bom, words)], { type });
    case 'annotations':
      return new Blob([`${JSON.stringify(toWebAnnotations(work, at, words.title), null, 1)}\n`], { type });
    case 'csl-json':
      return new Blob([`${JSON.stringify(toCslJson(work.documents), null, 1)}\n`], { type });
    case 'ris':
      return new Blob([toRis(work)], { type });
    case 'bibtex':
      return new Blob([toBibtex(work.documents)], { type });
  }
}

function zipped(
  work: KeptWork,
  style: ExportOrder['style'],
  words: ExportWords,
  at: string,
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const files = toMarkdown(work, style, words).map(({ name, text }) => [name, encoder.encode(text)]);
  return new Uint8Array(zipSync(Object.fromEntries(files), { mtime: zipTime(at) }));
}

/** A zip says local times, and those of this machine are nobody's business: UTC's clock is written in its place. */
function zipTime(at: string): Date {
  const utc = new Date(at);
  return new Date(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
  );
}
