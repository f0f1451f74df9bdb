import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { categories } from '../../knowledge/mention.ts';
import { launch } from '../../scripts/browser/launch.ts';
import { LocalServer } from '../../scripts/browser/local-server.ts';
import type { BrowserName } from '../../scripts/browser/session.ts';
import { type CorpusDocument, documentsOf, pageOfText, readText } from '../../scripts/corpus-documents.ts';
import { seedCaseFile } from '../browser/seed-case-file.ts';
import { choosePassages } from './anchors.ts';
import { MarkedPage, type PageSpan, type ShownPassage } from './marked-page.ts';
import { asItWas, type Markup, markups } from './markups.ts';
import { type Change, edits, randomFrom, rearrangements, removals, withMarks } from './mutations.ts';
import {
  type BlockSpan,
  blocksOf,
  type PageBlocks,
  pageOfBlocks,
  type WrittenBlock,
  writeBlock,
} from './page-blocks.ts';
import { type AnchorTally, count, emptyTally, judge, sumOf } from './tallies.ts';

/**
 * `node tests/corpus/browser-anchors.ts --browser NAME [--most N] DIR`: marks passages in the documents of a corpus
 * with the built extension, as a reader does, changes the pages, opens them again, and looks at what the extension
 * shows where. Each document meets one change of each kind; which, its place in the corpus says. Fails below the
 * floors of `tallies.ts`.
 */

/** Passages that are marked in one document. */
const perDocument = 12;

/** A passage that the extension keeps. */
interface Kept {
  id: string;
  number: number;
  words: string;
}

interface Trial {
  name: string;
  kind: AnchorTally['kind'];
  changes: Change[];
  markup: Markup;
}

const noise = rearrangements['other paragraphs before, between and after']!;

/** The changes that a document meets, one of each kind. */
function trialsOf(index: number): Trial[] {
  const nth = <T>(list: { readonly [name: string]: T }): [string, T] => {
    const all = Object.entries(list);
    return all[index % all.length]!;
  };
  const [moved, edited, removed, written] = [nth(rearrangements), nth(edits), nth(removals), nth(markups)];
  return [
    { name: moved[0], kind: 'unchanged', changes: [moved[1]], markup: asItWas },
    { name: written[0], kind: 'unchanged', changes: [], markup: written[1] },
    // A document seldom changes in one way only: what is edited is moved a little as well.
    { name: edited[0], kind: 'edited', changes: [edited[1], noise], markup: asItWas },
    { name: removed[0], kind: 'removed', changes: [removed[1]], markup: asItWas },
  ];
}

/** Where each passage stands in written blocks: `null` if it does not any more. */
function spansOf(written: readonly WrittenBlock[], passages: number): (BlockSpan | null)[] {
  const spans: Partial<BlockSpan>[] = Array.from({ length: passages }, () => ({}));
  written.forEach(({ marks }, block) => {
    for (const { number, end, offset } of marks) spans[number]![end ? 'to' : 'from'] = { block, offset };
  });
  return spans.map(({ from, to }) => {
    const isEmpty = !from || !to || (from.block === to.block && from.offset >= to.offset);
    return isEmpty ? null : { from, to };
  });
}

/** All that is shown of a passage: the stretch that is pointed out, and what is painted where the rest should be. */
function extentOf(
  { pointed }: ShownPassage,
  painted: readonly PageSpan[],
  wanted: PageSpan | null,
): PageSpan | null {
  if (!pointed) return null;
  const rest = painted.filter(
    ({ start, end }) => wanted && start >= pointed.start && start < wanted.end && end > wanted.start,
  );
  return { start: pointed.start, end: Math.max(pointed.end, ...rest.map(({ end }) => end)) };
}

class Trials {
  readonly tallies: AnchorTally[] = [];
  readonly failures: string[] = [];
  private readonly tab: MarkedPage;
  private readonly server: LocalServer;

  constructor(tab: MarkedPage, server: LocalServer) {
    this.tab = tab;
    this.server = server;
  }

  /** @returns how many passages were marked */
  async try(path: string, url: string, index: number): Promise<number> {
    const { tab, server } = this;
    await tab.load(url);
    const source = await blocksOf(tab.page);
    const placed = choosePassages(source.blocks, perDocument, randomFrom(index * 1000));
    if (placed.length === 0) return 0;
    const marked = withMarks(source.blocks, placed);
    const first = this.write(source, marked, asItWas, index);
    server.put(path, await pageOfBlocks(tab.page, source.html, first, 'kept'));
    await tab.load(url);
    await tab.read();
    const kept: Kept[] = [];
    const selected: PageSpan[] = [];
    for (const [number, span] of spansOf(first, placed.length).entries()) {
      if (!span) continue;
      const made = await tab.mark(span);
      if (!made.id) {
        this.failures.push(`a passage could not be marked, block ${span.from.block}`);
        continue;
      }
      const { block, start, end } = placed[number]!;
      const words = source.blocks[block]!.slice(start, end).replace(/\p{Co}/gu, '');
      kept.push({ id: made.id, number, words });
      selected[number] = made.selected;
    }
    await this.look('nothing', 'unchanged', kept, async (number) => selected[number]!);
    for (const [i, { name, kind, changes, markup }] of trialsOf(index).entries()) {
      const random = randomFrom(index * 1000 + i + 1);
      let blocks = marked;
      for (const change of changes) blocks = change(blocks, random);
      const written = this.write(source, blocks, markup, index + i);
      const spans = spansOf(written, placed.length);
      server.put(path, await pageOfBlocks(tab.page, source.html, written, markup.layout));
      await tab.load(url);
      await tab.read();
      await this.look(name, kind, kept, async (number) => {
        const span = spans[number];
        return span ? tab.spanOf(span) : null;
      });
    }
    return kept.length;
  }

