import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { annotatorEn } from './words-annotator-en.ts';
import { backupEn } from './words-backup-en.ts';
import { casebookEn } from './words-casebook-en.ts';
import { en } from './words-en.ts';
import { marksEn } from './words-marks-en.ts';
import { markupEn } from './words-markup-en.ts';
import { mattersEn } from './words-matters-en.ts';
import { ocrEn } from './words-ocr-en.ts';
import { packsEn } from './words-packs-en.ts';
import { pdfViewEn } from './words-pdf-view-en.ts';
import { readingEn } from './words-reading-en.ts';
import { settingsEn } from './words-settings-en.ts';
import { takeoutEn } from './words-takeout-en.ts';
import { trustEn } from './words-trust-en.ts';
import { unfinishedEn } from './words-unfinished-en.ts';

const english = {
  ...en,
  ...settingsEn,
  ...trustEn,
  packs: packsEn,
  marks: marksEn,
  markup: markupEn,
  casebook: casebookEn,
  matters: mattersEn,
  pdfView: pdfViewEn,
  takeout: takeoutEn,
  annotator: annotatorEn,
  ocr: ocrEn,
  reading: readingEn,
  backup: backupEn,
  unfinished: unfinishedEn,
};

export type Words = typeof english;

/** Every language in which all words are there, by BCP 47. The language list of the options is made from it. */
const byLanguage: { [language: string]: Words } = { en: english };

export const offeredLanguages: readonly string[] = Object.keys(byLanguage);

/** The words for a language, or English where they were not translated. @param language BCP 47 */
export function wordsIn(language: string): Words {
  return byLanguage[language] ?? byLanguage[language.split('-')[0]!] ?? english;
}

/** The language in which words are really shown for one that was asked for: what `lang` and `dir` must say. */
export function shownLanguage(language: string): string {
  if (Object.hasOwn(byLanguage, language)) return language;
  const primary = language.split('-')[0]!;
  return Object.hasOwn(byLanguage, primary) ? primary : 'en';
}

/** The language of the page that is shown: BCP 47, one of `offeredLanguages`. */
export const LanguageContext = createContext('en');

/** The words of the page's language, for a component. */
export function useWords(): Words {
  return wordsIn(useContext(LanguageContext));
}

export function useLanguage(): string {
  return useContext(LanguageContext);
}
