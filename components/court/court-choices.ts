import { inLanguage, type KnowledgeBase } from '../../knowledge/entry.ts';
import { fold } from '../knowledge/fold-words.ts';

/** A country that can be chosen as my court. */
export interface CourtChoice {
  id: string;
  name: string;
  /** All its names in any language, folded, for typing. */
  names: string[];
}

/** The countries of the base, by their names in the reader's language. */
export function courtChoices(base: KnowledgeBase, language: string): CourtChoice[] {
  const order = new Intl.Collator(language);
  return Object.values(base.entries)
    .flatMap((entry): CourtChoice[] => {
      if (entry.kind !== 'jurisdiction') return [];
      const name = inLanguage(entry.name, language);
      const names = [name, ...Object.values(entry.name), ...entry.aka, ...Object.values(entry.names)];
      return [{ id: entry.id, name, names: [...new Set(names.map(fold))] }];
    })
    .sort((a, b) => order.compare(a.name, b.name));
}

/** The countries one of whose names begins with what was typed; then those with a word that begins so. */
export function matchingCourts(choices: readonly CourtChoice[], typed: string): CourtChoice[] {
  const wanted = fold(typed.trim());
  if (wanted === '') return [...choices];
  const begins = choices.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  const within = choices.filter(
    (choice) =>
      !begins.includes(choice) &&
      choice.names.some((name) => name.split(/[\s-]+/).some((word) => word.startsWith(wanted))),
  );
  return [...begins, ...within];
}
