import { numberReader, packNumbers } from './varint.ts';

/**
 * The forms of the lexicon as a graph of letters in typed arrays: common beginnings and endings are stored once,
 * and the number of a form comes out of the walk. Edge 0 is not used; a node is the index of its first edge.
 */
export interface WordGraph {
  /** Symbol, shifted by two; bit 1: a form ends with this edge; bit 2: the node's last edge. */
  keys: Uint16Array;
  target: Uint32Array;
  /** How many forms lie under the earlier edges of the same node. */
  before: Uint32Array;
  root: number;
}

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

export function unpackGraph(packed: string, edgeCount: number): WordGraph {
  const read = numberReader(packed);
  const keys = new Uint16Array(edgeCount);
  const target = new Uint32Array(edgeCount);
  const before = new Uint32Array(edgeCount);
  keys[0] = LAST;
  // Forms under a node, kept at its first edge.
  const under = new Uint32Array(edgeCount);
  const root = read();
  let previous = 0;
  let first = 1;
  let sum = 0;
  for (let i = 1; i < edgeCount; i++) {
    const head = read();
    const distance = read();
    previous += head >> 2;
    keys[i] = (previous << 2) | (head & 3);
    target[i] = distance === 0 ? 0 : i - distance;
    before[i] = sum;
    sum += (head & FINAL) + (distance === 0 ? 0 : under[target[i]!]!);
    if (head & LAST) {
      under[first] = sum;
      first = i + 1;
      sum = 0;
      previous = 0;
    }
  }
  return { keys, target, before, root };
}
