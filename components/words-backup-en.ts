import type { BackupFault } from '../casefile/backup-fault.ts';
import type { Fault } from '../casefile/faults.ts';
import type { StoredKind } from '../casefile/storage-report.ts';

const things = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** The English words of backup, restore, the reminder and the store's size. */
export const backupEn = {
  title: 'Backup',
  hint: 'One file with all that you kept: matters, documents with the files that you kept, passages, notes, authorities kept at hand. It goes where you save it, and nowhere else.',
  last: (day: string) => `Last backup: ${day}.`,
  never: 'No backup was made in this browser yet.',
  /** A day and a time of day. */
  moment: (time: string) => `${time} UTC`,
  counts: {
    matters: (count: number) => things(count, 'matter', 'matters'),
    documents: (count: number) => things(count, 'document', 'documents'),
    passages: (count: number) => things(count, 'passage', 'passages'),
    files: (count: number) => things(count, 'file of a document', 'files of documents'),
    recognised: (count: number) => things(count, 'recognised page', 'recognised pages'),
    kept: (count: number) => things(count, 'authority kept at hand', 'authorities kept at hand'),
  },

  make: 'Make a backup',
  nothing: 'There is nothing to back up yet.',
  what: (extent: string) => `It will hold ${extent}. What you removed is not in it.`,
  protect: 'Protect it with a passphrase',
  protectHint:
    'Without one, whoever has the file can read it. The passphrase is stored nowhere: if it is lost, nobody can open the file.',
  passphrase: 'Passphrase',
  repeat: 'The passphrase again',
  show: 'Show what is typed',
  differs: 'The two are not the same yet.',
  strengths: {
    weak: 'Easy to guess. Five or six words that have nothing to do with each other are hard to guess and easy to keep.',
    fair: 'It takes effort to guess. For a file that may fall into a state’s hands, add a word or two.',
    strong: 'Hard to guess.',
  },
  strength: 'Strength',
  start: 'Make the backup',
  writing: 'Writing',
  checking: 'Reading it back, to be sure that it is whole',
  stop: 'Stop',
  stopped: 'Stopped. No file was saved, and nothing was changed.',
  done: (name: string, size: string) =>
    `Handed to the browser as ${name} (${size}). It was read back and is whole. Keep it on another disk than this one.`,
  saveAgain: 'Save it again',
  failed: (why: string) =>
    `No backup was made: the browser said “${why}”. What you kept is untouched. Close other tabs, free some room on the disk, and try again.`,

  restore: 'Restore a backup',
  restoreHint: 'You see first what would change. Nothing is changed before you say so.',
  choose: 'Choose a backup file',
  reading: (name: string) => `Reading ${name}`,
  unlock: 'Open the file',
  locked: (name: string) => `${name} is protected. Type the passphrase with which it was made.`,
  refused: (name: string) => `${name} was not restored`,
  untouched: 'Nothing was changed.',
  found: 'Found',
  /** What is the matter, what to do next. */
  faults: {
    'no-backup': [
      'This is no backup of Nonrefoul.',
      'Choose the file that was saved as “nonrefoul-backup-…”. Exports (Word, RIS, Markdown and the like) are not backups.',
    ],
    damaged: [
      'The file is damaged: it was cut off, or changed, after it was made.',
      'Copy it again from where you keep it, or use another backup.',
    ],
    'too-large': [
      'The file unpacks to more than any backup of Nonrefoul holds.',
      'Choose the file that was saved as “nonrefoul-backup-…”.',
    ],
    newer: ['A later version of Nonrefoul made this backup.', 'Update the extension, then restore it.'],
    'needs-passphrase': ['The file is protected.', 'Type the passphrase with which it was made.'],
    'wrong-passphrase': [
      'It does not open with this passphrase, or its beginning is damaged: nobody can tell the two apart.',
      'Type the passphrase again; mind capital letters and the keyboard’s language.',
    ],
  } satisfies Record<BackupFault, [string, string]>,
  unreadable: (name: string, why: string) =>
    `${name} could not be read: the browser said “${why}”. Nothing was changed. Choose it again.`,

  preview: 'What would change',
  madeAt: (time: string, product: string) => `Made ${time} by version ${product}`,
  holds: (extent: string) => `It holds ${extent}.`,
  copyOf: (time: string) => `The copy of ${time}`,
  ways: {
    merge: 'Add to what is here',
    replace: 'Put it in the place of what is here',
  },
  wayHints: {
    merge: 'Nothing that is here goes. Of what is on both sides, the later change stays.',
    replace:
      'What is here and not in the backup goes; what is on both sides becomes as it was in the backup.',
  },
  way: 'How',
  sorts: {
    matters: 'Matters',
    documents: 'Documents',
    passages: 'Passages',
    files: 'Files of documents',
    recognised: 'Text recognised on scanned pages',
    kept: 'Authorities at hand',
  },
  added: 'New',
  changed: 'Changed',
  same: 'The same',
  lost: 'Would go',
  listAdded: (count: number) => `What would be new (${count.toLocaleString('en')})`,
  listChanged: (count: number) => `What would change (${count.toLocaleString('en')})`,
  listLost: (count: number) => `What would go (${count.toLocaleString('en')})`,
  andMore: (count: number) => `and ${count.toLocaleString('en')} more`,
  losing: (extent: string) =>
    `${extent} would go. The library as it is now is kept for 30 days, so that you can go back to it.`,
  nothingChanges: 'All of it is here already: nothing would change.',
  go: { merge: 'Add it', replace: 'Put it in place' },
  cancel: 'Cancel',
  restoring: 'Restoring',
  restoringHint: 'It is done as a whole or not at all. You can stop it.',
  restored: {
    merge: 'The backup was added to what was here.',
    replace: 'The backup stands in the place of what was here.',
  },
  undo: 'Undo',
  undoing: 'Going back',
  undone: 'It is as it was before. What stood here meanwhile is kept as a copy below.',
  restoreStopped: 'Stopped. Nothing was changed.',
  restoreFaults: {
    full: 'Nothing was changed: the browser has no room for it.',
    refused: 'Nothing was changed: the browser allows no storage here.',
    newer: 'Nothing was changed: a later version of Nonrefoul wrote your case file. Update the extension.',
    gone: 'Nothing was changed: that copy is not kept any more.',
    other: 'Nothing was changed: the browser reported an error. Try again.',
  } satisfies Record<Fault, string>,

  copies: 'Kept before a restore',
  copiesHint: 'Each time a backup is restored, the library as it was is kept for 30 days.',
  copy: (time: string, extent: string) => `As it was on ${time}: ${extent}`,
  goBack: 'Go back to it',
  dropCopy: 'Destroy this copy',
  dropAsk: 'This cannot be undone.',
  dropSure: 'Destroy it',
  keepIt: 'Keep it',
  dropped: 'The copy was destroyed.',

  reminder: 'Reminder',
  remind: 'Remind me once a month',
  remindHint:
    'If you changed something and no backup was made for 30 days, a line in the side panel and the library says so. Nothing is ever sent by itself.',
  due: {
    never: (days: number) => `You have been keeping passages for ${days} days and have made no backup yet.`,
    old: (days: number) => `Your last backup is ${days} days old, and you have changed something since.`,
  },
  dueMake: 'Make a backup',
  dueLater: 'In a month',
  dueNever: 'Do not remind me',
  reminderOff: 'You will not be reminded. Backup in the library turns it on again.',

  storage: {
    title: 'Storage',
    hint: 'What takes room in this browser, and how to free it.',
    measuring: 'Measuring',
    failed: 'It could not be measured. What you kept is untouched.',
    used: (used: string, quota: string) => `${used} used of about ${quota} that the browser allows.`,
    usedOnly: (used: string) => `${used} used.`,
    usedHint: 'The browser counts in blocks and says only roughly, so the sum below is another one.',
    unknown: 'This browser does not say how much is used.',
    kept: 'The browser has promised to keep this, whatever happens to the disk.',
    notKept:
      'The browser has not promised to keep this: if the disk runs full, it may clear all of it. Ask it to, and make a backup now and then.',
    ask: 'Ask the browser to keep it',
    askRefused: 'The browser did not promise it. A backup is the safe way.',
    kinds: 'By kind',
    kind: 'Kind',
    count: 'Number',
    passages: 'Passages',
    size: 'Size, about',
    kindNames: {
      passages: 'Passages and notes',
      documents: 'Documents: where they come from',
      files: 'Files of documents',
      recognised: 'Text recognised on scans',
      matters: 'Matters',
      removed: 'Removed, can be put back',
      copies: 'Kept before a restore',
      packs: 'Knowledge packs',
    } satisfies Record<StoredKind, string>,
    all: 'All',
    matters: 'By matter',
    matter: 'Matter',
    largest: 'The largest documents',
    document: 'Document',
    none: 'Nothing is kept yet.',
    removeFile: 'Remove its file',
    fileRemoved:
      'The file was removed; what is marked in the document stays. It can be put back for 30 days, and frees its room once it is destroyed for good.',
    free: 'How to free room',
    freeRemoved: (count: number, size: string) =>
      `Destroy for good what you removed: ${things(count, 'item', 'items')}, ${size}`,
    freeRemovedAsk: 'This cannot be undone. Only a backup that you made before would bring it back.',
    freeRemovedSure: 'Destroy for good',
    freed: 'Destroyed for good.',
    freeCopies: (count: number, size: string) =>
      `Destroy what was kept before a restore: ${things(count, 'copy', 'copies')}, ${size}`,
    freePacks: 'Knowledge packs are put out of use in the options.',
    freeMatter: 'A matter that is over can be destroyed as one, under Matters. Make a backup first.',
    freeDisk: 'If the disk itself is full, free some room there: the browser allows more then.',
    nothingToFree: 'There is nothing here that could go without loss.',
    link: 'See what is big',
  },

  options: {
    title: 'Your data',
    hint: 'All that you keep stays in this browser. A backup is the only way to another machine.',
    backup: 'Backup and restore',
    storage: 'Storage',
  },
};
