/** A text whose Korean syllables are whole, and the way back to where each stood in its parts. */
export interface ComposedText {
  text: string;
  /** Offset in the text as it was of the unit at an offset of the composed one (its end for one past the last). */
  at(offset: number): number;
}

/** A leading consonant, a vowel, and the consonant that may close the syllable: Unicode, chapter 3.12. */
const syllable = /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?/g;

/**
 * Korean syllables that are written as their parts (Unicode's form D, as some systems and PDF files give them) made
 * whole: forms of the lexicon hold whole ones.
 * @returns `null` for a text without such parts, as nearly all are
 */
export function composeHangul(text: string): ComposedText | null {
  syllable.lastIndex = 0;
  if (!syllable.test(text)) return null;
  let composed = '';
  let read = 0;
  const places: number[] = [];
  const copy = (end: number): void => {
    for (; read < end; read++) {
      places.push(read);
      composed += text[read]!;
    }
  };
  for (const found of text.matchAll(syllable)) {
    copy(found.index);
    places.push(read);
    composed += found[0].normalize('NFC');
    read += found[0].length;
  }
  copy(text.length);
  places.push(text.length);
  return { text: composed, at: (offset) => places[offset]! };
}
