/** Builds the word graph: a trie whose equal endings are shared. */

interface TrieNode {
  next: Map<number, TrieNode>;
  final: boolean;
}

export interface BuiltGraph {
  /** For each edge: symbol, target (edge index, 0 for none), whether a form ends here, whether it is its node's last. */
  edges: { symbol: number; target: number; final: boolean; last: boolean }[];
  /** First edge of the root. */
  root: number;
}

/**
 * @param words the forms as symbols, in any order, without duplicates
 * @returns the graph; a node's edges stand together in ascending order of symbol, and every target lies before
 * the edge that leads to it, so that counts can be made in one pass. Edge 0 is not used.
 */
export function buildWordGraph(words: readonly (readonly number[])[]): BuiltGraph {
  const root: TrieNode = { next: new Map(), final: false };
  for (const word of words) {
    let node = root;
    for (const symbol of word) {
      let child = node.next.get(symbol);
      if (!child) {
        child = { next: new Map(), final: false };
        node.next.set(symbol, child);
      }
      node = child;
    }
    node.final = true;
  }
  const edges: BuiltGraph['edges'] = [{ symbol: 0, target: 0, final: false, last: true }];
  const seen = new Map<string, number>();
  const place = (node: TrieNode): number => {
    if (node.next.size === 0) return 0;
    const children = [...node.next.entries()].sort(([a], [b]) => a - b);
    const placed = children.map(([symbol, child]) => ({ symbol, target: place(child), final: child.final }));
    const key = placed.map((edge) => `${edge.symbol}:${edge.target}:${edge.final ? 1 : 0}`).join(',');
    const known = seen.get(key);
    if (known !== undefined) return known;
    const first = edges.length;
    placed.forEach((edge, i) => {
      edges.push({ ...edge, last: i === placed.length - 1 });
    });
    seen.set(key, first);
    return first;
  };
  return { root: place(root), edges };
}
