/**
 * Why a backup is not restored. `wrong-passphrase` is said of a file whose encrypted beginning was changed too: by
 * design nobody can tell the two apart.
 */
export type BackupFault =
  | 'no-backup'
  | 'damaged'
  | 'too-large'
  | 'newer'
  | 'needs-passphrase'
  | 'wrong-passphrase';

/** A file that is not restored. Nothing was changed. `detail` names the part that is at fault, and is not a sentence. */
export class BackupError extends Error {
  readonly fault: BackupFault;
  readonly detail: string;

  constructor(fault: BackupFault, detail = '') {
    super(detail === '' ? fault : `${fault}: ${detail}`);
    this.fault = fault;
    this.detail = detail;
  }
}
