import { type CitationRun, type CitationStyle, citationRuns } from '../cite.ts';
import { type CaseDocument, type Passage, wordsOf } from '../records.ts';
import type { ExportWords } from './export-words.ts';
import { fileStemOf } from './file-name.ts';
import { aroundOf, factsOf, type KeptWork, placedPassages } from './kept-work.ts';

/** One file of Markdown. */
export interface MarkdownFile {
  /** Without a folder; can be a file's name on every system. */
  name: string;
  text: string;
}

/**
 * The passages as Markdown, a file a document, as Obsidian and its like read it: front matter, each passage as a
 * quotation with its citation, the reader's note below it as it was written.
 */
export function toMarkdown(work: KeptWork, style: CitationStyle, words: ExportWords): MarkdownFile[] {
  const names = new Set<string>();
  return byDocument(work).map(({ document, passages }) => {
    const { provenance } = document;
    const title = titleOf(document, words);
    const front = frontMatter({
      title,
      ...filled({
        court: provenance.court,
        citation: provenance.citation,
        date: provenance.date,
        author: provenance.author,
        publisher: provenance.publisher,
        url: provenance.url,
        read: document.lastReadAt,
        sha256: document.textHash,
      }),
      tags: tagsOf(passages),
    });
    const body = passages.map((passage) => passageText(passage, document, style, words)).join('\n');
    return {
      name: freeName(title, names),
      text: `---\n${front}---\n\n# ${escaped(title)}\n\n${sourceLine(document, words)}${body}`,
    };
  });
}

/** The same as one file: a heading for each document. */
export function toMarkdownFile(work: KeptWork, style: CitationStyle, words: ExportWords): string {
  const found = byDocument(work);
  const tags = tagsOf(found.flatMap(({ passages }) => passages));
  const notes = work.matters.length === 1 ? work.matters[0]!.notes : '';
  const parts = found.map(({ document, passages }) => {
    const cited = citationRuns(document.provenance, style, undefined, document.lastReadAt)
      .map(marked)
      .join('');
    const body = passages.map((passage) => passageText(passage, document, style, words)).join('\n');
    return `## ${escaped(titleOf(document, words))}\n\n${cited}\n\n${sourceLine(document, words)}${body}`;
  });
  return `---\n${frontMatter({ title: words.title, tags })}---\n\n# ${escaped(words.title)}\n\n${notes === '' ? '' : `${notes}\n\n`}${parts.join('\n')}`;
}

function byDocument(work: KeptWork): { document: CaseDocument; passages: Passage[] }[] {
  const own = Map.groupBy(placedPassages(work), ({ passage }) => passage.document);
  return work.documents.map((document) => ({
    document,
    passages: (own.get(document.id) ?? []).map(({ passage }) => passage),
  }));
}

function passageText(
  passage: Passage,
  { provenance, lastReadAt }: CaseDocument,
  style: CitationStyle,
  words: ExportWords,
): string {
  const { note, place, clipped, tags } = passage;
  const citation = citationRuns(provenance, style, place, lastReadAt).map(marked).join('');
  const facts = [
    ...factsOf({ ...passage, tags: [] }, words),
    ...tags.map((tag) => `#${tagName(tag)}`),
    clipped ? `${words.clipped} ${clipped.at}` : '',
  ].filter((fact) => fact !== '');
  return [
    ...(wordsOf(passage) === '' ? [] : [quoted(wordsOf(passage), aroundOf(passage))]),
    `> — ${citation}`,
    '',
    ...(facts.length > 0 ? [facts.join(' · '), ''] : []),
    ...(note === '' || note === wordsOf(passage) ? [] : [note, '']),
  ].join('\n');
}

const titleOf = ({ provenance }: CaseDocument, words: ExportWords) =>
  provenance.caseName || provenance.title || words.untitled;

function sourceLine({ provenance: { url } }: CaseDocument, words: ExportWords): string {
  // What no link may hold would end it.
  const address = url.replace(/[<>\s\\]/g, encodeURIComponent);
  return /^https?:/i.test(url) ? `[${escaped(words.source)}](<${address}>)\n\n` : '';
}

/** Obsidian's tags hold letters of every script, digits, `_`, `-`, `/`, and no space. */
const tagName = (tag: string) =>
  tag
    .trim()
    .replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-')
    .replace(/^-+|-+$/g, '');

const tagsOf = (passages: readonly Passage[]) =>
  [...new Set(passages.flatMap(({ tags, issues }) => [...tags, ...issues]).map(tagName))].filter(
    (tag) => tag !== '',
  );

/** A JSON value is a YAML value as well (YAML 1.2), whatever signs a title holds. */
const frontMatter = (fields: Record<string, string | string[]>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');

const filled = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

/** The passage as a quotation; with what stands around it, it is the part in bold. */
function quoted(text: string, { before, after }: { before: string; after: string }): string {
  const lines = text.split('\n').map(escapedLine);
  if (before !== '' || after !== '') {
    // Bold ends at a line's end and at a space inside it.
    for (const [i, line] of lines.entries()) lines[i] = line.replace(/^(\s*)(\S.*?)(\s*)$/, '$1**$2**$3');
    lines[0] = `${before === '' ? '' : `… ${escaped(before)}`}${lines[0]}`;
    lines[lines.length - 1] += after === '' ? '' : `${escaped(after)} …`;
  }
  return lines.map((line) => `> ${line}`).join('\n');
}

const marked = ({ text, italic }: CitationRun) => (italic ? `*${escaped(text)}*` : escaped(text));

/** Text of a document is text: what Markdown, Obsidian, or HTML in it would take for more is escaped. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~$]|&(?=[a-z#])|={2,}|%{2,}/gi, (signs) =>
    signs.replace(/./g, (sign) => `\\${sign}`),
  );
}

/** A paragraph that begins with its number is no list. */
const escapedLine = (line: string) =>
  escaped(line)
    .replace(/^(\s*)([-+])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');

function freeName(title: string, taken: Set<string>): string {
  const stem = fileStemOf(title, 'document');
  let name = `${stem}.md`;
  for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${stem} ${i}.md`;
  taken.add(name.toLowerCase());
  return name;
}
