import browser from 'webextension-polyfill';

/** The annotator's address; with that of a document, it opens the document. */
export function annotatorAddress(source?: string): string {
  const page = browser.runtime.getURL('/annotator.html');
  return source === undefined ? page : `${page}?src=${encodeURIComponent(source)}`;
}

/** Opens the annotator in a tab of its own, beside the one that it was asked from. */
export async function openAnnotator(source?: string, from?: browser.Tabs.Tab): Promise<void> {
  await browser.tabs.create({
    url: annotatorAddress(source),
    ...(from?.index === undefined ? {} : { index: from.index + 1 }),
    ...(from?.windowId === undefined ? {} : { windowId: from.windowId }),
  });
}
