import browser from 'webextension-polyfill';

/**
 * Which frames of which tab have a reader, and how much it found. Kept in the browser's session storage, in
 * memory only: the background may be stopped between any two messages, and nothing of what was read may stay.
 */

export interface FrameCount {
  total: number;
  complete: boolean;
  /** When it reported first, in ms since 1970. */
  since: number;
  /** Grows with every report, so that a listener hears of one that changed nothing else. */
  report: number;
}

/** By frame id. */
export type FrameCounts = { [frameId: string]: FrameCount };

const prefix = 'frames:';
const unread = 'unread:';
const keyOf = (tabId: number) => `${prefix}${tabId}`;

/** The writes wait for each other: two frames of one tab report at the same moment. */
let lastWrite: Promise<unknown> = Promise.resolve();

function write(tabId: number, change: (counts: FrameCounts) => FrameCounts): Promise<FrameCounts> {
  const next = lastWrite.then(async () => {
    const counts = change(await framesOf(tabId));
    await browser.storage.session.set({ [keyOf(tabId)]: counts });
    return counts;
  });
  lastWrite = next.catch(() => undefined);
  return next;
}

export async function framesOf(tabId: number): Promise<FrameCounts> {
  const stored = await browser.storage.session.get(keyOf(tabId));
  return (stored[keyOf(tabId)] as FrameCounts | undefined) ?? {};
}

/** Notes what a frame's reader reports. @returns the counts of all frames of the tab */
export function noteFrame(
  tabId: number,
  frameId: number,
  total: number,
  complete: boolean,
): Promise<FrameCounts> {
  return write(tabId, (counts) => ({
    ...counts,
    [frameId]: {
      total,
      complete,
      since: counts[frameId]?.since ?? Date.now(),
      report: (counts[frameId]?.report ?? 0) + 1,
    },
  }));
}

/**
 * A new document stands in the tab: whatever its frames held is gone. A frame of the new one may have reported sooner
 * than the page around it.
 * @param since when the document began, in ms since 1970; left out, no frame holds anything any more
 */
export function forgetFrames(tabId: number, since = Number.POSITIVE_INFINITY): Promise<FrameCounts> {
  return write(tabId, (counts) =>
    Object.fromEntries(Object.entries(counts).filter(([, frame]) => frame.since >= since)),
  );
}

/**
 * Notes why a tab could not be read, for the panel to say; `null` if it was read after all.
 * @param url as far as the browser lets us see it, so that it is not said of the tab's next page
 */
export function noteUnread(tabId: number, outcome: string | null, url: string): Promise<void> {
  const key = `${unread}${tabId}`;
  return outcome === null
    ? browser.storage.session.remove(key)
    : browser.storage.session.set({ [key]: { outcome, url } });
}

/** What reading the page at `url` in a tab came to if it could not be read, else `null`. */
export async function unreadOf(tabId: number, url: string): Promise<string | null> {
  const key = `${unread}${tabId}`;
  const noted = (await browser.storage.session.get(key))[key] as { outcome: string; url: string } | undefined;
  return noted?.url === url ? noted.outcome : null;
}

/** The tab itself is gone. */
export function dropTab(tabId: number): Promise<void> {
  const next = lastWrite.then(() => browser.storage.session.remove([keyOf(tabId), `${unread}${tabId}`]));
  lastWrite = next.catch(() => undefined);
  return next;
}

/** Calls back with the tab whenever one of its frames has reported, or it could not be read. */
export function onFramesChange(listener: (tabId: number) => void, signal: AbortSignal): void {
  const changed = (changes: Record<string, unknown>, area: string) => {
    if (area !== 'session') return;
    for (const key of Object.keys(changes)) {
      const kind = [prefix, unread].find((one) => key.startsWith(one));
      if (kind) listener(Number(key.slice(kind.length)));
    }
  };
  browser.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}
