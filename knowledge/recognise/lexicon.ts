import type { CompiledLexicon, PackedSense } from './compiled-lexicon.ts';
import { classOf, EXPAND, FREE, foldUnit, KNOWN } from './normalise.ts';
import { numberReader } from './varint.ts';
import { unpackGraph, type WordGraph } from './word-graph.ts';

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

/** The first subtag of a language tag, in lower case. */
export function primary(lang: string): string {
  return lang.toLowerCase().split(/[-_]/)[0]!;
}

/** Symbol of white space; letters that the lexicon never writes have symbol 0. */
export interface Lexicon {
  data: CompiledLexicon;
  graph: WordGraph;
  /** Edge from the root by symbol, 0 if none. */
  rootEdge: Uint32Array;
  /** Group of senses by form. */
  group: Uint16Array;
  groups: PackedSense[][];
  /** Class bits by UTF-16 unit, 0 if not yet looked at. */
  classes: Uint8Array;
  /** Symbol by UTF-16 unit. */
  symbols: Uint16Array;
  /** Symbols of the units that stand for several letters. */
  expansions: Map<number, number[]>;
  space: number;
  hyphen: number;
  symbolOf: Map<string, number>;
  patterns: (RegExp | undefined)[];
  caseNames: Map<string, string>;
  citations: Map<string, string[]>;
}

/** Unpacks a compiled lexicon into what the scanner walks. */
export function openLexicon(data: CompiledLexicon): Lexicon {
  const graph = unpackGraph(data.graph, data.edgeCount);
  const rootEdge = new Uint32Array(data.alphabet.length + 1);
  if (graph.root !== 0) {
    for (let edge = graph.root; ; edge++) {
      rootEdge[graph.symbol[edge]!] = edge;
      if (graph.flags[edge]! & 2) break;
    }
  }
  const group = new Uint16Array(data.formCount);
  const read = numberReader(data.formGroups);
  for (let i = 0; i < data.formCount; i++) group[i] = read();
  const symbolOf = new Map<string, number>();
  for (let i = 0; i < data.alphabet.length; i++) symbolOf.set(data.alphabet[i]!, i + 1);
  const citations = new Map<string, string[]>();
  for (const [citation, entry] of data.citations) {
    const ids = citations.get(citation) ?? [];
    ids.push(data.entries[entry]!);
    citations.set(citation, ids);
  }
  return {
    data,
    graph,
    rootEdge,
    group,
    groups: data.groups,
    classes: new Uint8Array(65536),
    symbols: new Uint16Array(65536),
    expansions: new Map(),
    space: symbolOf.get(' ') ?? 0,
    hyphen: symbolOf.get('-') ?? 0,
    symbolOf,
    patterns: [],
    caseNames: new Map(data.caseNames.map(([name, entry]) => [name, data.entries[entry]!])),
    citations,
  };
}

/** Looks at a unit for the first time: sets its class and symbol. */
export function learnUnit(lexicon: Lexicon, unit: number): number {
  let bits = classOf(unit);
  const folded = foldUnit(unit);
  if (folded.length === 1) lexicon.symbols[unit] = lexicon.symbolOf.get(folded) ?? 0;
  else if (folded.length > 1) {
    bits |= EXPAND;
    lexicon.expansions.set(
      unit,
      folded.split('').map((char) => lexicon.symbolOf.get(char) ?? 0),
    );
  }
  lexicon.classes[unit] = bits | KNOWN;
  return bits;
}

/** Whether the last letter of a match needs no boundary after it. */
export function endsFreely(bits: number): boolean {
  return (bits & FREE) !== 0;
}
