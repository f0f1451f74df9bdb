import type { CaseEntry, Entry } from '../entry.ts';
import { type Category, categories } from '../mention.ts';
import {
  Case,
  type CompiledLexicon,
  DISTINCT,
  gates,
  HEAD,
  type PackedPattern,
  type PackedRecord,
  type PackedSense,
  PREFIX,
  Sense,
  SHORT,
  TAIL,
  WEAK,
} from '../recognise/compiled-lexicon.ts';
import { foldText } from '../recognise/normalise.ts';
import { treatyHeads } from '../recognise/treaty-grammar.ts';
import { packNumbers } from '../recognise/varint.ts';
import { packGraph } from '../recognise/word-graph.ts';
import { buildWordGraph } from './build-word-graph.ts';
import { caseLookup, citedForms, namedForms } from './case-names.ts';
import {
  categoryWeight,
  extraditionFirst,
  firstCapital,
  isAnchor,
  isDistinct,
  isShort,
  Table,
  weightOf,
  wordsToChina,
} from './form-rules.ts';
import { chooseStems, type PrefilterSource, tellingWords } from './prefilter-stems.ts';
import type { Lexicon, ReadRecord } from './read-lexicon.ts';
import { compileTreaties } from './treaty-names.ts';

type BaseEntry = Entry & { category?: Category };
export interface CompileInput {
  lexicon: Lexicon;
  /** Entries of the compiled base, by id. */
  entries: { [id: string]: BaseEntry };
  /** Languages to take; all if left out. */
  languages?: readonly string[];
}

/**
 * Compiles the lexicon for the recogniser.
 * @throws Error naming file and record where a target is no entry of the base, or a pattern is not valid
 */
