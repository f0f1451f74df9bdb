/**
 * Changes that documents meet between two readings, for measuring how well passages are found again: a repeatable
 * generator. The passages are known by marks of the private use area, which every change leaves in place; so it
 * leaves the signs of planes 15 and 16, by which `page-blocks.ts` writes the markup of a page into its text.
 */

/** A document's blocks after a change, and where each passage stands now: `null` if it was taken out. */
export interface Mutated {
  blocks: string[];
  /** Offsets into the blocks joined and each followed by a line break, end exclusive. */
  passages: ({ start: number; end: number } | null)[];
}

export interface Placed {
  block: number;
  start: number;
  end: number;
}

export type Random = () => number;

/** A generator of numbers from 0 to 1: mulberry32 by Tommy Ettinger, public domain. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** At most this many passages can be followed at once. */
export const mostPassages = 1000;
const opens = 0xe000;
const closes = 0xe800;
const anyMark = /[\ue000-\uefff]/g;

export type Change = (blocks: string[], random: Random) => string[];

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** Where the words of a text begin, apart from the marks and what else is private; of Chinese, each character. */
const words = (text: string) => [...text.matchAll(/\p{Script=Han}|[^\s\p{Co}\p{Script=Han}]+/gu)];

/** What leaves every word of every passage as it is. */
export const rearrangements: { readonly [name: string]: Change } = {
  'new layout': (blocks, random) =>
    blocks.map((block) =>
      block
        .replace(/ /g, () => (random() < 0.1 ? '\u00a0' : random() < 0.1 ? '  ' : ' '))
        .replace(/'/g, () => (random() < 0.5 ? '’' : "'"))
        .replace(/"/g, () => pick(random, ['“', '”', '"']))
        .replace(/(\p{L}{4})(\p{L}{4})/gu, (whole, a: string, b: string) =>
          random() < 0.05 ? `${a}\u00ad${b}` : whole,
        ),
    ),
  'other paragraphs before, between and after': (blocks, random) =>
    blocks.flatMap((block, i) =>
      random() < 0.15 ? [`Notice ${i}: this site uses cookies. Continue reading below.`, block] : [block],
    ),
  'paragraphs without passages taken out': (blocks, random) =>
    blocks.filter((block) => block.search(anyMark) >= 0 || random() < 0.6),
  'parts of the document moved': (blocks, random) => {
    const cut = Math.floor(random() * blocks.length);
    return [...blocks.slice(cut), ...blocks.slice(0, cut)];
  },
  'paragraphs divided and joined': (blocks, random) => {
    const out: string[] = [];
    for (const block of blocks) {
      if (out.length > 0 && random() < 0.2) out[out.length - 1] += ` ${block}`;
      else if (random() < 0.2) out.push(...block.split(/(?<=\. )/));
      else out.push(block);
    }
    return out;
  },
  'words around the passages changed': (blocks, random) =>
    blocks.map((block) => outsidePassages(block, (text) => editWords(text, random, 0.15))),
};

/** What changes the passages themselves, each in up to a tenth of its words. */
export const edits: { readonly [name: string]: Change } = {
  'a misprint corrected': (blocks, random) => insidePassages(blocks, (text) => misprint(text, random)),
  'words replaced': (blocks, random) => insidePassages(blocks, (text) => editWords(text, random, 0.08, 1)),
  'words put in and taken out': (blocks, random) =>
    insidePassages(blocks, (text) => insertWords(text, random, 0.06)),
  'a reference put in': (blocks, random) =>
    insidePassages(blocks, (text) => {
      const at = words(text)[Math.floor(words(text).length / 2)]?.index ?? 0;
      return `${text.slice(0, at)}[${Math.floor(random() * 90)}] ${text.slice(at)}`;
    }),
};

/** What takes every passage out and leaves what stood around it. */
export const removals: { readonly [name: string]: Change } = {
  'the passage taken out': (blocks) =>
    blocks.map((block) => block.replace(/[\ue000-\ue7ff].*?[\ue800-\uefff]/gsu, '')),
  'the paragraph taken out': (blocks) => blocks.filter((block) => block.search(anyMark) < 0),
};

/** Applies changes, one after the other, to a document in which passages are followed. */
export function mutate(
  blocks: readonly string[],
  passages: readonly Placed[],
  changes: readonly Change[],
  random: Random,
): Mutated {
  let marked = withMarks(blocks, passages);
  for (const change of changes) marked = change(marked, random);
  return unmark(marked, passages.length);
}

/** The blocks with a mark where each passage begins and one where it ends. */
export function withMarks(blocks: readonly string[], passages: readonly Placed[]): string[] {
  return blocks.map((block, index) => {
    const own = passages
      .map((placed, number) => ({ ...placed, number }))
      .filter((placed) => placed.block === index)
      .sort((a, b) => b.start - a.start);
    let text = block;
    for (const { start, end, number } of own) {
      text =
        text.slice(0, start) +
        String.fromCharCode(opens + number) +
        text.slice(start, end) +
        String.fromCharCode(closes + number) +
        text.slice(end);
    }
    return text;
  });
}

/** The passage whose beginning or end a sign marks; `null` for any other sign. */
export function markOf(sign: string): { number: number; end: boolean } | null {
  const code = sign.charCodeAt(0);
  if (code >= opens && code < closes) return { number: code - opens, end: false };
  return code >= closes && code < 0xf000 ? { number: code - closes, end: true } : null;
}

function unmark(marked: readonly string[], count: number): Mutated {
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  const blocks: string[] = [];
  let at = 0;
  for (const block of marked) {
    let text = '';
    for (const unit of block) {
      const mark = markOf(unit);
      if (mark) (mark.end ? ends : starts).set(mark.number, at + text.length);
      else text += unit;
    }
    blocks.push(text);
    at += text.length + 1;
  }
  const passages = Array.from({ length: count }, (_, number) => {
    const start = starts.get(number);
    const end = ends.get(number);
    return start === undefined || end === undefined || end <= start ? null : { start, end };
  });
  return { blocks, passages };
}

function outsidePassages(block: string, change: (text: string) => string): string {
  return block
    .split(/([\ue000-\ue7ff].*?[\ue800-\uefff])/su)
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join('');
}

function insidePassages(blocks: readonly string[], change: (text: string) => string): string[] {
  return blocks.map((block) =>
    block.replace(
      /([\ue000-\ue7ff])(.*?)([\ue800-\uefff])/gsu,
      (_, open: string, text: string, close: string) => open + change(text) + close,
    ),
  );
}

const others = [
  'moreover',
  'applicant',
  'authorities',
  'therefore',
  'request',
  'whether',
  'finding',
  'State',
];

const otherThan = (word: string, random: Random) =>
  /\p{Script=Han}/u.test(word) ? pick(random, ['另', '但', '应']) : pick(random, others);

function editWords(text: string, random: Random, share: number, least = 0): string {
  const found = words(text);
  let left = Math.max(least, Math.round(found.length * share));
  const chosen = new Set<number>();
  while (left-- > 0 && found.length > 0) chosen.add(Math.floor(random() * found.length));
  let out = '';
  let from = 0;
  for (const [i, word] of found.entries()) {
    out += text.slice(from, word.index) + (chosen.has(i) ? otherThan(word[0], random) : word[0]);
    from = word.index + word[0].length;
  }
  return out + text.slice(from);
}

function insertWords(text: string, random: Random, share: number): string {
  return text.replace(/\s+/g, (space) => {
    const dice = random();
    return dice < share ? `${space}${pick(random, others)} ` : space;
  });
}

function misprint(text: string, random: Random): string {
  const letters = [...text.matchAll(/\p{L}/gu)];
  const at = letters[Math.floor(random() * letters.length)]?.index;
  if (at === undefined) return text;
  return `${text.slice(0, at)}x${text.slice(at + (random() < 0.5 ? 1 : 0))}`;
}
