import type { BackupError } from '../../casefile/backup-fault.ts';
import type { Fault } from '../../casefile/faults.ts';
import type { Library, LibraryCounts } from '../../casefile/library.ts';
import type { RestoreChanges, RestoreWay } from '../../casefile/restore.ts';

/** A library that was read whole and can be restored. */
export interface Source {
  /** The file's name, or what the copy is called. */
  name: string;
  /** Where it comes from, in words. */
  madeBy: string;
  counts: LibraryCounts;
  library: Library;
}

/** Where a restoring stands. */
export type Restoring =
  | { state: 'none' }
  | { state: 'reading'; name: string; share: number }
  /** @param wrong whether a passphrase was tried that does not open it */
  | { state: 'locked'; name: string; wrong: boolean }
  | { state: 'refused'; name: string; error: BackupError }
  | { state: 'unreadable'; name: string; why: string }
  | { state: 'ready'; source: Source; changes: Record<RestoreWay, RestoreChanges> }
  | { state: 'working'; share: number; back: boolean }
  /** @param copy id under which the library as it was before is kept; '' where nothing had to be changed */
  | { state: 'restored'; way: RestoreWay; copy: string }
  | { state: 'undone' }
  | { state: 'stopped' }
  | { state: 'failed'; fault: Fault };

/** What can be done in restoring. */
export interface RestoreActs {
  choose(file: File): void;
  unlock(passphrase: string): void;
  chooseCopy(id: string): void;
  go(way: RestoreWay): void;
  cancel(): void;
  stop(): void;
  undo(): void;
}
