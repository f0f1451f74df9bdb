import type { Phrases } from './phrases.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, month: boolean, day: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${month} ${day}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(month ? { month: 'long' } : {}),
      ...(day ? { day: 'numeric' } : {}),
    });
    formats.set(key, made);
  }
  return made;
}

/** "6 October 2022", "October 2022" or "2022", as far as the ISO date goes; '' for ''. */
export function dateInWords(date: string, phrases: Phrases): string {
  if (date === '') return '';
  const [year, month, day] = date.split('-');
  const at = Date.UTC(Number(year), Number(month ?? '1') - 1, Number(day ?? '1'));
  return format(phrases.locale, month !== undefined, day !== undefined).format(at);
}

const stateNames = new Map<string, Intl.DisplayNames>();

/** The name of a state in the reader's language ("CN" → "China"), or its code if the platform knows no name. */
export function stateName(code: string, phrases: Phrases): string {
  let names = stateNames.get(phrases.locale);
  if (!names) {
    names = new Intl.DisplayNames([phrases.locale], { type: 'region' });
    stateNames.set(phrases.locale, names);
  }
  if (code === 'HK') return phrases.party.HK;
  return names.of(code) ?? code;
}

// A full stop after these ends no sentence.
const abbreviation =
  /(?:\b(?:v|no|nos|art|arts|para|paras|s|ss|Mr|Mrs|Ms|Dr|cf|e\.g|i\.e|pt|vol)|\b\p{Lu})\.$/u;

/** The sentences of a text, in order, without losing a character but the spaces between. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const piece of text.split(/(?<=[.?])\s+(?=[\p{Lu}\d“"(])/u)) {
    const last = sentences.at(-1);
    if (last !== undefined && abbreviation.test(last)) sentences[sentences.length - 1] = `${last} ${piece}`;
    else sentences.push(piece);
  }
  return sentences;
}

/** Characters that a line of a card holds before the rest is left to the full view. */
const enough = 160;

/**
 * The opening of a text for a card: whole sentences only, so that no statement is cut in its middle, and an
 * ellipsis where more follows.
 */
export function opening(text: string, ellipsis: string): string {
  const sentences = sentencesOf(text);
  let taken = '';
  for (const [i, sentence] of sentences.entries()) {
    taken = taken === '' ? sentence : `${taken} ${sentence}`;
    if (taken.length >= enough && i < sentences.length - 1) return `${taken} ${ellipsis}`;
  }
  return taken;
}
