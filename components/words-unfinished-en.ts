import type { MarkKind } from '../casefile/page-mark.ts';

const writings: Record<MarkKind, string> = {
  highlight: 'the note of a highlight',
  underline: 'the note of an underline',
  note: 'a note',
  'free-text': 'a text on the page',
  ink: 'the note of a drawing',
  stamp: 'a stamp',
};

/** The words of what a closed window left unfinished: writing that was not saved, documents that stood open. */
export const unfinishedEn = {
  writings,
  /** @param what one of `writings` */
  draft: (what: string, page: string) => `You were writing ${what} on page ${page}, and did not save it:`,
  goOn: 'Go on writing',
  discard: 'Discard it',
  draftNotKept:
    'There is no room to keep what you type until you save it. Save it now, or copy it before you close this.',
  tabs: (n: number) => (n === 1 ? 'This document was open here' : `These ${n} documents were open here`),
  openAll: 'Open them again',
  openOne: 'Open it again',
  leave: 'Clear this list',
  fromFile: 'A file of this machine that is not kept here: choose it again with Open.',
};
