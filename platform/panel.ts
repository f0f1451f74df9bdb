import browser from 'webextension-polyfill';

/** What the side panel should show next, because somebody asked for it outside of it. */
export interface PanelRequest {
  entry: string | null;
  query?: string;
  /** A passage whose note is to be written. */
  passage?: string;
}

const prefix = 'panel:';

/** Chromium's side panel, which the polyfill does not know. */
interface SidePanel {
  open(where: { tabId: number } | { windowId: number }): Promise<void>;
}
const { sidePanel } = (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome ?? {};

/**
 * Opens the side panel and tells it what to show. Call it while the reader's click is being handled and before
 * any `await`: both browsers open it on a gesture only, and Firefox forgets the gesture at the first await.
 * @returns `tab` where the browser would not open the panel and a tab shows it instead
 */
export function openPanel(
  tab: { id?: number; windowId?: number },
  request: PanelRequest | null,
): Promise<'panel' | 'tab'> {
  const windowId = tab.windowId ?? -1;
  const opening = Promise.resolve(
    sidePanel
      ? sidePanel.open(tab.id === undefined ? { windowId } : { tabId: tab.id })
      : browser.sidebarAction.open(),
  );
  const noting = request
    ? browser.storage.session.set({ [`${prefix}${windowId}`]: { ...request, at: Date.now() } })
    : Promise.resolve();
  return Promise.all([opening, noting]).then(
    () => 'panel',
    () => showElsewhere(tab.id, windowId, request),
  );
}

/** Firefox takes no message from a page for a gesture: an open sidebar hears the request, else a tab shows it. */
async function showElsewhere(
  tabId: number | undefined,
  windowId: number,
  request: PanelRequest | null,
): Promise<'panel' | 'tab'> {
  const sidebarIsOpen =
    'sidebarAction' in browser &&
    typeof browser.sidebarAction?.isOpen === 'function' &&
    (await browser.sidebarAction.isOpen(windowId < 0 ? {} : { windowId }));
  if (sidebarIsOpen) return 'panel';
  const route = request?.entry
    ? `#/entry/${encodeURIComponent(request.entry)}`
    : request?.query
      ? `#/search?q=${encodeURIComponent(request.query)}`
      : request?.passage
        ? `#/matter?note=${encodeURIComponent(request.passage)}`
        : '';
  const beside = tabId === undefined ? '' : `?tab=${tabId}`;
  await browser.tabs.create({ url: browser.runtime.getURL(`/sidepanel.html${beside}${route}`) });
  return 'tab';
}

/** Tells a panel that is open, or being opened, what to show. @param windowId of its window */
export async function requestInPanel(windowId: number, request: PanelRequest): Promise<void> {
  await browser.storage.session.set({ [`${prefix}${windowId}`]: { ...request, at: Date.now() } });
}

async function ownWindow(): Promise<number> {
  return (await browser.windows.getCurrent()).id ?? -1;
}

/** Takes what this window's panel was asked to show; a second call gets nothing. */
export async function pendingEntry(): Promise<PanelRequest | null> {
  const key = `${prefix}${await ownWindow()}`;
  const stored = (await browser.storage.session.get(key))[key] as PanelRequest | undefined;
  if (stored) await browser.storage.session.remove(key);
  return stored ?? null;
}

/** Calls back when this window's panel, already open, is asked to show something. */
export function onPendingEntry(listener: (request: PanelRequest) => void, signal: AbortSignal): void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'session' || !Object.entries(changes).some(([k, c]) => k.startsWith(prefix) && c.newValue))
      return;
    void pendingEntry().then((request) => request && listener(request));
  };
  browser.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}
