import type { ExportFormat, LeftOutReason } from '../casefile/export/export-order.ts';
import type { AnnotationFileFault } from '../casefile/import/read-annotations.ts';
import type { CitationStyle } from '../knowledge/citation/cite-decision.ts';

const things = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
const documents = (count: number) => things(count, 'document', 'documents');
const passages = (count: number) => things(count, 'passage', 'passages');
const both = (documentCount: number, passageCount: number) =>
  `${documents(documentCount)}, ${passages(passageCount)}`;

/** The English words of taking out of the case file and bringing in. */
export const takeoutEn = {
  citation: {
    title: 'Citations',
    hint: 'How a decision or a page is cited when you copy a citation or a passage. An export can choose otherwise.',
    style: 'Citation style',
    styles: {
      oscola: 'OSCOLA (4th edition)',
      plain: 'Plain, the same for every source',
      bluebook: 'Bluebook',
    } satisfies Record<CitationStyle, string>,
    example: 'Looks like',
    limits:
      'From the knowledge base, decisions of the Strasbourg Court and of the Court of Justice and those with a neutral citation are cited in this style; its other sources in the plain one. Check a citation against your court’s rules before you file it.',
  },

  export: 'Export',
  exportTitle: (what: string) => `Export: ${what}`,
  exportHint: 'The file is made in this browser and saved where your downloads go. Nothing is sent.',
  format: 'Kind of file',
  groups: { read: 'To read and to file', write: 'To work on', manage: 'For reference managers' },
  formats: {
    docx: 'Word document',
    html: 'Web page, one file',
    markdown: 'Markdown, one file',
    'markdown-zip': 'Markdown, a file for each document',
    csv: 'Table (CSV)',
    annotations: 'Annotations (W3C JSON-LD)',
    'csl-json': 'CSL-JSON',
    ris: 'RIS',
    bibtex: 'BibTeX',
  } satisfies Record<ExportFormat, string>,
  formatHints: {
    docx: 'Passages under the issues that they touch, each with a footnote that cites it, and a table of authorities.',
    html: 'Passages marked in what stands around them, with citations and a table of authorities. It opens in any browser.',
    markdown: 'A heading for each document, passages as quotations with citations.',
    'markdown-zip':
      'A zip with a note for each document, for Obsidian and its like: properties, quotations, tags.',
    csv: 'A row for each passage with all of its provenance, for a spreadsheet.',
    annotations:
      'Everything about each passage, in the form that other annotation programs read and that can be brought in here again.',
    'csl-json': 'The documents as references, for Zotero and Pandoc.',
    ris: 'The documents as references with their passages as notes, for Zotero, EndNote and JabRef.',
    bibtex: 'The documents as references, for LaTeX and JabRef.',
  } satisfies Record<ExportFormat, string>,
  goes: 'What goes',
  own: 'What I wrote: notes, tags, purposes, stamps and drawings',
  ownHint: 'Leave it out before a file goes to somebody who must not see it.',
  context: 'Some words before and after each passage',
  highlights: 'Passages that are only highlighted',
  bom: 'A mark in front by which Excel knows the letters (UTF-8 BOM)',
  counts: (documentCount: number, passageCount: number, noteCount: number) =>
    `${both(documentCount, passageCount)}, ${things(noteCount, 'note', 'notes')}`,
  nothingGoes:
    'Nothing of what you chose can go into a file of this kind. Choose another kind, or what goes.',
  stays: 'What stays behind',
  leftOut: {
    highlights: (count: number) => `${passages(count)} only highlighted: not asked for.`,
    'own-words': (count: number) => `What you wrote of ${passages(count)}: not asked for.`,
    'no-place-for-passages': (count: number) => `${passages(count)}: this kind of file lists documents only.`,
    'no-place-for-purposes': (count: number) =>
      `The purpose of ${passages(count)}: this kind of file has no place for it.`,
    'no-place-for-bare-documents': (count: number) =>
      `${documents(count)} without a passage: this kind of file holds passages.`,
  } satisfies Record<LeftOutReason, (count: number) => string>,
  sample: 'How it begins',
  fileName: 'Name of the file',
  save: 'Save the file',
  making: (name: string) => `Making ${name}`,
  made: (done: number, of: number) => `${done.toLocaleString('en')} of ${passages(of)}`,
  stop: 'Stop',
  stopped: 'Stopped. No file was made.',
  saved: (name: string, documentCount: number, passageCount: number) =>
    `Handed to your browser to save: ${name}, ${both(documentCount, passageCount)}.`,
  notMade: (why: string) =>
    `The file could not be made (${why}). Your case file is untouched. Try fewer passages, or another kind of file.`,
  close: 'Close',
  /** What is exported: a matter or a document by its name, or so many items. */
  items: (count: number) => things(count, 'item', 'items'),
  exportShown: (count: number) => `Export ${things(count, 'item', 'items')}`,
  caseFile: 'Case file',

  import: 'Bring in annotations',
  importTitle: 'Bring in annotations',
  importHint:
    'A file of W3C Web Annotations (JSON-LD), from here or from another program. It is read in this browser.',
  choose: 'Choose a file',
  reading: 'Reading the file',
  tooLarge: (most: number) =>
    `The file was not read: it is larger than ${(most / 1_000_000).toLocaleString('en')} MB. Nothing was changed.`,
  unreadable:
    'The file could not be read. Nothing was changed. Check that it is still there, then choose it again.',
  fileFaults: {
    'no-json': 'This is not a file of annotations, or it is damaged: it holds no JSON. Nothing was changed.',
    'no-annotations': 'The file holds JSON, but no Web Annotations. Nothing was changed.',
    zip: 'This is a zip file, not a file of annotations. A backup is restored where backups are made; of another zip, take the file out first. Nothing was changed.',
    references:
      'The file is a list of references (RIS, BibTeX or CSL-JSON). It holds no passages, so there is nothing to bring in. Nothing was changed.',
    empty: 'The file is in order, but it holds no annotation. Nothing was changed.',
    elsewhere:
      'The file only names an address at which its annotations are. Nothing was fetched, nothing was changed. Ask for a file that holds them.',
  } satisfies Record<AnnotationFileFault, string>,
  isPart: 'The file is one page of several. What stands on the others is not in it.',
  into: 'Into the matter',
  newMatter: 'A new matter',
  newMatterName: 'Name of the new matter',
  comesIn: 'What comes in',
  added: (count: number) => (count === 1 ? '1 passage is new.' : `${passages(count)} are new.`),
  newDocuments: (count: number) => (count === 1 ? '1 document is new.' : `${documents(count)} are new.`),
  completed: (count: number) =>
    count === 1
      ? '1 passage that you have is completed: a tag, a note, a purpose that yours lacks.'
      : `${passages(count)} that you have are completed: a tag, a note, a purpose that yours lack.`,
  same: (count: number) =>
    count === 1
      ? '1 passage is here already, as it is.'
      : `${passages(count)} are here already, as they are.`,
  otherNotes: (count: number) => `Of ${passages(count)} the file has another note than yours. Yours stays.`,
  addNotes: 'Add the note of the file below mine',
  refused: (count: number) =>
    count === 1
      ? '1 annotation cannot be brought in:'
      : `${things(count, 'annotation', 'annotations')} cannot be brought in:`,
  noQuote: 'it marks no words, so that it cannot be found again',
  breaksModel: (why: string) => `it is not by the standard (${why})`,
  nothingComesIn: 'There is nothing in it that is not here already.',
  bringIn: 'Bring in',
  bringing: 'Bringing in',
  importStopped: 'Stopped. Nothing was brought in, and nothing was changed.',
  broughtIn: (documentCount: number, passageCount: number, completed: number, matter: string) =>
    `Brought into ${matter}. New: ${both(documentCount, passageCount)}.${completed > 0 ? ` Completed: ${passages(completed)}.` : ''}`,
  undoneImport: (stayed: number) =>
    stayed === 0
      ? 'Taken out again. All is as it was before.'
      : `Taken out again, but for ${passages(stayed)} that you changed since.`,
  orBringIn: 'Or bring in what you marked elsewhere',
  orBringInText: 'A file of W3C Web Annotations, from another browser of yours or from another program.',

  /** Words that stand in the files. */
  file: {
    noIssue: 'Passages under no issue',
    authorities: 'Table of authorities',
    decisions: 'Decisions',
    others: 'Other sources',
    pinpoints: 'Paragraphs and pages',
    clipped: 'clipped',
    source: 'Open the source',
    untitled: 'Without a title',
    /** By which a spreadsheet names its columns. */
    columns: {
      matter: 'matter',
      before: 'before',
      quotation: 'quotation',
      after: 'after',
      mark: 'mark',
      note: 'note',
      purpose: 'purpose',
      tags: 'tags',
      issues: 'issues',
      paragraph: 'paragraph',
      page: 'page',
      citation: 'citation',
      case: 'case',
      court: 'court',
      number: 'number',
      date: 'date',
      title: 'title',
      author: 'author',
      publisher: 'publisher',
      address: 'address',
      language: 'language',
      markedAt: 'marked at (UTC)',
      clippedAt: 'clipped at (UTC)',
      passageHash: 'SHA-256 of the passage',
      documentHash: 'SHA-256 of the document',
    },
    marks: {
      underline: 'Underlined',
      note: 'Note on the page',
      'free-text': 'Text on the page',
      ink: 'Drawing',
      stamp: 'Stamp',
    } as Record<string, string>,
  },
};

export type TakeoutWords = typeof takeoutEn;
