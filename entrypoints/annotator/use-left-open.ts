import { useEffect, useState } from 'preact/hooks';
import { becomeTheOne, type LeftOpen, leftOpen, noteOpen, type OpenNow } from './left-open.ts';
import type { OpenReading } from './read-document.ts';
import type { OpenTab } from './use-open-documents.ts';

export interface LeftOpenDocuments {
  /** What stood open when the annotator was closed, as long as nothing else is opened. */
  left: readonly LeftOpen[];
  /** The reader does not want them. */
  leave(): void;
  /** A document is read: by its keys it is found again if it is kept. */
  took(tab: number, reading: OpenReading): void;
}

/** Notes which documents stand open, and offers them when the annotator is opened the next time. */
export function useLeftOpen(tabs: readonly OpenTab[]): LeftOpenDocuments {
  const [left, setLeft] = useState<readonly LeftOpen[]>([]);
  const [isOne, setOne] = useState(false);
  const [keys, setKeys] = useState<ReadonlyMap<number, readonly string[]>>(new Map());
  const [hadTabs, setHadTabs] = useState(false);
  useEffect(() => {
    const over = new AbortController();
    void becomeTheOne().then(async () => {
      const found = await leftOpen().catch(() => []);
      if (over.signal.aborted) return;
      setLeft(found);
      setOne(true);
    });
    return () => over.abort();
  }, []);
  useEffect(() => {
    if (tabs.length > 0) setHadTabs(true);
    // What stood open before is not forgotten until something else is open.
    if (!isOne || (tabs.length === 0 && !hadTabs)) return;
    // What is on its way is not forgotten until it is known what becomes of it.
    if (tabs.some(({ state }) => state.is === 'opening')) return;
    noteOpen(
      tabs.flatMap(({ id, state, name, address }): OpenNow[] =>
        state.is === 'open' ? [{ name, kind: state.opened.kind, address, keys: keys.get(id) ?? [] }] : [],
      ),
    );
    if (tabs.length > 0) setLeft([]);
  }, [tabs, keys, isOne]);
  return {
    left,
    leave: () => {
      noteOpen([]);
      setLeft([]);
    },
    took: (tab, reading) => {
      // A document without keys of its own is known when it has been read to its end.
      void reading.known().then(
        (known) => setKeys((all) => new Map(all).set(tab, known.keys)),
        () => undefined,
      );
    },
  };
}
