import { type CompiledLexicon, type PackedRecord, type PackedSense, PREFIX } from './compiled-lexicon.ts';
import { beginningsOf, type FormBeginnings } from './form-beginnings.ts';
import { type CodeTable, codeTable, GAP, SIGN } from './unit-codes.ts';
import { numberReader } from './varint.ts';
import { KEY, LAST, unpackGraph, type WordGraph } from './word-graph.ts';

/** Script of a language's writing, as far as the rules need it. */
export type Script = 'latin' | 'cyrillic' | 'greek' | 'arabic' | 'han' | 'kana' | 'hangul' | 'thai';

const scripts: { [lang: string]: Script } = {
  ru: 'cyrillic',
  uk: 'cyrillic',
  bg: 'cyrillic',
  sr: 'cyrillic',
  el: 'greek',
  ar: 'arabic',
  fa: 'arabic',
  zh: 'han',
  ja: 'kana',
  ko: 'hangul',
  th: 'thai',
};

/** @param lang BCP 47 */
export function scriptOf(lang: string): Script {
  return scripts[primary(lang)] ?? 'latin';
}

const primaries = new Map<string, string>();

/** The first subtag of a language tag, in lower case. */
export function primary(lang: string): string {
  let subtag = primaries.get(lang);
  if (subtag === undefined) {
    subtag = lang.toLowerCase().split(/[-_]/)[0]!;
    if (primaries.size < 1000) primaries.set(lang, subtag);
  }
  return subtag;
}

/**
 * Languages written so much alike that a lawyer of the one reads the other, and a short text does not tell which it
 * is: the forms of each hold in all of them.
 */
const families: readonly (readonly string[])[] = [
  ['hr', 'sr', 'bs', 'sh', 'cnr'],
  ['da', 'nb', 'no', 'nn'],
  ['cs', 'sk'],
  ['id', 'ms', 'in'],
];

const familyByLanguage = new Map(
  families.flatMap((family) => family.map((lang) => [lang, family[0]!] as const)),
);

/** The language, or the first of the family of languages that it belongs to. @param lang BCP 47 */
export function familyOf(lang: string): string {
  const own = primary(lang);
  return familyByLanguage.get(own) ?? own;
}

export interface Lexicon {
  data: CompiledLexicon;
  graph: WordGraph;
  /** Edge from the root by symbol, 0 if none. */
  rootEdge: Uint32Array;
  /** Group of senses by form. */
  group: Uint16Array;
  groups: PackedSense[][];
  /** By group, a bit for each kind of sense in it. */
  kinds: Uint8Array;
  table: CodeTable;
  spaceSymbol: number;
  /** Codes of white space and of the hyphen; see unit-codes.ts. */
  gapCode: number;
  hyphenCode: number;
  /** 1 for the forms that stand for any ending. */
  prefix: Uint8Array;
  beginnings: FormBeginnings;
  caseNames: Map<string, string>;
  citations: Map<string, string[]>;
  /** The entries that a record's mentions mean: one list for all of them, not to be changed. */
  targetsOf(record: PackedRecord): string[];
}

/** Forms whose groups are read in one go. */
const piece = 8_192;

/** Unpacks a compiled lexicon into what the scanner walks; yields between two pieces of the work. */
export function* openingLexicon(data: CompiledLexicon): Generator<void, Lexicon> {
  const graph = yield* unpackGraph(data.graph, data.edgeCount);
  const rootEdge = new Uint32Array(data.alphabet.length + 1);
  if (graph.root !== 0) {
    for (let edge = graph.root; ; edge++) {
      const key = graph.edges[2 * edge]! & KEY;
      rootEdge[key >> 2] = edge;
      if (key & LAST) break;
    }
  }
  const group = new Uint16Array(data.formCount);
  const read = numberReader(data.formGroups);
  const prefix = new Uint8Array(data.formCount);
  for (let i = 0; i < data.formCount; i++) {
    group[i] = read();
    if (i % piece === piece - 1) yield;
    if (data.groups[group[i]!]!.some((sense) => sense[2] & PREFIX)) prefix[i] = 1;
  }
  const targets = new Map<PackedRecord, string[]>();
  const table = codeTable(data.alphabet);
  const spaceSymbol = table.symbolOf.get(' ') ?? 0;
  const hyphen = table.symbolOf.get('-');
  const citations = new Map<string, string[]>();
  for (const [citation, entry] of data.citations) {
    const ids = citations.get(citation) ?? [];
    ids.push(data.entries[entry]!);
    citations.set(citation, ids);
  }
  yield;
  const kinds = Uint8Array.from(data.groups, (senses) =>
    senses.reduce((bits, [kind]) => bits | (1 << kind), 0),
  );
  const caseNames = new Map(data.caseNames.map(([name, entry]) => [name, data.entries[entry]!]));
  yield;
  return {
    data,
    graph,
    rootEdge,
    group,
    groups: data.groups,
    kinds,
    table,
    spaceSymbol,
    gapCode: GAP | spaceSymbol,
    hyphenCode: hyphen === undefined ? -1 : SIGN | hyphen,
    prefix,
    beginnings: yield* beginningsOf(
      graph,
      data.alphabet,
      table,
      prefix,
      Object.values(data.stopWords).flatMap((words) => words.split(' ')),
    ),
    caseNames,
    citations,
    targetsOf(record) {
      let known = targets.get(record);
      if (!known) {
        known = record.t.map((target) => data.entries[target]!);
        targets.set(record, known);
      }
      return known;
    },
  };
}

/** As `openingLexicon`, in one go. */
export function openLexicon(data: CompiledLexicon): Lexicon {
  const opening = openingLexicon(data);
  for (;;) {
    const { done, value } = opening.next();
    if (done) return value;
  }
}
