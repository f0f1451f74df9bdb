import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import { launch } from '../../scripts/browser/launch.ts';
import { LocalServer } from '../../scripts/browser/local-server.ts';
import { highlightCount } from '../../scripts/browser/seen.ts';
import { buildFolder, type Session, until } from '../../scripts/browser/session.ts';
import { formsEnglishFirst } from './bare-lexicon.ts';
import { cardTimes } from './card-time.ts';
import { libraryReport, libraryTimes } from './library-search.ts';
import { pageWithMentions, pageWithoutMentions } from './pages.ts';
import { pdfReport } from './pdf.ts';
import { searchReport, searchTimes } from './search.ts';

/**
 * `npm run bench`: what the shipped extension costs in a real Chromium, beside what the same work costs at the
 * least and beside mark.js, in the same run. It prints and judges nothing: a slow machine is no fault.
 *
 * Work is the main thread's busy time in the page (Chromium's TaskDuration), by whichever script; span is what a
 * clock on the wall shows from the press of the button to the last highlight. Both hold the whole of it: reader,
 * recogniser and their loading. The bare pass is a TreeWalker over every text node that adds up its characters,
 * then the very ranges that the extension painted, as StaticRanges in one Highlight.
 */

const forms = 500;
const megabytes = 6;

interface Cost {
  /** ms */
  work: number;
  /** ms */
  span: number;
  /** The longest task, ms; 0 if none was over 50. */
  longest: number;
}

interface Place {
  node: number;
  start: number;
  end: number;
}

async function busy(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

const settle = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))),
  );

async function open(session: Session, url: string): Promise<{ page: Page; cdp: CDPSession }> {
  const page = await session.newPage();
  page.setDefaultTimeout(0);
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  await page.bringToFront();
  await page.evaluate(() => {
    const long: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) long.push(entry.duration);
    }).observe({ type: 'longtask' });
    (window as unknown as { long: number[] }).long = long;
  });
  await settle(page);
  await new Promise((done) => setTimeout(done, 500));
  const cdp = await page.createCDPSession();
  await cdp.send('Performance.enable');
  return { page, cdp };
}

async function longest(page: Page): Promise<number> {
  await settle(page);
  return page.evaluate(() => Math.max(0, ...(window as unknown as { long: number[] }).long));
}

/** Has the extension read a page. `done` says when it has. */
async function measureOurs(
  session: Session,
  page: Page,
  cdp: CDPSession,
  done: () => Promise<boolean>,
): Promise<Cost> {
  await page.evaluate(() => (window as unknown as { long: number[] }).long.splice(0));
  const before = await busy(cdp);
  const begun = performance.now();
  await session.pressToolbarButton(page);
  await until('the page to be read', async () => ((await done()) ? true : null), 300_000);
  const span = performance.now() - begun;
  await settle(page);
  return { work: (await busy(cdp)) - before, span, longest: await longest(page) };
}

/** Where the extension painted, as numbers that hold for a page loaded anew. */
function places(page: Page): Promise<Place[]> {
  return page.evaluate(() => {
    const index = new Map<Node, number>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let n = 0, node = walker.nextNode(); node; node = walker.nextNode(), n++) index.set(node, n);
    const found: Place[] = [];
    const { highlights } = CSS as unknown as { highlights: Map<string, Set<AbstractRange>> };
    for (const highlight of highlights.values()) {
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        if (startContainer !== endContainer) continue;
        found.push({ node: index.get(startContainer)!, start: startOffset, end: endOffset });
      }
    }
    return found;
    interface Place {
      node: number;
      start: number;
      end: number;
    }
  });
}

