import { useRef, useState } from 'preact/hooks';
import type { OpenProblem } from '../../components/annotator/open-problem.ts';
import { openSource } from './open-source.ts';
import { OpenError, type OpenedDocument, type SourceFile } from './opened.ts';

/** A document in a tab of the annotator. */
export interface OpenTab {
  id: number;
  source: SourceFile;
  state:
    | { is: 'opening' }
    | { is: 'open'; opened: OpenedDocument }
    | { is: 'failed'; problem: OpenProblem; cause: string };
  /** Ends all that is done for it. */
  ending: AbortController;
}

export interface OpenDocuments {
  tabs: readonly OpenTab[];
  current: OpenTab | null;
  open(sources: readonly SourceFile[]): void;
  choose(id: number): void;
  close(id: number): void;
  retry(id: number): void;
  /** What was opened can't be shown after all. */
  failed(id: number, error: unknown): void;
}

/** The documents that stand open, and which is in front. */
export function useOpenDocuments(): OpenDocuments {
  const [tabs, setTabs] = useState<readonly OpenTab[]>([]);
  const [front, setFront] = useState(0);
  const next = useRef(1);

  const become = (id: number, state: OpenTab['state']) =>
    setTabs((all) =>
      all.map((tab) => (tab.id === id && !tab.ending.signal.aborted ? { ...tab, state } : tab)),
    );
  const failed = (id: number, error: unknown) =>
    become(id, {
      is: 'failed',
      problem: error instanceof OpenError ? error.fault : 'other',
      cause: error instanceof Error ? error.message : String(error),
    });
  const start = ({ id, source, ending }: OpenTab) => {
    openSource(source, ending.signal).then(
      (opened) => become(id, { is: 'open', opened }),
      (error: unknown) => failed(id, error),
    );
  };
  const open = (sources: readonly SourceFile[]) => {
    const fresh = sources.map(
      (source): OpenTab => ({
        id: next.current++,
        source,
        state: { is: 'opening' },
        ending: new AbortController(),
      }),
    );
    const [first] = fresh;
    if (!first) return;
    setTabs((all) => [...all, ...fresh]);
    setFront(first.id);
    fresh.forEach(start);
  };
  const close = (id: number) => {
    const at = tabs.findIndex((tab) => tab.id === id);
    tabs[at]?.ending.abort();
    const left = tabs.filter((tab) => tab.id !== id);
    setTabs(left);
    if (front === id) setFront(left[Math.min(at, left.length - 1)]?.id ?? 0);
  };
  const retry = (id: number) => {
    const tab = tabs.find((one) => one.id === id);
    if (!tab) return;
    tab.ending.abort();
    const again: OpenTab = { ...tab, state: { is: 'opening' }, ending: new AbortController() };
    setTabs(tabs.map((one) => (one === tab ? again : one)));
    start(again);
  };
  return {
    tabs,
    current: tabs.find(({ id }) => id === front) ?? null,
    open,
    choose: setFront,
    close,
    retry,
    failed,
  };
}
