import browser from 'webextension-polyfill';
import type { ReaderOrders } from './messages.ts';
import { isQuiet, loudnessOfAll, type Settings } from './settings.ts';

/** The language of our own words: the reader's choice, or the browser's. */
export function interfaceLanguage(settings: Settings): string {
  return settings.language === 'auto' ? browser.i18n.getUILanguage() : settings.language;
}

/** The host of an address without its port; '' where there is none. */
export function hostnameOf(url: string | undefined): string {
  try {
    return url ? new URL(url).hostname : '';
  } catch {
    return '';
  }
}

/**
 * How the reader in a frame should behave. A frame follows the page that it stands in, so that quiet mode on a
 * site is quiet in the advertisements on it too; and it is quiet as well if its own host is.
 */
export function ordersFor(settings: Settings, sender: browser.Runtime.MessageSender): ReaderOrders {
  const hosts = [hostnameOf(sender.tab?.url), hostnameOf(sender.url)];
  return {
    quiet: hosts.some((host) => isQuiet(settings, host)),
    loudness: loudnessOfAll(settings),
    theme: settings.theme,
    language: interfaceLanguage(settings),
    rest: settings.rest,
    hasCourt: settings.court !== null,
    bar: settings.bar,
    citation: settings.citation,
  };
}
