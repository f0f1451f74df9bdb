import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import { changeShelf, readShelf, withKey, withoutKey, withoutPack } from '../../../casefile/pack-shelf.ts';
import type { InstalledPack } from '../../../knowledge/packs/layers.ts';
import { openPack } from '../../../knowledge/packs/open-pack.ts';
import { recheck } from '../../../knowledge/packs/recheck.ts';
import { addedBase, otherKey, packOf } from '../packs/sample-packs.ts';

const now = '2026-11-26T00:00:00.000Z';
const installed = async (...asked: Parameters<typeof packOf>): Promise<InstalledPack> => ({
  ...(await openPack(await packOf(...asked))),
  installedAt: now,
  checkedBy: '0.1.0',
});
const mine = await installed(addedBase);
const theirs = await installed(addedBase, { signer: 'B. Other', name: 'Other' }, otherKey);

afterEach(() => deleteDB('packs'));

it('is empty until something is put on it', async () => {
  expect(await readShelf()).toEqual({ packs: [], keys: [], stamp: '' });
});

it('keeps packs with their keys, and gives them back as they were', async () => {
  const empty = await readShelf();
  const stored = await changeShelf(empty, withKey(empty, mine, [mine], now));
  expect(await readShelf()).toEqual(stored);
  expect(stored.packs).toEqual([mine]);
  expect(stored.keys.map(({ name }) => name)).toEqual(['A. Maker']);
  // The same key again is not listed twice.
  expect(withKey(stored, mine, [mine], now).keys).toEqual(stored.keys);
});

it('takes no pack whose key was not accepted', async () => {
  const empty = await readShelf();
  await expect(changeShelf(empty, { packs: [mine], keys: [] })).rejects.toThrow('unknown-key: A. Maker');
  const stored = await changeShelf(empty, withKey(empty, mine, [mine], now));
  await expect(changeShelf(stored, { ...stored, packs: [mine, theirs] })).rejects.toThrow(
    'unknown-key: B. Other',
  );
  expect(await readShelf()).toEqual(stored);
});

it('changes nothing if somebody else has changed it since', async () => {
  const empty = await readShelf();
  const stored = await changeShelf(empty, withKey(empty, mine, [mine], now));
  await expect(changeShelf(empty, { packs: [], keys: [] })).rejects.toMatchObject({ fault: 'gone' });
  expect(await readShelf()).toEqual(stored);
});

it('lets a pack go and keeps its key; lets a key go and its packs with it; and all can be put back', async () => {
  const empty = await readShelf();
  const one = withKey(empty, mine, [mine], now);
  const both = await changeShelf(empty, withKey({ ...one, stamp: '' }, theirs, [mine, theirs], now));
  expect(withoutPack(both, both.packs[0]!)).toEqual({ packs: [theirs], keys: both.keys });
  const without = withoutKey(both, mine.manifest.signer.key_id);
  expect([without.packs, without.keys.map(({ name }) => name)]).toEqual([[theirs], ['B. Other']]);
  const back = await changeShelf(await changeShelf(both, without), both);
  expect([back.packs, back.keys]).toEqual([both.packs, both.keys]);
});

it('says so where the browser allows no storage', async () => {
  const { open } = indexedDB;
  indexedDB.open = () => {
    throw new DOMException('no', 'SecurityError');
  };
  try {
    await expect(readShelf()).rejects.toMatchObject({ fault: 'refused' });
  } finally {
    indexedDB.open = open;
  }
});

it('is checked again after an update: what fits stays in use, what does not is left as it was', () => {
  const unfit = {
    ...theirs,
    entries: { x: { ...Object.values(theirs.entries)[0]!, kind: 'gone' } as never },
  };
  const { packs, changed } = recheck([mine, unfit], '0.2.0');
  expect(changed).toBe(true);
  expect(packs.map(({ checkedBy }) => checkedBy)).toEqual(['0.2.0', '0.1.0']);
  expect(packs[0]!.entries).toEqual(mine.entries);
  expect(recheck([mine], '0.1.0').changed).toBe(false);
});
