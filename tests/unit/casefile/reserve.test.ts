import { describe, expect, it, vi } from 'vitest';
import { openMatter } from '../../../casefile/matters.ts';
import { purgeOne, removals, removeMatter } from '../../../casefile/removals.ts';
import { keepReserve } from '../../../casefile/reserve.ts';
import { freshCaseFile } from './fresh-case-file.ts';

const isKept = async () => (await indexedDB.databases()).some(({ name }) => name === 'casefile-reserve');

describe('the reserve', () => {
  freshCaseFile();

  it('is kept from the first write on, given up where a deletion finds no room, and kept again', async () => {
    const matter = await openMatter('Re X');
    const removal = await removeMatter(matter.id);
    await keepReserve();
    expect(await isKept()).toBe(true);

    // As a browser with nothing left: every change of a store is refused until the reserve is gone.
    let full = true;
    const deleteDatabase = vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation((name) => {
      full = false;
      deleteDatabase.mockRestore();
      return indexedDB.deleteDatabase(name);
    });
    for (const change of ['put', 'delete'] as const) {
      const really = IDBObjectStore.prototype[change];
      vi.spyOn(IDBObjectStore.prototype, change).mockImplementation(function (
        this: IDBObjectStore,
        ...given: unknown[]
      ) {
        if (full) throw new DOMException('no room', 'QuotaExceededError');
        return Reflect.apply(really as (...all: unknown[]) => never, this, given);
      });
    }
    // What does not free room does not get it.
    await expect(openMatter('Re Y')).rejects.toMatchObject({ fault: 'full' });
    expect(await isKept()).toBe(true);
    await purgeOne(removal);
    expect(await removals()).toEqual([]);
    await keepReserve();
    expect(await isKept()).toBe(true);
    vi.restoreAllMocks();
  });
});
