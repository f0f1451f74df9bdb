import { csvOf } from '../../knowledge/csv.ts';
import { type CitationStyle, citationText } from '../cite.ts';
import { wordsOf } from '../records.ts';
import type { ExportWords } from './export-words.ts';
import { aroundOf, type KeptWork, placedPassages } from './kept-work.ts';

/** The columns of the table, in their order; the words of the file name them. */
export const csvColumns = [
  'matter',
  'before',
  'quotation',
  'after',
  'mark',
  'note',
  'purpose',
  'tags',
  'issues',
  'paragraph',
  'page',
  'citation',
  'case',
  'court',
  'number',
  'date',
  'title',
  'author',
  'publisher',
  'address',
  'language',
  'markedAt',
  'clippedAt',
  'passageHash',
  'documentHash',
] as const;

export type CsvColumn = (typeof csvColumns)[number];

/**
 * The passages as a table, a row a passage, with all of their provenance.
 * @param bom begins the file with a byte order mark, by which spreadsheets know UTF-8
 */
export function toCsv(work: KeptWork, style: CitationStyle, bom: boolean, words: ExportWords): string {
  const matters = new Map(work.matters.map(({ id, name }) => [id, name]));
  const rows = placedPassages(work).map(({ passage, document }) => {
    const { provenance, lastReadAt } = document;
    const { before, after } = aroundOf(passage);
    return [
      matters.get(passage.matter) ?? '',
      before,
      wordsOf(passage),
      after,
      passage.mark?.kind ?? '',
      passage.note,
      passage.purpose ?? '',
      passage.tags.join('; '),
      passage.issues.join('; '),
      passage.place.paragraph,
      passage.place.page,
      citationText(provenance, style, passage.place, lastReadAt),
      provenance.caseName,
      provenance.court,
      provenance.citation,
      provenance.date,
      provenance.title,
      provenance.author,
      provenance.publisher,
      provenance.url,
      passage.language,
      passage.createdAt,
      passage.clipped?.at ?? '',
      passage.clipped?.passageHash ?? '',
      passage.clipped?.textHash ?? '',
    ];
  });
  return csvOf([csvColumns.map((column) => words.columns[column]), ...rows], { bom });
}
