import type { CsvColumn } from './csv.ts';

/** Words that stand in the files themselves, in the reader's language. Data alone, so that they can go to a worker. */
export interface ExportWords {
  /** BCP 47 language of these words. */
  language: string;
  /** Whether that language is written from right to left. */
  rightToLeft: boolean;
  /** Of the file: the matter, or what was taken. */
  title: string;
  noIssue: string;
  authorities: string;
  decisions: string;
  others: string;
  pinpoints: string;
  clipped: string;
  source: string;
  untitled: string;
  /** Of a table's columns. */
  columns: Readonly<Record<CsvColumn, string>>;
  /** By id. */
  issues: Readonly<Record<string, string>>;
  purposes: Readonly<Record<string, string>>;
  /** What is drawn on a page, by its kind. */
  marks: Readonly<Record<string, string>>;
}
