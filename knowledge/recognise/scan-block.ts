import {
  ALONE,
  bitsOfTwo,
  bitsOfWord,
  chain,
  goOn,
  LEADS,
  mayBeChain,
  mayBeThree,
  SECOND,
  STEM,
  slotOfStem,
  THIRD,
} from './form-beginnings.ts';
import type { Lexicon } from './lexicon.ts';
import { CAPITAL, compose, DROP, FREE, HANGUL, isAccent, WORD } from './normalise.ts';
import {
  DROPPED,
  GAP,
  KIND,
  KOREAN,
  LIGATURE,
  learnUnit,
  NOT_PLAIN,
  SIGN_LIGATURE,
  SYMBOL,
  symbolIn,
  UNKNOWN,
  UNSPACED,
} from './unit-codes.ts';
import { FINAL, KEY, KEY_BITS, LAST } from './word-graph.ts';

/** What is put at the end of a line whose last word is divided there (plain-text.ts). */
const LINE_END = 0x200b;
/** The symbol in a key, where it stands there. */
const LETTERS = KEY & ~(FINAL | LAST);
const CAPITAL_BIT = Math.log2(CAPITAL);

/**
 * Finds every form of the lexicon in a block, in one pass. Words are hashed as they are read, and where a word, or
 * two or three together, may begin a form, the word graph is walked from there until no form goes on. A walk is no longer
 * than the longest form, so the work is linear in the text.
 */
export class BlockScanner {
  /** How many forms the last scan found. */
  count = 0;
  /** For each, in the order of their beginnings: first unit, one past the last, and the number of the form. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  forms = new Int32Array(256);
  /** 1 where the match was followed by further letters of its word. */
  open = new Uint8Array(256);
  /** Where words begin with a capital: the first `capitalCount` hold. */
  capitals = new Int32Array(256);
  capitalCount = 0;
  /** Units read in walks, for the test that the work stays linear. */
  steps = 0;
  private text = '';
  private limit = 0;

  private readonly lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  /** Scans `text` from `from` to `to`; nothing outside is looked at. */
  scan(text: string, from: number, to: number): void {
    this.count = 0;
    this.text = text;
    this.limit = to;
    const { table, gapCode, spaceSymbol, beginnings } = this.lexicon;
    const { codes, classes } = table;
    const { words, chains, stems, ones } = beginnings;
    // A word and the gap after it are two units at least.
    if (this.capitals.length < (to - from) / 2 + 1) this.capitals = new Int32Array(to - from + 64);
    const { capitals } = this;
    let capitalCount = 0;
    // The last two words: where they begin (-1 if they were walked from, or begin nothing), their hashes, the
    // hash of both together; and what stands between the last and the next.
    let last = -1;
    let lastHash = 0;
    let lastTwo = 0;
    let beforeLast = -1;
    let gap = 0;
    const space = goOn(0, spaceSymbol);
    let afterGap = -1;
    for (let i = from; i < to; ) {
      const unit = text.charCodeAt(i);
      let code = codes[unit]!;
      if (code < NOT_PLAIN) {
        const start = i;
        capitals[capitalCount] = i;
        capitalCount += (classes[unit]! >> CAPITAL_BIT) & 1;
        let hash = code;
        let next = gapCode;
        // The first letters, and then the rest of them.
        const four = Math.min(start + STEM, to);
        while (++i < four) {
          next = codes[text.charCodeAt(i)]!;
          if (next >= NOT_PLAIN) {
            if (next !== UNKNOWN) break;
            next = this.codeAt(i);
            if (next >= NOT_PLAIN) break;
          }
          hash = goOn(hash, next);
        }
        let bits = 0;
        if (next < NOT_PLAIN && i === start + STEM) {
          const slot = slotOfStem(hash);
          bits = (stems[slot >> 3]! >> (slot & 7)) & ALONE;
          for (; i < to; i++) {
            next = codes[text.charCodeAt(i)]!;
            if (next >= NOT_PLAIN) {
              if (next !== UNKNOWN) break;
              next = this.codeAt(i);
              if (next >= NOT_PLAIN) break;
            }
            hash = goOn(hash, next);
          }
        }
        if (i === to) next = gapCode;
        bits |= bitsOfWord(words, hash);
        const odd = next !== gapCode && this.isOdd(next, i);
        const two = chain(lastHash, gap, hash);
        let here = start;
        if (bits !== 0 || odd) {
          if (beforeLast >= 0 && (odd || (bits & THIRD && mayBeChain(chains, chain(lastTwo, gap, hash)))))
            this.walk(beforeLast);
          if (last >= 0 && (odd || (bits & SECOND && mayBeChain(chains, two)))) {
            this.walk(last);
            last = -1;
          }
          if (odd || bits & ALONE) {
            this.walk(start);
            here = -1;
          }
        }
        beforeLast = last;
        last = here;
        lastTwo = two;
        lastHash = hash;
        if (next === gapCode) {
          gap = space;
          afterGap = ++i;
        } else {
          gap = 0;
          if (odd || (next & KIND) === KOREAN) i = this.restOfWord(i);
        }
        continue;
      }
      if (code === UNKNOWN) {
        learnUnit(table, unit);
        continue;
      }
      if (code === gapCode) {
        // White space in a row is one space.
        if (i !== afterGap) gap = goOn(gap, spaceSymbol);
        afterGap = ++i;
        continue;
      }
      code &= KIND;
      if (code === DROPPED || code === LIGATURE || code === SIGN_LIGATURE) {
        // Judged by the walk alone.
        if (beforeLast >= 0) this.walk(beforeLast);
        if (last >= 0) this.walk(last);
        beforeLast = -1;
        last = -1;
        if (code !== DROPPED) this.walk(i);
        if (code === LIGATURE && !(classes[unit]! & FREE)) {
          if (classes[unit]! & CAPITAL) capitals[capitalCount++] = i;
          i = this.restOfWord(i + 1);
        } else i++;
        continue;
      }
      const symbol = codes[unit]! & SYMBOL;
      // Forms with such a letter in them were told by the words before it.
      if (code === UNSPACED || code === KOREAN || symbol === 0) {
        beforeLast = -1;
        last = -1;
      } else gap = goOn(gap, symbol);
      if (ones[symbol] !== 0 && this.mayBegin(i, symbol)) this.walk(i);
      i = code === KOREAN ? this.restOfWord(i + 1) : i + 1;
    }
    this.capitalCount = capitalCount;
  }