/** The least that anybody must do who reads a page and paints these ranges. */
async function measureBare(page: Page, cdp: CDPSession, painted: Place[]): Promise<Cost> {
  await page.evaluate((list) => {
    const style = document.createElement('style');
    style.textContent =
      '::highlight(bare) { text-decoration: underline 2px; background-color: rgb(0 128 128 / 12%); }';
    document.head.append(style);
    (window as unknown as { painted: Place[] }).painted = list;
    interface Place {
      node: number;
      start: number;
      end: number;
    }
  }, painted);
  await settle(page);
  const before = await busy(cdp);
  const span = await page.evaluate(async () => {
    const begun = performance.now();
    const { painted: list } = window as unknown as {
      painted: { node: number; start: number; end: number }[];
    };
    const nodes: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let sum = 0;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      nodes.push(node);
      const { data } = node;
      for (let i = 0; i < data.length; i++) sum += data.charCodeAt(i);
    }
    const highlight = new Highlight();
    for (const { node, start, end } of list) {
      const container = nodes[node]!;
      highlight.add(
        new StaticRange({
          startContainer: container,
          startOffset: start,
          endContainer: container,
          endOffset: end,
        }),
      );
    }
    CSS.highlights.set('bare', highlight);
    document.documentElement.dataset.sum = String(sum);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - begun;
  });
  await settle(page);
  return { work: (await busy(cdp)) - before, span, longest: await longest(page) };
}

async function measureMarkJs(page: Page, cdp: CDPSession, terms: string[]): Promise<Cost> {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('mark.js/dist/mark.min.js') });
  await settle(page);
  const before = await busy(cdp);
  const span = await page.evaluate(async (list) => {
    const begun = performance.now();
    const { Mark } = window as unknown as {
      Mark: new (root: Element) => { mark(terms: string[], options: object): void };
    };
    new Mark(document.body).mark(list, { separateWordSearch: false, accuracy: 'exactly' });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - begun;
  }, terms);
  await settle(page);
  return { work: (await busy(cdp)) - before, span, longest: await longest(page) };
}

/** Names of the knowledge base, as a list that mark.js can be given. */
function termsForMarkJs(): string[] {
  const file = new URL('../../knowledge/compiled/base.json', import.meta.url);
  const { entries } = JSON.parse(readFileSync(file, 'utf8')) as {
    entries: Record<
      string,
      { name?: { en: string }; short_names?: string[]; aka?: string[]; title?: { en: string } }
    >;
  };
  const names = Object.values(entries).flatMap(({ name, short_names = [], aka = [], title }) => [
    ...(name ? [name.en] : []),
    ...(title ? [title.en] : []),
    ...short_names,
    ...aka,
  ]);
  const present = [
    'Liu v. Poland',
    'extradition',
    'diplomatic assurances',
    'China',
    'Red Notice',
    'non-refoulement',
  ];
  return [...new Set([...present, ...names.filter((name) => name.length > 3)])].slice(0, forms);
}

/**
 * mark.js over a hundredth of the page with as many forms of the lexicon as the recogniser's own bench has.
 * @returns what it took, times a hundred, or the words with which it gave up
 */
async function markJsWith(session: Session, url: string, count: number): Promise<Cost | string> {
  const { page, cdp } = await open(session, url);
  try {
    const { work, span, longest: task } = await measureMarkJs(page, cdp, formsEnglishFirst().slice(0, count));
    return { work: work * 100, span: span * 100, longest: task };
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split('\n')[0]!;
  } finally {
    await page.close();
  }
}

const ms = (value: number) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
const times = (a: number, b: number) => `${(a / b).toFixed(2)} x`;

function line(what: string, { work, span, longest: task }: Cost): void {
  console.log(
    `  ${what.padEnd(44)} work ${ms(work).padStart(10)}   span ${ms(span).padStart(10)}   longest task ${task > 0 ? ms(task) : 'under 50 ms'}`,
  );
}

