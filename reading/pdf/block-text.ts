import type { WordsSeen } from './line-ends.ts';
import { type Line, type PlacedRun, textOf } from './page-lines.ts';
import type { TextRun } from './text-runs.ts';

/** A line and the page (from 1) on which it stands. */
export interface PageLine {
  page: number;
  line: Line;
}

/** Numbers that a piece takes up in `Pieces`. */
const stride = 6;

/**
 * The way from a block's text back to the file: which units of which item each stretch of it is. What the file does
 * not hold, as the space between two lines, belongs to no piece. Offsets and lengths are UTF-16 units.
 */
export class Pieces {
  private readonly numbers: Int32Array;

  /** @param numbers for each piece: start, length, page, item, offset in the item, length in the item */
  constructor(numbers: readonly number[]) {
    this.numbers = Int32Array.from(numbers);
  }

  get count(): number {
    return this.numbers.length / stride;
  }

  at(index: number): {
    start: number;
    length: number;
    page: number;
    item: number;
    from: number;
    itemLength: number;
  } {
    const [start, length, page, item, from, itemLength] = this.numbers.subarray(
      index * stride,
    ) as unknown as [number, number, number, number, number, number];
    return { start, length, page, item, from, itemLength };
  }

  /** The last piece that begins at or before an offset; 0 if it lies before all. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.numbers[middle * stride]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Letters that stand for several, or for a form of a letter: ligatures, Arabic as it is shown, radicals of Han letters. */
const presented =
  /[\ufe10-\ufe19\ufe30-\ufe44\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufbb1\ufbd3-\ufdfb\ufe70-\ufefc\u2e81-\u2ef3\u2f00-\u2fd5]/;

/**
 * Radicals that some fonts give in place of the letter that looks alike, each followed by that letter: from Unicode's
 * property Equivalent_Unified_Ideograph, those that are words. NFKC knows only the Kangxi radicals.
 */
const radicals =
  '⺁厂⺈刀⺊卜⺌小⺎兀⺒巳⺓幺⺗心⺛旡⺜日⺝月⺞歺⺟母⺠民⺦丬⺧牛⺩王⺫目⺬示⺶羊⺻聿⻁虎⻄西⻅见⻆角⻉贝⻋车⻏邑⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

function letterOf(unit: string): string {
  const radical = /[\u2e80-\u2eff]/.test(unit) ? radicals.indexOf(unit) : -1;
  return radical >= 0 ? radicals[radical + 1]! : unit.normalize('NFKC').replace(/\s/g, ' ');
}

const spacedHan =
  /[\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff] (?=[\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff])/g;
const closeHan =
  /[\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff](?=[\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff])/g;
const hanEnd = /[\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]$/;
const hanStart = /^[\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** Whether Han letters were set apart to fill their lines, so that the spaces between them mean nothing. */
function isSetApart(text: string): boolean {
  const spaced = text.match(spacedHan)?.length ?? 0;
  return spaced > 1 && spaced > (text.match(closeHan)?.length ?? 0) / 2;
}

/** Composes the text of a block from its lines, and keeps the way back. */
class Composition {
  private readonly parts: string[] = [];
  private readonly numbers: number[] = [];
  private length = 0;
  /** The last letters, to know what may follow them. */
  tail = '';

  get text(): string {
    return this.parts.join('');
  }

  get pieces(): Pieces {
    return new Pieces(this.numbers);
  }

  /** Text of which the file has nothing. */
  fill(text: string): void {
    this.parts.push(text);
    this.length += text.length;
    this.tail = (this.tail + text).slice(-48);
  }

  /** Units `from` to `to` of an item, each as it is; white space as spaces. */
  take(page: number, item: number, text: string, from: number, to: number): void {
    for (let at = from; at < to; ) {
      let end = at;
      while (end < to && !presented.test(text[end]!)) end++;
      if (end > at) this.put(text.slice(at, end).replace(/\s/g, ' '), page, item, at, end - at);
      if (end < to) this.put(letterOf(text[end]!), page, item, end, 1);
      at = end + 1;
    }
  }

  private put(shown: string, page: number, item: number, from: number, itemLength: number): void {
    if (shown === '') return;
    this.numbers.push(this.length, shown.length, page, item, from, itemLength);
    this.fill(shown);
  }

  /** A hyphen at the end becomes a soft one. */
  soften(): void {
    const last = this.parts.at(-1)!;
    this.parts[this.parts.length - 1] = `${last.slice(0, -1)}\u00ad`;
    this.tail = `${this.tail.slice(0, -1)}\u00ad`;
  }

  /** Takes away white space at the end. */
  trim(): void {
    while (this.parts.length > 0 && / $/.test(this.parts.at(-1)!)) {
      const last = this.parts.at(-1)!;
      const kept = last.slice(0, -1);
      this.length--;
      this.tail = this.tail.slice(0, -1);
      const { numbers } = this;
      if (
        numbers.length >= stride &&
        numbers[numbers.length - stride]! + numbers[numbers.length - 5]! > this.length
      ) {
        if (numbers[numbers.length - 5]! <= 1) numbers.length -= stride;
        else {
          numbers[numbers.length - 5]!--;
          numbers[numbers.length - 1]!--;
        }
      }
      if (kept) this.parts[this.parts.length - 1] = kept;
      else this.parts.pop();
    }
  }
}

const letters = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Whether a line of writing is read from the right. */
export function isRightToLeft(lines: readonly Line[]): boolean {
  let rtl = 0;
  let ltr = 0;
  for (const { runs } of lines) {
    for (const { run } of runs) {
      rtl += run.rtl ? letters(run.text, /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g) : 0;
      ltr += letters(run.text, /[A-Za-z\u00c0-\u058f]/g);
    }
  }
  return rtl > ltr;
}

/** Brackets as they are written: a file has them as they look, which from the right is the other way round. */
const facing = (text: string) =>
  text.replace(/[()[\]{}«»]/g, (sign) => '([{«)]}»'[')]}»([{«'.indexOf(sign)]!);

const letterOrFigure = /[\p{L}\p{N}]/u;
const known = (turned: boolean | null) => turned !== null;

/** The runs of a line as they are read: runs of the other direction keep their own order among themselves. */
function inOrder(line: Line, rtl: boolean): PlacedRun[] {
  const { runs } = line;
  if (!rtl && !runs.some(({ run }) => run.rtl)) return runs;
  const along = ({ run }: PlacedRun) => run.x * run.ux + run.y * run.uy;
  const placed = runs
    .map((placed) => ({ placed, u: along(placed) }))
    .sort((a, b) => (rtl ? b.u - a.u : a.u - b.u))
    .map(({ placed }) => placed);
  const against = placed.map(({ run }) => (letterOrFigure.test(run.text) ? run.rtl !== rtl : null));
  // Signs between two runs of the other direction go with them, all others with the line.
  const turned = against.map(
    (own, i) =>
      own ?? (against.slice(0, i).findLast(known) === true && against.slice(i).find(known) === true),
  );
  const ordered: PlacedRun[] = [];
  for (let i = 0; i < placed.length; ) {
    let end = i + 1;
    while (turned[i] && end < placed.length && turned[end]) end++;
    ordered.push(...placed.slice(i, end).reverse());
    i = end;
  }
  return ordered.map((run, i) =>
    i === 0 ? run : { run: run.run, space: spaceBetween(ordered[i - 1]!, run) },
  );
}

/** What stands between two runs that were put in another order than that of the file. */
function spaceBetween(a: PlacedRun, b: PlacedRun): number | boolean {
  const [left, right] = [a.run, b.run].sort(
    (p, q) => p.x * p.ux + p.y * p.uy - (q.x * q.ux + q.y * q.uy),
  ) as [TextRun, TextRun];
  const gap = right.x * right.ux + right.y * right.uy - (left.x * left.ux + left.y * left.uy + left.width);
  return gap > 0.12 * Math.max(left.size, right.size);
}

/**
 * The text of a block: its lines after each other, words that a line's end broke put together.
 * @param lines in reading order, possibly of several pages
 * @param words decides about hyphens
 */
export function composeBlock(lines: readonly PageLine[], words: WordsSeen): { text: string; pieces: Pieces } {
  const composition = new Composition();
  const rtl = isRightToLeft(lines.map(({ line }) => line));
  const setApart = isSetApart(lines.map(({ line }) => textOf(line)).join('\n'));
  const take = (page: number, item: number, text: string, from: number) => {
    if (!setApart) return composition.take(page, item, text, from, text.length);
    let at = from;
    for (const { index } of text.matchAll(spacedHan)) {
      if (index < at) continue;
      composition.take(page, item, text, at, index + 1);
      at = index + 2;
    }
    composition.take(page, item, text, at, text.length);
  };
  for (const { page, line } of lines) {
    let first = true;
    for (const { run, space } of inOrder(line, rtl)) {
      if (first && composition.tail !== '') {
        composition.trim();
        const end = words.endOf(composition.tail, run.text.trimStart());
        if (end === 'space') composition.fill(' ');
        else if (end === 'soft') composition.soften();
        else if (end === 'unsure') composition.fill('\u200b');
      } else if (setApart && hanEnd.test(composition.tail) && hanStart.test(run.text)) {
        // Nothing stands between them.
      } else if (!first && space !== false && !composition.tail.endsWith(' ')) {
        if (typeof space === 'number') composition.take(page, space, ' ', 0, 1);
        else composition.fill(' ');
      }
      first = false;
      const text = rtl && !letterOrFigure.test(run.text) ? facing(run.text) : run.text;
      let from = 0;
      if (composition.tail === '' || composition.tail.endsWith(' ')) {
        while (from < text.length && /\s/.test(text[from]!)) from++;
      }
      take(page, run.item, text, from);
    }
  }
  composition.trim();
  return { text: composition.text, pieces: composition.pieces };
}