export function compileLexicon({ lexicon, entries, languages }: CompileInput): {
  compiled: CompiledLexicon;
  prefilter: PrefilterSource;
} {
  const forms = new Map<string, PackedSense[]>();
  const recordTable: PackedRecord[] = [];
  const entryTable = new Table<string>();
  const languageTable = new Table<string>();
  const spellings = new Table<string>();
  const contextSets = new Table<string[]>();
  const contextWordSets = new Map<string, Set<number>>();
  const neverRecords = new Map<string, Set<number>>();
  const headPatterns = new Map<string, Set<number>>();
  const triggerArguments = new Map<string, Set<number>>();
  /** Forms that can make a page show something by themselves. */
  const telling = new Set<string>();
  const patterns: PackedPattern[] = [];

  const addForm = (folded: string, sense: PackedSense): void => {
    if (folded === '') return;
    const senses = forms.get(folded);
    if (!senses) forms.set(folded, [sense]);
    else if (!senses.some((other) => JSON.stringify(other) === JSON.stringify(sense))) senses.push(sense);
  };
  const contextSet = (words: string[] | undefined): number | undefined => {
    if (!words?.length) return undefined;
    const index = contextSets.add([...new Set(words.map((word) => foldText(word)))].sort());
    for (const word of contextSets.values[index]!) {
      const sets = contextWordSets.get(word) ?? new Set();
      sets.add(index);
      contextWordSets.set(word, sets);
    }
    return index;
  };
  const entryIndex = (id: string, where: string): number => {
    if (!entries[id]) throw new Error(`${where}: no entry "${id}" in the base`);
    return entryTable.add(id);
  };
  const resolveTarget = (record: ReadRecord): { category: Category; targets: number[] } => {
    const where = `${record.file}: ${record.id}`;
    const rule = lexicon.targets[record.target ?? ''];
    const ids =
      record.targets ?? rule?.targets ?? (record.target && entries[record.target] ? [record.target] : null);
    if (!ids && record.category !== 'case')
      throw new Error(`${where}: "${record.target}" is no entry and not in targets.yaml`);
    const targets = (ids ?? []).map((id) => entryIndex(id, where));
    const category = record.category ?? rule?.category ?? entries[ids?.[0] ?? '']?.category;
    if (!category || !categories.includes(category)) throw new Error(`${where}: no category`);
    if (targets.length === 0 && category !== 'case')
      throw new Error(`${where}: only a case may have no target`);
    return { category, targets };
  };

  for (const record of lexicon.records) {
    if (languages && record.lang !== 'mul' && !languages.includes(record.lang)) continue;
    const { category, targets } = resolveTarget(record);
    const packed: PackedRecord = {
      c: categories.indexOf(category),
      t: targets,
      l: languageTable.add(record.lang),
      r: record.tier,
    };
    const gate = gates.indexOf(record.gate ?? 'always');
    if (record.kind === 'pattern' && gate === 0) packed.g = gates.indexOf('subject');
    if (gate > 0) packed.g = gate;
    const weight = weightOf(record, category, targets.length > 0);
    if (weight > 0) packed.w = weight;
    const needs = contextSet(record.needs_context);
    const near = contextSet(record.never_near);
    if (needs !== undefined) packed.n = needs;
    if (near !== undefined) packed.k = near;
    if (record.lang_gate) packed.q = 1;
    if (record.never_after) packed.a = record.never_after;
    if (record.never_before) packed.b = record.never_before;
    if (record.kind !== 'pattern' && (record.anchor || isAnchor(packed))) packed.x = 1;
    const index = recordTable.push(packed) - 1;
    if (record.kind === 'pattern') {
      for (const source of record.forms) {
        try {
          new RegExp(source, record.flags);
        } catch (error) {
          throw new Error(`${record.file}: ${record.id}: ${(error as Error).message}`);
        }
        const pattern: PackedPattern = { record: index, source, flags: record.flags ?? 'u' };
        if (record.pinpoint) pattern.pinpoint = 1;
        if (record.key) pattern.key = record.key;
        const at = patterns.push(pattern) - 1;
        for (const head of record.heads ?? []) {
          const folded = foldText(head);
          headPatterns.set(folded, (headPatterns.get(folded) ?? new Set()).add(at));
        }
      }
    } else {
      for (const form of record.forms) {
        const folded = foldText(form);
        let flags = 0;
        if (isDistinct(folded)) flags |= DISTINCT;
        if (record.target === 'extradition-to-china') {
          if (extraditionFirst.test(folded)) flags |= HEAD;
          else flags |= [0, TAIL, TAIL | HEAD][wordsToChina(folded)]!;
        }
        if (/^china's /.test(folded) && (category === 'body-or-operation' || category === 'instrument'))
          flags |= TAIL;
        if (packed.x) {
          if (tellingWords(folded).length === 0) flags |= WEAK;
          else telling.add(folded);
        }
        if (isShort(folded, record.case === 'exact')) flags |= SHORT;
        const capital = firstCapital(form);
        if (record.case === 'exact' && capital >= 0)
          addForm(folded, [Sense.record, index, flags, Case.exact, spellings.add(foldText(form, true))]);
        else if (record.case === 'initial' && capital >= 0)
          addForm(folded, [Sense.record, index, flags, Case.initial, capital]);
        else addForm(folded, [Sense.record, index, flags]);
      }
    }
    for (const phrase of record.never ?? []) {
      const folded = foldText(String(phrase));
      neverRecords.set(folded, (neverRecords.get(folded) ?? new Set()).add(index));
    }
  }

  // Every case of the base by its name and its citations, whatever the lists hold.
  const cases = Object.values(entries).filter(
    (entry): entry is CaseEntry & BaseEntry => entry.kind === 'case',
  );
  const lookup = caseLookup(cases);
  const addCase = (ids: readonly string[], written: readonly string[], near?: string[]): void => {
    const packed: PackedRecord = {
      c: categories.indexOf('case'),
      t: ids.map((id) => entryTable.add(id)),
      l: languageTable.add('mul'),
      r: 1,
      w: categoryWeight.case,
      x: 1,
    };
    const needs = contextSet(near);
    if (needs !== undefined) packed.n = needs;
    const index = recordTable.push(packed) - 1;
    for (const form of written) {
      const folded = foldText(form);
      const weak = needs !== undefined || tellingWords(folded).length === 0;
      if (!weak) telling.add(folded);
      const flags = weak ? DISTINCT | WEAK : DISTINCT;
      // What others number alike is taken only as it is written: "Ext 633", not the "ext 633" of a telephone.
      if (needs === undefined) addForm(folded, [Sense.record, index, flags]);
      else addForm(folded, [Sense.record, index, flags, Case.exact, spellings.add(foldText(form, true))]);
    }
  };
  for (const entry of cases) addCase([entry.id], namedForms(entry));
  for (const { form, ids, near } of citedForms(cases)) addCase(ids, [form], near);

  for (const word of lexicon.subject) {
    if (languages && !languages.includes(word.lang)) continue;
    const packed: PackedRecord = {
      c: -1,
      t: [],
      l: languageTable.add(word.lang),
      r: 4,
      w: Math.round(word.weight * 100),
    };
    const needs = contextSet(word.needs_context);
    if (needs !== undefined) packed.n = needs;
    if (isAnchor(packed)) packed.x = 1;
    const index = recordTable.push(packed) - 1;
    for (const form of word.forms) {
      const folded = foldText(form);
      const weak = isAnchor(packed) && tellingWords(folded).length === 0;
      if (isAnchor(packed) && !weak) telling.add(folded);
      addForm(folded, [Sense.record, index, weak ? WEAK : 0]);
    }
  }

  for (const [id, entry] of Object.entries(entries)) {
    if (entry.kind !== 'argument') continue;
    for (const [lang, phrases] of Object.entries(entry.triggers)) {
      if (languages && !languages.some((known) => known.split('-')[0] === lang)) continue;
      for (const phrase of phrases) {
        const folded = foldText(phrase);
        triggerArguments.set(folded, (triggerArguments.get(folded) ?? new Set()).add(entryTable.add(id)));
      }
    }
  }

  headPatterns.set('v', (headPatterns.get('v') ?? new Set()).add(-1));
  headPatterns.set('vs', new Set([-1]));
  headPatterns.set('cited above', new Set([-2]));
  for (const head of treatyHeads)
    headPatterns.set(foldText(head), (headPatterns.get(foldText(head)) ?? new Set()).add(-3));

  const index = (map: Map<string, Set<number>>, kind: number, prefixes = false): number[][] =>
    [...map.keys()].sort().map((word, i) => {
      const prefix = prefixes && word.endsWith('*');
      addForm(prefix ? word.slice(0, -1) : word, [kind, i, prefix ? PREFIX : 0]);
      return [...map.get(word)!].sort((a, b) => a - b);
    });
  const contextWords = index(contextWordSets, Sense.context, true);
  const nevers = index(neverRecords, Sense.never);
  const heads = index(headPatterns, Sense.head);
  const triggers = index(triggerArguments, Sense.trigger);
  const shortNames = [...lookup.shortNames.keys()].sort().map((name, i) => {
    addForm(foldText(name), [Sense.shortName, i, 0, Case.exact, spellings.add(foldText(name, true))]);
    return lookup.shortNames.get(name)!.map((id) => entryIndex(id, 'short name'));
  });

  const alphabet = [...new Set([...forms.keys()].join('').split(''))].sort().join('');
  const symbols = new Map(alphabet.split('').map((char, i) => [char, i + 1]));
  const byUnits = [...forms.entries()].map(([form, senses]) => ({
    units: form.split('').map((char) => symbols.get(char)!),
    senses,
  }));
  byUnits.sort((a, b) => {
    const end = Math.min(a.units.length, b.units.length);
    for (let i = 0; i < end; i++) if (a.units[i] !== b.units[i]) return a.units[i]! - b.units[i]!;
    return a.units.length - b.units.length;
  });
  const graph = buildWordGraph(byUnits.map((form) => form.units));
  const groups = new Table<PackedSense[]>();
  const formGroups = byUnits.map((form) => groups.add(form.senses));
  const compiled: CompiledLexicon = {
    alphabet,
    graph: packGraph(graph.edges, graph.root),
    edgeCount: graph.edges.length,
    formCount: byUnits.length,
    formGroups: packNumbers(formGroups),
    groups: groups.values,
    spellings: spellings.values,
    records: recordTable,
    entries: entryTable.values,
    languages: languageTable.values,
    contextWords,
    nevers,
    heads,
    patterns,
    triggers,
    shortNames,
    caseNames: lookup.names.map(([name, id]) => [name, entryTable.add(id)]),
    citations: lookup.citations.map(([citation, id]) => [citation, entryTable.add(id)]),
    treaties: compileTreaties(lexicon.countries, entries, (id) => entryTable.add(id)),
    stopWords: lexicon.stopWords,
    categories,
  };
  return { compiled, prefilter: chooseStems([...telling].sort()) };
}
