import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import type { SentRequest } from './requests.ts';

export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

/** A browser with the built extension in it, driven alike whichever browser it is. */
export interface Session {
  readonly name: BrowserName;
  readonly browser: Browser;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  /** The same of the extension that was loaded beside ours; '' if none was. */
  readonly besideOrigin: string;
  /** Waits for the page that greets a new reader, and closes it: it would come to the front at some later moment. */
  closeWelcome(): Promise<void>;
  newPage(): Promise<Page>;
  /** Opens a page of an extension, `sidepanel.html` say, in a tab. @param origin ours unless another is named */
  openExtensionPage(path: string, origin?: string): Promise<Page>;
  /**
   * The side panel's page in a tab behind this one. It takes the tab in front for the one that it stands beside,
   * as it does in the browser's own side panel, which a driver can't open in both browsers.
   */
  openPanelBeside(page: Page): Promise<Page>;
  /** Brings the page to the front and presses our button in the browser's toolbar. */
  pressToolbarButton(page: Page): Promise<void>;
  /** Presses a button of the browser's own permission prompt. @throws if no prompt comes up within 10 s */
  answerPermissionPrompt(allow: boolean): Promise<void>;
  /** What stands on the toolbar button while this page is in front. */
  badgeOf(page: Page): Promise<string>;
  /**
   * Chooses one of our items in the context menu of what is selected in a page that was read, or of a link. In Firefox in the menu
   * itself; Chromium's is out of a driver's reach, and its background is told as the browser tells it.
   * @param at where the pointer is, CSS px of the viewport
   * @param item the id under which the menu was made
   */
  chooseInMenu(page: Page, at: { x: number; y: number }, item: string): Promise<void>;
  /**
   * A key that the browser itself hears for us, on the page: no driver's key reaches it. In Firefox its own key is
   * pressed; Chromium's background is told as the browser tells it, without the leave that a press gives.
   * @param command its name in the manifest
   * @param letter of its key
   */
  pressBrowserKey(page: Page, command: string, letter: string): Promise<void>;
  /** Ends the background script, as the browser does when it has been idle. */
  stopBackground(): Promise<void>;
  /** Switches the extension off. It cannot be switched on again in this session. */
  disableExtension(): Promise<void>;
  /** Closes the browser. @returns every request that it sent, if `recordRequests` was asked for; else nothing */
  close(): Promise<SentRequest[]>;
}

export interface LaunchOptions {
  headless?: boolean;
  /** Another unpacked extension to load beside ours: its folder, and the id that it gives itself for Firefox. */
  beside?: { folder: string; id: string };
  /** Notes every request that leaves the browser, whoever made it. */
  recordRequests?: boolean;
  /** Lets nothing reach another machine, so that a saved page can't load what it names on the web. */
  offline?: boolean;
  /** Asks pages for less motion: a tab behind another makes no frames, and its transitions never end. */
  still?: boolean;
  /** Folder of a profile that stays: a browser started on it again finds what was stored. One of its own if left out. */
  profile?: string;
  /**
   * How much may be stored in all, in bytes, as if the disk were that small. Firefox alone: Chromium holds an
   * extension that asked for `unlimitedStorage` to no quota, whatever its driver says.
   */
  room?: number;
  /** Window size in CSS px. */
  width?: number;
  height?: number;
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * The shipped build for a browser. `NONREFOUL_BUILDS` names another place for both builds, so that one can be
 * tried while the next is being made.
 * @throws if it has not been built
 */
export function buildFolder(name: BrowserName): string {
  const builds = process.env.NONREFOUL_BUILDS ?? join(root, '.output');
  const folder = join(builds, name === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
  if (!existsSync(join(folder, 'manifest.json'))) throw new Error(`${folder} is not there: npm run build`);
  return folder;
}

/** Tries again until `attempt` gives something. @throws after `ms` with what was waited for */
export async function until<T>(
  what: string,
  attempt: () => Promise<T | null | undefined | false>,
  ms = 10_000,
): Promise<T> {
  const end = Date.now() + ms;
  let last: unknown;
  do {
    try {
      const got = await attempt();
      if (got) return got;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  throw new Error(`waited ${ms} ms for ${what}${last ? ` (${String(last)})` : ''}`);
}
