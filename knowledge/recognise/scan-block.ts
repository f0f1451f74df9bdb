import { type Lexicon, learnUnit, mayBegin, ODD } from './lexicon.ts';
import { CAPITAL, compose, DROP, EXPAND, FREE, HANGUL, isAccent, SPACE, WORD } from './normalise.ts';
import { FINAL, LAST } from './word-graph.ts';

/**
 * Finds every form of the lexicon in a block, in one pass: at each place where a word begins, the word graph is
 * walked until no form goes on. A walk is no longer than the longest form, so the work is linear in the text.
 */
export class BlockScanner {
  /** What the last scan found, as parallel lists: first unit, one past the last, and the number of the form. */
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly forms: number[] = [];
  /** 1 where the match was followed by further letters of its word. */
  readonly open: number[] = [];
  /** Where words begin with a capital. */
  readonly capitals: number[] = [];
  /** Units read in walks, for the test that the work stays linear. */
  steps = 0;
  /** The block's units, so that a string is gone through once only. */
  private units = new Uint16Array(4096);
  private limit = 0;
  private offset = 0;

  private readonly lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  /** Scans `text` from `from` to `to`; nothing outside is looked at. */
  scan(text: string, from: number, to: number): void {
    this.starts.length = 0;
    this.ends.length = 0;
    this.forms.length = 0;
    this.open.length = 0;
    const { lexicon } = this;
    const { classes, symbols, rootEdge, beginnings, single, space, hyphen } = lexicon;
    const { keys, target } = lexicon.graph;
    if (this.units.length < to - from + 8) this.units = new Uint16Array(2 * (to - from) + 64);
    const { units } = this;
    const length = to - from;
    for (let i = 0; i < length; i++) units[i] = text.charCodeAt(from + i);
    for (let i = 0; i < 8; i++) units[length + i] = 0x20;
    this.limit = length;
    this.offset = from;
    this.capitals.length = 0;
    for (let i = 0; i < length; ) {
      const unit = units[i]!;
      let bits = classes[unit]!;
      if (bits === 0) bits = learnUnit(lexicon, unit);
      if (!(bits & WORD)) {
        if (
          !(bits & (SPACE | DROP)) &&
          (bits & EXPAND || (symbols[unit]! !== ODD && rootEdge[symbols[unit]!] !== 0))
        )
          this.walk(i);
        i++;
        continue;
      }
      if (bits & CAPITAL) this.capitals.push(i + from);
      const symbol = symbols[unit]!;
      if (symbol === ODD || bits & FREE) {
        if (symbol === ODD || (symbol !== 0 && rootEdge[symbol] !== 0)) this.walk(i);
      } else if (units[i + 1]! >= 0x300 && isAccent(units[i + 1]!)) this.walk(i);
      else if (symbol !== 0 && rootEdge[symbol] !== 0) {
        const b = symbols[units[i + 1]!]!;
        const c = symbols[units[i + 2]!]!;
        const d = symbols[units[i + 3]!]!;
        const e = symbols[units[i + 4]!]!;
        if (
          single[symbol] !== 0 ||
          mayBegin(beginnings, symbol, b, c, d, e) ||
          (c === space && (b === space || d === space)) ||
          (e === space && d === space) ||
          b === ODD ||
          c === ODD ||
          d === ODD ||
          e === ODD ||
          (units[i + 5]! >= 0x300 && isAccent(units[i + 5]!))
        ) {
          // Goes ahead while all is plain; the walk is for what ends a form or is not plain.
          let edge = rootEdge[symbol]!;
          let key = keys[edge]!;
          let at = i;
          let wanted = symbol;
          while (key >> 2 === wanted && !(key & FINAL)) {
            edge = target[edge]!;
            wanted = symbols[units[++at]!]!;
            if (wanted === ODD || wanted === hyphen || (wanted === space && units[at + 1]! <= 0x20)) break;
            key = keys[edge]!;
            while (key >> 2 < wanted && !(key & LAST)) key = keys[++edge]!;
          }
          if (
            key >> 2 === wanted ||
            wanted === ODD ||
            wanted === hyphen ||
            wanted === space ||
            isAccent(units[at + 1]!)
          )
            this.walk(i);
        }
      }
      i++;
      // The rest of the word begins nothing; a mark that is dropped does not end it.
      if (!(bits & FREE)) {
        while (i < length) {
          const next = units[i]!;
          let nextBits = classes[next]!;
          if (nextBits === 0) nextBits = learnUnit(lexicon, next);
          if (!(nextBits & (WORD | DROP)) || nextBits & FREE) break;
          i++;
        }
      }
    }
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
    const { graph, classes, symbols, expansions, rootEdge, space, hyphen } = this.lexicon;
    const { keys, target, before } = graph;
    const { units, limit } = this;
    let at = position;
    let here = node;
    let count = number;
    let first = here === 0;
    while (at < limit) {
      const unit = units[at]!;
      let bits = classes[unit]!;
      if (bits === 0) bits = learnUnit(this.lexicon, unit);
      this.steps++;
      if (bits & DROP) {
        at++;
        continue;
      }
      let wanted = symbols[unit]!;
      let next = at + 1;
      if (bits & SPACE) {
        wanted = space;
        while (next < limit) {
          const following = units[next]!;
          let followingBits = classes[following]!;
          if (followingBits === 0) followingBits = learnUnit(this.lexicon, following);
          if (!(followingBits & (SPACE | DROP))) break;
          next++;
        }
      } else if (next < limit && isAccent(units[next]!)) {
        const composed = compose(unit, units[next]!);
        if (composed !== 0) {
          if (classes[composed] === 0) learnUnit(this.lexicon, composed);
          wanted = symbols[composed]!;
          next++;
        }
      } else if (
        wanted === hyphen &&
        hyphen !== 0 &&
        next < limit &&
        units[next]! === 0x200b &&
        forks < 2 &&
        !first
      ) {
        // A hyphen at the end of a line may belong to the word or to the line: try it both ways.
        this.walk(start, here, count, next, forks + 1);
      }
      const several = bits & EXPAND ? expansions.get(unit)! : null;
      let edge = 0;
      let ended = false;
      for (let part = 0; part < (several ? several.length : 1); part++) {
        const letter = several ? several[part]! : wanted;
        if (letter === 0 || letter === ODD) return;
        if (first) {
          edge = rootEdge[letter]!;
          first = false;
          if (edge === 0) return;
        } else {
          edge = here;
          if (edge === 0) return;
          let key = keys[edge]!;
          while (key >> 2 < letter && !(key & LAST)) key = keys[++edge]!;
          if (key >> 2 !== letter) return;
        }
        count += before[edge]!;
        ended = (keys[edge]! & FINAL) !== 0;
        here = target[edge]!;
        if (ended) {
          if (!several || part === several.length - 1) this.accept(start, next, count, bits);
          count++;
        }
      }
      if (here === 0) return;
      at = next;
    }
  }

  /** Keeps a match if a word may end there; a form that stands for any ending is kept as open. */
  private accept(start: number, end: number, form: number, lastBits: number): void {
    let open = 0;
    if (lastBits & WORD && !(lastBits & (FREE | HANGUL))) {
      const { classes } = this.lexicon;
      for (let i = end; i < this.limit; i++) {
        const unit = this.units[i]!;
        let bits = classes[unit]!;
        if (bits === 0) bits = learnUnit(this.lexicon, unit);
        if (bits & DROP) continue;
        if (bits & WORD && !(bits & (FREE | HANGUL))) open = 1;
        break;
      }
    }
    if (open === 1 && this.lexicon.prefix[form] === 0) return;
    this.starts.push(start + this.offset);
    this.ends.push(end + this.offset);
    this.forms.push(form);
    this.open.push(open);
  }
}
