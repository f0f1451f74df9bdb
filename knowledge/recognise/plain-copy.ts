import { foldUnit } from './normalise.ts';

/** A copy of a block that regular expressions can read, and the way back to the text. */
export interface PlainCopy {
  text: string;
  /** Offset in the text of the unit at an offset of the copy. */
  at(offset: number): number;
}

const UNEVEN =
  /[\u0300-\u036f]|[\u064b-\u0652\u0670]|[\ufe00-\ufe0f]|[\u00ad\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufb00-\ufb06\ufeff\uff00-\uffef\u00a0\u2000-\u200a\u202f\u2010\u2011\u2012]|\s\s+|[\t\r]/g;
/** Most blocks have none of it: printed ASCII without two spaces in a row has nothing uneven in it. */
const NOT_PLAIN = /[^ -~]| {2}/;
const folded = new Map<string, string>();

/**
 * Full-width forms narrowed, dropped marks dropped, white space runs as one space; case and quotes stay.
 * @param from first unit of the block
 * @param to one past its last
 */
export function plainCopy(text: string, from: number, to: number): PlainCopy {
  const block = text.slice(from, to);
  UNEVEN.lastIndex = 0;
  let found = NOT_PLAIN.test(block) ? UNEVEN.exec(block) : null;
  if (!found) return { text: block, at: (offset) => from + offset };
  let copy = '';
  let read = 0;
  // Where the copy and the block go apart: offset in the copy, offset in the block from there on.
  const copied: number[] = [0];
  const original: number[] = [0];
  const part = (start: number): void => {
    copied.push(copy.length);
    original.push(start);
  };
  for (; found; found = UNEVEN.exec(block)) {
    copy += block.slice(read, found.index);
    const plain = /^\s/.test(found[0]) ? ' ' : narrow(found[0]);
    if (plain !== '') part(found.index);
    if (plain !== ' ' || !copy.endsWith(' ')) copy += plain;
    read = found.index + found[0].length;
    part(read);
  }
  copy += block.slice(read);
  return {
    text: copy,
    at(offset) {
      let low = 0;
      let high = copied.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (copied[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      const next = original[low + 1] ?? block.length;
      // Inside a ligature all its letters stand at its place.
      return from + Math.min(original[low]! + offset - copied[low]!, Math.max(original[low]!, next - 1));
    },
  };
}

function narrow(char: string): string {
  let plain = folded.get(char);
  if (plain === undefined) {
    plain = foldUnit(char.charCodeAt(0), true);
    folded.set(char, plain);
  }
  return plain;
}
