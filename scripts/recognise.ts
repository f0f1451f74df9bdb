/**
 * `npm run -s recognise -- FILE…`: one JSON line per mention. `--text` prints what was read instead.
 * `--evaluate GOLD.jsonl`: precision, recall and F1 per category and overall, misses and false positives.
 * Exit status 0; 2 if a file could not be read.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mention } from '../knowledge/mention.ts';
import type { CompiledLexicon } from '../knowledge/recognise/compiled-lexicon.ts';
import { createRecogniser } from '../knowledge/recognise/create-recogniser.ts';
import { unwrapLines } from '../knowledge/recognise/plain-text.ts';
import { textOfHtml } from '../reading/html-text.ts';
import { evaluate, type GoldSpan, report } from './evaluate.ts';

const lexiconPath = resolve(dirname(fileURLToPath(import.meta.url)), '../knowledge/compiled/lexicon.json');

/** The text of a file: a page's text for HTML, else the file as UTF-8. Throws as `readFileSync` does. */
function readText(path: string): string {
  const raw = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  return /\.x?html?$/i.test(path) ? textOfHtml(raw) : raw;
}

/** Mentions of a text as read; in plain text, lines broken for their width are read on. */
function mentionsOf(
  recognise: ReturnType<typeof createRecogniser>['recognise'],
  path: string,
  text: string,
): Mention[] {
  const isPage = /\.x?html?$/i.test(path);
  return recognise(isPage ? text : unwrapLines(text)).mentions.map((mention) => ({
    ...mention,
    text: text.slice(mention.start, mention.end),
  }));
}

function complain(path: string, error: unknown): void {
  console.error(`${path}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
}

function main(args: string[]): number {
  const evaluating = args.includes('--evaluate');
  const asText = args.includes('--text');
  const files = args.filter((arg) => !arg.startsWith('--'));
  if (files.length === 0) {
    console.error('usage: recognise [--text] FILE… | --evaluate GOLD.jsonl');
    return 2;
  }
  const open = (): ReturnType<typeof createRecogniser> =>
    createRecogniser(JSON.parse(readFileSync(lexiconPath, 'utf8')) as CompiledLexicon);
  let status = 0;
  if (evaluating) {
    const { recognise } = open();
    for (const gold of files) {
      try {
        const spans = readFileSync(gold, 'utf8')
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => JSON.parse(line) as GoldSpan);
        const documents = new Map<string, Mention[]>();
        const folder = dirname(gold);
        for (const doc of goldDocuments(gold, spans)) {
          const path = resolve(folder, doc);
          documents.set(doc, mentionsOf(recognise, path, readText(path)));
        }
        console.log(report(evaluate(spans, documents)));
      } catch (error) {
        complain(gold, error);
        status = 2;
      }
    }
    return status;
  }
  const recognise = asText ? null : open().recognise;
  for (const path of files) {
    try {
      const text = readText(path);
      if (!recognise) process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
      else
        for (const mention of mentionsOf(recognise, path, text))
          console.log(JSON.stringify({ file: path, ...mention }));
    } catch (error) {
      complain(path, error);
      status = 2;
    }
  }
  return status;
}

/** Documents with gold, and those that hold none on purpose: they stand in `NAME-docs.jsonl` beside the gold. */
function goldDocuments(gold: string, spans: readonly GoldSpan[]): string[] {
  const documents = new Set(spans.map((span) => span.doc));
  try {
    for (const line of readFileSync(gold.replace(/\.jsonl$/, '-docs.jsonl'), 'utf8').split('\n'))
      if (line.trim() !== '') documents.add((JSON.parse(line) as { doc: string }).doc);
  } catch {
    // Without such a list, the documents are those that the spans name.
  }
  return [...documents];
}

process.exitCode = main(process.argv.slice(2));
