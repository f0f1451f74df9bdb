import type { CitationStyle } from '../cite.ts';
import type { Passage } from '../records.ts';
import type { KeptWork } from './kept-work.ts';

/** The kinds of file. `markdown` is one file, `markdown-zip` a file a document in a zip. */
export const exportFormats = [
  'docx',
  'html',
  'markdown',
  'markdown-zip',
  'csv',
  'annotations',
  'csl-json',
  'ris',
  'bibtex',
] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the reader asks for. */
export interface ExportOrder {
  format: ExportFormat;
  style: CitationStyle;
  /** Whether goes what the reader wrote or drew: notes, tags, purposes, stamps, ink, the notes on the matter. */
  own: boolean;
  /** Whether passages go that are only highlighted: without a note and not clipped. */
  highlights: boolean;
  /** Whether goes what stands before and after a passage. */
  context: boolean;
  /** For CSV: a byte order mark in front, by which spreadsheets know UTF-8. */
  bom: boolean;
}

interface FileKind {
  ending: string;
  type: string;
  /** Whether citations are written out in it, in a style. */
  cites: boolean;
  /** Whether it holds passages; the others list documents alone. */
  passages: boolean;
  /** Whether a document of which no passage goes has a place in it. */
  bareDocuments: boolean;
}

export const fileKinds: Readonly<Record<ExportFormat, FileKind>> = {
  docx: {
    ending: '.docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    cites: true,
    passages: true,
    bareDocuments: false,
  },
  html: {
    ending: '.html',
    type: 'text/html;charset=utf-8',
    cites: true,
    passages: true,
    bareDocuments: false,
  },
  markdown: {
    ending: '.md',
    type: 'text/markdown;charset=utf-8',
    cites: true,
    passages: true,
    bareDocuments: true,
  },
  'markdown-zip': {
    ending: '.zip',
    type: 'application/zip',
    cites: true,
    passages: true,
    bareDocuments: true,
  },
  csv: { ending: '.csv', type: 'text/csv;charset=utf-8', cites: true, passages: true, bareDocuments: false },
  annotations: {
    ending: '.jsonld',
    type: 'application/ld+json',
    cites: false,
    passages: true,
    bareDocuments: false,
  },
  'csl-json': {
    ending: '.json',
    type: 'application/json',
    cites: false,
    passages: false,
    bareDocuments: true,
  },
  ris: {
    ending: '.ris',
    type: 'application/x-research-info-systems',
    cites: false,
    passages: true,
    bareDocuments: true,
  },
  bibtex: {
    ending: '.bib',
    type: 'application/x-bibtex',
    cites: false,
    passages: false,
    bareDocuments: true,
  },
};

/** Why something stays behind: the reader did not ask for it, or the kind of file has no place for it. */
export const leftOutReasons = [
  'highlights',
  'own-words',
  'no-place-for-passages',
  'no-place-for-purposes',
  'no-place-for-bare-documents',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** What goes into a file, and how much stays behind: documents for the last reason, else passages. */
export interface Ordered {
  work: KeptWork;
  counts: { documents: number; passages: number; notes: number };
  leftOut: { reason: LeftOutReason; count: number }[];
}

/** Takes from the work what the order asks for and its kind of file can hold. */
export function orderedFrom(work: KeptWork, order: ExportOrder): Ordered {
  const kind = fileKinds[order.format];
  const byId = new Set(work.documents.map(({ id }) => id));
  const placed = work.passages.filter(({ document }) => byId.has(document));
  const wanted = order.highlights ? placed : placed.filter((passage) => !isMereHighlight(passage));
  const written = wanted.filter((passage) => hasOwnWords(passage) || isDrawn(passage));
  const shown = order.own ? wanted : wanted.filter((passage) => !isDrawn(passage));
  const going = kind.passages ? shown : [];
  const marked = new Set(going.map(({ document }) => document));
  const documents = kind.bareDocuments ? work.documents : work.documents.filter(({ id }) => marked.has(id));
  const passages = going.map((passage) => trimmed(passage, order));
  const counted: Record<LeftOutReason, number> = {
    highlights: kind.passages ? placed.length - wanted.length : 0,
    'own-words': order.own || !kind.passages ? 0 : written.length,
    'no-place-for-passages': kind.passages ? 0 : placed.length,
    'no-place-for-purposes':
      order.format === 'ris' ? passages.filter(({ purpose }) => purpose !== null).length : 0,
    'no-place-for-bare-documents': work.documents.length - documents.length,
  };
  return {
    work: {
      matters: order.own ? work.matters : work.matters.map((matter) => ({ ...matter, notes: '' })),
      documents,
      passages,
    },
    counts: {
      documents: documents.length,
      passages: passages.length,
      notes: passages.filter(({ note }) => note !== '').length,
    },
    leftOut: leftOutReasons
      .map((reason) => ({ reason, count: counted[reason] }))
      .filter(({ count }) => count > 0),
  };
}

const isMereHighlight = (passage: Passage) =>
  passage.note === '' && passage.clipped === null && !isDrawn(passage);
/** Drawn or written on a page, and not on words of its text. */
const isDrawn = ({ mark }: Passage) =>
  mark !== null && mark.kind !== 'highlight' && mark.kind !== 'underline';
const hasOwnWords = ({ note, tags, purpose }: Passage) => note !== '' || tags.length > 0 || purpose !== null;

/** An annotation keeps what stands around its passage: by that it is found again. */
function trimmed(passage: Passage, { own, context, format }: ExportOrder): Passage {
  const bare = own ? passage : { ...passage, note: '', tags: [], purpose: null };
  if (context || format === 'annotations') return bare;
  const { quote } = bare.selectors;
  return { ...bare, selectors: { ...bare.selectors, quote: { ...quote, prefix: '', suffix: '' } } };
}
