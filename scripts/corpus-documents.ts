import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { unwrapLines } from '../knowledge/recognise/plain-text.ts';

/** A document of a corpus, and how it is tried. */
export interface CorpusDocument {
  /** Its path in the corpus, with slashes. */
  name: string;
  /** `page`: opened as it was saved. `text`: made a page. `file`: opened in the annotator. */
  kind: 'page' | 'text' | 'file';
}

const kinds: Record<string, CorpusDocument['kind']> = {
  '.html': 'page',
  '.htm': 'page',
  '.txt': 'text',
  '.md': 'text',
  '.pdf': 'file',
  '.docx': 'file',
};

/** The documents of a corpus: everything in its folders. What lies beside them describes the corpus. */
export function documentsOf(folder: string): CorpusDocument[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath !== folder)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .flatMap((name) => {
      const kind = kinds[extname(name).toLowerCase()];
      return kind ? [{ name, kind }] : [];
    });
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text as a page: a paragraph a line, each with the place in the text where it begins. */
export function pageOfText(text: string): string {
  let start = 0;
  const paragraphs = unwrapLines(text)
    .split('\n')
    .map((line) => {
      const paragraph = `<p data-start="${start}">${line.replace(/[&<>]/g, (c) => escapes[c]!)}</p>`;
      start += line.length + 1;
      return paragraph;
    });
  return `<!doctype html><html><head><meta charset="utf-8"><title>Text</title></head><body>${paragraphs.join('\n')}</body></html>`;
}

export function readText(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8').replace(/^\ufeff/, '');
}
