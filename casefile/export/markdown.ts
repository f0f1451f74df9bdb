import { type CitationRun, type CitationStyle, citationRuns } from '../cite.ts';
import { wordsOf } from '../records.ts';
import { type KeptWork, placedPassages } from './kept-work.ts';

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
export function toMarkdown(work: KeptWork, style: CitationStyle): MarkdownFile[] {
  const placed = placedPassages(work);
  const names = new Set<string>();
  return work.documents.map((document) => {
    const { provenance } = document;
    const own = placed.filter((one) => one.document.id === document.id).map(({ passage }) => passage);
    const title = provenance.caseName || provenance.title;
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
      tags: [...new Set(own.flatMap(({ tags, issues }) => [...tags, ...issues]))].map((tag) =>
        tag.trim().replace(/\s+/g, '-'),
      ),
    });
    const passages = own.map((passage) => {
      const { note, mark, purpose, place, clipped, tags } = passage;
      const citation = citationRuns(provenance, style, place, document.lastReadAt).map(marked).join('');
      const facts = [
        purpose ?? '',
        mark && mark.kind !== 'highlight' ? mark.kind : '',
        ...tags.map((tag) => `#${tag.replace(/\s+/g, '-')}`),
        clipped ? `clipped ${clipped.at}` : '',
      ].filter((fact) => fact !== '');
      return [
        ...(wordsOf(passage) === '' ? [] : [quoted(wordsOf(passage))]),
        `> — ${citation}`,
        '',
        ...(facts.length > 0 ? [facts.join(' · '), ''] : []),
        ...(note === '' || note === wordsOf(passage) ? [] : [note, '']),
      ].join('\n');
    });
    return {
      name: freeName(title, names),
      text: `---\n${front}---\n\n# ${escaped(title)}\n\n${passages.join('\n')}`,
    };
  });
}

/** A JSON value is a YAML value as well (YAML 1.2), whatever signs a title holds. */
const frontMatter = (fields: Record<string, string | string[]>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');

const filled = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

const quoted = (text: string) =>
  text
    .split(/\n/)
    .map((line) => `> ${escaped(line)}`)
    .join('\n');

const marked = ({ text, italic }: CitationRun) => (italic ? `*${escaped(text)}*` : escaped(text));

/** Text of a document is text: what Markdown, or HTML in it, would take for more is escaped. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

function freeName(title: string, taken: Set<string>): string {
  const stem =
    title
      .normalize('NFC')
      .replace(/[\p{C}/\\:*?"<>|#^[\]]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^\.+|\.+$/g, '')
      .slice(0, 80)
      .trim() || 'document';
  let name = `${stem}.md`;
  for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${stem} ${i}.md`;
  taken.add(name.toLowerCase());
  return name;
}
