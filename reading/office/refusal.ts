/** Why a file can't be opened as what it says it is. */
export type RefusalReason =
  /** An OLE container that holds an encrypted package: a password is needed, which we can't take. */
  | 'encrypted'
  /** Word's binary format of before 2007 (.doc). */
  | 'legacy-word'
  /** Rich Text Format. */
  | 'rtf'
  /** Not a file of the kind at all. */
  | 'not-this-kind'
  /** Of the kind, but broken. */
  | 'damaged'
  /** Would take more memory than a document of law ever needs. */
  | 'too-big'
  | 'empty';

/** A file that is not opened. Nothing of it was kept, and nothing was changed. */
export class DocumentRefused extends Error {
  override readonly name = 'DocumentRefused';
  readonly reason: RefusalReason;

  /** @param detail for whoever looks into it; never shown as the only word to a reader */
  constructor(reason: RefusalReason, detail: string) {
    super(`${reason}: ${detail}`);
    this.reason = reason;
  }
}
