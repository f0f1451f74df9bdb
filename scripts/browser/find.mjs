// Finds the browsers that are installed. Plain JavaScript: it runs before anything else is there.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** Where each browser is wont to be, best first; a bare name is looked for on the PATH. */
const places = {
  chromium: {
    linux: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    win32: [
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Google\\Chrome\\Application\\chrome.exe',
    ],
  },
  firefox: {
    linux: ['firefox-esr', 'firefox'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: ['Mozilla Firefox\\firefox.exe'],
  },
};

/** Names the browser to use where the usual places will not do. */
export const override = { chromium: 'NONREFOUL_CHROMIUM', firefox: 'NONREFOUL_FIREFOX' };

function candidates(name) {
  const listed = places[name][process.platform] ?? places[name].linux;
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((key) => process.env[key]);
    return roots.filter(Boolean).flatMap((root) => listed.map((place) => join(root, place)));
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return listed.flatMap((place) =>
    place.startsWith('/') ? [place] : folders.map((folder) => join(folder, place)),
  );
}

/**
 * @param {BrowserName} name
 * @returns {string | null} the path of an installed browser of that family, or null
 * @throws when the environment names one that is not there
 */
export function findBrowser(name) {
  const named = process.env[override[name]];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`${override[name]} names ${named}, which is not there.`);
  }
  return candidates(name).find((place) => existsSync(place)) ?? null;
}

/**
 * One sentence for a person who has no such browser.
 * @param {BrowserName} name
 */
export function howToInstall(name) {
  return name === 'firefox'
    ? `No Firefox was found: install Firefox 140 or later, or name one in ${override.firefox}.`
    : `No Chrome, Edge or Chromium was found: install one of them (125 or later), or name one in ${override.chromium}.`;
}
