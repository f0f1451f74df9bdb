import { WORDS_COMMON_IN_PAGES } from './common-words.ts';

/**
 * What the prefilter looks for: of every form that can light up a page by itself, one word is enough, since
 * nothing shows on a page that has none of them.
 */
export interface PrefilterSource {
  /** Whole words of nine letters or fewer, and the first nine letters of longer ones with a star, separated by spaces. */
  words: string;
  /** Pairs of characters of the scripts without spaces, run together. */
  pairs: string;
}

/** How many letters of a word are compared. */
export const STEM = 9;

const common = new Set(WORDS_COMMON_IN_PAGES.split(/\s+/).filter((word) => word !== ''));
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u;

/** The words of a folded form by which a page that holds it can be told; none if all of them are common. */
export function tellingWords(folded: string): string[] {
  if (unspaced.test(folded)) {
    const pairs: string[] = [];
    for (let i = 0; i + 1 < folded.length; i++) {
      const pair = folded.slice(i, i + 2);
      if (unspaced.test(pair[0]!) && unspaced.test(pair[1]!)) pairs.push(pair);
    }
    if (pairs.length > 0) return pairs;
  }
  const words = folded.match(/[\p{L}\p{N}\p{M}]+/gu)?.filter((word) => !unspaced.test(word)) ?? [];
  return words
    .filter((word) => !common.has(word) && (/^\d+$/.test(word) ? word.length >= 5 : word.length >= 2))
    .filter((word) => word.length >= 4 || words.length === 1)
    .map((word) => (word.length > STEM ? `${word.slice(0, STEM)}*` : word));
}

/**
 * Few words that together tell every form.
 * @param forms folded forms, each with at least one telling word
 */
export function chooseStems(forms: readonly string[]): PrefilterSource {
  const sets = new Map<string, Set<number>>();
  const wordsOf = forms.map((form) => [...new Set(tellingWords(form))]);
  wordsOf.forEach((words, form) => {
    for (const word of words) sets.set(word, (sets.get(word) ?? new Set()).add(form));
  });
  const open = new Set(forms.map((_, i) => i));
  const chosen: string[] = [];
  // The word that tells most of what is left, again and again.
  const queue = [...sets.keys()].sort((a, b) => sets.get(b)!.size - sets.get(a)!.size || (a < b ? -1 : 1));
  while (open.size > 0 && queue.length > 0) {
    let best = 0;
    let most = 0;
    for (let i = 0; i < queue.length; i++) {
      const set = sets.get(queue[i]!)!;
      if (set.size <= most) break;
      let left = 0;
      for (const form of set) if (open.has(form)) left++;
      if (left > most) {
        most = left;
        best = i;
      }
    }
    if (most === 0) break;
    const word = queue.splice(best, 1)[0]!;
    for (const form of sets.get(word)!) open.delete(form);
    chosen.push(word);
  }
  if (open.size > 0) throw new Error(`prefilter: nothing tells "${forms[[...open][0]!]}"`);
  chosen.sort();
  return {
    words: chosen.filter((word) => !unspaced.test(word)).join(' '),
    pairs: chosen.filter((word) => unspaced.test(word)).join(''),
  };
}
