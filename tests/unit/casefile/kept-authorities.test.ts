import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CaseFileError } from '../../../casefile/faults.ts';
import { keep, keptAuthorities, onKeptChange, release } from '../../../casefile/kept-authorities.ts';

describe('kept authorities', () => {
  afterEach(async () => {
    vi.restoreAllMocks();
    for (const { entry } of await keptAuthorities()) await release(entry);
  });

  it('lists what was kept, the latest first, each once', async () => {
    await keep('liu-v-poland-2022', '2026-01-01T00:00:00Z');
    await keep('othman-v-uk-2012', '2026-01-02T00:00:00Z');
    await keep('liu-v-poland-2022', '2026-01-03T00:00:00Z');
    expect((await keptAuthorities()).map((kept) => kept.entry)).toEqual([
      'liu-v-poland-2022',
      'othman-v-uk-2012',
    ]);
  });

  it('gives back what was released, so that it can be undone', async () => {
    await keep('liu-v-poland-2022', '2026-01-01T00:00:00Z');
    const released = await release('liu-v-poland-2022');
    expect(await keptAuthorities()).toEqual([]);
    await keep(released!.entry, released!.keptAt);
    expect(await keptAuthorities()).toEqual([{ entry: 'liu-v-poland-2022', keptAt: '2026-01-01T00:00:00Z' }]);
    expect(await release('never-kept')).toBeNull();
  });

  it('tells the other pages, and stops telling on abort', async () => {
    const controller = new AbortController();
    const heard = vi.fn();
    onKeptChange(heard, controller.signal);
    await keep('liu-v-poland-2022', '2026-01-01T00:00:00Z');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    controller.abort();
    await keep('othman-v-uk-2012', '2026-01-01T00:00:00Z');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('says that nothing was kept when the disk is full, and keeps what was there', async () => {
    await keep('liu-v-poland-2022', '2026-01-01T00:00:00Z');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    });
    await expect(keep('othman-v-uk-2012', '2026-01-02T00:00:00Z')).rejects.toBeInstanceOf(CaseFileError);
    vi.restoreAllMocks();
    expect((await keptAuthorities()).map((kept) => kept.entry)).toEqual(['liu-v-poland-2022']);
  });
});
