import { citationText } from '../cite.ts';
import { wordsOf } from '../records.ts';
import { toBibtex } from './bibtex.ts';
import { toCslJson } from './csl-json.ts';
import { toCsv } from './csv.ts';
import type { ExportOrder } from './export-order.ts';
import type { ExportWords } from './export-words.ts';
import { aroundOf, factsOf, type KeptWork, placedPassages } from './kept-work.ts';
import { toMarkdown, toMarkdownFile } from './markdown.ts';
import { toRis } from './ris.ts';
import { toWebAnnotation } from './web-annotation.ts';

/** UTF-16 units of a sample that are shown. */
const room = 2_400;

/**
 * The beginning of what a file will hold, as text: its first passage, or its first document where it holds no
 * passages. Of a Word document and a web page, the words without their looks.
 * @param work what goes, by `orderedFrom`
 * @returns '' if nothing goes
 */
export function sampleOf(work: KeptWork, order: ExportOrder, words: ExportWords): string {
  const first = beginningOf(work);
  if (first.documents.length === 0) return '';
  const text = write(first, order, words).replace('\ufeff', '').replaceAll('\r\n', '\n').trimEnd();
  return text.length > room ? `${text.slice(0, room).trimEnd()} …` : text;
}

/** The first document that has a passage with the first of its passages; else the first document. */
function beginningOf(work: KeptWork): KeptWork {
  const placed = new Set(work.passages.map(({ document }) => document));
  const document = work.documents.find(({ id }) => placed.has(id)) ?? work.documents[0];
  if (!document) return { matters: [], documents: [], passages: [] };
  const own = work.passages.filter((passage) => passage.document === document.id);
  const ordered = placedPassages({ ...work, documents: [document], passages: own });
  return { ...work, documents: [document], passages: ordered.slice(0, 1).map(({ passage }) => passage) };
}

function write(work: KeptWork, { format, style, bom }: ExportOrder, words: ExportWords): string {
  switch (format) {
    case 'docx':
    case 'html':
      return inWords(work, style, words);
    case 'markdown':
      return toMarkdownFile(work, style, words);
    case 'markdown-zip':
      return toMarkdown(work, style, words)[0]?.text ?? '';
    case 'csv':
      return toCsv(work, style, bom, words);
    case 'annotations':
      return JSON.stringify(
        placedPassages(work).map(({ passage, document }) => toWebAnnotation(passage, document)),
        null,
        1,
      );
    case 'csl-json':
      return JSON.stringify(toCslJson(work.documents), null, 1);
    case 'ris':
      return toRis(work);
    case 'bibtex':
      return toBibtex(work.documents);
  }
}

function inWords(work: KeptWork, style: ExportOrder['style'], words: ExportWords): string {
  const [one] = placedPassages(work);
  if (!one) return '';
  const { passage, document } = one;
  const { before, after } = aroundOf(passage);
  const quote = `${before && `… ${before}`}${wordsOf(passage)}${after && `${after} …`}`;
  return [
    words.title,
    quote && `“${quote}”`,
    citationText(document.provenance, style, passage.place, document.lastReadAt),
    factsOf(passage, words).join(' · '),
    passage.note === wordsOf(passage) ? '' : passage.note,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
