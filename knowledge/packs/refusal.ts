/**
 * Why a pack is refused. What a reader is told of each stands in components/words-packs-en.ts, under the same name.
 * `detail` of the error names the part, the entry or the number that was found, and is not a sentence.
 */
export type RefusalReason =
  | 'too-large'
  | 'not-a-zip'
  | 'zip-bomb'
  | 'missing-part'
  | 'unnamed-part'
  | 'unsigned'
  | 'bad-manifest'
  | 'format-too-new'
  | 'product-too-old'
  | 'cannot-check'
  | 'wrong-signature'
  | 'wrong-hash'
  | 'bad-base'
  | 'bad-entry'
  | 'dangling-reference'
  | 'collision'
  | 'older'
  | 'unknown-key'
  | 'wrong-ground'
  | 'outgrown';

/** A pack that is not taken. Nothing was changed: what was in use before stays in use. */
export class PackRefusal extends Error {
  readonly reason: RefusalReason;
  readonly detail: string;

  constructor(reason: RefusalReason, detail = '') {
    super(detail === '' ? reason : `${reason}: ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}
