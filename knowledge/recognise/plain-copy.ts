import { foldUnit } from './normalise.ts';

/** A copy of a block that regular expressions can read, and the way back to the text. */
export interface PlainCopy {
  text: string;
  /** Offset in the text of the unit at an offset of the copy. */
  at(offset: number): number;
}

const UNEVEN =
  /[\u0300-\u036f]|[\u064b-\u0652\u0670]|[\ufe00-\ufe0f]|[\u00ad\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufb00-\ufb06\ufeff\uff00-\uffef\u00a0\u2000-\u200a\u202f\u2010\u2011\u2012]|\s\s|[\t\r]/;

/**
 * Full-width forms narrowed, dropped marks dropped, white space runs as one space; case and quotes stay.
 * @param from first unit of the block
 * @param to one past its last
 */
export function plainCopy(text: string, from: number, to: number): PlainCopy {
  const block = text.slice(from, to);
  if (!UNEVEN.test(block)) return { text: block, at: (offset) => from + offset };
  let copy = '';
  const places: number[] = [];
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    const folded = unit < 0x80 && unit > 0x20 ? text[i]! : narrow(unit, text[i]!);
    if (folded === ' ' && copy.endsWith(' ')) continue;
    for (const char of folded) {
      copy += char;
      for (let k = 0; k < char.length; k++) places.push(i);
    }
  }
  return { text: copy, at: (offset) => places[offset] ?? to };
}

function narrow(unit: number, char: string): string {
  if (unit === 0x2019 || unit === 0x2018 || unit === 0x201c || unit === 0x201d || unit === 0x2013)
    return char;
  return foldUnit(unit, true);
}
