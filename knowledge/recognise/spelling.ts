import { Case } from './compiled-lexicon.ts';
import { compose, foldUnit, isAccent } from './normalise.ts';

/** Letters of a stretch of text as the lexicon writes them, but with capitals as they stand. */
export function casedLetters(text: string, start: number, end: number): string {
  if (isPlain(text, start, end)) return text.slice(start, end);
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

/** Printed ASCII but for the grave accent, without spaces in a row: stands in the text as it is folded. */
function isPlain(text: string, start: number, end: number): boolean {
  let before = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e || unit === 0x60 || (unit === 0x20 && before === 0x20)) return false;
    before = unit;
  }
  return true;
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
  if (isPlain(text, start, end)) {
    if (typeof argument === 'string')
      return argument.length === end - start && text.startsWith(argument, start);
    const unit = text.charCodeAt(start + argument);
    return argument < end - start && unit >= 0x41 && unit <= 0x5a;
  }
  const letters = casedLetters(text, start, end);
  if (rule === Case.exact) return letters === argument;
  const letter = letters[argument as number] ?? '';
  return letter !== letter.toLowerCase();
}
