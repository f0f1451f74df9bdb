import type { Entry } from '../entry.ts';
import { type Relation, referencesOf } from './check-references.ts';

/** An entry that no reader would come to by following links. */
export interface Loose {
  id: string;
  why: 'orphan' | 'unreached';
}

/** A country's page is where a reader looks for its treaties and rulings: these lead from there, too. */
const listedByCountry: ReadonlySet<Relation> = new Set(['partner', 'forum']);

/**
 * The entries that a reader can't come to by links. An `orphan` is one that no other entry refers to, that no
 * country lists, and that is no start itself; an `unreached` one is led to, but only by entries that are themselves out of reach of the
 * places where a reader starts: the hubs and the countries. That search would find it does not count.
 * A link is walked both ways, since an entry's page shows what refers to it.
 * @returns in the order of ids
 */
export function looseEntries(entries: Record<string, Entry>): Loose[] {
  const ids = Object.keys(entries).sort();
  const led = new Set<string>();
  const beside = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const entry of Object.values(entries)) {
    for (const { to, relation } of referencesOf(entry)) {
      const target = entries[to];
      if (!target || to === entry.id) continue;
      led.add(to);
      if (target.kind === 'jurisdiction' && listedByCountry.has(relation)) led.add(entry.id);
      beside.get(entry.id)!.push(to);
      beside.get(to)!.push(entry.id);
    }
  }
  const starts = ids.filter((id) => isStart(entries[id]!));
  const reached = new Set(starts);
  const next = [...starts];
  for (let id = next.pop(); id !== undefined; id = next.pop())
    for (const other of beside.get(id)!)
      if (!reached.has(other)) {
        reached.add(other);
        next.push(other);
      }
  return ids.flatMap((id): Loose[] => {
    if (!led.has(id) && !isStart(entries[id]!)) return [{ id, why: 'orphan' }];
    return reached.has(id) ? [] : [{ id, why: 'unreached' }];
  });
}

/** Hubs and countries: what a reader opens without having come from an entry. */
function isStart(entry: Entry): boolean {
  return entry.kind === 'jurisdiction' || (entry.kind === 'topic' && entry.hub);
}