  /** Whether a word that ends before `at`, where `code` stands, may have to be read otherwise than by its letters. */
  private isOdd(code: number, at: number): boolean {
    return (
      code === DROPPED ||
      code === LIGATURE ||
      code === SIGN_LIGATURE ||
      (code === this.lexicon.hyphenCode && at + 1 < this.limit && this.text.charCodeAt(at + 1) === LINE_END)
    );
  }

  /** The rest of a word begins nothing; a mark that is dropped does not end it. */
  private restOfWord(from: number): number {
    const { table } = this.lexicon;
    const { classes } = table;
    let i = from;
    for (; i < this.limit; i++) {
      const unit = this.text.charCodeAt(i);
      const bits = classes[unit]! || learnUnit(table, unit);
      if (!(bits & (WORD | DROP)) || bits & FREE) break;
    }
    return i;
  }

  private codeAt(i: number): number {
    const { table } = this.lexicon;
    const unit = this.text.charCodeAt(i);
    if (table.codes[unit] === UNKNOWN) learnUnit(table, unit);
    return table.codes[unit]!;
  }

  /** Whether a form may begin at a sign or a letter of a script without spaces. */
  private mayBegin(at: number, symbol: number): boolean {
    const { beginnings, hyphenCode, gapCode } = this.lexicon;
    const { ones, twos, threes } = beginnings;
    if (ones[symbol]! & ALONE) return true;
    if (at + 1 >= this.limit) return false;
    const second = this.codeAt(at + 1);
    const kind = second & KIND;
    if (kind === DROPPED || kind === LIGATURE || kind === SIGN_LIGATURE || second === hyphenCode) return true;
    const b = symbolIn(second);
    const bits = bitsOfTwo(twos, symbol, b);
    if (bits & ALONE || (bits & LEADS && second === gapCode)) return true;
    if (at + 2 >= this.limit) return false;
    const third = this.codeAt(at + 2);
    const thirdKind = third & KIND;
    if (thirdKind === DROPPED) return true;
    if (!(bits & LEADS)) return false;
    if (thirdKind === LIGATURE || thirdKind === SIGN_LIGATURE || third === hyphenCode) return true;
    if (at + 3 < this.limit && isAccent(this.text.charCodeAt(at + 3))) return true;
    return mayBeThree(threes, symbol, b, symbolIn(third));
  }

