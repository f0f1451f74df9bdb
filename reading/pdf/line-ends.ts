/**
 * What stands between two lines of a paragraph: a space, nothing, or a broken word. The words of the document decide
 * whether a hyphen at the end of a line belongs to the word, since the file does not say.
 */

/** Words beyond this are not remembered. */
const mostWords = 150_000;

/** UTF-16 units. */
const longestWord = 40;

/** First parts that are written with a hyphen in the texts that we read. */
const compounding = new Set(
  'all anti cross counter co court death double ex extra fact fair fifth first fourth franco full half hard high human ill inter life long low mid multi non one over politically post pre pro quasi re risk russo second self semi short sino so state sub third three torture two ultra under vice well'.split(
    ' ',
  ),
);

const wide =
  /[\u1100-\u11ff\u2e80-\u303f\u3040-\u30ff\u3100-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u0e00-\u0eff]/;

/** Whether a letter is of a script that is written without spaces between words. */
export const isWide = (letter: string): boolean => wide.test(letter);

export type LineEnd =
  /** A space, of which the file has nothing. */
  | 'space'
  | 'nothing'
  /** The hyphen belongs to the line; it becomes a soft hyphen. */
  | 'soft'
  /** The hyphen may belong to the word: it stays, and a zero-width space tells the matcher of the line's end. */
  | 'unsure';

/** The words that a document uses, so far as it has been read. */
export class WordsSeen {
  private readonly words = new Set<string>();

  /** Takes in the whole words of a line: the first and the last may be parts of broken ones. */
  add(line: string): void {
    if (this.words.size > mostWords) return;
    const found = line.toLowerCase().match(/\p{L}+(?:[-‐‑]\p{L}+)*/gu);
    for (const word of found?.slice(1, -1) ?? [])
      if (word.length > 3) this.words.add(word.replace(/[‐‑]/g, '-'));
  }

  /** @param before the line before, as it ends @param next the line that follows, as it begins */
  endOf(before: string, next: string): LineEnd {
    const last = before.at(-1) ?? '';
    const first = next[0] ?? '';
    if (last === '\u00ad') return 'nothing';
    if (/[-‐‑]/.test(last) && /[\p{L}\d][-‐‑]$/u.test(before)) return this.broken(before, next);
    if (/[–—/]/.test(last) && /\S.$/.test(before)) return 'nothing';
    return wide.test(last) && wide.test(first) ? 'nothing' : 'space';
  }

  private broken(before: string, next: string): LineEnd {
    const end = before.length - 1;
    let start = end;
    while (start > 0 && end - start < longestWord && /[\p{L}\p{M}-]/u.test(before[start - 1]!)) start--;
    const head = before.slice(start, end).toLowerCase();
    const tail = /^[\p{L}\p{M}]+/u.exec(next.slice(0, 40))?.[0] ?? '';
    const capitals = /\p{Lu}{2}[-‐‑]$/u.test(before) && /^\p{Lu}{2}/u.test(tail);
    if (!head || !(capitals || /^\p{Ll}/u.test(tail))) return 'nothing';
    const low = tail.toLowerCase();
    if (this.words.has(`${head}-${low}`)) return 'unsure';
    if (this.words.has(head + low)) return 'soft';
    return head.includes('-') || compounding.has(head) ? 'unsure' : 'soft';
  }
}
