import type { OpenProblem } from './annotator/open-problem.ts';

/** The English words of the annotator's own frame: opening, tabs, what went wrong. */
export const annotatorEn = {
  name: 'Annotator',
  /** Of the browser's tab. */
  title: (document: string) => `${document} · Nonrefoul`,
  open: 'Open a document',
  openMore: 'Open',
  kinds: 'PDF, Word (DOCX), HTML or text',
  drop: 'Drop it here',
  dropHint: 'or drop one anywhere on this page',
  emptyHeading: 'Read a document',
  empty:
    'It is read on this machine, as a page of the web is: what matters is underlined, and a card opens on it. Nothing of it is sent anywhere.',
  tabs: 'Open documents',
  close: (name: string) => `Close ${name}`,
  opening: (name: string) => `Opening ${name}`,
  cancel: 'Cancel',
  retry: 'Try again',
  document: (name: string) => `Document: ${name}`,
  notices: 'About this document',
  failedHeading: (name: string) => `${name} could not be opened`,

  /** What happened, what is safe, what to do next. */
  problems: {
    unknown: 'It is none of the kinds that are read here. Open it as PDF, DOCX, HTML or text.',
    damaged:
      'The file is damaged: it could not be read. Your file is unchanged. Get it once more from where it came from.',
    empty: 'The file is empty. Get it once more from where it came from.',
    'too-big': 'The file is too big to be read here. Your file is unchanged. Split it, and open the parts.',
    locked:
      'The file is protected by a password, and was not opened. Open it where it was made, and save a copy without the password.',
    'old-word':
      'This is the Word format of before 2007. Open it in Word or LibreOffice, and save it as DOCX.',
    'not-read': 'This kind of file is not read here. Save it as DOCX or PDF, and open that.',
    other: 'It could not be shown. Your file is unchanged. Try again; if it fails again, please tell us.',
  } satisfies Record<OpenProblem, string>,
};

export type AnnotatorWords = typeof annotatorEn;
