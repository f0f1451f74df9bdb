import { Case } from './compiled-lexicon.ts';
import { compose, foldUnit, isAccent } from './normalise.ts';

/** Printed ASCII but for the grave accent, without spaces in a row. */
const PLAIN = /^(?:[!-_a-~]| (?! ))*$/;

/** Letters of a stretch of text as the lexicon writes them, but with capitals as they stand. */
export function casedLetters(text: string, start: number, end: number): string {
  const written = text.slice(start, end);
  if (PLAIN.test(written)) return written;
  let letters = '';
  for (let i = start; i < end; i++) {
    let unit = text.charCodeAt(i);
    if (i + 1 < end && isAccent(text.charCodeAt(i + 1))) {
      const composed = compose(unit, text.charCodeAt(i + 1));
      if (composed !== 0) {
        unit = composed;
        i++;
      }
    }
    const folded = foldUnit(unit, true);
    if (folded !== ' ') letters += folded;
    else if (!letters.endsWith(' ')) letters += ' ';
  }
  return letters;
}

/**
 * Whether a match is written with the capitals that its form asks for.
 * @param rule one of `Case`
 * @param argument index of the letter that must be a capital, or the exact spelling
 */
export function caseFits(
  text: string,
  start: number,
  end: number,
  rule: number,
  argument: number | string,
): boolean {
  if (rule === Case.fold) return true;
  const letters = casedLetters(text, start, end);
  if (rule === Case.exact) return letters === argument;
  const letter = letters[argument as number] ?? '';
  return letter !== letter.toLowerCase();
}
