import { fileURLToPath } from 'node:url';
import { buildWordGraph } from '../../knowledge/lexicon/build-word-graph.ts';
import { readLexicon } from '../../knowledge/lexicon/read-lexicon.ts';
import type { CompiledLexicon } from '../../knowledge/recognise/compiled-lexicon.ts';
import { foldText } from '../../knowledge/recognise/normalise.ts';
import { packNumbers } from '../../knowledge/recognise/varint.ts';
import { packGraph } from '../../knowledge/recognise/word-graph.ts';

/** The folded forms of the lexicon, English first, so that a small part finds something in English text. */
export function formsEnglishFirst(): string[] {
  const { records } = readLexicon(fileURLToPath(new URL('../../knowledge/lexicon', import.meta.url)));
  records.sort(
    (a, b) =>
      Number(b.lang === 'en') - Number(a.lang === 'en') ||
      Number(b.file === 'general.en.yaml') - Number(a.file === 'general.en.yaml'),
  );
  const forms = records
    .filter((record) => record.kind !== 'pattern')
    .flatMap((record) => record.forms.map((form) => foldText(form)));
  return [...new Set(forms)].filter((form) => form.length > 1);
}

/** A lexicon of bare forms: one record for all. */
export function bareLexicon(forms: readonly string[]): CompiledLexicon {
  const alphabet = [...new Set(forms.join('').split(''))].sort().join('');
  const symbols = new Map(alphabet.split('').map((char, i) => [char, i + 1]));
  const graph = buildWordGraph(forms.map((form) => form.split('').map((char) => symbols.get(char)!)));
  return {
    alphabet,
    graph: packGraph(graph.edges, graph.root),
    edgeCount: graph.edges.length,
    formCount: forms.length,
    formGroups: packNumbers(forms.map(() => 0)),
    groups: [[[0, 0, 0]]],
    spellings: [],
    records: [],
    treaties: { names: [], pairs: [], held: [], hub: -1 },
    entries: [],
    languages: [],
    contextWords: [],
    nevers: [],
    heads: [],
    patterns: [],
    triggers: [],
    shortNames: [],
    caseNames: [],
    citations: [],
    stopWords: {},
    categories: [],
  };
}
