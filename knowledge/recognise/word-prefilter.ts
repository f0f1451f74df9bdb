import {
  classOf,
  DROP,
  EXPAND,
  FREE,
  foldText,
  foldUnit,
  HANGUL,
  isAccent,
  KNOWN,
  WORD,
} from './normalise.ts';

/** knowledge/compiled/prefilter.json */
export interface PrefilterData {
  words: string;
  pairs: string;
}

const STEM = 9;
const FOLDED = 0x700;

/**
 * Tells in one quick pass whether a text can hold anything that the recogniser would show or that could make the
 * document one on the subject. It may say yes in vain, never no.
 */
export class Prefilter {
  private readonly stems: Set<string>;
  private readonly pairs = new Set<string>();
  private readonly bits = new Uint8Array(8192);
  private readonly classes = new Uint8Array(65536);
  private readonly folded = new Uint16Array(FOLDED);
  private odd = false;

  constructor(data: PrefilterData) {
    this.stems = new Set(data.words.split(' '));
    for (const stem of this.stems) {
      let hash = 0;
      for (let i = 0; i < stem.length && i < 4; i++) hash = (hash * 31 + stem.charCodeAt(i)) | 0;
      this.mark(hash);
    }
    for (let i = 0; i < data.pairs.length; i += 2) {
      this.pairs.add(data.pairs.slice(i, i + 2));
      this.mark(data.pairs.charCodeAt(i) * 31 + data.pairs.charCodeAt(i + 1));
    }
  }

  /** Whether the recogniser should read this text. */
  mayMatch(text: string): boolean {
    this.odd = false;
    if (this.find(text)) return true;
    // Soft hyphens, ligatures and the like may hide a word from a plain look.
    return this.odd && this.find(foldText(text));
  }

  private mark(hash: number): void {
    const slot = (hash ^ (hash >>> 13)) & 0xffff;
    this.bits[slot >> 3]! |= 1 << (slot & 7);
  }

  private learn(unit: number): number {
    let bits = classOf(unit) | KNOWN;
    const folded = foldUnit(unit);
    if (folded.length > 1) bits |= EXPAND;
    else if (folded.length === 1 && folded.charCodeAt(0) !== unit && unit >= FOLDED && bits & WORD)
      bits |= EXPAND;
    if (isAccent(unit)) bits |= DROP;
    this.classes[unit] = bits;
    if (unit < FOLDED) this.folded[unit] = folded.length === 1 ? folded.charCodeAt(0) : unit;
    return bits;
  }

  private find(text: string): boolean {
    const { classes, folded, bits: marks } = this;
    const length = text.length;
    for (let i = 0; i < length; i++) {
      let unit = text.charCodeAt(i);
      let bits = classes[unit]!;
      if (bits === 0) bits = this.learn(unit);
      if (!(bits & WORD) || bits & (DROP | EXPAND)) {
        if (bits & (DROP | EXPAND)) this.odd = true;
        continue;
      }
      if (bits & (FREE | HANGUL)) {
        if (i + 1 < length) {
          const next = text.charCodeAt(i + 1);
          const hash = unit * 31 + next;
          const slot = (hash ^ (hash >>> 13)) & 0xffff;
          if (marks[slot >> 3]! & (1 << (slot & 7)) && this.pairs.has(text.slice(i, i + 2))) return true;
        }
        continue;
      }
      const start = i;
      let hash = 0;
      // The first four letters are looked up; the rest of the word is passed over.
      while (true) {
        if (i - start < 4) hash = (hash * 31 + (unit < FOLDED ? folded[unit]! : unit)) | 0;
        if (++i >= length) break;
        unit = text.charCodeAt(i);
        bits = classes[unit]!;
        if (bits === 0) bits = this.learn(unit);
        if (bits & (DROP | EXPAND)) this.odd = true;
        if (!(bits & WORD) || bits & (FREE | HANGUL | DROP | EXPAND)) break;
      }
      const slot = (hash ^ (hash >>> 13)) & 0xffff;
      if (marks[slot >> 3]! & (1 << (slot & 7))) {
        const whole = i - start <= STEM;
        const word = text.slice(start, whole ? i : start + STEM);
        let plain = '';
        for (let k = 0; k < word.length; k++) {
          const letter = word.charCodeAt(k);
          plain += String.fromCharCode(letter < FOLDED ? folded[letter]! : letter);
        }
        // A whole word of up to nine letters, or the beginning of a longer one.
        if (this.stems.has(whole ? plain : `${plain}*`)) return true;
      }
      if (i < length) i--;
    }
    return false;
  }
}
