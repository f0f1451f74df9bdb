import type { OcrTrouble } from './annotator/ocr/ocr-state.ts';

const pagesOf = (n: number) => (n === 1 ? '1 page' : `${n} pages`);

/** The English words of the recognition of text on scanned pages. */
export const ocrEn = {
  region: 'Pages without text',
  hint: 'The text of pages that are pictures can be recognised on this machine. Nothing is sent.',
  thisPage: (page: string) => `Recognise text on page ${page}`,
  allPages: (count: number) =>
    count === 1 ? 'Recognise its text' : `Recognise text on all ${count} pages without text`,
  starting: 'Starting the recognition…',
  running: (page: string, done: number, of: number) =>
    of === 1 ? `Recognising page ${page}` : `Recognising page ${page}, ${done + 1} of ${of}`,
  stop: 'Stop',
  stopped: (done: number) =>
    done === 0
      ? 'Stopped. No page was recognised.'
      : `Stopped. Text on ${pagesOf(done)} was recognised and stays.`,
  nothingFound: (ranges: string) =>
    `No words were found on page ${ranges}: it may be blank, a photograph, or handwriting.`,
  recognised: (ranges: string, count: number) =>
    `The text of ${count === 1 ? 'page' : 'pages'} ${ranges} was recognised from a picture and can have mistakes. Check a quotation against the page before you rely on it.`,
  notKept:
    'What was recognised could not be kept with the document: storage is full or not allowed. It stays here until you close the document.',
  language: 'Language of the page',
  addLanguage: 'Add a language…',
  added: (name: string) => `${name} was added and is kept on this machine.`,
  removeLanguage: (name: string) => `Remove ${name}`,
  removed: (name: string) => `${name} was removed.`,
  undo: 'Undo',

  /** What happened, what is safe, what to do next. */
  trouble: {
    'no-simd':
      'Text can’t be recognised here: this processor or browser lacks a feature that it needs (WebAssembly SIMD). The document is unchanged.',
    'bad-language':
      'That file is not one that can be used. Choose a file of Tesseract 4 or 5 under its own name, such as fra.traineddata or fra.traineddata.gz. Nothing was changed.',
    failed:
      'The recognition stopped by itself, perhaps for want of memory. Pages that were done keep their text. Close other documents and try again.',
    'not-kept':
      'The language could not be kept on this machine: storage is full or not allowed. Nothing was changed.',
  } satisfies Record<OcrTrouble, string>,
};

export type OcrWords = typeof ocrEn;
