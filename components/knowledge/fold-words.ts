/**
 * A text's words as search compares them: lower case, without accents, Arabic without vowel signs and tatweel,
 * full-width forms as ordinary ones.
 */
export function fold(text: string): string {
  // Most words need no more, and all of a document's words are folded.
  if (plainLetters.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase();
}

const plainLetters = /^[\0-\x7f]*$/;
const word = /[\p{L}\p{N}\p{M}]+/gu;
const unspaced = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;

export interface FoundWord {
  /** Folded. */
  word: string;
  /** Offsets into the text as given. */
  start: number;
  end: number;
}

/**
 * The words of a text with their places. Scripts that write no spaces give each character and each pair of
 * characters: enough to find any name of two characters or more.
 */
export function wordsOf(text: string): FoundWord[] {
  return [...eachWord(text)];
}

/** As `wordsOf`, one after another, for who may stop early. */
export function* eachWord(text: string): Generator<FoundWord> {
  for (const match of text.matchAll(word)) {
    const start = match.index;
    const whole = match[0];
    if (!unspaced.test(whole)) {
      yield { word: fold(whole), start, end: start + whole.length };
      continue;
    }
    const characters = [...whole];
    let at = start;
    for (const [i, character] of characters.entries()) {
      const next = characters[i + 1];
      yield { word: fold(character), start: at, end: at + character.length };
      if (next !== undefined)
        yield { word: fold(character + next), start: at, end: at + character.length + next.length };
      at += character.length;
    }
  }
}

/** What a typed query asks for: its words, and of unspaced scripts only the pairs, which tell more. */
export function termsOf(query: string): string[] {
  const words = wordsOf(query);
  const terms = words.filter(
    ({ word: own, start, end }) =>
      !(
        unspaced.test(own) &&
        words.some((other) => other.start <= start && other.end >= end && other.word.length > own.length)
      ),
  );
  return [...new Set(terms.map(({ word: own }) => own))];
}
