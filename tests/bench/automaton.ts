/**
 * The word graph against a kept library and a single regular expression, on real text: how fast they read, how
 * long they take to start and what they hold in memory. `node --expose-gc tests/bench/automaton.ts`
 *
 * The library and the expression get text that is folded for them beforehand (not counted) and find no word
 * boundaries; the word graph folds, maps back and checks boundaries as it reads.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AhoCorasick from 'modern-ahocorasick';
import FastAhoCorasick from 'modern-ahocorasick/fast';
import { buildWordGraph } from '../../knowledge/lexicon/build-word-graph.ts';
import { readLexicon } from '../../knowledge/lexicon/read-lexicon.ts';
import type { CompiledLexicon } from '../../knowledge/recognise/compiled-lexicon.ts';
import { openLexicon } from '../../knowledge/recognise/lexicon.ts';
import { foldText } from '../../knowledge/recognise/normalise.ts';
import { BlockScanner } from '../../knowledge/recognise/scan-block.ts';
import { packNumbers } from '../../knowledge/recognise/varint.ts';
import { packGraph } from '../../knowledge/recognise/word-graph.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function realText(units: number): string {
  const folder = here('../corpus/gold/');
  const passages = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(folder + name, 'utf8'));
  let text = '';
  while (text.length < units) text += `${passages.join('\n')}\n`;
  return text;
}

/** A lexicon of bare forms: one record for all. */
function bareLexicon(forms: readonly string[]): CompiledLexicon {
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

function held(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function measure<T>(
  start: () => T,
  read: (made: T) => number,
): { start: number; read: number; memory: number; hits: number } {
  const before = held();
  const t0 = performance.now();
  const made = start();
  const started = performance.now() - t0;
  const memory = held() - before;
  let hits = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const t1 = performance.now();
    hits = read(made);
    best = Math.min(best, performance.now() - t1);
  }
  return { start: started, read: best, memory, hits };
}

const { records } = readLexicon(here('../../knowledge/lexicon'));
// English first, so that small lexicons find something in the text, which is mostly English.
records.sort(
  (a, b) =>
    Number(b.lang === 'en') - Number(a.lang === 'en') ||
    Number(b.file === 'general.en.yaml') - Number(a.file === 'general.en.yaml'),
);
const every = [
  ...new Set(
    records
      .filter((record) => record.kind !== 'pattern')
      .flatMap((record) => record.forms.map((form) => foldText(form))),
  ),
].filter((form) => form.length > 1);
const text = realText(2_000_000);
const lines = text.split('\n');
const folded = lines.map((line) => foldText(line));

console.log(`${(text.length / 1e6).toFixed(2)} M units of real text, ${lines.length} blocks`);
console.log('forms   what                 start ms   read ms   M units/s   held MB      hits');
for (const size of [500, 2_000, 8_000, every.length]) {
  const forms = every.slice(0, size);
  const row = (what: string, result: ReturnType<typeof measure>): void => {
    console.log(
      [
        String(forms.length).padEnd(8),
        what.padEnd(20),
        result.start.toFixed(1).padStart(9),
        result.read.toFixed(1).padStart(10),
        (text.length / 1000 / result.read).toFixed(1).padStart(12),
        (result.memory / 1e6).toFixed(2).padStart(10),
        String(result.hits).padStart(10),
      ].join(''),
    );
  };
  const packed = JSON.stringify(bareLexicon(forms));
  row(
    'word graph',
    measure(
      () => new BlockScanner(openLexicon(JSON.parse(packed) as CompiledLexicon)),
      (scanner) => {
        let hits = 0;
        for (const line of lines) {
          scanner.scan(line, 0, line.length);
          hits += scanner.forms.length;
        }
        return hits;
      },
    ),
  );
  for (const [what, Kept] of [
    ['modern-ahocorasick', AhoCorasick],
    ['the same, fast', FastAhoCorasick],
  ] as const) {
    const artifact = new Kept(forms).serializeArtifact();
    row(
      `${what}`,
      measure(
        () => Kept.deserializeArtifact(artifact),
        (automaton) => {
          let hits = 0;
          for (const line of folded) hits += automaton.search(line).length;
          return hits;
        },
      ),
    );
    console.log(
      `        (packed: ${Math.round(artifact.length / 1000)} kB; the word graph: ${Math.round(packed.length / 1000)} kB)`,
    );
  }
  row(
    'RegExp alternation',
    measure(
      () =>
        new RegExp(
          [...forms]
            .sort((a, b) => b.length - a.length)
            .map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
            .join('|'),
          'gu',
        ),
      (alternation) => {
        let hits = 0;
        // A long alternation is so slow that a part of the text must do for the largest.
        const part = forms.length > 2_000 ? folded.slice(0, Math.ceil(folded.length / 20)) : folded;
        for (const line of part) for (const _ of line.matchAll(alternation)) hits++;
        return hits;
      },
    ),
  );
  if (forms.length > 2_000)
    console.log('        (RegExp alternation: read one twentieth of the text; its rate is 20 times lower)');
}
