import { numberReader, packNumbers } from './varint.ts';

/**
 * The forms of the lexicon as a graph of letters in typed arrays: common beginnings and endings are stored once,
 * and the number of a form comes out of the walk. Edge 0 is not used; a node is the index of its first edge.
 */
export interface WordGraph {
  /**
   * Two numbers an edge, together since both are wanted at once: the key under the target (an edge, 0 for none),
   * and how many forms lie under the earlier edges of the same node. The key is the symbol, shifted by two; bit 1:
   * a form ends with this edge; bit 2: the node's last edge.
   */
  edges: Uint32Array;
  root: number;
}

/** Bits of a key, and how many there are: 4,095 symbols and 262,143 edges have room. */
export const KEY = 0x3fff;
export const KEY_BITS = 14;

export const FINAL = 1;
export const LAST = 2;

interface Edge {
  symbol: number;
  target: number;
  final: boolean;
  last: boolean;
}

/** Packs a graph as built; see `unpackGraph`. */
export function packGraph(edges: readonly Edge[], root: number): string {
  const numbers: number[] = [root];
  let previous = 0;
  for (let i = 1; i < edges.length; i++) {
    const edge = edges[i]!;
    numbers.push(((edge.symbol - previous) << 2) | (edge.final ? FINAL : 0) | (edge.last ? LAST : 0));
    numbers.push(edge.target === 0 ? 0 : i - edge.target);
    previous = edge.last ? 0 : edge.symbol;
  }
  return packNumbers(numbers);
}

/** Edges that are unpacked in one go: a millisecond's worth. */
const piece = 16_384;

/** Yields between two pieces of the work. @throws Error if there are more edges than the numbers have room for */
export function* unpackGraph(packed: string, edgeCount: number): Generator<void, WordGraph> {
  if (edgeCount >= 2 ** (32 - KEY_BITS)) throw new Error(`${edgeCount} edges: too many for the word graph`);
  const read = numberReader(packed);
  const edges = new Uint32Array(2 * edgeCount);
  edges[0] = LAST;
  // Forms under a node, kept at its first edge.
  const under = new Uint32Array(edgeCount);
  const root = read();
  let previous = 0;
  let first = 1;
  let sum = 0;
  for (let i = 1; i < edgeCount; i++) {
    if (i % piece === 0) yield;
    const head = read();
    const distance = read();
    previous += head >> 2;
    const target = distance === 0 ? 0 : i - distance;
    edges[2 * i] = (target << KEY_BITS) | (previous << 2) | (head & 3);
    edges[2 * i + 1] = sum;
    sum += (head & FINAL) + under[target]!;
    if (head & LAST) {
      under[first] = sum;
      first = i + 1;
      sum = 0;
      previous = 0;
    }
  }
  return { edges, root };
}
