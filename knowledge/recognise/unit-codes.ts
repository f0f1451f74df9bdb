import { classOf, DROP, EXPAND, FREE, foldUnit, HANGUL, SPACE, WORD } from './normalise.ts';

/**
 * What the scanner needs to know of each UTF-16 unit, in one look: a letter of a script with spaces between its
 * words has the code of its symbol plus one; everything else has one of the kinds below, and its symbol under it.
 */
export interface CodeTable {
  /** By UTF-16 unit. */
  codes: Uint16Array;
  /** Class bits by UTF-16 unit (normalise.ts), 0 if not yet looked at. */
  classes: Uint8Array;
  /** Symbols of the units that stand for several letters. */
  expansions: Map<number, number[]>;
  symbolOf: ReadonlyMap<string, number>;
}

/** Codes from here on are none of plain letters. */
export const NOT_PLAIN = 0x8000;
export const GAP = 0x8000;
export const DROPPED = 0x9000;
export const UNSPACED = 0xa000;
export const KOREAN = 0xb000;
/** A letter that stands for several. */
export const LIGATURE = 0xc000;
/** A sign that stands for several letters. */
export const SIGN_LIGATURE = 0xd000;
export const SIGN = 0xe000;
/** Not yet looked at. */
export const UNKNOWN = 0xf000;
export const KIND = 0xf000;
export const SYMBOL = 0x0fff;

/** @param alphabet folded characters in the order of their symbols; the first is symbol 1. At most 4,095. */
export function codeTable(alphabet: string): CodeTable {
  if (alphabet.length > SYMBOL)
    throw new Error(`${alphabet.length} characters: at most ${SYMBOL} have a code`);
  const symbolOf = new Map<string, number>();
  for (let i = 0; i < alphabet.length; i++) symbolOf.set(alphabet[i]!, i + 1);
  return {
    codes: new Uint16Array(65536).fill(UNKNOWN),
    classes: new Uint8Array(65536),
    expansions: new Map(),
    symbolOf,
  };
}

/** The symbol of a code, 0 if no form holds it. */
export function symbolIn(code: number): number {
  return code < NOT_PLAIN ? code - 1 : code & SYMBOL;
}

/** Looks at a unit for the first time: sets its class and code. @returns its class bits */
export function learnUnit(table: CodeTable, unit: number): number {
  let bits = classOf(unit);
  const folded = foldUnit(unit);
  const symbol = folded.length === 1 && !(bits & DROP) ? (table.symbolOf.get(folded) ?? 0) : 0;
  if (folded.length > 1) {
    bits |= EXPAND;
    table.expansions.set(
      unit,
      folded.split('').map((char) => table.symbolOf.get(char) ?? 0),
    );
  }
  table.classes[unit] = bits;
  if (bits & DROP) table.codes[unit] = DROPPED;
  else if (bits & SPACE) table.codes[unit] = GAP | (table.symbolOf.get(' ') ?? 0);
  else if (bits & EXPAND) table.codes[unit] = bits & WORD ? LIGATURE : SIGN_LIGATURE;
  else if (!(bits & WORD)) table.codes[unit] = SIGN | symbol;
  else if (bits & FREE) table.codes[unit] = UNSPACED | symbol;
  else if (bits & HANGUL) table.codes[unit] = KOREAN | symbol;
  else table.codes[unit] = symbol + 1;
  return bits;
}
