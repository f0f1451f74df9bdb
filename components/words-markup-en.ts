import type { MarkKind } from '../casefile/page-mark.ts';

/** The words of marks on the pages of a PDF: tools, list, and what is handed on. */
export const markupEn = {
  kinds: {
    highlight: 'Highlight',
    underline: 'Underline',
    note: 'Note',
    'free-text': 'Text',
    ink: 'Drawing',
    stamp: 'Stamp',
  } satisfies Record<MarkKind, string>,
};
