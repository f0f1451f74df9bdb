import { classOf, DROP, FREE, foldText, foldUnit, HANGUL, isAccent, WORD } from './normalise.ts';

/** knowledge/compiled/prefilter.json */
export interface PrefilterData {
  words: string;
  pairs: string;
}

const STEM = 9;
/** Units below are read as the letters that they fold to; above, what folds at all is odd. */
const FOLDED = 0x700;

/** Codes of units that are no plain letter; a plain letter's is the unit that it folds to. */
const UNKNOWN = 0;
const NO_LETTER = 1;
/** Dropped, or standing for several letters. */
const ODD = 2;
const UNSPACED = 3;
const PLAIN = 4;

/** Whole numbers of 32 bits, in one array rather than as objects: the page's heap is not ours. */
class NumberSet {
  private readonly slots: Uint32Array;
  private readonly mask: number;

  /** @param most how many there will be */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.slots = new Uint32Array(size);
    this.mask = size - 1;
  }

  add(number: number): void {
    this.slots[this.slotOf(number)] = number >>> 0 || 1;
  }

  has(number: number): boolean {
    return this.slots[this.slotOf(number)] !== 0;
  }

  /** Where the number is, or the empty slot where it would be. */
  private slotOf(number: number): number {
    const { slots, mask } = this;
    const wanted = number >>> 0 || 1;
    let slot = (wanted ^ (wanted >>> 15)) & mask;
    while (slots[slot] !== 0 && slots[slot] !== wanted) slot = (slot + 1) & mask;
    return slot;
  }
}

/**
 * Tells in one quick pass whether a text can hold anything that the recogniser would show or that could make the
 * document one on the subject. It may say yes in vain, never no. Words are known by hashes alone.
 */
export class Prefilter {
  private readonly stems: NumberSet;
  private readonly pairs: NumberSet;
  private readonly bits = new Uint8Array(8192);
  private readonly codes = new Uint16Array(65536);
  private odd = false;

  constructor(data: PrefilterData) {
    const stems = data.words.split(' ');
    this.stems = new NumberSet(stems.length);
    for (const stem of stems) {
      let first = 0;
      let whole = BASIS;
      for (let i = 0; i < stem.length; i++) {
        if (i < 4) first = goOn(first, stem.charCodeAt(i));
        whole = mix(whole, stem.charCodeAt(i));
      }
      this.mark(first);
      this.stems.add(whole);
    }
    this.pairs = new NumberSet(data.pairs.length / 2);
    for (let i = 0; i < data.pairs.length; i += 2)
      this.pairs.add((data.pairs.charCodeAt(i) << 16) | data.pairs.charCodeAt(i + 1));
  }

  /** Whether the recogniser should read this text. */
  mayMatch(text: string): boolean {
    this.odd = false;
    if (this.find(text)) return true;
    // Soft hyphens, ligatures and the like may hide a word from a plain look.
    return this.odd && this.find(foldText(text));
  }

  private mark(hash: number): void {
    const slot = slotOf(hash);
    this.bits[slot >> 3]! |= 1 << (slot & 7);
  }

  private learn(unit: number): number {
    const bits = classOf(unit);
    const folded = foldUnit(unit);
    let code = NO_LETTER;
    if (bits & DROP || isAccent(unit) || isJamo(unit) || folded.length > 1) code = ODD;
    else if (bits & WORD) {
      const plain = folded.length === 1 ? folded.charCodeAt(0) : unit;
      if (plain !== unit && unit >= FOLDED) code = ODD;
      else code = bits & (FREE | HANGUL) ? UNSPACED : plain;
    }
    this.codes[unit] = code;
    return code;
  }

  private codeAt(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    return this.codes[unit] || this.learn(unit);
  }

  private find(text: string): boolean {
    const { codes, bits } = this;
    const { length } = text;
    for (let i = 0; i < length; i++) {
      let code = codes[text.charCodeAt(i)]!;
      if (code === UNKNOWN) code = this.codeAt(text, i);
      if (code < PLAIN) {
        if (code === ODD) this.odd = true;
        else if (code === UNSPACED && i + 1 < length) {
          if (this.pairs.has((text.charCodeAt(i) << 16) | text.charCodeAt(i + 1))) return true;
        }
        continue;
      }
      // The first four letters are looked up; the rest of the word is passed over.
      const start = i;
      const four = Math.min(start + 4, length);
      let hash = code;
      while (++i < four) {
        code = codes[text.charCodeAt(i)]!;
        if (code === UNKNOWN) code = this.codeAt(text, i);
        if (code < PLAIN) break;
        hash = goOn(hash, code);
      }
      if (i === start + 4)
        for (; i < length; i++) {
          code = codes[text.charCodeAt(i)]!;
          if (code === UNKNOWN) code = this.codeAt(text, i);
          if (code < PLAIN) break;
        }
      const slot = slotOf(hash);
      if (bits[slot >> 3]! & (1 << (slot & 7)) && this.isStem(text, start, i)) return true;
      // What ended the word is looked at for itself, but for a mere sign.
      if (code !== NO_LETTER) i--;
    }
    return false;
  }

  /** Whether it is a whole word of up to nine letters that is known, or the beginning of a longer one. */
  private isStem(text: string, start: number, end: number): boolean {
    let hash = BASIS;
    for (let i = start; i < Math.min(end, start + STEM); i++)
      hash = mix(hash, this.codes[text.charCodeAt(i)]!);
    return this.stems.has(end - start > STEM ? mix(hash, STAR) : hash);
  }
}

/** Whether it is a part of a Korean syllable, as form D writes them. */
const isJamo = (unit: number) => unit >= 0x1100 && unit <= 0x11ff;

/** Stands in the list for any ending. */
const STAR = '*'.charCodeAt(0);

function goOn(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

/** FNV-1a over UTF-16 units (G. Fowler, L. C. Noll, K.-P. Vo): two words seldom share it. */
const BASIS = 0x811c9dc5;
function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 13)) & 0xffff;
}
