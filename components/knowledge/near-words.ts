import Fuse from 'fuse.js';

/** How much of a word may be wrong. */
const threshold = 0.36;

/** A vocabulary of words of one length, each with the set of its letters as bits. */
interface Shelf {
  words: string[];
  letters: Uint32Array;
}

/**
 * The words of a vocabulary that a typed word may mean, by Fuse.js. Bitap looks at every letter of every word; the
 * words that lack more of the typed letters than may be wrong are left out before, which loses none: a wrong, a
 * missing or an added letter costs at most one of the letters that were typed.
 */
export class NearWords {
  /** By length of word: a slip of the keys changes the length but little. */
  readonly #shelves = new Map<number, Shelf>();

  /** @param vocabulary words, each once; those of three letters and fewer are never guessed */
  constructor(vocabulary: readonly string[]) {
    for (const [length, words] of Map.groupBy(vocabulary, (word) => word.length))
      if (length > 3) this.#shelves.set(length, { words, letters: Uint32Array.from(words, lettersOf) });
  }

  /** @returns each word with its distance, from 0 (the same) to the threshold */
  of(term: string): { word: string; distance: number }[] {
    const slack = 1 + Math.floor(term.length / 5);
    const wrong = Math.floor(threshold * term.length);
    const typed = lettersOf(term);
    const likely: string[] = [];
    for (let length = term.length - slack; length <= term.length + slack; length++) {
      const shelf = this.#shelves.get(length);
      shelf?.words.forEach((word, i) => {
        if (countOf(typed & ~shelf.letters[i]!) <= wrong) likely.push(word);
      });
    }
    return new Fuse(likely, { location: 0, distance: 60, threshold, includeScore: true })
      .search(term)
      .map(({ item, score = 0 }) => ({ word: item, distance: score }));
  }
}

/** The letters of a word as 32 bits; letters that share a bit only make a word look likelier than it is. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function countOf(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
