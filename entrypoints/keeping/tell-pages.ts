import type { StoreName } from '../../casefile/store.ts';
import { onWrittenHere } from '../../casefile/write.ts';
import { tellOfPassages } from '../../platform/tabs.ts';

/** What decides which passages a page shows: its passages, their documents, the matters, and which one is current. */
const decisive: ReadonlySet<StoreName> = new Set(['passages', 'documents', 'matters', 'state']);

/**
 * Has the readers of open pages look again after whatever this context writes: a note, a move of many, an import, a
 * restored backup. Nobody who writes has to think of it.
 */
export function tellPagesOfWrites(signal: AbortSignal): void {
  onWrittenHere(({ stores }) => {
    // A page that can't be told looks when it is read the next time.
    if (stores.some((store) => decisive.has(store))) void tellOfPassages().catch(() => undefined);
  }, signal);
}
