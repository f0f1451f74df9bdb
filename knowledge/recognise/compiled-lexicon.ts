import type { Category } from '../mention.ts';

/** What a form in the automaton stands for. */
export const Sense = {
  record: 0,
  context: 1,
  never: 2,
  head: 3,
  trigger: 4,
  shortName: 5,
} as const;

/** How the case of a match is checked. */
export const Case = { fold: 0, initial: 1, exact: 2 } as const;

/**
 * One sense of a form: kind, index into the table of that kind, flags, then the case rule and its argument
 * (the index of the letter that must be a capital, or of the exact spelling).
 */
export type PackedSense = [
  kind: number,
  index: number,
  flags: number,
  caseRule?: number,
  caseArgument?: number,
];

/** The form may be followed by more letters: it stands for any ending. */
export const PREFIX = 1;
/** Three words or more, or four characters of Chinese: recognised on a page in another language too. */
export const DISTINCT = 2;
/** The mention begins after the first word ("China's"), which is a mention of its own. */
export const TAIL = 8;
/** The mention is the first word only, or the first two characters of Chinese. With TAIL: it begins after the second. */
export const HEAD = 32;
/** Has no word by which a page could be told: shown only in documents on the subject. */
export const WEAK = 16;
/** Three letters or fewer: nothing without knowing the language. */
export const SHORT = 4;

export const gates = ['always', 'subject', 'removal', 'convention'] as const;
export type Gate = (typeof gates)[number];

/** A record as it is packed: keys are short since there are two thousand of them. */
export interface PackedRecord {
  /** Index into `categories` of mention.ts, or -1 for a word that only tells the document's subject. */
  c: number;
  /** Indexes into `entries`. */
  t: number[];
  /** Index into `languages`. */
  l: number;
  /** Tier. */
  r: number;
  /** Index into `gates`. */
  g?: number;
  /** Weight for the document's subject, in hundredths. */
  w?: number;
  /** Context set of which one must stand near. */
  n?: number;
  /** Context set of which none may stand near. */
  k?: number;
  /** It can be what makes a document one on the subject. */
  x?: 1;
  /** Language known to be the record's. */
  q?: 1;
  /** Sources of regular expressions on what follows and what precedes. */
  a?: string[];
  b?: string[];
}

export interface PackedPattern {
  /** Index into `records`. */
  record: number;
  source: string;
  flags: string;
  /** The first group is the pinpoint; otherwise, for citations, what is looked up in `citations`. */
  pinpoint?: 1;
  /** The citation as the base writes it, with $1 for the first group. */
  key?: string;
}

/** How treaties are told from their description; see find-treaties.ts. */
export interface CompiledTreaties {
  /** Names of countries and the codes of those that bear them, as `evenly` writes them. */
  names: [name: string, codes: string[]][];
  /** Adjectives and characters that stand beside "Chinese": "franco", 法. */
  pairs: [word: string, codes: string[]][];
  /** "CN extradition ES", the entry, and the years by which the treaty may be called (none: any). */
  held: [key: string, entry: number, years: string[]][];
  /** Index of the entry on what such treaties hold; -1 if the base has none. */
  hub: number;
}

export interface CompiledLexicon {
  /** Folded characters in the order of their symbols; the first is symbol 1. */
  alphabet: string;
  /** The word graph, see word-graph.ts. */
  graph: string;
  edgeCount: number;
  formCount: number;
  /** Base64 of varints: for each form, in the graph's order, the index of its group of senses. */
  formGroups: string;
  groups: PackedSense[][];
  /** Spellings for senses whose case must be exact. */
  spellings: string[];
  records: PackedRecord[];
  entries: string[];
  languages: string[];
  /** For each context word, the context sets that hold it. */
  contextWords: number[][];
  /** For each phrase of `never`, the records that it kills. */
  nevers: number[][];
  /** For each head, the patterns that it allows; -1 is the "v." of a case name, -2 "cited above", -3 a treaty. */
  heads: number[][];
  patterns: PackedPattern[];
  /** For each trigger, the arguments (indexes into `entries`) that it raises. */
  triggers: number[][];
  /** For each short case name, its cases. */
  shortNames: number[][];
  /** Folded case name, and citation, to the entry. */
  caseNames: [name: string, entry: number][];
  citations: [citation: string, entry: number][];
  treaties: CompiledTreaties;
  /** Frequent words by language, to tell a text's language where it declares none. */
  stopWords: { [lang: string]: string };
  categories: readonly Category[];
}
