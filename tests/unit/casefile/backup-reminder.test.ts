import { describe, expect, it } from 'vitest';
import {
  backupStanding,
  dueReminder,
  noteBackup,
  remind,
  remindAfter,
  remindLater,
} from '../../../casefile/backup-reminder.ts';
import { openMatter } from '../../../casefile/matters.ts';
import { changePassage, keepPassage } from '../../../casefile/passages.ts';
import { freshCaseFile, marked, readDocument } from './fresh-case-file.ts';

const day = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-03-01T10:00:00.000Z');
const on = (days: number) => new Date(start + days * day).toISOString();
const dueAfter = (days: number) => dueReminder(start + days * day);

describe('the reminder of a backup', () => {
  freshCaseFile();

  it('is not due while nothing is kept, nor in the first month', async () => {
    expect(await dueAfter(400)).toBeNull();
    await openMatter('A', on(0));
    expect(await dueAfter(remindAfter - 1)).toBeNull();
    expect(await dueAfter(remindAfter)).toEqual({ last: null, days: remindAfter });
  });

  it('is due a month after the last backup, if something was changed since', async () => {
    const { id } = await openMatter('A', on(0));
    const { passage } = await keepPassage(id, readDocument(), marked('one'), on(1));
    await noteBackup(on(2));
    expect(await backupStanding()).toEqual({ last: on(2), reminds: true });
    expect(await dueAfter(100)).toBeNull();
    await changePassage(passage, { note: 'later' }, on(3));
    expect(await dueAfter(31)).toBeNull();
    expect(await dueAfter(33)).toEqual({ last: on(2), days: 31 });
  });

  it('waits a month where it is put off, and for ever where it is turned off', async () => {
    await openMatter('A', on(0));
    await remindLater(start + 31 * day);
    expect(await dueAfter(60)).toBeNull();
    expect(await dueAfter(61)).not.toBeNull();
    await remind(false);
    expect(await dueAfter(4000)).toBeNull();
    expect((await backupStanding()).reminds).toBe(false);
    await remind(true);
    expect(await dueAfter(61)).not.toBeNull();
  });
});
