import { type CompiledLexicon, type PackedSense, PREFIX } from './compiled-lexicon.ts';
import { classOf, DROP, EXPAND, FREE, foldUnit, KNOWN } from './normalise.ts';
import { numberReader } from './varint.ts';
import { FINAL, LAST, unpackGraph, type WordGraph } from './word-graph.ts';

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
  /** Symbol by UTF-16 unit: 0 for what no form holds, ODD for what a quick look cannot judge. */
  symbols: Uint16Array;
  /** Symbols of the units that stand for several letters. */
  expansions: Map<number, number[]>;
  space: number;
  hyphen: number;
  symbolOf: Map<string, number>;
  /** 1 for the forms that stand for any ending. */
  prefix: Uint8Array;
  /** Which beginnings of forms there are, as bits by their hash; see `mayBegin`. */
  beginnings: Uint8Array;
  /** 1 for the symbols that are a form by themselves. */
  single: Uint8Array;
  caseNames: Map<string, string>;
  citations: Map<string, string[]>;
}

/** Unpacks a compiled lexicon into what the scanner walks. */
export function openLexicon(data: CompiledLexicon): Lexicon {
  const graph = unpackGraph(data.graph, data.edgeCount);
  const rootEdge = new Uint32Array(data.alphabet.length + 1);
  if (graph.root !== 0) {
    for (let edge = graph.root; ; edge++) {
      rootEdge[graph.keys[edge]! >> 2] = edge;
      if (graph.keys[edge]! & LAST) break;
    }
  }
  const group = new Uint16Array(data.formCount);
  const read = numberReader(data.formGroups);
  const prefix = new Uint8Array(data.formCount);
  for (let i = 0; i < data.formCount; i++) {
    group[i] = read();
    if (data.groups[group[i]!]!.some((sense) => sense[2] & PREFIX)) prefix[i] = 1;
  }
  const { marks, single } = beginningsOf(graph);
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
    symbols: new Uint16Array(65536).fill(ODD),
    expansions: new Map(),
    space: symbolOf.get(' ') ?? 0,
    hyphen: symbolOf.get('-') ?? 0,
    symbolOf,
    prefix,
    beginnings: marks,
    single,
    caseNames: new Map(data.caseNames.map(([name, entry]) => [name, data.entries[entry]!])),
    citations,
  };
}

const BEGINNINGS = 1 << 18;
/** The symbol of units that a quick look cannot judge: marks, ligatures, and what was not yet looked at. */
export const ODD = 65535;

/**
 * Where symbols are marked in `beginnings`: from 0, the first five of a form; from 1, the first two, and from 2,
 * the first three of a form that ends within four, after which anything may follow.
 */
function slotOf(from: number, a: number, b: number, c: number, d: number, e: number): number {
  return (from * 77731 + a * 50021 + b * 5003 + c * 1721 + d * 131 + e) & (BEGINNINGS - 1);
}

function beginningsOf(graph: WordGraph): { marks: Uint8Array; single: Uint8Array } {
  const marks = new Uint8Array(BEGINNINGS >> 3);
  const single = new Uint8Array(65536);
  const path = [0, 0, 0, 0, 0];
  const mark = (slot: number): void => {
    marks[slot >> 3]! |= 1 << (slot & 7);
  };
  const visit = (node: number, depth: number): void => {
    for (let edge = node; edge !== 0; edge++) {
      path[depth] = graph.keys[edge]! >> 2;
      const [a, b, c, d, e] = path as [number, number, number, number, number];
      const final = graph.keys[edge]! & FINAL;
      if (final && depth === 0) single[a] = 1;
      if (final && depth === 1) mark(slotOf(1, a, b, 0, 0, 0));
      if (final && (depth === 2 || depth === 3)) mark(slotOf(2, a, b, c, 0, 0));
      if (depth === 4) mark(slotOf(0, a, b, c, d, e));
      else visit(graph.target[edge]!, depth + 1);
      if (graph.keys[edge]! & LAST) break;
    }
  };
  visit(graph.root, 0);
  return { marks, single };
}

/**
 * Whether a form may begin with these five symbols. May say yes in vain.
 * @param marks see `beginnings`
 */
export function mayBegin(marks: Uint8Array, a: number, b: number, c: number, d: number, e: number): boolean {
  return (
    marked(marks, slotOf(0, a, b, c, d, e)) ||
    marked(marks, slotOf(2, a, b, c, 0, 0)) ||
    marked(marks, slotOf(1, a, b, 0, 0, 0))
  );
}

function marked(marks: Uint8Array, slot: number): boolean {
  return (marks[slot >> 3]! & (1 << (slot & 7))) !== 0;
}

/** Looks at a unit for the first time: sets its class and symbol. */
export function learnUnit(lexicon: Lexicon, unit: number): number {
  let bits = classOf(unit);
  const folded = foldUnit(unit);
  if (folded.length === 1 && !(bits & DROP)) lexicon.symbols[unit] = lexicon.symbolOf.get(folded) ?? 0;
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
