import { BackupReminder } from '../../components/backup/BackupReminder.tsx';
import { useReminder } from './use-reminder.ts';

/** The reminder of a backup, where one is due. */
export function ReminderLine() {
  const { due, later, never } = useReminder();
  return due && <BackupReminder due={due} onLater={later} onNever={never} />;
}
