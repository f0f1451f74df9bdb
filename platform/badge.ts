import browser from 'webextension-polyfill';

const accent = '#0b5f63';
const warning = '#8a4b00';

/** A count in the four characters that a badge holds. */
export function badgeText(total: number): string {
  if (total === 0) return '0';
  if (total < 1000) return String(total);
  if (total < 10_000) return `${(Math.floor(total / 100) / 10).toFixed(1)}k`;
  return `${Math.floor(total / 1000)}k`;
}

/** Shows how many mentions a tab has. The tab may be gone by now: that is no error. */
export async function showCount(tabId: number, total: number): Promise<void> {
  const title = browser.i18n.getMessage(total === 0 ? 'badgeNone' : 'badgeCount', [String(total)]);
  await Promise.allSettled([
    browser.action.setBadgeBackgroundColor({ tabId, color: accent }),
    browser.action.setBadgeText({ tabId, text: badgeText(total) }),
    browser.action.setTitle({ tabId, title }),
  ]);
}

/** Shows that a tab could not be read, and why in the button's title. */
export async function showUnread(tabId: number, words: string): Promise<void> {
  await Promise.allSettled([
    browser.action.setBadgeBackgroundColor({ tabId, color: warning }),
    browser.action.setBadgeText({ tabId, text: '!' }),
    browser.action.setTitle({ tabId, title: words }),
  ]);
}

export async function clearBadge(tabId: number): Promise<void> {
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text: '' }),
    browser.action.setTitle({ tabId, title: browser.i18n.getMessage('actionTitle') }),
  ]);
}
