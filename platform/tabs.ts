import browser from 'webextension-polyfill';
import { framesOf, onFramesChange } from './frames.ts';
import { askReader, type Findings } from './messages.ts';

export interface ShownTab {
  id: number;
  /** Known only where the site was granted, or the toolbar button was used. */
  url: string | undefined;
  title: string | undefined;
}

/**
 * The tab that the side panel stands beside: the one in front of its window, or, where a tab of its own shows the
 * panel, the one that its address names (`sidepanel.html?tab=ID`).
 */
export async function currentTab(): Promise<ShownTab | null> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  const tab = Number.isInteger(named)
    ? await browser.tabs.get(named).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url, title: tab.title };
}

/** Calls back when another tab comes to the front, or the one in front loads another document. */
export function onCurrentTabChange(listener: () => void, signal: AbortSignal): void {
  const activated = () => listener();
  const updated = (_id: number, change: { status?: string; url?: string }) => {
    if (change.status || change.url) listener();
  };
  browser.tabs.onActivated.addListener(activated);
  browser.tabs.onUpdated.addListener(updated);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(activated);
    browser.tabs.onUpdated.removeListener(updated);
  });
}

/** What the readers in a tab's frames have found, the top frame first. A frame that does not answer is left out. */
export async function findingsOf(tabId: number): Promise<{ frameId: number; findings: Findings }[]> {
  const frameIds = new Set([0, ...Object.keys(await framesOf(tabId)).map(Number)]);
  const asked = [...frameIds]
    .sort((a, b) => a - b)
    .map(async (frameId) => {
      try {
        return { frameId, findings: await askReader(tabId, frameId, 'findings', {}) };
      } catch {
        return null;
      }
    });
  return (await Promise.all(asked)).filter((answered) => answered !== null);
}

/** Calls back whenever a reader reports that it has found more, or done. */
export function onFound(listener: (tabId: number) => void, signal: AbortSignal): void {
  onFramesChange(listener, signal);
}

/** Scrolls a page to a mention or a contention. @returns false if it is no longer there */
export async function jumpTo(
  tabId: number,
  frameId: number,
  place: { mention?: number; contention?: number },
): Promise<boolean> {
  try {
    return (await askReader(tabId, frameId, 'jump', place)).found;
  } catch {
    return false;
  }
}

/** The passage of a contention with its citation. @throws if it is not in the page any more, or nobody answers */
export async function quoteFrom(tabId: number, frameId: number, contention: number): Promise<string> {
  const { quoted } = await askReader(tabId, frameId, 'quote', { contention });
  if (quoted === null) throw new Error('the passage is gone');
  return quoted;
}

/** Ends the reading of a tab: paint, card and listeners go. */
export async function stopReading(tabId: number): Promise<void> {
  const frameIds = Object.keys(await framesOf(tabId)).map(Number);
  await Promise.allSettled(frameIds.map((frameId) => askReader(tabId, frameId, 'stop', {})));
}

/** Tells the readers in every tab that passages were kept, changed or removed, so that they look again. */
export async function tellOfPassages(): Promise<void> {
  const tabs = await browser.tabs.query({});
  for (const { id } of tabs) {
    if (id === undefined) continue;
    for (const frameId of Object.keys(await framesOf(id)))
      void askReader(id, Number(frameId), 'passages-changed', {}).catch(() => undefined);
  }
}
