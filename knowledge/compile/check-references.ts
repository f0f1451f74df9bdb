import type { Entry, EntryKind } from '../entry.ts';

/** A reference from one entry to another, and where in the entry it stands. */
export interface Reference {
  to: string;
  path: (string | number)[];
  /** The kinds of entry that it may lead to; empty for any. */
  kinds: readonly EntryKind[];
}

/** Every reference that an entry makes, in the order in which it makes them. */
export function referencesOf(entry: Entry): Reference[] {
  const found: Reference[] = [];
  const add = (to: string, path: (string | number)[], ...kinds: EntryKind[]) =>
    found.push({ to, path, kinds });
  switch (entry.kind) {
    case 'argument':
      entry.answer.forEach((answer, i) => {
        answer.authorities.forEach((authority, j) => {
          add(authority.id, ['answer', i, 'authorities', j, 'id']);
        });
      });
      entry.adverse.forEach((authority, i) => {
        add(authority.id, ['adverse', i, 'id'], 'case');
      });
      break;
    case 'topic':
      entry.see.forEach((id, i) => {
        add(id, ['see', i]);
      });
      break;
    case 'jurisdiction':
      entry.remedies.forEach((remedy, i) => {
        add(remedy.id, ['remedies', i, 'id'], 'remedy');
      });
      entry.notable_cases.forEach((id, i) => {
        add(id, ['notable_cases', i], 'case');
      });
      if (entry.extradition_law?.startsWith('inst-'))
        add(entry.extradition_law, ['extradition_law'], 'instrument');
      for (const field of ['treaty_with_china', 'treaty_with_hk'] as const) {
        const treaty = entry[field];
        if (treaty !== null && treaty !== 'none') add(treaty, [field], 'treaty');
      }
      break;
    case 'case':
      entry.weight.forEach((weight, i) => {
        if (weight.in.length === 2 && weight.in !== 'EU' && weight.in !== 'UN')
          add(weight.in.toLowerCase(), ['weight', i, 'in'], 'jurisdiction');
      });
      break;
    case 'treaty':
    case 'instrument':
    case 'remedy':
    case 'resource':
      break;
  }
  return found;
}

/** For every entry, the ids of the entries that refer to it, sorted; entries that nothing refers to have []. */
export function referredBy(entries: Record<string, Entry>): Record<string, string[]> {
  const back = new Map<string, Set<string>>(Object.keys(entries).map((id) => [id, new Set()]));
  for (const entry of Object.values(entries))
    for (const { to } of referencesOf(entry)) if (to !== entry.id) back.get(to)?.add(entry.id);
  return Object.fromEntries([...back].map(([id, from]) => [id, [...from].sort()]));
}
