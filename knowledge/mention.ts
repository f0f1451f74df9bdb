/**
 * What the recogniser hands on. Offsets are UTF-16 code units into the text that was read, end exclusive.
 */

/** The categories of mention, in the order in which they are listed to a reader. */
export const categories = [
  'case',
  'assurance',
  'red-notice',
  'non-refoulement',
  'torture-standard',
  'treaty',
  'instrument',
  'detention-system',
  'body-or-operation',
  'return-method',
  'extradition',
  'china',
  'hong-kong',
] as const;

export type Category = (typeof categories)[number];

/** Categories that are painted as a thin hairline until the reader asks otherwise. */
export const quietByDefault: readonly Category[] = ['extradition', 'china'];

export interface Mention {
  start: number;
  end: number;
  /** The text between the two offsets, exactly as it stands in the document. */
  text: string;
  category: Category;
  /** Ids of knowledge entries, best first; empty only for a citation of a decision that the base does not hold. */
  targets: string[];
  /** BCP 47; `mul` where the form is written alike in any language. */
  lang: string;
  /** The paragraph or article that the document itself gives beside the mention ("§ 189"). */
  pinpoint?: string;
}

/** A passage that raises an argument of the knowledge base: one of the argument's triggers stands there. */
export interface Contention {
  start: number;
  end: number;
  text: string;
  /** Id of the argument entry. */
  argument: string;
}

export interface Recognition {
  mentions: Mention[];
  contentions: Contention[];
}
