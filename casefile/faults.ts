/**
 * Why the case file could not be read or written. `full`: no room on the disk or in the browser's quota. `refused`:
 * the browser allows no storage here. `newer`: a later version of the extension wrote it. `gone`: the record is not
 * there any more. `other`: `cause` tells.
 */
export type Fault = 'full' | 'refused' | 'newer' | 'gone' | 'other';

/** The case file could not be opened, read or written; what was in it is untouched. */
export class CaseFileError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, cause?: unknown) {
    super(cause instanceof Error ? cause.message : fault, cause === undefined ? {} : { cause });
    this.fault = fault;
  }
}

/** Somebody else has changed the same fields since: nothing was written. `current` is what stands there now. */
export class ConflictError<T> extends Error {
  readonly current: T;
  readonly fields: readonly string[];

  constructor(current: T, fields: readonly string[]) {
    super(`changed elsewhere: ${fields.join(', ')}`);
    this.current = current;
    this.fields = fields;
  }
}

/** What an error of the browser's means. Names by the Indexed Database API and the Storage Standard. */
export function faultOf(error: unknown): Fault {
  switch (error instanceof Error || error instanceof DOMException ? error.name : '') {
    case 'QuotaExceededError':
      return 'full';
    case 'InvalidStateError':
    case 'SecurityError':
    case 'NotAllowedError':
      return 'refused';
    case 'VersionError':
      return 'newer';
    default:
      return 'other';
  }
}