  /**
   * Walks on from a node.
   * @param start where the match begins
   * @param node index of the node's first edge, 0 for the root
   * @param number forms passed so far, which becomes the form's number
   * @param position where to read on
   * @param forks how often the walk has already divided at a hyphen of a line end
   */
  private walk(start: number, node = 0, number = 0, position = start, forks = 0): void {
    const { graph, table, rootEdge, spaceSymbol, hyphenCode } = this.lexicon;
    const { codes, expansions } = table;
    const { edges } = graph;
    const { text, limit } = this;
    let at = position;
    let here = node;
    let count = number;
    let first = here === 0;
    let steps = 0;
    while (at < limit) {
      const unit = text.charCodeAt(at);
      let code = codes[unit]!;
      steps++;
      if (code < NOT_PLAIN && !first) {
        // Nearly every step: a plain letter, with nothing upon it.
        const following = at + 1 < limit ? text.charCodeAt(at + 1) : 0;
        if (following < 0x300 || !isAccent(following)) {
          const wanted = (code - 1) << 2;
          if (wanted === 0) break;
          let edge = here << 1;
          let key = edges[edge]!;
          while ((key & LETTERS) < wanted && !(key & LAST)) {
            edge += 2;
            key = edges[edge]!;
          }
          if ((key & LETTERS) !== wanted) break;
          count += edges[edge + 1]!;
          here = key >>> KEY_BITS;
          at++;
          if (key & FINAL) this.accept(start, at, count++, unit);
          if (here === 0) break;
          continue;
        }
      }
      if (code === UNKNOWN) {
        learnUnit(table, unit);
        code = codes[unit]!;
      }
      if (code === DROPPED) {
        at++;
        continue;
      }
      let wanted = symbolIn(code);
      let next = at + 1;
      const kind = code & KIND;
      if (kind === GAP) {
        wanted = spaceSymbol;
        while (next < limit) {
          const following = this.codeAt(next) & KIND;
          if (following !== GAP && following !== DROPPED) break;
          next++;
          steps++;
        }
      } else if (next < limit) {
        const following = text.charCodeAt(next);
        if (following >= 0x300 && isAccent(following)) {
          const composed = compose(unit, following);
          if (composed !== 0) {
            if (codes[composed] === UNKNOWN) learnUnit(table, composed);
            wanted = symbolIn(codes[composed]!);
            next++;
          }
        } else if (code === hyphenCode && following === LINE_END && forks < 2 && !first) {
          // A hyphen at the end of a line may belong to the word or to the line: try it both ways.
          this.walk(start, here, count, next, forks + 1);
        }
      }
      const several = kind === LIGATURE || kind === SIGN_LIGATURE ? expansions.get(unit)! : null;
      let edge = 0;
      let key = 0;
      let ended = false;
      for (let part = 0; part < (several ? several.length : 1); part++) {
        const letter = several ? several[part]! : wanted;
        if (letter === 0) {
          edge = 0;
          break;
        }
        if (first) {
          edge = rootEdge[letter]!;
          first = false;
          if (edge === 0) break;
          key = edges[edge << 1]!;
        } else {
          edge = here;
          if (edge === 0) break;
          key = edges[edge << 1]!;
          while ((key & KEY) >> 2 < letter && !(key & LAST)) key = edges[++edge << 1]!;
          if ((key & KEY) >> 2 !== letter) {
            edge = 0;
            break;
          }
        }
        count += edges[(edge << 1) + 1]!;
        ended = (key & FINAL) !== 0;
        here = key >>> KEY_BITS;
        if (ended) {
          if (!several || part === several.length - 1) this.accept(start, next, count, unit);
          count++;
        }
      }
      // A letter that led nowhere left no edge.
      if (edge === 0 || here === 0) break;
      at = next;
    }
    this.steps += steps;
  }

  /** Keeps a match if a word may end there; a form that stands for any ending is kept as open. */
  private accept(start: number, end: number, form: number, lastUnit: number): void {
    const { table, prefix } = this.lexicon;
    const { classes } = table;
    let open = 0;
    const lastBits = classes[lastUnit]!;
    if (lastBits & WORD && !(lastBits & (FREE | HANGUL))) {
      for (let i = end; i < this.limit; i++) {
        const unit = this.text.charCodeAt(i);
        const bits = classes[unit]! || learnUnit(table, unit);
        if (bits & DROP) continue;
        if (bits & WORD && !(bits & (FREE | HANGUL))) open = 1;
        break;
      }
    }
    if (open === 1 && prefix[form] === 0) return;
    if (this.count === this.starts.length) this.grow();
    const { starts, ends, forms, open: opens } = this;
    // A word may have been walked from before the two that lead up to it.
    let i = this.count++;
    for (; i > 0 && starts[i - 1]! > start; i--) {
      starts[i] = starts[i - 1]!;
      ends[i] = ends[i - 1]!;
      forms[i] = forms[i - 1]!;
      opens[i] = opens[i - 1]!;
    }
    starts[i] = start;
    ends[i] = end;
    forms[i] = form;
    opens[i] = open;
  }

  private grow(): void {
    const longer = <T extends Int32Array | Uint8Array>(list: T, made: T): T => {
      made.set(list);
      return made;
    };
    const size = 2 * this.count;
    this.starts = longer(this.starts, new Int32Array(size));
    this.ends = longer(this.ends, new Int32Array(size));
    this.forms = longer(this.forms, new Int32Array(size));
    this.open = longer(this.open, new Uint8Array(size));
  }
}
