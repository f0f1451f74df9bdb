/** Why a document is not shown; its words are in words-annotator-en.ts. */
export type OpenProblem =
  | 'unknown'
  | 'damaged'
  | 'empty'
  | 'too-big'
  | 'locked'
  | 'old-word'
  | 'not-read'
  /** Of an address: no http(s) one; its site may not be asked without leave; it has no such document; it refuses;
   * its server is at fault; nobody answered; a page of the web came in place of the document. */
  | 'bad-address'
  | 'needs-leave'
  | 'not-found'
  | 'refused'
  | 'server'
  | 'offline'
  | 'page-instead'
  /** Of what was kept: it is there no longer. */
  | 'gone'
  | 'other';
