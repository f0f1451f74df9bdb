import type { Category } from '../mention.ts';
import type { Gate } from './compiled-lexicon.ts';
import type { ContextHits } from './context-hits.ts';
import type { NeverHits } from './never-hits.ts';

/** A possible mention: all that the block itself can decide is decided. */
export interface Candidate {
  start: number;
  end: number;
  category: Category;
  targets: string[];
  lang: string;
  tier: number;
  gate: Gate;
  /** Written as in the lexicon, not found by its shape. */
  exact: boolean;
  /** In the language of the block. */
  native: boolean;
  pinpoint: string;
  /**
   * A short name. Behind a question mark it is one that is cited here without being known, and the document's
   * own definition, if there is one before it, says what it means.
   */
  shortName: string;
}

/** A short name that the block defines, and from where on it holds. */
export interface Definition {
  name: string;
  at: number;
  targets: string[];
  /** Given in quotation marks or brackets by the document itself. */
  explicit: boolean;
  gate: Gate;
  category: Category;
}

export interface TriggerHit {
  start: number;
  end: number;
  argument: string;
}

export interface BlockFindings {
  /** The first `spelt` of them are those written as in the lexicon, in the order of the text. */
  candidates: Candidate[];
  spelt: number;
  triggers: TriggerHit[];
  definitions: Definition[];
  /** Sum of what its words say that the document is on the subject, in hundredths. */
  weight: number;
  /** Signs that it is on the removal of persons, and that it speaks of the European Convention or its Court. */
  removal: number;
  convention: number;
  chars: number;
  /** Words by which a page can be told to be on the subject; see prefilter.ts. */
  anchors: number;
}

/** A block while it is being read. */
export interface BlockReading {
  text: string;
  /** The block's first unit, and one past its last. */
  from: number;
  to: number;
  /** The block's language, '' if it is not known. */
  lang: string;
  context: ContextHits;
  nevers: NeverHits;
  findings: BlockFindings;
}

/** The first of the candidates spelt as in the lexicon that begins at or after an offset. */
export function firstFrom(findings: BlockFindings, offset: number): number {
  let low = 0;
  let high = findings.spelt;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (findings.candidates[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
