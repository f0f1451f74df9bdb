import browser from 'webextension-polyfill';

/** The match pattern for a host name and its port, all of http and https. */
export function patternOf(host: string): string {
  // Match patterns know no port in Firefox, and without one they match every port in Chromium.
  return `*://${host.replace(/:\d+$/, '')}/*`;
}

/** The host in what a reader typed: an address, a host, or a host with a path. @returns '' if there is none */
export function hostOf(typed: string): string {
  const trimmed = typed.trim();
  if (trimmed === '') return '';
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
    return /^https?:$/.test(url.protocol) ? url.hostname : '';
  } catch {
    return '';
  }
}

const everySite = ['http://*/*', 'https://*/*'];

/** Asks the browser to let us read these hosts. Must be called while the reader's click is being handled. */
export function askForSites(hosts: string[]): Promise<boolean> {
  return browser.permissions.request({ origins: hosts.map(patternOf) });
}

/** Asks the browser to let us read every site. Must be called while the reader's click is being handled. */
export function askForEverySite(): Promise<boolean> {
  return browser.permissions.request({ origins: everySite });
}

export function mayReadEverySite(): Promise<boolean> {
  return browser.permissions.contains({ origins: everySite });
}

export function mayRead(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(host)] });
}

/** The match patterns that the browser has granted. */
export async function grantedSites(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Gives a host back to the browser. */
export function dropSite(host: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [patternOf(host)] });
}

/** Gives every site back to the browser. */
export function dropEverySite(): Promise<boolean> {
  return browser.permissions.remove({ origins: everySite });
}

export function onPermissionsChange(listener: () => void, signal: AbortSignal): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
  signal.addEventListener('abort', () => {
    browser.permissions.onAdded.removeListener(listener);
    browser.permissions.onRemoved.removeListener(listener);
  });
}
