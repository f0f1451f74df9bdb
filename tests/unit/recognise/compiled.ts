import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CompiledLexicon } from '../../../knowledge/recognise/compiled-lexicon.ts';
import { createRecogniser } from '../../../knowledge/recognise/create-recogniser.ts';
import { openLexicon } from '../../../knowledge/recognise/lexicon.ts';

const folder = fileURLToPath(new URL('../../../knowledge/compiled/', import.meta.url));

/** The lexicon as `npm run compile` wrote it. */
export const compiled = JSON.parse(readFileSync(`${folder}lexicon.json`, 'utf8')) as CompiledLexicon;
export const prefilterData = JSON.parse(readFileSync(`${folder}prefilter.json`, 'utf8')) as {
  words: string;
  pairs: string;
};
export const recogniser = createRecogniser(compiled);
export const lexicon = openLexicon(compiled);

/** "category:text" of every mention, in order. */
export function found(text: string, lang = 'en'): string[] {
  return recogniser.recognise(text, lang).mentions.map((mention) => `${mention.category}:${mention.text}`);
}
