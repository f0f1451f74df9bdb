import { caseFile } from './store.ts';
import { writeCaseFile } from './write.ts';

/** A month, as the reminder counts it, in days. */
export const remindAfter = 30;
const day = 24 * 60 * 60 * 1000;
const never = 'never';

/** When the last backup was made, and whether the reader wants to be reminded. */
export interface BackupStanding {
  /** ISO time in UTC; `null` if none was made in this browser. */
  last: string | null;
  reminds: boolean;
}

/** A reminder that is due. */
export interface DueReminder {
  last: string | null;
  /** Days since the last backup, or since something was first kept. */
  days: number;
}

/** @throws CaseFileError */
export async function backupStanding(): Promise<BackupStanding> {
  const db = await caseFile();
  const [last, before] = await Promise.all([
    db.get('state', 'last-backup'),
    db.get('state', 'no-reminder-before'),
  ]);
  return { last: last?.value ?? null, reminds: before?.value !== never };
}

/**
 * Whether it is time to remind of a backup: something was kept or changed since the last one, that is a month old or
 * was never made, and the reader wants to be told.
 * @throws CaseFileError
 */
export async function dueReminder(now = Date.now()): Promise<DueReminder | null> {
  const db = await caseFile();
  const [last, before, matters] = await Promise.all([
    db.get('state', 'last-backup'),
    db.get('state', 'no-reminder-before'),
    db.getAll('matters'),
  ]);
  if (matters.length === 0 || before?.value === never) return null;
  if (before && now < Date.parse(before.value)) return null;
  const since = last?.value ?? matters.map(({ createdAt }) => createdAt).sort()[0]!;
  const days = Math.floor((now - Date.parse(since)) / day);
  if (days < remindAfter) return null;
  // Read only now: there may be thousands.
  const changed = [...matters, ...(await db.getAll('passages'))].some(
    ({ changedAt }) => last === undefined || changedAt > last.value,
  );
  return changed ? { last: last?.value ?? null, days } : null;
}

/** Notes that a backup was written. @param at ISO time in UTC @throws CaseFileError */
export function noteBackup(at: string): Promise<void> {
  return note('last-backup', at);
}

/** Lets a month go by before the next reminder. @throws CaseFileError */
export function remindLater(now = Date.now()): Promise<void> {
  return note('no-reminder-before', new Date(now + remindAfter * day).toISOString());
}

/** Turns the reminder on or off. @throws CaseFileError */
export function remind(on: boolean): Promise<void> {
  return note('no-reminder-before', on ? '' : never);
}

function note(name: 'last-backup' | 'no-reminder-before', value: string): Promise<void> {
  return writeCaseFile(['state'], async (writing) => {
    if (value === '') await writing.objectStore('state').delete(name);
    else await writing.objectStore('state').put({ name, value });
  });
}
