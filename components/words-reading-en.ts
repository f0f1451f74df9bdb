import type { ReadingNoticeKey } from '../reading/office/notices.ts';

const many = (n: number, one: string, more: string) => (n === 1 ? one : `${n} ${more}`);

/** The English words of the reading view of DOCX, HTML and text files. */
export const readingEn = {
  notesHeading: 'Notes',

  /** What a reader is told of a document. `count` is 0 where nobody counted. */
  notices: {
    'tracked-changes': (count) =>
      `Tracked changes are shown as if they were accepted: insertions are in the text, deletions are not (${many(count, 'one change', 'changes')}).`,
    comments: (count) =>
      `${many(count, 'One comment', 'comments')} in the margin not shown. Open the file in its own program to read them.`,
    'hidden-text': (count) =>
      `Text that the file itself hides is not shown and not read (${many(count, 'one place', 'places')}).`,
    'headers-and-footers': () => 'Running headers and footers are not shown.',
    pictures: (count) =>
      `${many(count, 'One picture is', 'pictures are')} not shown: not inside the file, or of a kind that can’t be shown here.`,
    'embedded-files': (count) =>
      `${many(count, 'One part is a file', 'parts are files')} of another kind, and not shown.`,
    'text-boxes': (count) =>
      `${many(count, 'One text box is', 'text boxes are')} shown after the paragraph beside which the file has it.`,
    formulas: (count) =>
      `${many(count, 'One formula is', 'formulas are')} shown as a row of letters and digits, without fractions, powers or roots. Check against the original.`,
    drawings: (count) =>
      `${many(count, 'One chart or diagram is', 'charts or diagrams are')} not shown, nor the text in it. Open the file in its own program to see it.`,
    symbols: (count) =>
      `${many(count, 'One sign', 'signs')} of a special font could not be read and ${count === 1 ? 'is' : 'are'} missing from the text. Check against the original.`,
    'unshown-text': (count) =>
      `${many(count, 'One passage', 'passages')} of this file could not be shown here and ${count === 1 ? 'is' : 'are'} missing from the text. Open the file in its own program to read all of it.`,
    macros: () => 'The file has macros. They were left out, and nothing of them was run.',
    'scripts-and-styles': () =>
      'Scripts and styles of the file were left out. Text that they would have hidden is shown; text that they would have made is not.',
    forms: () => 'Fields of forms are not shown, nor what was typed into them.',
    frames: (count) =>
      `${many(count, 'One frame', 'frames')} with another document in it not shown. Open that document by itself.`,
    'unreadable-characters': (count) =>
      `${many(count, 'One character', 'characters')} could not be read and show as \ufffd. The file may be damaged, or saved in an encoding that it does not name.`,
    'list-numbers': (count) =>
      `${many(count, 'One number', 'numbers')} of a list in a script that we can’t count in, written in digits. Check pinpoints against the original.`,
  } satisfies Record<ReadingNoticeKey, (count: number) => string>,

  /** The encoding was not named in the file. */
  guessedEncoding: (encoding: string) =>
    `The file does not say how its letters are encoded. It was read as ${encoding}; if the text looks wrong, save it as UTF-8.`,
};

export type ReadingWords = typeof readingEn;
