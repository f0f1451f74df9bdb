/**
 * What a reader must be told about a document that is shown: what was left out, or shown otherwise than its own
 * program shows it. The words stand with the views, under the same key; `count` says how many, where that is known.
 */
export type ReadingNoticeKey =
  /** Insertions are shown as text and deletions are left out, as if all changes were accepted. */
  | 'tracked-changes'
  | 'comments'
  /** Text that the file itself hides. */
  | 'hidden-text'
  | 'headers-and-footers'
  /** Pictures that lie on the web, or are of a kind that a browser can't show, or too many. */
  | 'pictures'
  /** Whole files of another kind inside (spreadsheets, HTML parts). */
  | 'embedded-files'
  /** Text beside the text, which is shown after the paragraph that it stands beside. */
  | 'text-boxes'
  /** Of which only the letters are shown, one after another. */
  | 'formulas'
  /** Charts and diagrams, whose text lies in a part of its own. */
  | 'drawings'
  /** Signs of a font that we have no letters for. */
  | 'symbols'
  /** Passages of which nobody knows why they are missing from what is shown. */
  | 'unshown-text'
  | 'macros'
  | 'scripts-and-styles'
  | 'forms'
  | 'frames'
  /** Bytes that are no text in the encoding that the file has or says. */
  | 'unreadable-characters'
  /** Of a kind of list number that we can't count. */
  | 'list-numbers';

export interface ReadingNotice {
  key: ReadingNoticeKey;
  count?: number;
}
