import { DROP, EXPAND, FREE, HANGUL, SPACE, WORD } from './normalise.ts';
import { type CodeTable, learnUnit } from './unit-codes.ts';
import { FINAL, KEY, KEY_BITS, LAST, type WordGraph } from './word-graph.ts';

/**
 * Tells from one word, and at need from the one or two before it, whether a form may begin at the first of them:
 * most words of a text belong to no form, and one look at a table must do for them. A form of several words is
 * told by its second or third, whichever is not a common word, since a look at every "of the" would cost more than
 * all else. May say yes in vain, never no. The sets are Bloom filters of one hash (B. H. Bloom, Space/time
 * trade-offs in hash coding with allowable errors, 1970).
 */
export interface FormBeginnings {
  /** Four bits for the hash of a word: `ALONE`, `SECOND`, `THIRD`. */
  words: Uint8Array;
  /** A bit for the hashes of two and of three words and of what stands between them. */
  chains: Uint8Array;
  /** A bit for the hash of the first four letters of the forms that stand for any ending. */
  stems: Uint8Array;
  /** Two bits for the first two symbols of forms that begin with no spaced letter: `ALONE`, `LEADS`. */
  twos: Uint8Array;
  /** A bit for the first three. */
  threes: Uint8Array;
  /** By the first symbol: `ALONE`, `LEADS`. */
  ones: Uint8Array;
}

/** May be a form, or begin one of which no more can be told. */
export const ALONE = 1;
/** Longer forms begin so. */
export const LEADS = 2;
/** May be the second word of a form, or the third: look at the chain. */
export const SECOND = 2;
export const THIRD = 4;

/** Letters of a word by which the forms for any ending are told. */
export const STEM = 4;

const WORDS = 1 << 17;
const CHAINS = 1 << 19;
const STEMS = 1 << 15;
const TWOS = 1 << 16;
const THREES = 1 << 17;

