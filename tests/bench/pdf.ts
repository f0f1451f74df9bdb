import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { LocalServer } from '../../scripts/browser/local-server.ts';
import { type Session, until } from '../../scripts/browser/session.ts';
import { longPdf } from './long-pdf.ts';

/**
 * What a PDF of 1,000 pages costs in the annotator of the shipped extension, beside pdf.js and its own viewer in a bare
 * page: from the choice of the file to the first page's picture and text. Measured in pairs, one after the other in the
 * same browser and in turns first, and judged by the ratio within each pair: what else the machine does hits both alike.
 */

const pages = 1_000;
/** Pairs that are measured, after one that is not: the first of a browser reads everything from the disk. */
const rounds = 9;

const barePage = `<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="/pdfjs/web/pdf_viewer.css">
<style>#scroller { position: absolute; inset: 0; overflow: auto }</style></head>
<body><input type="file"><div id="scroller"><div class="pdfViewer"></div></div><script type="module">
import * as pdfjs from '/pdfjs/legacy/build/pdf.min.mjs';
import * as viewer from '/pdfjs/legacy/web/pdf_viewer.mjs';
pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/legacy/build/pdf.worker.min.mjs';
document.querySelector('input').onchange = async ({ target }) => {
  const eventBus = new viewer.EventBus();
  const linkService = new viewer.PDFLinkService({ eventBus });
  const container = document.getElementById('scroller');
  const shown = new viewer.PDFViewer({ container, eventBus, linkService });
  linkService.setViewer(shown);
  eventBus.on('pagesinit', () => { shown.currentScaleValue = 'auto'; });
  const data = new Uint8Array(await target.files[0].arrayBuffer());
  const pdf = await pdfjs.getDocument({ data, cMapUrl: '/pdfjs/cmaps/', standardFontDataUrl: '/pdfjs/standard_fonts/', wasmUrl: '/pdfjs/wasm/' }).promise;
  shown.setDocument(pdf);
  linkService.setDocument(pdf);
};
</script></body></html>`;

interface Seen {
  chosen: number;
  readable: number;
}

/** Chooses a file and measures until page 1 can be read. @returns ms */
export async function firstPage(page: Page, file: string): Promise<number> {
  const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await page.evaluate(() => {
    const seen = window as unknown as Seen;
    addEventListener('change', () => (seen.chosen = performance.now()), { capture: true, once: true });
    const look = () => {
      const first = document.querySelector('.page[data-page-number="1"]');
      if (first?.querySelector('canvas') && first.querySelector('.textLayer:not([hidden]) span')) {
        seen.readable = performance.now();
      } else requestAnimationFrame(look);
    };
    look();
  });
  await input.uploadFile(file);
  return until(
    'the first page',
    () =>
      page.evaluate(() => {
        const { chosen, readable } = window as unknown as Seen;
        return readable ? readable - chosen : null;
      }),
    60_000,
  );
}

async function heap(page: Page): Promise<number> {
  const cdp = await page.createCDPSession();
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.detach();
  return usedSize;
}

/** ms of the two, one right after the other. */
interface Pair {
  bare: number;
  ours: number;
}

/** @returns ms; the page is closed */
async function timed(page: Page, file: string): Promise<number> {
  await page.bringToFront();
  const time = await firstPage(page, file);
  await page.close();
  return time;
}

const middle = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
const ms = (value: number) => `${Math.round(value)} ms`;

/** Reads the long PDF to its end. @returns lines for the report */
export async function wholeDocument(session: Session, file: string): Promise<string[]> {
  const page = await session.openExtensionPage('annotator.html');
  await page.bringToFront();
  const before = await heap(page);
  await page.evaluate(() => {
    const long: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) long.push(entry.duration);
    }).observe({ type: 'longtask' });
    (window as unknown as { long: number[] }).long = long;
  });
  await firstPage(page, file);
  const begun = performance.now();
  // The progress stands in the page as long as it is read.
  await until('the progress', () => page.evaluate(() => document.querySelector('progress') !== null || null));
  await until(
    'the end of the reading',
    () => page.evaluate(() => document.querySelector('progress') === null || null),
    300_000,
  );
  const span = performance.now() - begun;
  const { long, drawn, held } = await page.evaluate(() => ({
    long: (window as unknown as { long: number[] }).long,
    drawn: document.querySelectorAll('.page canvas').length,
    held: document.querySelectorAll('.textLayer span').length,
  }));
  const more = (await heap(page)) - before;
  await page.close();
  return [
    `  all pages read and their mentions listed     ${(span / 1000).toFixed(1)} s after the first page, ${(span / pages).toFixed(1)} ms a page`,
    `  held at the end                              ${drawn} pages drawn, ${held} pieces of their text in the DOM, ${(more / 1e6).toFixed(1)} MB of heap more than before`,
    `  longest tasks while reading                  ${
      long.length === 0
        ? 'none over 50 ms'
        : `${long
            .sort((a, b) => b - a)
            .slice(0, 3)
            .map(ms)
            .join(', ')} (${long.length} over 50 ms, those of pdf.js among them)`
    }`,
  ];
}

/** The part of the bench about long PDFs, as lines to print. */
export async function pdfReport(session: Session, server: LocalServer): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'nonrefoul-bench-'));
  const file = join(folder, 'long.pdf');
  try {
    writeFileSync(file, await longPdf(join(import.meta.dirname, '..', 'corpus'), pages));
    server.serve('/pdfjs', dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')));
    const bareUrl = server.put('/bare-pdf', barePage);
    const bare = async () => {
      const page = await session.newPage();
      await page.goto(bareUrl, { waitUntil: 'load' });
      return timed(page, file);
    };
    const ours = async () => timed(await session.openExtensionPage('annotator.html'), file);
    const pairs: Pair[] = [];
    for (let round = 0; round <= rounds; round++) {
      const bareFirst = round % 2 === 0;
      const before = bareFirst ? await bare() : await ours();
      const after = bareFirst ? await ours() : await bare();
      if (round > 0) pairs.push(bareFirst ? { bare: before, ours: after } : { bare: after, ours: before });
    }
    const ratios = pairs.map((pair) => pair.ours / pair.bare).sort((a, b) => a - b);
    const spread = (times: number[]) =>
      `${ms(middle(times))} in the middle, ${ms(Math.min(...times))} at best`;
    return [
      `A PDF of ${pages} pages`,
      `  the first page can be read, pdf.js alone     ${spread(pairs.map((pair) => pair.bare))}`,
      `  in the annotator                             ${spread(pairs.map((pair) => pair.ours))}`,
      `  budget: at most 1.2 x pdf.js alone           ${middle(ratios).toFixed(2)} x in the middle of ${rounds} pairs, from ${ratios[0]!.toFixed(2)} to ${ratios.at(-1)!.toFixed(2)}`,
      ...(await wholeDocument(session, file)),
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
