/** Text in which what a new layout changes is made alike, and the way back from it. */
export interface FoldedText {
  text: string;
  /** For each unit of `text`, and for its end, the offset in the original. */
  at: Uint32Array;
}

const dropped = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const alike: { readonly [unit: string]: string } = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  ﬁ: 'fi',
  ﬂ: 'fl',
};

/**
 * Folds white space (a line break included) to one space, typographic quotation marks and dashes to plain ones,
 * and drops what is not seen. Letters stay as they are.
 */
export function foldText(text: string): FoldedText {
  const units: string[] = [];
  const places: number[] = [];
  let blank = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    const code = text.charCodeAt(i);
    if (code <= 0x20 || (code >= 0x80 && /\s/.test(unit))) {
      if (!blank) {
        units.push(' ');
        places.push(i);
      }
      blank = true;
      continue;
    }
    if (code >= 0x80) {
      if (dropped.test(unit)) continue;
      const same = Object.hasOwn(alike, unit) ? alike[unit]! : unit;
      for (const letter of same.split('')) {
        units.push(letter);
        places.push(i);
      }
    } else {
      units.push(unit);
      places.push(i);
    }
    blank = false;
  }
  places.push(text.length);
  return { text: units.join(''), at: Uint32Array.from(places) };
}

/**
 * Where a span of the folded text lies in the original.
 * @returns offsets in UTF-16 units, end exclusive: just behind the last unit that was kept
 */
export function unfold(folded: FoldedText, start: number, end: number): { start: number; end: number } {
  return { start: folded.at[start]!, end: end > start ? folded.at[end - 1]! + 1 : folded.at[start]! };
}
