import type { Page } from 'puppeteer-core';
import { highlightCount } from './browser/seen.ts';
import { type Session, until } from './browser/session.ts';
import { differences, snapshotOf } from './browser/snapshot.ts';

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** What reading one document did. */
export interface Reading {
  painted: number | null;
  ms: number | null;
  failures: string[];
  notes: string[];
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

/**
 * Reads a document with the built extension and compares it with what it was.
 * @param expected where exactly mentions are to be painted, as `start-end`, in a page that `pageOfText` made
 */
export async function tryDocument(
  session: Session,
  url: string,
  expected: Set<string> | null,
): Promise<Reading> {
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
