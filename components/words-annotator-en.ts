import type { OpenProblem } from './annotator/open-problem.ts';

const things = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The English words of the annotator's own frame: opening, tabs, what went wrong, the column beside the document. */
export const annotatorEn = {
  name: 'Annotator',
  /** Of the browser's tab. */
  title: (document: string) => `${document} · Nonrefoul`,
  /** Beside a PDF in the browser's own viewer, and without a document. */
  openThere: 'Open in the annotator',
  openEmpty: 'Open the annotator',

  open: 'Open a document',
  openMore: 'Open',
  kinds: 'PDF, Word (DOCX), HTML and text',
  dropHint: (kinds: string) =>
    `${kinds}. Choose a file with the button above, or drop some anywhere on this page.`,
  emptyHeading: 'Read a document',
  empty:
    'It is read on this machine, as a page of the web is: what matters is underlined, and a card opens on it. Nothing of it is sent anywhere.',
  address: 'Or open an address',
  openAddress: 'Open',
  addressHint: 'The document is fetched from its site once. That is the only request that Nonrefoul makes.',
  recent: 'Open again',
  keptIn: (matter: string, size: string) => (matter === '' ? size : `${matter}, ${size}`),
  fetchedFrom: (host: string) => `from ${host}`,
  forgetRecent: 'Forget the addresses',
  tabs: 'Open documents',
  close: (name: string) => `Close ${name}`,
  opening: (name: string) => `Opening ${name}`,
  cancel: 'Cancel',
  retry: 'Try again',
  document: (name: string) => `Document: ${name}`,
  notices: 'About this document',
  reading: 'Looking for mentions',
  readPages: (read: number, of: number) => `Looking for mentions: page ${read} of ${of}`,
  stop: 'Stop',
  stoppedAt: (read: number, of: number) =>
    `Stopped: mentions are found up to page ${read} of ${of}. Open the document again to find the rest.`,
  strip: (mentions: number, marks: number) =>
    `Where they are: ${things(mentions, 'mention', 'mentions')}, ${things(marks, 'mark', 'marks')}`,
  failedHeading: (name: string) => `${name} could not be opened`,
  leaveHeading: (host: string) => `May Nonrefoul read ${host}?`,
  allow: (host: string) => `Allow ${host}`,
  openInBrowser: 'Open it in the browser',

  side: 'Beside the document',
  showSide: 'Show what is beside the document',
  hideSide: 'Hide what is beside the document',
  thisDocument: 'This document',
  nothingOpen: 'Open a document to see what it raises.',
  gone: 'That place can’t be shown.',
  page: (label: string) => `p. ${label}`,

  file: {
    heading: 'The file',
    notKept: 'The file is not kept: marks and notes are.',
    keep: (size: string) => `Keep the file (${size})`,
    kept: (size: string) => `The file is kept in the case file: ${size}.`,
    remove: 'Remove it',
    removed: 'The file is removed. Marks and notes stay.',
  },

  /** What happened, what is safe, what to do next. */
  problems: {
    unknown: 'It is none of the kinds that are read here. Open it as PDF, DOCX, HTML or text.',
    damaged:
      'The file is damaged: it could not be read. Nothing was changed. Get it once more from where it came from.',
    empty: 'The file is empty. Get it once more from where it came from.',
    'too-big': 'The file is too big to be read here. Nothing was changed. Split it, and open the parts.',
    locked:
      'The file is protected by a password, and was not opened. Try again with the password, or save a copy without one where it was made.',
    'old-word':
      'This is the Word format of before 2007. Open it in Word or LibreOffice, and save it as DOCX.',
    'not-read': 'This kind of file is not read here. Save it as PDF or DOCX, and open that.',
    'bad-address':
      'Only addresses that begin with http or https can be opened. For a file of this machine, use the button “Open”.',
    'needs-leave':
      'The site does not hand its documents to others, so the browser asks for your leave. You can also save the document in the browser, and open the file here.',
    'not-found':
      'The site says that there is no such document. Check the address, or look for the document on the site.',
    refused:
      'The site did not hand the document over. You may have to sign in there first: open it in the browser, save it, and open the file here.',
    server: 'The site reported an error of its own. Nothing is wrong here. Try again later.',
    offline: 'The site did not answer. Check the connection and the address, and try again.',
    'page-instead':
      'A page of the web came in place of the document: the site may ask you to sign in or to confirm something. Open it in the browser, save the document, and open the file here.',
    gone: 'The file is not in the case file any more. Its marks and notes are untouched. Open the file from where you have it.',
    other: 'It could not be shown. Nothing was changed. Try again; if it fails again, please tell us.',
  } satisfies Record<OpenProblem, string>,
};

export type AnnotatorWords = typeof annotatorEn;
