import browser from 'webextension-polyfill';
import { mayRead, mayReadEverySite, patternOf } from './permissions.ts';
import type { Settings } from './settings.ts';

const scriptId = 'reader';

/** Where pages are read without being asked: what the settings say and the browser has granted, of both the less. */
async function matchesOf(settings: Settings): Promise<string[]> {
  if (settings.run === 'on-click') return [];
  if (settings.run === 'everywhere' && (await mayReadEverySite())) return ['http://*/*', 'https://*/*'];
  const chosen = Object.keys(settings.sites).filter((host) => settings.sites[host] === 'always');
  const granted = await Promise.all(
    chosen.map(async (host) => ((await mayRead(host)) ? patternOf(host) : null)),
  );
  return granted.filter((pattern) => pattern !== null);
}

/**
 * Registers the reader for the pages that it should read by itself, or takes it back.
 * Done again whenever settings or permissions change, and at every start of the browser.
 */
export async function registerReader(settings: Settings): Promise<void> {
  const matches = await matchesOf(settings);
  const excludeMatches = Object.keys(settings.sites)
    .filter((host) => settings.sites[host] === 'never')
    .map(patternOf);
  const there = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] });
  if (there.length > 0) await browser.scripting.unregisterContentScripts({ ids: [scriptId] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id: scriptId,
      js: ['reader.js'],
      matches,
      ...(excludeMatches.length > 0 ? { excludeMatches } : {}),
      allFrames: true,
      // Frames without an address of their own (srcdoc, about:blank) belong to the page that made them.
      ...({ matchOriginAsFallback: true } as object),
      runAt: 'document_idle',
      persistAcrossSessions: true,
    },
  ]);
}
