/** Why a document is not shown; its words are in words-annotator-en.ts. */
export type OpenProblem =
  | 'unknown'
  | 'damaged'
  | 'empty'
  | 'too-big'
  | 'locked'
  | 'old-word'
  | 'not-read'
  | 'other';
