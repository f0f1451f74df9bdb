import { useEffect, useState } from 'preact/hooks';
import { documents } from '../../casefile/documents.ts';
import { currentMatter, matters } from '../../casefile/matters.ts';
import { passages } from '../../casefile/passages.ts';
import { type Removal, removals } from '../../casefile/removals.ts';
import { onCaseFileChange } from '../../casefile/write.ts';
import type { Kept } from '../../components/casebook/kept-rows.ts';
import { draftedPassages, dropDraft } from '../../components/marks/note-drafts.ts';

export type LoadedCaseFile =
  | { state: 'loading' }
  | { state: 'failed'; why: string }
  | { state: 'ready'; kept: Kept; current: string | null; removed: readonly Removal[] };

/** All that is kept, read again whenever any page of the extension has written. */
export function useCaseFile(): LoadedCaseFile {
  const [loaded, setLoaded] = useState<LoadedCaseFile>({ state: 'loading' });
  useEffect(() => {
    const over = new AbortController();
    let asked = 0;
    let busy = false;
    /** One reading at a time; what is written meanwhile is read after it. */
    const look = async () => {
      asked++;
      if (busy) return;
      busy = true;
      try {
        for (let answered = 0; answered !== asked; ) {
          answered = asked;
          const ready = await read();
          if (over.signal.aborted) return;
          setLoaded(ready);
        }
      } catch (error) {
        setLoaded({ state: 'failed', why: error instanceof Error ? error.message : String(error) });
      } finally {
        busy = false;
      }
    };
    void look();
    onCaseFileChange(() => void look(), over.signal);
    return () => over.abort();
  }, []);
  return loaded;
}

async function read(): Promise<LoadedCaseFile> {
  // Asked first: whoever begins a draft after this has a passage that may be too new for what is read below.
  const drafted = draftedPassages();
  const [all, current, documented, marked, removed] = await Promise.all([
    matters(),
    currentMatter(),
    documents(),
    passages(),
    removals(),
  ]);
  const there = new Set([...marked, ...removed.flatMap((removal) => removal.passages)].map(({ id }) => id));
  // What was destroyed leaves no words behind.
  for (const id of drafted) if (!there.has(id)) dropDraft(id);
  return {
    state: 'ready',
    kept: { matters: all, documents: documented, passages: marked },
    current: current?.id ?? null,
    removed,
  };
}
