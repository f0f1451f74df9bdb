/**
 * Normalisation of text one UTF-16 unit at a time, so that a match maps back to exact offsets: compatibility
 * forms, case, quotes, hyphens and Arabic spelling variants are folded; marks that carry no letter are dropped.
 */

/** What a UTF-16 unit is to the matcher. */
export const WORD = 1;
/** A letter of a script that writes no spaces between words: a match may begin and end anywhere. */
export const FREE = 2;
/** Carries no letter (soft hyphen, zero-width and bidi marks, tatweel, vowel signs). */
export const DROP = 4;
export const SPACE = 8;
/** Korean: particles follow the word without a space. */
export const HANGUL = 16;
/** Stands for several letters (a ligature). */
export const EXPAND = 32;
/** A capital letter. */
export const CAPITAL = 64;
/** Set once the unit was looked at. */
export const KNOWN = 128;

const DROPPED =
  /[\u0300-\u036f]|[\u064b-\u0652\u0670]|[\u00ad\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/;
const SPACES = /[\s\u0085]/;
// A raised figure is a footnote mark, not a part of the word before it.
const RAISED = /[\u00b2\u00b3\u00b9\u2070-\u209f]/;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\u3005]/u;
const KOREAN = /\p{Script=Hangul}/u;

const SPELLED_ALIKE: { [unit: string]: string } = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201b': "'",
  '\u02bc': "'",
  '\u02b9': "'",
  '\u2032': "'",
  '`': "'",
  '\u00b4': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2212': '-',
  '\u0623': '\u0627',
  '\u0625': '\u0627',
  '\u0622': '\u0627',
  '\u0671': '\u0627',
  '\u0649': '\u064a',
  '\u0451': '\u0435',
  '\u0401': '\u0415',
  '\u03c2': '\u03c3',
  '\u0130': 'i',
};

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** The class bits of a UTF-16 unit, always with KNOWN. */
export function classOf(unit: number): number {
  const char = String.fromCharCode(unit);
  if (isSurrogate(unit)) return KNOWN;
  if (DROPPED.test(char)) return KNOWN | DROP;
  if (SPACES.test(char)) return KNOWN | SPACE;
  if (RAISED.test(char)) return KNOWN;
  let bits = KNOWN;
  if (LETTER.test(char)) bits |= WORD;
  if (/\p{Lu}/u.test(char)) bits |= CAPITAL;
  if (UNSPACED.test(char)) bits |= WORD | FREE;
  if (KOREAN.test(char)) bits |= HANGUL;
  return bits;
}

/**
 * A UTF-16 unit as the lexicon writes it.
 * @returns the unit folded: '' if it is dropped, ' ' for white space, several units for a ligature
 */
export function foldUnit(unit: number, keepCase = false): string {
  const known = keepCase ? cased : folded;
  let plain = known.get(unit);
  if (plain === undefined) {
    plain = foldAnew(unit, keepCase);
    known.set(unit, plain);
  }
  return plain;
}

const folded = new Map<number, string>();
const cased = new Map<number, string>();

function foldAnew(unit: number, keepCase: boolean): string {
  const char = String.fromCharCode(unit);
  if (isSurrogate(unit)) return char;
  if (DROPPED.test(char)) return '';
  if (SPACES.test(char)) return ' ';
  if (RAISED.test(char)) return char;
  let folded = '';
  for (const part of (SPELLED_ALIKE[char] ?? char).normalize('NFKC')) {
    const cased = keepCase || part === '\u0130' ? part : part.toLowerCase();
    const alike = SPELLED_ALIKE[cased] ?? cased;
    if (!DROPPED.test(alike)) folded += keepCase && cased === '\u0130' ? cased : alike;
  }
  return folded;
}

/** The composed letter that a base and a following combining accent make, or 0 if there is none. */
export function compose(base: number, accent: number): number {
  const composed = (String.fromCharCode(base) + String.fromCharCode(accent)).normalize('NFC');
  return composed.length === 1 ? composed.charCodeAt(0) : 0;
}

/** Whether a unit is an accent that joins the letter before it. */
export function isAccent(unit: number): boolean {
  return unit >= 0x300 && unit <= 0x36f;
}

/** Printed ASCII but for the grave accent: nothing in it is folded but capitals and spaces. */
const PRINTED_ASCII = /^[ -_a-~]*$/;

/**
 * A form or phrase, folded as the matcher sees it: composed, white space runs as one space, ends trimmed.
 * @param keepCase leave capitals as written
 */
export function foldText(text: string, keepCase = false): string {
  if (PRINTED_ASCII.test(text)) return (keepCase ? text : text.toLowerCase()).replace(/ {2,}/g, ' ').trim();
  let folded = '';
  const composed = text.normalize('NFC');
  for (let i = 0; i < composed.length; i++) folded += foldUnit(composed.charCodeAt(i), keepCase);
  return folded.replace(/ +/g, ' ').trim();
}
