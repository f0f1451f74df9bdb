/**
 * The recogniser in Node: how fast it reads real text beside a bare loop over the same text, a kept library and a
 * single regular expression, and what the compiled lexicon costs to open and to hold.
 * `node --expose-gc tests/bench/recognition.ts`, the first part of `npm run bench`.
 *
 * The library and the expression get text that is folded for them beforehand (not counted) and find no word
 * boundaries; the word graph folds, maps back and checks boundaries as it reads. Everything that is compared takes turns,
 * and of each the best round counts, since others may be at work on the machine.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import FastAhoCorasick from 'modern-ahocorasick/fast';
import type { CompiledLexicon } from '../../knowledge/recognise/compiled-lexicon.ts';
import { createRecogniser } from '../../knowledge/recognise/create-recogniser.ts';
import { openLexicon } from '../../knowledge/recognise/lexicon.ts';
import { foldText } from '../../knowledge/recognise/normalise.ts';
import { BlockScanner } from '../../knowledge/recognise/scan-block.ts';
import { bareLexicon, formsEnglishFirst } from './bare-lexicon.ts';
import { judged } from './judged.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Real judgments, statutes and articles of the corpus, and the sentences of every language, again and again. */
function realBlocks(units: number): string[] {
  const blocks: string[] = [];
  for (const folder of ['gold', 'gold-own', 'judgments-text', 'statutes', 'articles-text'])
    for (const name of readdirSync(here(`../corpus/${folder}/`)))
      if (/\.(?:txt|md)$/.test(name))
        blocks.push(...readFileSync(here(`../corpus/${folder}/${name}`), 'utf8').split('\n'));
  const full = blocks.filter((block) => block.trim() !== '');
  const made: string[] = [];
  // A string that was cut from another is slower to read: each block is made one of its own, as on a page.
  for (let size = 0, i = 0; size < units; i++) {
    const block = JSON.parse(JSON.stringify(full[i % full.length]!)) as string;
    made.push(block);
    size += block.length;
  }
  return made;
}

function held(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * Runs all by turns.
 * @returns ms that each took in its best round: what else the machine does only makes a round longer
 */
function byTurns(rounds: number, work: { [name: string]: () => number }): { [name: string]: number } {
  const best: { [name: string]: number } = {};
  for (let round = -2; round < rounds; round++)
    for (const [name, run] of Object.entries(work)) {
      const begun = performance.now();
      run();
      // The first two warm up.
      if (round >= 0)
        best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, performance.now() - begun);
    }
  return best;
}

const rounds = 30;
const blocks = realBlocks(1_500_000);
const units = blocks.reduce((sum, block) => sum + block.length, 0);
const bytes = blocks.reduce((sum, block) => sum + Buffer.byteLength(block), 0);
const folded = blocks.map((block) => foldText(block));
/** A long alternation is so slow that a part of the text must do. */
const part = blocks.filter((_, i) => i % 50 === 0).map((block) => foldText(block));
const partOfAll =
  part.reduce((sum, block) => sum + block.length, 0) / folded.reduce((sum, b) => sum + b.length, 0);

/** So short that it is run several times a turn. */
const bareRuns = 10;
const bare = (): number => {
  let sum = 0;
  for (let run = 0; run < bareRuns; run++)
    for (const block of blocks) for (let i = 0; i < block.length; i++) sum += block.charCodeAt(i);
  return sum;
};
const scanned = (scanner: BlockScanner) => (): number => {
  let hits = 0;
  for (const block of blocks) {
    scanner.scan(block, 0, block.length);
    hits += scanner.count;
  }
  return hits;
};

const rate = (ms: number): string => `${(bytes / 1000 / ms).toFixed(1)} MB/s`.padStart(12);
const every = formsEnglishFirst();
const json = readFileSync(here('../../knowledge/compiled/lexicon.json'), 'utf8');
const compiled = JSON.parse(json) as CompiledLexicon;
const shipped = new BlockScanner(openLexicon(compiled));
const recogniser = createRecogniser(compiled);

console.log(
  `The recogniser, ${(bytes / 1e6).toFixed(1)} MB of real text in ${blocks.length} blocks (Node ${process.versions.node})`,
);
const sizes = [1_000, 5_000, every.length];
const work: { [name: string]: () => number } = { bare };
for (const size of sizes) {
  const forms = every.slice(0, size);
  work[`graph ${size}`] = scanned(new BlockScanner(openLexicon(bareLexicon(forms))));
  const automaton = new FastAhoCorasick(forms);
  work[`library ${size}`] = () => folded.reduce((hits, block) => hits + automaton.search(block).length, 0);
}
work['shipped'] = scanned(shipped);
work['session'] = () => {
  const session = recogniser.open();
  blocks.forEach((block, key) => {
    session.scan(key, block, '');
  });
  return session.settle().size;
};
const took = byTurns(rounds, work);
took['bare'] = took['bare']! / bareRuns;
const alternations: { [name: string]: () => number } = {};
for (const size of sizes) {
  const source = [...every.slice(0, size)]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('|');
  const alternation = new RegExp(source, 'gu');
  alternations[size] = () => {
    let hits = 0;
    for (const block of part) for (const _ of block.matchAll(alternation)) hits++;
    return hits;
  };
}
const slow = byTurns(2, alternations);
const alternationMs = (size: number) => slow[size]! / partOfAll;

console.log(
  `  forms     word graph   modern-ahocorasick   one RegExp alternation   (a bare loop: ${rate(took['bare']!).trim()})`,
);
for (const size of sizes)
  console.log(
    `  ${String(size).padEnd(7)} ${rate(took[`graph ${size}`]!)}   ${rate(took[`library ${size}`]!).padStart(18)}   ${rate(alternationMs(size)).padStart(22)}`,
  );
const full = took['shipped']!;
judged('the full lexicon, scanned: a bare loop', full / took['bare']!, 12, 'at most');
judged('the whole session (contexts, citations, choice)', took['session']! / took['bare']!, 12, 'at most');
judged(
  'one RegExp alternation takes, of the graph',
  alternationMs(every.length) / took[`graph ${every.length}`]!,
  10,
  'at least',
);
judged('all forms against 1,000', took[`graph ${every.length}`]! / took['graph 1000']!, 1.3, 'at most');

const text = json;
const before = held();
const begun = performance.now();
const parsed = JSON.parse(text) as CompiledLexicon;
const read = performance.now() - begun;
const opened = openLexicon(parsed);
const open = performance.now() - begun - read;
const memory = held() - before;
console.log(
  `  the compiled lexicon: ${(json.length / 1000).toFixed(0)} kB; read in ${read.toFixed(0)} ms, opened in ${open.toFixed(0)} ms; holds ${(memory / 1e6).toFixed(1)} MB (${opened.data.formCount} forms)`,
);
console.log(
  `  scanned: ${rate(full).trim()}; whole session: ${rate(took['session']!).trim()}; ${(units / 1e6).toFixed(1)} M units\n`,
);
