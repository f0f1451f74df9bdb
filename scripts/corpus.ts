import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import type { CompiledLexicon } from '../knowledge/recognise/compiled-lexicon.ts';
import { createRecogniser } from '../knowledge/recognise/create-recogniser.ts';
import { unwrapLines } from '../knowledge/recognise/plain-text.ts';
import { launch } from './browser/launch.ts';
import { LocalServer } from './browser/local-server.ts';
import { highlightCount } from './browser/seen.ts';
import { type BrowserName, browserNames, type Session, until } from './browser/session.ts';
import { differences, snapshotOf } from './browser/snapshot.ts';
import { type CorpusDocument, documentsOf, pageOfText, readText } from './corpus-documents.ts';

/**
 * `npm run test:corpus -- DIR`: every document of a folder in the real browsers with the shipped extension. A
 * page must be as it was before it was read, without an error of its own that was not there before; of a text
 * exactly what the recogniser finds must be painted; gold, where there is any, is scored.
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

interface Row {
  name: string;
  browser: string;
  painted: number | null;
  ms: number | null;
  failures: string[];
  notes: string[];
}

function print({ name, browser, painted, ms, failures, notes }: Row): void {
  const verdict = failures.length > 0 ? 'FAILED' : painted === null ? 'not yet' : 'ok';
  const said = [...failures, ...notes].join('; ');
  const columns = [
    verdict.padEnd(8),
    browser.padEnd(9),
    String(painted ?? '').padStart(6),
    String(ms ?? '').padStart(7),
  ];
  console.log(`${columns.join(' ')}  ${name}${said ? `  (${said})` : ''}`);
}

/** The offsets into the text of what is painted on a page that `pageOfText` made. */
function paintedSpans(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { highlights } = CSS as unknown as { highlights: Map<string, Set<AbstractRange>> };
    const offset = (node: Node, at: number): number => {
      const paragraph = (node instanceof Element ? node : node.parentElement)!.closest('p')!;
      const before = document.createRange();
      before.setStart(paragraph, 0);
      before.setEnd(node, at);
      return Number(paragraph.dataset.start) + before.toString().length;
    };
    return [...highlights.values()].flatMap((highlight) =>
      [...highlight].map(
        (range) =>
          `${offset(range.startContainer, range.startOffset)}-${offset(range.endContainer, range.endOffset)}`,
      ),
    );
  });
}

/** Presses the button and waits until the page has been read to its end. @returns how much is painted */
async function read(session: Session, page: Page): Promise<number> {
  await session.pressToolbarButton(page);
  const badge = await until('the count on the button', () => session.badgeOf(page), 60_000);
  if (badge === '!') throw new Error('the extension says that it cannot read this page');
  let before = -1;
  return until(
    'the paint to settle',
    async () => {
      const count = await highlightCount(page);
      const same = count === before;
      before = count;
      await pause(500);
      return same ? { count } : null;
    },
    60_000,
  ).then(({ count }) => count);
}

/** Whether a page changes within some time although nobody reads it. @param ms counted from when it has settled */
async function changesUnread(session: Session, url: string, ms: number): Promise<boolean> {
  const page = await session.newPage();
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  try {
    await page.goto(url, { waitUntil: 'load', timeout: 20_000 }).catch(() => undefined);
    await page.bringToFront();
    await pause(1200);
    const before = await snapshotOf(page);
    await pause(ms);
    return differences(before, await snapshotOf(page)).length > 0;
  } finally {
    await page.close().catch(() => undefined);
  }
}

async function tryDocument(
  session: Session,
  url: string,
  expected: Set<string> | null,
): Promise<Omit<Row, 'name' | 'browser'>> {
  const failures: string[] = [];
  const notes: string[] = [];
  const page = await session.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  try {
    await page
      .goto(url, { waitUntil: 'load', timeout: 20_000 })
      .catch(() => notes.push('never done loading'));
    await pause(expected ? 100 : 1200);
    if (page.url() !== url)
      return { painted: 0, ms: null, failures, notes: ['the page went elsewhere by itself'] };
    const first = await snapshotOf(page);
    await pause(expected ? 100 : 800);
    const before = await snapshotOf(page);
    const moves = differences(first, before).length > 0;
    const ownErrors = new Set(errors);
    const begun = Date.now();
    const painted = await read(session, page);
    const ms = Date.now() - begun;
    const changed = differences(before, await snapshotOf(page));
    if (changed.length > 0) {
      const byItself = moves || (await changesUnread(session, url, ms + 2500));
      (byItself ? notes : failures).push(byItself ? 'changes by itself' : changed[0]!);
    }
    failures.push(
      ...errors.filter((error) => !ownErrors.has(error)).map((error) => `new page error: ${error}`),
    );
    if (expected) {
      const spans = new Set(await paintedSpans(page));
      const unpainted = [...expected].filter((span) => !spans.has(span));
      const extra = [...spans].filter((span) => !expected.has(span));
      if (unpainted.length > 0)
        failures.push(`${unpainted.length} mentions not painted, at ${unpainted.slice(0, 3).join(', ')}`);
      if (extra.length > 0)
        failures.push(`${extra.length} painted that are no mention, at ${extra.slice(0, 3).join(', ')}`);
    }
    return { painted, ms, failures, notes };
  } catch (error) {
    return {
      painted: 0,
      ms: null,
      failures: [error instanceof Error ? error.message : String(error)],
      notes,
    };
  } finally {
    await page.close().catch(() => undefined);
  }
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

/** Marks passages in every document, changes the documents, and looks for the passages again. @returns what is not good enough */
function tryAnchors(folder: string): string[] {
  const table = join(root, 'tests', 'corpus', 'anchor-table.ts');
  const run = spawnSync(process.execPath, [table, folder], { encoding: 'utf8', maxBuffer: 64_000_000 });
  console.log(run.stdout);
  return run.status === 0 ? [] : [run.stderr.trim() || 'the anchors could not be tried'];
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
  options: { browser: { type: 'string', default: 'both' } },
  allowPositionals: true,
});
const folder = resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0] ?? '');
if (positionals.length !== 1 || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error('npm run test:corpus -- [--browser chromium|firefox|both] DIR');
  process.exit(2);
}
const browsers = browserNames.filter((name) => values.browser === 'both' || values.browser === name);
const documents = documentsOf(folder);
const rows: Row[] = [];
for (const { name } of documents.filter(({ kind }) => kind === 'later')) {
  const row = { name, browser: '', painted: null, ms: null, failures: [], notes: ['for the annotator'] };
  print(row);
  rows.push(row);
}
for (const name of browsers) {
  rows.push(
    ...(await tryAll(
      folder,
      name,
      documents.filter(({ kind }) => kind !== 'later'),
    )),
  );
}
const goldFailures = goldFilesOf(folder).flatMap(scoreGold);
for (const failure of goldFailures) console.log(`FAILED   gold: ${failure}`);
const anchorFailures = tryAnchors(folder);
for (const failure of anchorFailures) console.log(`FAILED   anchors: ${failure}`);
const failed = rows.filter(({ failures }) => failures.length > 0).length;
const tried = rows.filter(({ painted }) => painted !== null).length;
const total = rows.reduce((sum, { painted }) => sum + (painted ?? 0), 0);
console.log(
  `${documents.length} documents, ${tried} readings in ${browsers.join(' and ')}, ${total} highlights, ` +
    `${rows.length - tried} not yet, ${failed + goldFailures.length + anchorFailures.length} failed`,
);
process.exitCode = failed + goldFailures.length + anchorFailures.length > 0 ? 1 : 0;
