import Mark from 'mark.js';
import { eachWord, wordsOf } from './fold-words.ts';

/** The stretches of a text whose folded words are in `words`, joined where they touch. Offsets are UTF-16 units. */
export function rangesOf(text: string, words: ReadonlySet<string>): { start: number; length: number }[] {
  const ranges: { start: number; length: number }[] = [];
  for (const found of wordsOf(text)) {
    if (!words.has(found.word)) continue;
    const last = ranges.at(-1);
    if (last && found.start <= last.start + last.length)
      last.length = Math.max(last.length, found.end - last.start);
    else ranges.push({ start: found.start, length: found.end - found.start });
  }
  return ranges;
}

/** Marks the words in an element of ours and takes away the marks that stood there. */
export function markWords(element: HTMLElement, words: ReadonlySet<string>): void {
  if (element.childElementCount > 0) new Mark(element).unmark();
  if (words.size === 0) return;
  const ranges = rangesOf(element.textContent ?? '', words);
  if (ranges.length > 0) new Mark(element).markRanges(ranges);
}

/**
 * The part of a text around its first matched word, cut at spaces, for a line below a hit.
 * @param room characters to show
 * @returns '' if no word matched
 */
export function snippetOf(text: string, words: ReadonlySet<string>, room = 150): string {
  const first = eachWord(text).find((found) => words.has(found.word));
  if (!first) return '';
  const from = Math.max(0, first.start - Math.floor(room / 3));
  const to = Math.min(text.length, from + room);
  const start = from === 0 ? 0 : nextSpace(text, from, first.start);
  const end = to === text.length ? to : Math.max(first.end, text.lastIndexOf(' ', to));
  return `${start > 0 ? '… ' : ''}${text.slice(start, end).trim()}${end < text.length ? ' …' : ''}`;
}

function nextSpace(text: string, from: number, before: number): number {
  const space = text.indexOf(' ', from);
  return space === -1 || space > before ? from : space;
}
