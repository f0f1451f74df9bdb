import browser from 'webextension-polyfill';

/** What came of asking to read a tab. */
export interface ReadOutcome {
  /**
   * `reading`: a reader is at work there. `pdf`: the browser's own viewer, which shuts extensions out.
   * `restricted`: a page of the browser or of its store. `needs-permission`: the site was not granted.
   */
  outcome: 'reading' | 'restricted' | 'pdf' | 'needs-permission';
  /** The browser's own words, for the curious. */
  why: string;
}

const restrictedSchemes =
  /^(?:about|chrome|chrome-extension|chrome-search|chrome-untrusted|devtools|edge|brave|moz-extension|resource|view-source|data|javascript|blob):/i;
const stores =
  /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(?:[/?#]|$)/i;

/** What the address alone says: whether the browser lets no extension in there. */
export function restrictionOf(url: string | undefined): 'restricted' | 'pdf' | null {
  if (!url) return null;
  if (/^(?:resource:\/\/pdf\.js|chrome-extension:\/\/mhjfbmdgcfjbbpaeojofohoefgiehjai)/i.test(url))
    return 'pdf';
  if (restrictedSchemes.test(url) && url !== 'about:blank' && url !== 'about:srcdoc') return 'restricted';
  if (stores.test(url)) return 'restricted';
  return null;
}

const looksLikePdf = (url: string | undefined) => url !== undefined && /\.pdf(?:[?#]|$)/i.test(url);

/**
 * Puts the reader into every frame of a tab that the browser lets us into. Doing it twice does no harm: a
 * reader that is already there stays.
 */
export async function readTab(tabId: number): Promise<ReadOutcome> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const restriction = restrictionOf(tab?.url);
  if (restriction) return { outcome: restriction, why: tab?.url ?? '' };
  try {
    return await afterGrant(tab?.url !== undefined, () => inject(tabId));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (looksLikePdf(tab?.url)) return { outcome: 'pdf', why };
    // With no url to be seen, we hold no permission for the site: its address is kept from us.
    const shut = /cannot be scripted|cannot access a chrome|extensions gallery|restricted|error page/i.test(
      why,
    );
    return { outcome: tab?.url || shut ? 'restricted' : 'needs-permission', why };
  }
}

/** The frame of a tab that has the keyboard, among those that the browser lets us into; 0 if none of them has it. */
export async function focusedFrame(tabId: number): Promise<number> {
  const found = await browser.scripting
    .executeScript({
      target: { tabId, allFrames: true },
      // An element that holds a frame has the focus in the page around it.
      func: () => document.hasFocus() && !/^i?frame$/i.test(document.activeElement?.localName ?? ''),
    })
    .catch(() => []);
  return found.find(({ result }) => result === true)?.frameId ?? 0;
}

async function inject(tabId: number): Promise<ReadOutcome> {
  const [top] = await browser.scripting.executeScript({
    target: { tabId },
    func: () => document.contentType,
  });
  if (top?.result === 'application/pdf') return { outcome: 'pdf', why: 'application/pdf' };
  await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: ['/reader.js'] });
  return { outcome: 'reading', why: '' };
}

/** ms to wait before each further try. */
const patience = [50, 200, 500];

/**
 * Tries again for a moment where the browser says no although it lets us see the address. A click grants the tab to
 * us in the browser first and in the page's process a little later: about one click in twenty on a fresh page was
 * refused in between (Chromium 156).
 */
async function afterGrant<T>(granted: boolean, work: () => Promise<T>): Promise<T> {
  for (const wait of granted ? patience : []) {
    try {
      return await work();
    } catch (error) {
      if (!/cannot access contents|missing host permission/i.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return work();
}
