import type { EntryKind, KnowledgeBase, Level } from '../entry.ts';

/** How many entries of a kind there are, by how they were checked. */
export type KindCount = { kind: EntryKind; total: number } & Record<Level, number>;

const order: readonly EntryKind[] = [
  'case',
  'argument',
  'treaty',
  'instrument',
  'topic',
  'jurisdiction',
  'remedy',
  'resource',
];

/** The entries of a base by kind and level; kinds of which it has none are there with zeros. */
export function baseCounts(base: KnowledgeBase): KindCount[] {
  const counts = new Map(order.map((kind) => [kind, { kind, total: 0, primary: 0, secondary: 0 }]));
  for (const { kind, checked } of Object.values(base.entries)) {
    const count = counts.get(kind)!;
    count.total++;
    count[checked]++;
  }
  return [...counts.values()];
}

/** What a base was read in. */
export interface SourceCounts {
  /** Different addresses that its entries link to. */
  addresses: number;
  /** By host without `www.`: how many entries link to it, the most first. */
  hosts: { host: string; entries: number }[];
}

/** The addresses of a base's sources. */
export function sourceCounts(base: KnowledgeBase): SourceCounts {
  const addresses = new Set<string>();
  const hosts = new Map<string, number>();
  for (const { sources } of Object.values(base.entries)) {
    const own = new Set<string>();
    for (const { url } of sources) {
      const host = URL.parse(url)?.hostname.replace(/^www\./, '');
      if (!host) continue;
      addresses.add(url);
      own.add(host);
    }
    for (const host of own) hosts.set(host, (hosts.get(host) ?? 0) + 1);
  }
  const ranked = [...hosts].map(([host, entries]) => ({ host, entries }));
  ranked.sort((a, b) => b.entries - a.entries || (a.host < b.host ? -1 : 1));
  return { addresses: addresses.size, hosts: ranked };
}
