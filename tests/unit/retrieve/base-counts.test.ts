import { expect, it } from 'vitest';
import type { EntryKind } from '../../../knowledge/entry.ts';
import { baseCounts, sourceCounts } from '../../../knowledge/retrieve/base-counts.ts';
import { base } from './own-base.ts';

/**
 * The records of the dossier that were checked, by kind: read in the document itself, in an account of it. Records that
 * were not checked (6 decisions, 4 treaties, 3 instruments, 1 topic) do not ship. A reviewer who changes a level, or
 * who adds an entry, changes this table, with the reason beside it.
 */
const checked: Record<EntryKind, [primary: number, secondary: number]> = {
  case: [45, 64],
  argument: [41, 55],
  treaty: [50, 67],
  instrument: [47, 11],
  topic: [42, 145],
  jurisdiction: [0, 131],
  remedy: [4, 6],
  resource: [9, 16],
};

it('counts as many entries of each kind and level as were checked', () => {
  const counted = baseCounts(base).map(({ kind, primary, secondary }) => [kind, [primary, secondary]]);
  expect(Object.fromEntries(counted)).toEqual(checked);
});

it('counts every entry once', () => {
  const counts = baseCounts(base);
  const all = counts.reduce((sum, { total }) => sum + total, 0);
  expect(all).toBe(Object.keys(base.entries).length);
  for (const { total, primary, secondary } of counts) expect(total).toBe(primary + secondary);
});

it('counts what the entries link to', () => {
  const { addresses, hosts } = sourceCounts(base);
  expect(addresses).toBeGreaterThan(500);
  expect(hosts.find(({ host }) => host === 'safeguarddefenders.com')?.entries).toBeGreaterThan(50);
  expect(hosts.every(({ entries }, i) => i === 0 || entries <= hosts[i - 1]!.entries)).toBe(true);
});
