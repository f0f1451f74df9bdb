/** Why text was not recognised, or a language not added; its words are in words-ocr-en.ts. */
export type OcrTrouble = 'no-simd' | 'bad-language' | 'failed' | 'not-kept';

/** What the recognition of a document's pages is at. Pages count from 1. */
export interface OcrState {
  /** Pages that were read and have no text, ascending. */
  textless: readonly number[];
  /** Pages whose text was recognised, ascending. */
  recognised: readonly number[];
  /** Pages on which no word was found when it was tried, ascending. */
  wordless: readonly number[];
  work:
    | { is: 'idle' }
    | { is: 'starting' }
    /** `share`: of this page, 0 to 1. */
    | { is: 'running'; page: number; done: number; of: number; share: number }
    | { is: 'stopped'; done: number }
    | { is: 'trouble'; trouble: OcrTrouble };
  /** Tesseract's codes of the languages that there are. */
  languages: readonly { code: string; ships: boolean }[];
  language: string;
  /** A language that was just added or removed; one that was removed can be put back. */
  /** What was recognised could not be kept with the document: there is no room. */
  notKept: boolean;
  changed: { code: string; how: 'added' | 'removed' } | null;
}

export interface OcrActs {
  /** @param pages ascending */
  recognise(pages: readonly number[]): void;
  stop(): void;
  chooseLanguage(code: string): void;
  /** Asks for a file. */
  addLanguage(): void;
  removeLanguage(code: string): void;
  putBack(): void;
}
