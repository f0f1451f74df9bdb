import { CaseFileError, caseFile, type KeptAuthority } from './store.ts';

const channel = 'kept-authorities';

async function written(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof CaseFileError) throw error;
    throw new CaseFileError(error instanceof Error ? error.message : String(error));
  }
  const announce = new BroadcastChannel(channel);
  announce.postMessage(null);
  announce.close();
}

/** The authorities kept, the latest first. @throws CaseFileError */
export async function keptAuthorities(): Promise<KeptAuthority[]> {
  const all = await (await caseFile()).getAll('kept-authorities');
  return all.sort((a, b) => b.keptAt.localeCompare(a.keptAt));
}

/**
 * Keeps an authority. Resolves once the browser has committed it, so that "kept" is said of nothing that is not.
 * @param keptAt ISO time in UTC; that of the first keeping, where a release is undone
 * @throws CaseFileError
 */
export function keep(entry: string, keptAt: string): Promise<void> {
  return written(async () => {
    const transaction = (await caseFile()).transaction('kept-authorities', 'readwrite', {
      durability: 'strict',
    });
    await transaction.store.put({ entry, keptAt });
    await transaction.done;
  });
}

/** Lets an authority go. @returns what was kept, to put it back with `keep`; `null` if nothing was. @throws CaseFileError */
export async function release(entry: string): Promise<KeptAuthority | null> {
  const before = (await (await caseFile()).get('kept-authorities', entry)) ?? null;
  await written(async () => (await caseFile()).delete('kept-authorities', entry));
  return before;
}

/** Calls back whenever any page of the extension has changed what is kept. */
export function onKeptChange(listener: () => void, signal: AbortSignal): void {
  const announced = new BroadcastChannel(channel);
  announced.onmessage = () => listener();
  signal.addEventListener('abort', () => announced.close());
}
