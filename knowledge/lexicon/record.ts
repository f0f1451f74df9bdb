import type { Category } from '../mention.ts';

/**
 * One record of the lexicon, as it stands in a YAML file: the forms under which one thing is written in one
 * language, and what must be true around them.
 */
export interface LexiconRecord {
  id: string;
  /** An entry of the base, or a name that `targets.yaml` leads to one. */
  target?: string;
  /** Entries, best first, where `target` alone would not do. Overrides `targets.yaml`. */
  targets?: string[];
  category?: Category;
  /**
   * `exact`: literal after normalisation. `acronym`: the same, written in capitals. `pattern`: the forms are
   * sources of JavaScript regular expressions.
   */
  kind?: 'exact' | 'acronym' | 'pattern';
  forms: string[];
  /** `fold`: any case. `initial`: the first word that the form writes with a capital must have one. `exact`: as written. */
  case?: 'fold' | 'initial' | 'exact';
  /** Who wins an overlap, 1 first: named case or treaty; topic; general word; shape. */
  tier: number;
  /** One of these within 160 code units, in the same block, outside the match. `word*` is any ending; '@name' a list of contexts.yaml. */
  needs_context?: string[] | string;
  /** Any of these within 160 code units kills the match. */
  never_near?: string[] | string;
  /** Longer phrases: where one overlaps the match and is longer, there is no match. */
  never?: string[];
  /** Regular expressions on what stands directly after or before the match (white space between them allowed). */
  never_after?: string[];
  never_before?: string[];
  /**
   * Without it a mention in every document. `subject`: in documents on the subject. `removal`: in documents on the
   * removal of persons. `convention`: in documents that name the European Convention or its Court.
   */
  gate?: 'subject' | 'removal' | 'convention';
  /** Only where the language of the block is known to be the record's. */
  lang_gate?: boolean;
  /** What one occurrence adds to the score of the document's subject; the default depends on the category. */
  weight?: number;
  /** It can be what makes a document one on the subject, though its weight is small. */
  anchor?: boolean;
  /** Patterns only: flags, literal heads of which one must stand in the block, examples and counterexamples (unit tests). */
  flags?: string;
  heads?: string[];
  examples?: string[];
  counterexamples?: string[];
  /** Patterns only: the first group is the pinpoint. */
  pinpoint?: boolean;
  /** Patterns only: the citation as the base writes it, with $1 for the first group: "n. $1/$2". */
  key?: string;
}

/** A file of the lexicon. */
export interface LexiconFile {
  /** BCP 47, or `mul` for what is written alike in any language. */
  lang: string;
  records: LexiconRecord[];
}

/** Where a target leads that is no entry of the base, and the category of its mentions. */
export interface TargetRule {
  category: Category;
  targets: string[];
}
