import type { Fault } from '../casefile/faults.ts';
import type { Purpose } from '../casefile/records.ts';

const things = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The English words of marks, notes, clippings and matters: in a page, in the side panel, in the library. */
export const marksEn = {
  purposes: {
    facts: 'Facts',
    law: 'Law',
    'for-us': 'For us',
    'against-us': 'Against us',
    'to-check': 'To check',
  } satisfies Record<Purpose, string>,
  noPurpose: 'No purpose',
  purpose: 'What it is for',
  kinds: { mark: 'Highlight', note: 'Note', clipping: 'Clipping' },

  bar: 'Mark the selected passage',
  highlightAs: (purpose: string) => `Highlight: ${purpose}`,
  note: 'Note',
  clip: 'Clip',
  lookUp: 'Look up',
  /** Said when the store has confirmed it. */
  saved: 'Saved',
  savedTo: (matter: string) => `Saved to ${matter}`,
  clipped: 'Clipped',
  saving: 'Saving',
  tooLong: 'Not saved: the passage is too long. Mark at most 20,000 characters at a time.',
  notText: 'Not saved: what is selected is not text that this page shows.',
  noSelection: 'Select some text first.',
  otherSite:
    'Not saved: that part of the page comes from another site, which Nonrefoul may not read yet. Open it in a tab of its own, or allow the site in the options; then select the passage again.',
  selectionChanged: 'Nothing was saved: the page has changed there since. Select the passage again.',

  card: 'Marked passage',
  edit: 'Edit in the side panel',
  copyWithCitation: 'Copy with citation',
  copied: 'Copied with citation',
  copyFailed: 'The browser did not let us copy. Copy it from the side panel.',
  remove: 'Remove',
  removed: 'Removed.',
  putBack: 'Put back.',
  undo: 'Undo',
  close: 'Close',
  tags: 'Tags',
  noteOf: 'Your note',

  /** What went wrong, what is safe, what to do next. */
  faults: {
    full: 'Not saved: the browser has no room left. All that was saved before is safe. Storage in the library shows what is big and how to free it; then try again.',
    refused:
      'Not saved: the browser allows no storage here. What was saved before is untouched. Allow storage for extensions in the browser’s settings, then try again.',
    newer:
      'Not saved: a later version of Nonrefoul wrote your case file. It is untouched. Update the extension, then try again.',
    gone: 'Not saved: it was removed in another window. You can put it back there.',
    other: 'Not saved: the browser reported an error. What was saved before is safe. Try again.',
  } satisfies Record<Fault, string>,
  conflict: 'This was changed in another window since you opened it. Nothing is lost: choose what to keep.',
  conflictTheirs: 'As it stands now',
  conflictMine: 'As you wrote it',
  keepTheirs: 'Keep what stands',
  keepMine: 'Keep mine',
  keepBoth: 'Keep both, one below the other',

  firstMatter: 'My first matter',

  options: {
    title: 'Marking',
    hint: 'What you mark is kept on this device, in the current matter. Highlights can be seen by the page that they stand on; notes cannot.',
    bar: 'Offer a bar when text is selected',
  },

  panel: {
    tab: 'Matter',
    current: 'Current matter',
    none: 'No matter yet',
    noneAdvice: 'The first passage that you save opens one. You can also name it now.',
    open: 'Open a new matter',
    name: 'Name of the matter',
    create: 'Open it',
    rename: 'Rename',
    save: 'Save',
    cancel: 'Cancel',
    archive: 'Archive',
    archived: (name: string) => `${name} is archived. Nothing of it was removed.`,
    archivedGroup: 'Archived: choosing one opens it again',
    choose: 'Choose a matter',
    here: 'In this document',
    elsewhere: 'Elsewhere in this matter',
    noneHere: 'Nothing is marked in this document yet.',
    teach:
      'Select a passage on a page that was read: a small bar offers five highlights, a note and a clipping. By keyboard: Alt+Shift+H highlights, Alt+Shift+M notes, Alt+Shift+S clips.',
    notRead: 'Read this page to see its marks where they stand.',
    passages: (count: number) => things(count, 'passage', 'passages'),
    orphan: 'Not found on the page as it is now. It is kept.',
    orphanAdvice: 'Select the passage on the page, then attach it there.',
    attach: 'Attach to the selection',
    attached: 'Attached to the selected passage.',
    notAttached: 'Nothing was changed: select the passage on the page first.',
    show: 'Show on the page',
    gone: 'The passage is not on the page any more.',
    editNote: 'Edit the note',
    addNote: 'Add a note',
    noteHint: 'Markdown: **bold**, *italic*, - list, > quote',
    tagsHint: 'Separated by commas',
    places: { paragraph: 'Paragraph', page: 'Page' },
    draft: 'A draft of yours that was not saved yet.',
    discardDraft: 'Discard the draft',
    provenance: 'Where it comes from',
    correct: 'Correct',
    fields: {
      title: 'Title',
      court: 'Court',
      caseName: 'Case name',
      citation: 'Number or citation',
      date: 'Date',
      author: 'Author',
      publisher: 'Publisher',
      url: 'Address',
      language: 'Language',
    },
    readAt: (time: string) => `Read ${time}`,
    hash: 'SHA-256 of the passage',
    paragraph: (number: string) => `para. ${number}`,
    page: (number: string) => `p. ${number}`,
    failed: 'The case file could not be read. What is in it is untouched.',
    persisted: 'The browser keeps your case file for good.',
    notPersisted: 'The browser may clear your case file if the disk runs full. Make a backup now and then.',
  },
};

export type MarkWords = typeof marksEn;

const byLanguage: { readonly [language: string]: MarkWords } = { en: marksEn };

/** The words of marks in a language (BCP 47), or in English where they were not translated. */
export function markWords(language: string): MarkWords {
  return byLanguage[language] ?? byLanguage[language.split('-')[0]!] ?? marksEn;
}
