import { inLanguage, type KnowledgeBase } from '../../knowledge/entry.ts';
import { entryOf } from '../../knowledge/retrieve/base-index.ts';
import { stateName } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import type { Words } from '../words.ts';

/** The name of a jurisdiction of a ruling: a country code in upper case, or a court's system ("ECHR"). */
export function placeNamer(base: KnowledgeBase, words: Words, language: string): (code: string) => string {
  return (code) => {
    const own = entryOf(base, code.toLowerCase());
    if (own?.kind === 'jurisdiction') return inLanguage(own.name, language);
    if (words.search.international[code]) return words.search.international[code];
    return /^[A-Z]{2}$/.test(code) ? stateName(code, phrasesIn(language)) : code;
  };
}
