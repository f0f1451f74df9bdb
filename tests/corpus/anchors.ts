import { Anchoring } from '../../reading/anchor/anchor.ts';
import {
  edits,
  mutate,
  type Placed,
  type Random,
  randomFrom,
  rearrangements,
  removals,
} from './mutations.ts';

/** How many passages of a kind were found where they are, were not found, or were found elsewhere. */
export interface AnchorTally {
  change: string;
  kind: 'unchanged' | 'edited' | 'removed';
  passages: number;
  right: number;
  /** Found in the right place, but less or more of it than there is. */
  cut: number;
  orphans: number;
  wrong: string[];
}

/**
 * Marks passages all over a document, changes the document in every way that `mutations.ts` knows, and looks for
 * the passages again.
 * @param blocks the document's blocks in reading order
 * @param perDocument how many passages to mark
 */
export function measureAnchors(blocks: readonly string[], seed: number, perDocument = 60): AnchorTally[] {
  const kinds = [
    ...Object.entries(rearrangements).map(([name, change]) => ({ name, change, kind: 'unchanged' as const })),
    ...Object.entries(edits).map(([name, change]) => ({ name, change, kind: 'edited' as const })),
    ...Object.entries(removals).map(([name, change]) => ({ name, change, kind: 'removed' as const })),
  ];
  const before = `${blocks.join('\n')}\n`;
  return kinds.map(({ name, change, kind }, i) => {
    const random = randomFrom(seed * 1000 + i);
    const placed = choosePassages(blocks, perDocument, random);
    const starts = startsOf(blocks);
    const described = new Anchoring(before);
    const selectors = placed.map(({ block, start, end }) =>
      described.describe(starts[block]! + start, starts[block]! + end),
    );
    // A document seldom changes in one way only: what is edited is moved a little as well.
    const changes = kind === 'edited' ? [rearrangements['other paragraphs before, between and after']!] : [];
    const after = mutate(blocks, placed, [change, ...changes], random);
    const anchoring = new Anchoring(`${after.blocks.join('\n')}\n`);
    const tally: AnchorTally = {
      change: name,
      kind,
      passages: placed.length,
      right: 0,
      cut: 0,
      orphans: 0,
      wrong: [],
    };
    selectors.forEach((one, k) => {
      const found = anchoring.find(one);
      const wanted = after.passages[k] ?? null;
      if (!found) tally.orphans++;
      else if (wanted && overlap(found, wanted) >= 0.6) tally.right++;
      else if (wanted && overlap(found, wanted) > 0) tally.cut++;
      else tally.wrong.push(one.quote.exact);
    });
    return tally;
  });
}

/** Passages of three words to two sentences, at most one in a block, so that they don't overlap. */
function choosePassages(blocks: readonly string[], most: number, random: Random): Placed[] {
  const usable = blocks
    .map((text, block) => ({ text, block }))
    .filter(({ text }) => (text.match(/\p{Script=Han}|\p{L}{2,}/gu) ?? []).length >= 5);
  const placed: Placed[] = [];
  for (const { text, block } of usable) {
    if (random() > (1.5 * most) / usable.length || placed.length >= most) continue;
    const words = [...text.matchAll(/\p{Script=Han}{1,2}|[^\s\p{Script=Han}]+/gu)];
    const first = Math.floor(random() * Math.max(1, words.length - 3));
    const count = 3 + Math.floor(random() ** 2 * 60);
    const last = words[Math.min(words.length - 1, first + count - 1)]!;
    placed.push({ block, start: words[first]!.index, end: last.index + last[0].length });
  }
  return placed;
}

function startsOf(blocks: readonly string[]): number[] {
  let at = 0;
  return blocks.map((block) => {
    at += block.length + 1;
    return at - block.length - 1;
  });
}

/** Shared length by the length of both together. */
function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, shared) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** Sums the tallies of several documents, by change. */
export function sumOf(tallies: readonly AnchorTally[]): AnchorTally[] {
  const sums = new Map<string, AnchorTally>();
  for (const one of tallies) {
    const sum = sums.get(one.change);
    if (!sum) sums.set(one.change, { ...one, wrong: [...one.wrong] });
    else {
      sum.passages += one.passages;
      sum.right += one.right;
      sum.cut += one.cut;
      sum.orphans += one.orphans;
      sum.wrong.push(...one.wrong);
    }
  }
  return [...sums.values()];
}
