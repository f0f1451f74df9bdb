import browser from 'webextension-polyfill';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mayMatch } from '../knowledge/recognise/prefilter.ts';
import {
  answer,
  askBackground,
  type Findings,
  type ReaderOrders,
  readerRequests,
} from '../platform/messages.ts';
import { sentFacts } from '../platform/passage-messages.ts';
import { untilItMayMatch } from '../reading/glance.ts';
import { pageFactsOf } from '../reading/provenance/page-facts.ts';
import { type PageReading, type Standing, stand, standing, withdraw } from './reading/hand-over.ts';
import { isMarkKey, watchKeys } from './reading/keys.ts';

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

/** ms before a page is told that it is shown again in which its frames may have been told so. */
const comingBack = 200;

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
  /** Until it is known otherwise. */
  let quiet = true;
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

  /** When the document began, or came back, in ms since 1970. */
  let since = performance.timeOrigin;
  let ordered: Promise<ReaderOrders> | null = null;
  let loading: Promise<unknown> | null = null;
  let opening: Promise<void> | null = null;
  const orders = () => {
    ordered ??= askBackground('orders', { since });
    return ordered;
  };
  /** Sends for the second script. @throws MessageError */
  const load = async (): Promise<PageReading> => {
    const given = await orders();
    it.startWith = (open) => {
      if (opening || signal.aborted) return;
      const lent = { orders: given, ask: askBackground, isAlive, report, end: it.stop, signal };
      opening = open(lent).then(async (opened) => {
        watching.abort();
        reading = opened;
        const latest = await orders();
        if (latest !== given) opened?.obey(latest);
      });
    };
    loading ??= askBackground('load-recogniser', {});
    await loading;
    await opening;
    if (!reading) throw new Error('the second script did not begin');
    return reading;
  };
  // Until the second script watches for itself, the keys that mark something send for it.
  const watching = new AbortController();
  signal.addEventListener('abort', () => watching.abort());
  watchKeys(
    window,
    () => false,
    (what) => {
      // Without a selection too: what is to be selected first is said by the second script.
      if (!isMarkKey(what) || quiet) return false;
      void load()
        .then(({ marks }) => marks.mark(what))
        .catch(() => undefined);
      return true;
    },
    watching.signal,
  );
  /** A document of which passages were kept is read, whatever it says. */
  const lookForMarks = async () => {
    const kept = await askBackground('passages', { facts: sentFacts(pageFactsOf(document, location.href)) });
    if ('passages' in kept && kept.passages.length > 0) await load();
  };

  const renew = async () => {
    ordered = null;
    const given = await orders();
    quiet = given.quiet;
    reading?.obey(given);
  };
  answer(
    readerRequests,
    {
      findings: () => reading?.findings() ?? nothingFound(looked),
      jump: async (to) => ({ found: (await reading?.jump(to)) ?? false }),
      quote: async ({ contention }) => ({ quoted: (await reading?.quote(contention)) ?? null }),
      step: async ({ by }) => ({ found: (await reading?.step(by)) ?? false }),
      'passages-changed': async () => {
        await (reading ? reading.marks.look() : lookForMarks());
        return {};
      },
      mark: async ({ as }) => ({ kept: await (await load()).marks.mark(as) }),
      'shut-frame': async () => ({ said: await (await load()).marks.sayShut() }),
      marks: () => reading?.marks.standing() ?? { document: null, orphans: [], settled: false },
      'show-passage': async ({ id }) => ({ found: (await reading?.marks.show(id)) ?? false }),
      'attach-passage': async ({ id }) => ({ attached: (await reading?.marks.attach(id)) ?? false }),
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
      since = Date.now() - comingBack;
      if (!isAlive()) it.stop();
      else if (reading) void renew().catch(() => undefined);
      else report(0, looked);
    },
    { signal },
  );

  void (async () => {
    ({ quiet } = await orders());
    void lookForMarks().catch(() => undefined);
    const nothingYet = () => {
      looked = true;
      report(0, true);
    };
    if (!(await untilItMayMatch(document, mayMatch, nothingYet, signal))) return;
    if (!isAlive()) return it.stop();
    await load();
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
