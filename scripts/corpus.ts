import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { CompiledLexicon } from '../knowledge/recognise/compiled-lexicon.ts';
import { createRecogniser } from '../knowledge/recognise/create-recogniser.ts';
import { unwrapLines } from '../knowledge/recognise/plain-text.ts';
import { launch } from './browser/launch.ts';
import { LocalServer } from './browser/local-server.ts';
import { type BrowserName, browserNames } from './browser/session.ts';
import { tryInAnnotator } from './corpus-annotator.ts';
import { type CorpusDocument, documentsOf, pageOfText, readText } from './corpus-documents.ts';
import { type Reading, tryDocument } from './corpus-reading.ts';

/**
 * `npm run test:corpus -- DIR`: every document of a folder in the real browsers with the shipped extension. A
 * page must be as it was before it was read, without an error of its own that was not there before; of a text
 * exactly what the recogniser finds must be painted; a PDF or DOCX must open in the annotator, or be refused with a
 * clear message, and leave no error uncaught; gold, where there is any, is scored; what is found in the text of a PDF
 * is compared with what is found in pdftotext's; passages that are marked must be found again when their documents
 * have changed, in at most N documents a browser with `--anchors N`.
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
interface Row extends Reading {
  name: string;
  browser: string;
}

function print({ name, browser, painted, ms, failures, notes }: Row): void {
  const verdict = failures.length > 0 ? 'FAILED' : 'ok';
  const said = [...failures, ...notes].join('; ');
  const columns = [
    verdict.padEnd(8),
    browser.padEnd(9),
    String(painted ?? '').padStart(6),
    String(ms ?? '').padStart(7),
  ];
  console.log(`${columns.join(' ')}  ${name}${said ? `  (${said})` : ''}`);
}

/** The gold of a corpus: at its top, or in a folder of its own. */
function goldFilesOf(folder: string): string[] {
  return ['.', ...readdirSync(folder)]
    .map((name) => join(folder, name, 'gold.jsonl'))
    .filter((file) => existsSync(file));
}

/** Scores the recogniser on a corpus's gold. @returns what is not good enough */
function scoreGold(gold: string): string[] {
  const run = spawnSync(process.execPath, [join(root, 'scripts', 'recognise.ts'), '--evaluate', gold], {
    encoding: 'utf8',
  });
  console.log(run.stdout);
  if (run.status !== 0) return [run.stderr.trim() || 'the gold could not be scored'];
  const rows = [...run.stdout.matchAll(/^([a-z-]+) +[\d.]+ +[\d.]+ +([\d.]+) /gm)];
  return rows.flatMap(([, category, f1]) => {
    const least = category === 'overall' ? 0.85 : 0.7;
    return Number(f1) < least ? [`${category}: F1 ${f1} is less than ${least}`] : [];
  });
}

/** Runs a table of tests/corpus over the folder. @returns what it complains of, a line each */
function runTable(script: string, folder: string, ...args: string[]): string[] {
  const path = join(root, 'tests', 'corpus', script);
  const { status, stderr } = spawnSync(process.execPath, [path, ...args, folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  return status === 0 ? [] : (stderr.trim() || `${script} could not be run`).split('\n');
}

/**
 * Marks passages in documents, changes the documents, and looks for the passages again: without a browser in all of
 * them, then with the built extension in each browser.
 * @param most documents that are tried in a browser, evenly from the corpus; all if left out
 * @returns what is not good enough
 */
function tryAnchors(folder: string, browsers: readonly BrowserName[], most: string | undefined): string[] {
  const bounded = most === undefined ? [] : ['--most', most];
  return [
    ...runTable('anchor-table.ts', folder),
    ...browsers.flatMap((name) => runTable('browser-anchors.ts', folder, '--browser', name, ...bounded)),
  ];
}

async function tryAll(folder: string, name: BrowserName, documents: CorpusDocument[]): Promise<Row[]> {
  const lexicon = JSON.parse(
    readFileSync(join(root, 'knowledge', 'compiled', 'lexicon.json'), 'utf8'),
  ) as CompiledLexicon;
  const recogniser = createRecogniser(lexicon);
  const server = await LocalServer.start();
  server.serve('/', folder);
  const session = await launch(name, { offline: true });
  const rows: Row[] = [];
  try {
    await session.closeWelcome();
    for (const document of documents) {
      if (document.kind === 'file') {
        const read = await tryInAnnotator(session, folder, document.name);
        const row = { name: document.name, browser: name, ...read };
        print(row);
        rows.push(row);
        continue;
      }
      let url = server.url(`/${document.name.split('/').map(encodeURIComponent).join('/')}`);
      let expected: Set<string> | null = null;
      if (document.kind === 'text') {
        const text = readText(folder, document.name);
        url = server.put(`/as-page/${encodeURIComponent(document.name)}.html`, pageOfText(text));
        expected = new Set(
          recogniser.recognise(unwrapLines(text)).mentions.map(({ start, end }) => `${start}-${end}`),
        );
      }
      const row = { name: document.name, browser: name, ...(await tryDocument(session, url, expected)) };
      print(row);
      rows.push(row);
    }
  } finally {
    await session.close();
    await server.close();
  }
  return rows;
}

const { values, positionals } = parseArgs({
  options: { browser: { type: 'string', default: 'both' }, anchors: { type: 'string' } },
  allowPositionals: true,
});
const folder = resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0] ?? '');
if (positionals.length !== 1 || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error('npm run test:corpus -- [--browser chromium|firefox|both] [--anchors N] DIR');
  process.exit(2);
}
const browsers = browserNames.filter((name) => values.browser === 'both' || values.browser === name);
const documents = documentsOf(folder);
const rows: Row[] = [];
for (const name of browsers) rows.push(...(await tryAll(folder, name, documents)));
const goldFailures = goldFilesOf(folder).flatMap(scoreGold);
for (const failure of goldFailures) console.log(`FAILED   gold: ${failure}`);
const pdfFailures = runTable('pdf-table.ts', folder);
for (const failure of pdfFailures) console.log(`FAILED   PDF text: ${failure}`);
const anchorFailures = tryAnchors(folder, browsers, values.anchors);
for (const failure of anchorFailures) console.log(`FAILED   anchors: ${failure}`);
const failed =
  rows.filter(({ failures }) => failures.length > 0).length +
  [goldFailures, pdfFailures, anchorFailures].flat().length;
const total = rows.reduce((sum, { painted }) => sum + (painted ?? 0), 0);
console.log(
  `${documents.length} documents, ${rows.length} readings in ${browsers.join(' and ')}, ${total} highlights, ` +
    `${failed} failed`,
);
process.exitCode = failed > 0 ? 1 : 0;
