import { useEffect, useState } from 'preact/hooks';
import { type DueReminder, dueReminder, remind, remindLater } from '../../casefile/backup-reminder.ts';
import { onCaseFileChange } from '../../casefile/write.ts';

export interface UsedReminder {
  /** `null` as long as none is due. */
  due: DueReminder | null;
  later(): void;
  never(): void;
}

/** Whether to remind of a backup: looked up when a page of ours is opened, and again when a backup was made. */
export function useReminder(): UsedReminder {
  const [due, setDue] = useState<DueReminder | null>(null);
  useEffect(() => {
    const over = new AbortController();
    const look = () =>
      dueReminder().then(
        (found) => !over.signal.aborted && setDue(found),
        // A case file that can't be read is told of where it is shown.
        () => undefined,
      );
    void look();
    onCaseFileChange(({ stores }) => {
      if (stores.length === 1 && stores[0] === 'state') void look();
    }, over.signal);
    return () => over.abort();
  }, []);
  const settle = (work: Promise<void>) =>
    void work.then(
      () => setDue(null),
      () => undefined,
    );
  return { due, later: () => settle(remindLater()), never: () => settle(remind(false)) };
}
