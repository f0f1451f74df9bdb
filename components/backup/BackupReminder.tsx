import type { DueReminder } from '../../casefile/backup-reminder.ts';
import { NewTabLink } from '../NewTabLink.tsx';
import { useWords } from '../words.ts';

interface Props {
  due: DueReminder;
  onLater(): void;
  onNever(): void;
}

/** A line that says that it is time for a backup, and lets the reader be. */
export function BackupReminder({ due, onLater, onNever }: Props) {
  const words = useWords().backup;
  return (
    <aside class="notice stack tight backup-reminder" aria-label={words.title} data-testid="backup-reminder">
      <p>{due.last === null ? words.due.never(due.days) : words.due.old(due.days)}</p>
      <p class="row small">
        <NewTabLink href="library.html#/backup">{words.dueMake}</NewTabLink>
        <button type="button" class="plain" onClick={onLater}>
          {words.dueLater}
        </button>
        <button type="button" class="plain" onClick={onNever}>
          {words.dueNever}
        </button>
      </p>
    </aside>
  );
}
