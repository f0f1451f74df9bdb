import browser from 'webextension-polyfill';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mayMatch } from '../knowledge/recognise/prefilter.ts';
import { answer, askBackground, type Findings, readerRequests } from '../platform/messages.ts';
import { untilItMayMatch } from '../reading/glance.ts';
import { type PageReading, type Standing, stand, standing, withdraw } from './reading/hand-over.ts';

/** ms between two reports of how much was found. */
const reportEvery = 400;

/**
 * The first script in a frame. It looks whether the page holds anything that may be a mention; only then does
 * it send for the second script, which reads, paints and shows. It listens to no message of the page, and
 * nothing of it can be seen from there.
 */
export default defineUnlistedScript(() => {
  const before = standing();
  if (before?.isAlive()) return;
  before?.stop();
  if (document.contentType === 'application/pdf' || !document.documentElement) return;
  begin();
});

/** Whether the extension that put us here is still there; after an update or removal it has no id any more. */
function isAlive(): boolean {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false;
  }
}

function begin(): void {
  const stopping = new AbortController();
  const { signal } = stopping;
  let reading: PageReading | null = null;
  let looked = false;
  const report = reporter(signal);
  const it: Standing = {
    isAlive: () => !signal.aborted && isAlive(),
    stop() {
      stopping.abort();
      withdraw(it);
    },
    startWith() {},
  };
  stand(it);

  const renew = async () => reading?.obey(await askBackground('orders', {}));
  answer(
    readerRequests,
    {
      findings: () => reading?.findings() ?? nothingFound(looked),
      jump: (to) => ({ found: reading?.jump(to) ?? false }),
      step: ({ by }) => ({ found: reading?.step(by) ?? false }),
      'orders-changed': () => renew().then(() => ({})),
      stop() {
        it.stop();
        return {};
      },
    },
    signal,
  );
  // A page that comes back from the browser's memory is a new one to the background.
  window.addEventListener(
    'pageshow',
    (event) => {
      if (!event.isTrusted || !event.persisted) return;
      if (!isAlive()) it.stop();
      else if (reading) void renew().catch(() => undefined);
      else report(0, looked);
    },
    { signal },
  );

  void (async () => {
    const orders = await askBackground('orders', {});
    const nothingYet = () => {
      looked = true;
      report(0, true);
    };
    if (!(await untilItMayMatch(document, mayMatch, nothingYet, signal))) return;
    if (!isAlive()) return it.stop();
    it.startWith = (open) => {
      if (reading || signal.aborted) return;
      reading = open({ orders, ask: askBackground, isAlive, report, end: it.stop, signal });
    };
    await askBackground('load-recogniser', {});
  })().catch(() => {
    // The background refuses or is gone: the page stays as it was.
    if (!reading) it.stop();
  });
}

function nothingFound(complete: boolean): Findings {
  const { title } = document;
  return { url: location.href, title, quiet: false, complete, counts: [], mentions: [], contentions: [] };
}

/** Reports what was found: at once, and then the latest only, so that a page that changes all the time tires nobody. */
function reporter(signal: AbortSignal): (total: number, complete: boolean) => void {
  let latest: { total: number; complete: boolean } | null = null;
  let waiting = false;
  const send = () => {
    if (!latest || signal.aborted || !isAlive()) return;
    void askBackground('found', latest).catch(() => undefined);
    latest = null;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      send();
    }, reportEvery);
  };
  return (total, complete) => {
    latest = { total, complete };
    if (!waiting) send();
  };
}