/** The hash of a word goes on by each letter's code; it begins with the first letter's. */
export function goOn(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** The hash of words in a row: of the words before, of what stands between, of the word that follows. */
export function chain(before: number, gap: number, word: number): number {
  return (Math.imul(before ^ Math.imul(gap, 0x85ebca6b), 0xc2b2ae35) + word) | 0;
}

/** @returns the bits for a word's hash */
export function bitsOfWord(words: Uint8Array, hash: number): number {
  const slot = slotOfWord(hash);
  return (words[slot >> 1]! >> ((slot & 1) << 2)) & 7;
}

function slotOfWord(hash: number): number {
  return (hash ^ (hash >>> 15)) & (WORDS - 1);
}

export function slotOfStem(hash: number): number {
  return (hash ^ (hash >>> 16)) & (STEMS - 1);
}

export function mayBeChain(chains: Uint8Array, hash: number): boolean {
  const slot = (hash ^ (hash >>> 13)) & (CHAINS - 1);
  return (chains[slot >> 3]! & (1 << (slot & 7))) !== 0;
}

/** @returns `ALONE` and `LEADS` for two symbols */
export function bitsOfTwo(twos: Uint8Array, a: number, b: number): number {
  const slot = slotOfTwo(a, b);
  return twos[slot >> 2]! >> ((slot & 3) << 1);
}

export function mayBeThree(threes: Uint8Array, a: number, b: number, c: number): boolean {
  const slot = slotOfThree(a, b, c);
  return (threes[slot >> 3]! & (1 << (slot & 7))) !== 0;
}

function slotOfTwo(a: number, b: number): number {
  return (a * 2311 + b) & (TWOS - 1);
}

function slotOfThree(a: number, b: number, c: number): number {
  const hash = Math.imul(a * 2311 + b, 0x9e3779b1) + Math.imul(c, 0x85ebca6b);
  return (hash ^ (hash >>> 15)) & (THREES - 1);
}

/** What a symbol is at the beginning of a form. */
const SIGN = 0;
const LETTER = 1;
const UNSPACED = 2;

/**
 * Goes through the first three words of every form; yields between two pieces of the work.
 * @param prefix 1 for the forms that stand for any ending, by their numbers
 * @param stopWords common words, folded; what they leave out costs time only
 */
export function* beginningsOf(
  graph: WordGraph,
  alphabet: string,
  table: CodeTable,
  prefix: Uint8Array,
  stopWords: Iterable<string>,
): Generator<void, FormBeginnings> {
  const { edges } = graph;
  const made: FormBeginnings = {
    words: new Uint8Array(WORDS >> 1),
    chains: new Uint8Array(CHAINS >> 3),
    stems: new Uint8Array(STEMS >> 3),
    twos: new Uint8Array(TWOS >> 2),
    threes: new Uint8Array(THREES >> 3),
    ones: new Uint8Array(alphabet.length + 1),
  };
  const kinds = new Uint8Array(alphabet.length + 1);
  for (let i = 0; i < alphabet.length; i++) {
    const bits = learnUnit(table, alphabet.charCodeAt(i));
    if (bits & (FREE | HANGUL)) kinds[i + 1] = UNSPACED;
    else if (bits & WORD && !(bits & (DROP | SPACE | EXPAND))) kinds[i + 1] = LETTER;
  }
  const stops = new Set<number>();
  for (const word of stopWords) {
    let hash = 0;
    for (const char of word) hash = goOn(hash, (table.symbolOf.get(char) ?? 0) + 1);
    stops.add(hash);
  }
  const isCommon = (hash: number, letters: number): boolean => letters <= 2 || stops.has(hash);

  const markWord = (hash: number, bits: number): void => {
    const slot = slotOfWord(hash);
    made.words[slot >> 1]! |= bits << ((slot & 1) << 2);
  };
  const markChain = (hash: number): void => {
    const slot = (hash ^ (hash >>> 13)) & (CHAINS - 1);
    made.chains[slot >> 3]! |= 1 << (slot & 7);
  };
  /** A stem of three letters or fewer is marked by whatever letters may follow it. */
  const markStem = (hash: number, letters: number): void => {
    if (letters === STEM) {
      const slot = slotOfStem(hash);
      made.stems[slot >> 3]! |= 1 << (slot & 7);
      return;
    }
    markStem(goOn(hash, 1), letters + 1);
    for (let symbol = 1; symbol < kinds.length; symbol++)
      if (kinds[symbol] === LETTER) markStem(goOn(hash, symbol + 1), letters + 1);
  };

  // The words of the form that is being read: hash and letters of each, hash of each with those before it.
  const hashes = [0, 0, 0];
  const letters = [0, 0, 0];
  const chains = [0, 0, 0];
  /** By which of its words the form is told, now that `index` is complete; false if the next one is needed. */
  const tell = (index: number, isLast: boolean): boolean => {
    if (index === 0) {
      if (isLast) markWord(hashes[0]!, ALONE);
      return isLast;
    }
    if (index === 1 && !isLast && isCommon(hashes[1]!, letters[1]!)) return false;
    markWord(hashes[index]!, index === 1 ? SECOND : THIRD);
    markChain(chains[index]!);
    return true;
  };
  /**
   * Reads on.
   * @param index of the word that is read or that comes next
   * @param gap hash of what stands before it
   * @param hash of its letters
   * @param count of its letters, 0 before it begins
   */
  const read = (
    node: number,
    number: number,
    index: number,
    gap: number,
    hash: number,
    count: number,
    stem: number,
  ): void => {
    for (let edge = node; edge !== 0; edge++) {
      const key = edges[2 * edge]!;
      const symbol = (key & KEY) >> 2;
      const target = key >>> KEY_BITS;
      const here = number + edges[2 * edge + 1]!;
      const final = key & FINAL;
      const kind = kinds[symbol]!;
      if (kind === LETTER) {
        const longer = goOn(hash, symbol + 1);
        const four = count < STEM ? longer : stem;
        if (final) {
          complete(index, gap, longer, count + 1);
          if (prefix[here] === 0) tell(index, true);
          else if (index === 0) {
            tell(0, true);
            markStem(four, Math.min(STEM, count + 1));
          } else markWord(hashes[0]!, ALONE);
        }
        read(target, here + final, index, gap, longer, count + 1, four);
      } else if (count > 0) {
        complete(index, gap, hash, count);
        const isTold = tell(index, kind === UNSPACED || final !== 0);
        if (!(isTold && index > 0) && kind === SIGN)
          read(target, here + final, index + 1, goOn(0, symbol), 0, 0, 0);
      } else if (kind === UNSPACED || final) {
        // Between two words: what ends so, or goes on in a script without spaces, is told by the words so far.
        tell(index - 1, true);
        if (kind === SIGN) read(target, here + final, index, goOn(gap, symbol), 0, 0, 0);
      } else read(target, here, index, goOn(gap, symbol), 0, 0, 0);
      if (key & LAST) break;
    }
  };
  const complete = (index: number, gap: number, hash: number, count: number): void => {
    hashes[index] = hash;
    letters[index] = count;
    chains[index] = index === 0 ? hash : chain(chains[index - 1]!, gap, hash);
  };

  for (let edge = graph.root; edge !== 0; edge++) {
    yield;
    const key = edges[2 * edge]!;
    const a = (key & KEY) >> 2;
    const target = key >>> KEY_BITS;
    const final = key & FINAL;
    if (kinds[a] === LETTER) {
      if (final) {
        markWord(a + 1, ALONE);
        if (prefix[edges[2 * edge + 1]!]) markStem(a + 1, 1);
      }
      read(target, edges[2 * edge + 1]! + final, 0, 0, a + 1, 1, a + 1);
    } else {
      if (final) made.ones[a]! |= ALONE;
      if (target !== 0) made.ones[a]! |= LEADS;
      for (let next = target; next !== 0; next++) {
        const second = edges[2 * next]!;
        const b = (second & KEY) >> 2;
        const slot = slotOfTwo(a, b);
        const bits = (second & FINAL ? ALONE : 0) | (second >>> KEY_BITS !== 0 ? LEADS : 0);
        made.twos[slot >> 2]! |= bits << ((slot & 3) << 1);
        for (let other = second >>> KEY_BITS; other !== 0; other++) {
          const third = edges[2 * other]!;
          const slot = slotOfThree(a, b, (third & KEY) >> 2);
          made.threes[slot >> 3]! |= 1 << (slot & 7);
          if (third & LAST) break;
        }
        if (second & LAST) break;
      }
    }
    if (key & LAST) break;
  }
  return made;
}
