import { useEffect, useState } from 'preact/hooks';
import { removeFile } from '../../casefile/files.ts';
import { purge, putBack } from '../../casefile/removals.ts';
import { purgeSafetyCopies } from '../../casefile/safety-copies.ts';
import { type StorageReport, storageReport } from '../../casefile/storage-report.ts';
import { onCaseFileChange } from '../../casefile/write.ts';
import { type BrowserRoom, StorageView } from '../../components/storage/StorageView.tsx';
import { useWords } from '../../components/words.ts';
import { outcomeOf } from '../pages/outcome-of.ts';

/** Later than anything that was removed. */
const endOfTime = '9999';

/** The view of what takes room, measured anew as the store changes. */
export function StoragePage() {
  const { backup, marks, casebook } = useWords();
  const words = backup.storage;
  const [known, setKnown] = useState<{ report: StorageReport; room: BrowserRoom } | null>(null);
  const [failed, setFailed] = useState(false);
  const [said, setSaid] = useState<{ text: string; undo?: () => void }>({ text: '' });
  const measure = async (signal: AbortSignal) => {
    const [report, room] = await Promise.all([storageReport(signal), browserRoom()]);
    if (!signal.aborted) setKnown({ report, room });
  };
  useEffect(() => {
    const over = new AbortController();
    const look = () => void measure(over.signal).catch(() => !over.signal.aborted && setFailed(true));
    look();
    onCaseFileChange(look, over.signal);
    return () => over.abort();
  }, []);
  if (failed)
    return (
      <p class="notice warn" role="alert">
        {words.failed}
      </p>
    );
  if (!known) return <p class="muted">{words.measuring}</p>;
  const free = async (work: Promise<unknown>) => {
    const outcome = await outcomeOf(work);
    setSaid({ text: 'fault' in outcome ? marks.faults[outcome.fault] : words.freed });
  };
  const removeFileOf = async (document: string) => {
    const outcome = await outcomeOf(removeFile(document));
    if (!('done' in outcome)) return setSaid({ text: marks.faults.other });
    const back = async () => {
      const put = await outcomeOf(putBack(outcome.done));
      setSaid({ text: 'fault' in put ? marks.faults[put.fault] : casebook.undone });
    };
    setSaid({ text: words.fileRemoved, undo: () => void back() });
  };
  const persist = async () => {
    const promised = await navigator.storage.persist().catch(() => false);
    setSaid({ text: promised ? words.kept : words.askRefused });
    setKnown({ ...known, room: await browserRoom() });
  };
  return (
    <StorageView
      {...known}
      said={said}
      onPersist={() => void persist()}
      onPurgeRemoved={() => void free(purge(endOfTime))}
      onRemoveFile={(document) => void removeFileOf(document)}
      onDropCopies={() => void free(purgeSafetyCopies(endOfTime))}
    />
  );
}

async function browserRoom(): Promise<BrowserRoom> {
  const [estimate, persisted] = await Promise.all([
    navigator.storage.estimate().catch((): StorageEstimate => ({})),
    navigator.storage.persisted().catch(() => false),
  ]);
  return { used: estimate.usage ?? null, quota: estimate.quota ?? null, persisted };
}