  private write(source: PageBlocks, blocks: readonly string[], { ink }: Markup, seed: number) {
    const random = randomFrom(seed);
    return blocks
      .map((block) => writeBlock(block, source.tokens, ink, random))
      .filter((block) => block !== null);
  }

  /** Compares what is shown with what should be. */
  private async look(
    change: string,
    kind: AnchorTally['kind'],
    kept: readonly Kept[],
    wantedOf: (number: number) => Promise<PageSpan | null>,
  ): Promise<void> {
    const tally = emptyTally(change, kind);
    const shown = await this.tab.shown(kept.map(({ id }) => id));
    const painted = await this.tab.painted();
    const found: PageSpan[] = [];
    for (const [k, { number, words }] of kept.entries()) {
      const one = shown[k]!;
      const wanted = await wantedOf(number);
      const extent = extentOf(one, painted, wanted);
      if (!one.orphan && !extent) this.failures.push(`${change}: a passage is neither shown nor an orphan`);
      if (extent) found.push(extent);
      count(tally, extent, wanted, words);
    }
    for (const { start, end } of painted)
      if (!found.some((one) => start < one.end && end > one.start))
        this.failures.push(`${change}: painted at ${start} to ${end}, where no passage is`);
    this.tallies.push(tally);
  }
}

/** Documents to try: all, or so many, evenly from the whole corpus. */
function chosen(documents: CorpusDocument[], most: number): CorpusDocument[] {
  const step = Math.max(1, documents.length / most);
  return documents.length <= most
    ? documents
    : Array.from({ length: most }, (_, i) => documents[Math.floor(i * step)]!);
}

/** No mention is painted, so that what is painted are the marks. */
async function paintMarksAlone(office: Page): Promise<void> {
  await office.evaluate(
    async (names) => {
      interface Storage {
        storage: { local: { set(values: object): Promise<void> } };
      }
      const { browser, chrome } = globalThis as unknown as { browser?: Storage; chrome: Storage };
      const off = Object.fromEntries(names.map((name) => [name, 'off']));
      await (browser ?? chrome).storage.local.set({ settings: { categories: off } });
    },
    [...categories],
  );
}

const { values, positionals } = parseArgs({
  options: { browser: { type: 'string', default: 'chromium' }, most: { type: 'string', default: '100000' } },
  allowPositionals: true,
});
const folder = resolve(positionals[0] ?? '');
const name = values.browser as BrowserName;
const documents = chosen(
  documentsOf(folder).filter(({ kind }) => kind !== 'file'),
  Number(values.most),
);
const server = await LocalServer.start();
server.serve('/', folder);
const session = await launch(name, { offline: true });
const failures: string[] = [];
const tallies: AnchorTally[] = [];
const begun = Date.now();
let marked = 0;
try {
  await session.closeWelcome();
  const office = await session.openExtensionPage('options.html');
  await paintMarksAlone(office);
  for (const [index, document] of documents.entries()) {
    const isText = document.kind === 'text';
    const path = `/${document.name.split('/').map(encodeURIComponent).join('/')}${isText ? '.html' : ''}`;
    if (isText) server.put(path, pageOfText(readText(folder, document.name)));
    const tab = await MarkedPage.open(session, office);
    const trials = new Trials(tab, server);
    try {
      const passages = await trials.try(path, server.url(path), index);
      marked += passages;
      if (passages > 0) await seedCaseFile(office, { matters: [], documents: [], passages: [] });
    } catch (error) {
      trials.failures.push(error instanceof Error ? error.message : String(error));
    }
    await tab.page.close().catch(() => undefined);
    const wrong = trials.tallies.flatMap((tally) => tally.wrong.map((exact) => `${tally.change}: ${exact}`));
    for (const failure of [...trials.failures, ...wrong]) console.log(`  ${document.name}: ${failure}`);
    failures.push(...trials.failures.map((failure) => `${document.name}: ${failure}`));
    tallies.push(...trials.tallies);
  }
} finally {
  await session.close();
  await server.close();
}
const seconds = ((Date.now() - begun) / 1000).toFixed(0);
console.log(
  `anchors in ${name}: ${marked} passages marked in ${documents.length} documents, which were then changed and opened again (${seconds} s)`,
);
failures.push(...judge(sumOf(tallies)));
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