const server = await LocalServer.start();
const session = await launch('chromium');
try {
  await session.closeWelcome();
  console.log(`${await session.browser.version()}, the shipped build\n`);

  const full = server.put('/full', pageWithMentions(megabytes * 1_000_000));
  const tenth = server.put('/tenth', pageWithMentions(megabytes * 100_000));
  const hundredth = server.put('/hundredth', pageWithMentions(megabytes * 10_000));
  const first = await open(session, full);
  let before = -1;
  const ours = await measureOurs(session, first.page, first.cdp, async () => {
    const now = await highlightCount(first.page);
    const same = now === before && now > 0;
    before = now;
    if (!same) await new Promise((done) => setTimeout(done, 100));
    return same;
  });
  const painted = await places(first.page);
  await first.page.close();
  const second = await open(session, full);
  const bare = await measureBare(second.page, second.cdp, painted);
  await second.page.close();
  const third = await open(session, tenth);
  const terms = termsForMarkJs();
  const marked = await measureMarkJs(third.page, third.cdp, terms);
  await third.page.close();
  const mark = { work: marked.work * 10, span: marked.span * 10, longest: marked.longest };

  console.log(`A page of ${megabytes} MB with ${painted.length} mentions`);
  line('the extension: recognise and paint', ours);
  line('bare: TreeWalker and the same ranges', bare);
  line(`mark.js with ${terms.length} forms: a tenth of it, times ten`, mark);
  for (const count of [1_000, 5_000]) {
    const cost = await markJsWith(session, hundredth, count);
    const what = `mark.js with ${count} forms: a hundredth, times 100`;
    if (typeof cost === 'string') console.log(`  ${what.padEnd(44)} gives up: ${cost.slice(0, 120)}`);
    else line(what, cost);
  }
  console.log(
    `  budget: at most 2 x the bare pass            work ${times(ours.work, bare.work)}   span ${times(ours.span, bare.span)}`,
  );
  console.log(
    `  budget: mark.js takes at least 50 x          work ${times(mark.work, ours.work)}   span ${times(mark.span, ours.span)}`,
  );
  console.log(
    `  budget: no task over 50 ms                   ${ours.longest > 0 ? ms(ours.longest) : 'none'}\n`,
  );

  const empty = server.put('/empty', pageWithoutMentions(megabytes * 1_000_000));
  const fourth = await open(session, empty);
  const heapBefore = await heap(fourth.cdp);
  const nothing = await measureOurs(
    session,
    fourth.page,
    fourth.cdp,
    async () => (await session.badgeOf(fourth.page)) === '0',
  );
  const heapAfter = await heap(fourth.cdp);
  const later = await busy(fourth.cdp);
  await new Promise((done) => setTimeout(done, 5000));
  const idle = (await busy(fourth.cdp)) - later;
  await fourth.page.close();
  const fifth = await open(session, empty);
  const bareEmpty = await measureBare(fifth.page, fifth.cdp, []);
  await fifth.page.close();

  console.log(`A page of ${megabytes} MB without mentions`);
  line('the extension: looks and finds nothing', nothing);
  line('bare: TreeWalker', bareEmpty);
  console.log(
    `  budget: at most 2 x the bare pass            work ${times(nothing.work, bareEmpty.work)}   span ${times(nothing.span, bareEmpty.span)}`,
  );
  console.log(
    `  budget: then nothing                         ${ms(idle)} in the next 5 s (the browser's own work in it)`,
  );
  console.log(
    `  budget: at most 60 kB of script              ${(statSync(join(buildFolder('chromium'), 'reader.js')).size / 1000).toFixed(1)} kB`,
  );
  console.log(
    `  budget: at most 300 kB of heap               ${((heapAfter - heapBefore) / 1000).toFixed(0)} kB more than before`,
  );
  server.serve('/sample', join(import.meta.dirname, '..', '..', 'public', 'sample'));
  const cards = await cardTimes(session, server.url('/sample/judgment.html'), 7);
  console.log('\nA card on the sample judgment');
  console.log(
    `  budget: at most 50 ms beyond the rest        median ${ms(cards[3]!)}, from ${ms(cards[0]!)} to ${ms(cards[6]!)}`,
  );
  console.log(`\n${searchReport(await searchTimes(session))}`);
  console.log(`\n${await pdfReport(session, server)}`);
  console.log(`\n${libraryReport(await libraryTimes(session))}`);
} finally {
  await session.close();
  await server.close();
}
