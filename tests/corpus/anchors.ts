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
import { type AnchorTally, count, emptyTally } from './tallies.ts';

/**
 * Marks passages all over a document, changes the document in every way that `mutations.ts` knows, and looks for
 * the passages again.
 * @param from the document's blocks in reading order
 * @param perDocument how many passages to mark
 */
export function measureAnchors(from: readonly string[], seed: number, perDocument = 60): AnchorTally[] {
  // Passages are followed by marks of the private use area, which no document may hold already.
  const blocks = from.map((block) => block.replace(/\p{Co}/gu, ''));
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
    const tally = emptyTally(name, kind);
    selectors.forEach((one, k) => {
      count(tally, anchoring.find(one), after.passages[k] ?? null, one.quote.exact);
    });
    return tally;
  });
}

/** Passages of three words to two sentences, at most one in a block, so that they don't overlap. */
export function choosePassages(blocks: readonly string[], most: number, random: Random): Placed[] {
  const usable = blocks
    .map((text, block) => ({ text, block }))
    .filter(({ text }) => (text.match(/\p{Script=Han}|\p{L}{2,}/gu) ?? []).length >= 5);
  const placed: Placed[] = [];
  for (const { text, block } of usable) {
    if (random() > (1.5 * most) / usable.length || placed.length >= most) continue;
    const words = [...text.matchAll(/\p{Script=Han}{1,2}|[^\s\p{Co}\p{Script=Han}]+/gu)];
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
