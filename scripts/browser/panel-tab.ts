import type { Page } from 'puppeteer-core';
import { until } from './session.ts';

/**
 * Tells a side panel that is shown in a tab of its own which tab it stands beside: the one in front of its window.
 * A real side panel needs no telling; a tab that comes to the front would take itself for the page.
 */
export async function nameTabInFront(panel: Page): Promise<void> {
  const tab = await panel.evaluate(async () => {
    const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
    return front?.id;
  });
  await panel.evaluate((id) => {
    location.search = `?tab=${id}`;
  }, tab);
  await until('the panel to be told', () =>
    panel
      .evaluate((id) => location.search === `?tab=${id}` && document.readyState === 'complete', tab)
      .catch(() => false),
  );
}

/** What of the extension API is used inside the page. */
declare const chrome: { tabs: { query(filter: object): Promise<{ id?: number }[]> } };
