import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpenProblem } from '../../components/annotator/open-problem.ts';
import { askForSites, hostOf } from '../../platform/permissions.ts';
import { fetchDocument, nameAt } from './fetch-document.ts';
import { openSource } from './open-source.ts';
import { OpenError, type OpenedDocument, type SourceFile } from './opened.ts';
import { keptSource, type Recent, remember } from './recent-documents.ts';

/** A document in a tab of the annotator. */
export interface OpenTab {
  id: number;
  name: string;
  /** Where it is fetched from, '' for a file. */
  address: string;
  state: /** Bytes that came, and of how many; 0 where that is not known. */
    | { is: 'opening'; got: number; of: number }
    | { is: 'open'; opened: OpenedDocument; source: SourceFile }
    | { is: 'failed'; problem: OpenProblem; cause: string };
  /** Gets its bytes; asked again when the reader tries again. */
  get(progress: (got: number, of: number) => void, signal: AbortSignal): Promise<SourceFile>;
  /** Ends all that is done for it. */
  ending: AbortController;
}

export interface OpenDocuments {
  tabs: readonly OpenTab[];
  current: OpenTab | null;
  open(sources: readonly SourceFile[]): void;
  openAddress(address: string): void;
  reopen(recents: readonly Recent[]): void;
  choose(id: number): void;
  close(id: number): void;
  /** Called while the press is being handled: the browser may be asked for leave. */
  retry(id: number): void;
  /** What was opened can't be shown after all. */
  failed(id: number, error: unknown): void;
}

export const fileSource = (file: File): SourceFile => ({
  name: file.name,
  type: file.type,
  bytes: file,
  address: '',
});

const atAddress = (address: string): Pick<OpenTab, 'name' | 'address' | 'get'> => ({
  name: nameAt(address),
  address,
  get: (progress, signal) => fetchDocument(address, progress, signal),
});

const opening = { is: 'opening', got: 0, of: 0 } as const;

/** The documents that stand open, and which is in front. */
export function useOpenDocuments(): OpenDocuments {
  const [tabs, setTabs] = useState<readonly OpenTab[]>([]);
  const [front, setFront] = useState(0);
  const next = useRef(1);

  /** @param ending names the try: what an earlier one still has to say is not heard */
  const become = (ending: AbortController, state: OpenTab['state']) =>
    setTabs((all) => all.map((tab) => (tab.ending === ending ? { ...tab, state } : tab)));
  const fail = (ending: AbortController, error: unknown) => {
    const problem = error instanceof OpenError ? error.fault : 'other';
    const cause = error instanceof Error && error.message !== problem ? error.message : '';
    become(ending, { is: 'failed', problem, cause });
    ending.abort();
  };
  const failed = (id: number, error: unknown) => {
    const tab = tabs.find((one) => one.id === id);
    if (tab) fail(tab.ending, error);
  };
  const start = ({ get, ending }: OpenTab) => {
    const { signal } = ending;
    const begin = async () => {
      const source = await get((got, of) => become(ending, { is: 'opening', got, of }), signal);
      const opened = await openSource(source, signal);
      signal.throwIfAborted();
      become(ending, { is: 'open', opened, source });
      void remember(source, opened.kind).catch(() => undefined);
    };
    begin().catch((error: unknown) => {
      if (!signal.aborted) fail(ending, error);
    });
  };
  const add = (fresh: readonly Pick<OpenTab, 'name' | 'address' | 'get'>[]) => {
    const added = fresh.map(
      (one): OpenTab => ({ ...one, id: next.current++, state: opening, ending: new AbortController() }),
    );
    const [first] = added;
    if (!first) return;
    setTabs((all) => [...all, ...added]);
    setFront(first.id);
    added.forEach(start);
  };
  const open = (sources: readonly SourceFile[]) =>
    add(sources.map((source) => ({ name: source.name, address: source.address, get: async () => source })));
  const openAddress = (address: string) => add([atAddress(address)]);
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
    const again: OpenTab = { ...tab, state: opening, ending: new AbortController() };
    // Asked before anything else: the browser hears the question only while the press is being handled.
    const leave =
      tab.state.is === 'failed' && tab.state.problem === 'needs-leave'
        ? askForSites([hostOf(tab.address)])
        : Promise.resolve(true);
    setTabs(tabs.map((one) => (one === tab ? again : one)));
    void leave.then(
      (given) => (given ? start(again) : fail(again.ending, new OpenError('needs-leave'))),
      () => fail(again.ending, new OpenError('needs-leave')),
    );
  };
  const reopen = (recents: readonly Recent[]) =>
    add(
      recents.map((recent) =>
        recent.document === null
          ? atAddress(recent.address)
          : { name: recent.name, address: recent.address, get: () => keptSource(recent) },
      ),
    );
  useFirst(openAddress, open);
  return {
    tabs,
    current: tabs.find(({ id }) => id === front) ?? null,
    open,
    openAddress,
    reopen,
    choose: setFront,
    close,
    retry,
    failed,
  };
}

interface LaunchQueue {
  setConsumer(take: (launched: { files: { getFile(): Promise<File> }[] }) => void): void;
}

/** Opens what the page's own address asks for, and the files for which the system started it. */
function useFirst(
  openAddress: (address: string) => void,
  open: (sources: readonly SourceFile[]) => void,
): void {
  useEffect(() => {
    const asked = new URLSearchParams(location.search).getAll('src').filter(Boolean);
    for (const address of asked) openAddress(address);
    const { launchQueue } = window as { launchQueue?: LaunchQueue };
    launchQueue?.setConsumer(({ files }) => {
      void Promise.all(files.map((file) => file.getFile())).then((got) => open(got.map(fileSource)));
    });
  }, []);
}
