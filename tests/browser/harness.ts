import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Settings } from '../../platform/settings.ts';
import { launch } from '../../scripts/browser/launch.ts';
import { LocalServer } from '../../scripts/browser/local-server.ts';
import { highlightCount, highlightsOf, type SeenHighlight } from '../../scripts/browser/seen.ts';
import {
  type BrowserName,
  browserNames,
  type LaunchOptions,
  type Session,
  until,
} from '../../scripts/browser/session.ts';
import { askWitness, type CardCheck, makeWitness, type SeenCard, witnessId } from './witness.ts';

export { highlightCount, highlightsOf, strayElements } from '../../scripts/browser/seen.ts';
export { until } from '../../scripts/browser/session.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Waits; only for what must not happen, or for the eye of a clock that nothing announces. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export interface BenchOptions extends LaunchOptions {
  /** Loads the extension that sees into the card. */
  witness: boolean;
}

/** A browser with the shipped build in it and a server of pages, for the tests of one file. */
export class Bench {
  readonly name: BrowserName;
  session!: Session;
  server!: LocalServer;
  #office: Page | null = null;
  #witnessFolder: string | null = null;

  constructor(name: BrowserName) {
    this.name = name;
  }

  async start({ witness, ...asked }: BenchOptions): Promise<void> {
    this.server = await LocalServer.start();
    this.server.serve('/sample/', join(root, 'public', 'sample'));
    this.#witnessFolder = witness ? makeWitness(this.name) : null;
    this.session = await launch(this.name, {
      ...asked,
      ...(this.#witnessFolder ? { beside: { folder: this.#witnessFolder, id: witnessId } } : {}),
    });
    await this.session.closeWelcome();
    if (witness) {
      this.#office = await this.session.openExtensionPage('witness.html', this.session.besideOrigin);
    }
    await this.closePages();
  }

  async stop(): Promise<void> {
    await this.session?.close();
    await this.server?.close();
    if (this.#witnessFolder) rmSync(this.#witnessFolder, { recursive: true, force: true });
  }

  /** Closes every page but one, so that the next test begins as if nothing had been opened. */
  async closePages(): Promise<void> {
    const pages = await this.session.browser.pages();
    const kept = this.#office ?? pages[0];
    for (const page of pages)
      if (page !== kept && page !== this.#office) await page.close().catch(() => undefined);
  }

  /** Prints what every open page shows: a test that fails elsewhere leaves no picture to look at. */
  async describePages(title: string): Promise<void> {
    console.log(`What stood open when this failed: ${title}`);
    for (const page of await this.session.browser.pages()) {
      const shown = page.evaluate(() => {
        const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
        const dialog = document.querySelector<HTMLElement>('dialog[open]');
        return {
          visible: document.visibilityState,
          focused: document.activeElement?.outerHTML.slice(0, 120),
          fields: fields.map((field) => (field.type === 'radio' ? field.checked : field.value)).slice(0, 20),
          text: (dialog ?? document.body).innerText.slice(0, 600),
        };
      });
      const waited = pause(5000).then(() => 'no answer within 5 s');
      console.log(
        page.url(),
        await Promise.race([shown.catch((error) => String(error).split('\n')[0]), waited]),
      );
    }
  }

  /** Opens a page without reading it, and keeps what goes wrong in it. */
  async open(url: string): Promise<OpenedPage> {
    const page = await this.session.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
    await page.goto(url, { waitUntil: 'load' });
    return Object.assign(page, { errors });
  }

  /** Serves a page's body, in a document without anything else, and opens it. */
  openBody(path: string, body: string, head = ''): Promise<OpenedPage> {
    return this.open(
      this.server.put(
        path,
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${head}</head><body>${body}</body></html>`,
      ),
    );
  }

  /** Opens a page and presses the toolbar button on it. */
  async read(url: string): Promise<OpenedPage> {
    const page = await this.open(url);
    await this.session.pressToolbarButton(page);
    return page;
  }

  async readBody(path: string, body: string, head = ''): Promise<OpenedPage> {
    const page = await this.openBody(path, body, head);
    await this.session.pressToolbarButton(page);
    return page;
  }

  sample(): Promise<OpenedPage> {
    return this.read(this.server.url('/sample/judgment.html'));
  }

  /** The card in a page as it stands now; null if there is none, or if it is not shown. */
  async card(page: Page): Promise<SeenCard | null> {
    if (!this.#office) throw new Error('this bench was started without the witness');
    const card = await askWitness(this.#office, page, 'card');
    return card?.shown ? card : null;
  }

  /** Presses a control of the card with the pointer. @param name a pattern for its name, whatever its case */
  async pressInCard(page: Page, name: string): Promise<void> {
    if (!this.#office) throw new Error('this bench was started without the witness');
    const box = await askWitness(this.#office, page, 'reveal', name);
    if (!box) throw new Error(`the card has no control ${name}`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** axe's findings on the card in a page. */
  async checkCard(page: Page): Promise<CardCheck> {
    if (!this.#office) throw new Error('this bench was started without the witness');
    const check = await askWitness(this.#office, page, 'axe');
    if (!check) throw new Error('no card to check');
    return check;
  }

  cardWith(page: Page, words: string | RegExp): Promise<SeenCard> {
    return until(`a card with ${words}`, async () => {
      const card = await this.card(page);
      const fits = card && (typeof words === 'string' ? card.text.includes(words) : words.test(card.text));
      return fits ? card : null;
    });
  }

  noCard(page: Page): Promise<true> {
    return until('the card to go', async () => ((await this.card(page)) === null ? true : null));
  }

  /** Changes settings as our own pages store them. For tests whose subject is not the options page itself. */
  async changeSettings(change: Partial<Settings>): Promise<void> {
    const page = await this.session.openExtensionPage('options.html');
    await page.evaluate(async (changed) => {
      const { storage } = extensionApi();
      const { settings } = await storage.local.get('settings');
      await storage.local.set({ settings: { ...(settings as object | undefined), ...changed } });

      function extensionApi(): StorageApi {
        const { browser, chrome } = globalThis as unknown as { browser?: StorageApi; chrome: StorageApi };
        return browser ?? chrome;
      }
    }, change);
    await page.close();
  }

  /** Has every page read as it opens: the permission by the browser's own prompt, then the setting. */
  async readEverywhere(): Promise<void> {
    const page = await this.session.openExtensionPage('options.html');
    await page.bringToFront();
    const granted = await page.evaluate(() => {
      const { browser, chrome } = globalThis as unknown as {
        browser?: PermissionsApi;
        chrome: PermissionsApi;
      };
      return (browser ?? chrome).permissions.contains({ origins: ['http://*/*', 'https://*/*'] });
    });
    if (!granted) await this.#grantEverySite(page);
    await page.close();
    await this.changeSettings({ run: 'everywhere' });
    // The background registers the reader when it hears of the change; pages opened from then on are read.
    await pause(500);
  }

  async #grantEverySite(page: Page): Promise<void> {
    await page.evaluate(() => {
      const { browser, chrome } = globalThis as unknown as {
        browser?: PermissionsApi;
        chrome: PermissionsApi;
      };
      const ask = () =>
        void (browser ?? chrome).permissions.request({ origins: ['http://*/*', 'https://*/*'] });
      document.addEventListener('keydown', ask, { once: true, capture: true });
    });
    await page.keyboard.press('F9');
    await this.session.answerPermissionPrompt(true);
  }

  /** The side panel's page, as it stands beside `page`. */
  panelBeside(page: Page): Promise<Page> {
    return this.session.openPanelBeside(page);
  }
}

interface StorageApi {
  storage: {
    local: {
      get(key: string): Promise<Record<string, unknown>>;
      set(values: Record<string, unknown>): Promise<void>;
    };
  };
}

interface PermissionsApi {
  permissions: {
    request(what: { origins: string[] }): Promise<boolean>;
    contains(what: { origins: string[] }): Promise<boolean>;
  };
}

/** A page, and the errors that its own scripts met. */
export type OpenedPage = Page & { errors: string[] };

/** Waits until a text is painted, and gives the highlight. */
export function painted(
  page: Page | Frame,
  text: string | RegExp,
  ms = 15_000,
  which = 0,
): Promise<SeenHighlight> {
  return until(
    `${text} to be painted`,
    async () =>
      (await highlightsOf(page)).filter((seen) =>
        typeof text === 'string' ? seen.text === text : text.test(seen.text),
      )[which],
    ms,
  );
}

/** Waits until nothing more is painted for a second, and gives what is. */
export async function settled(page: Page | Frame, ms = 60_000): Promise<SeenHighlight[]> {
  let before = -1;
  await until(
    'the paint to settle',
    async () => {
      const count = await highlightCount(page);
      const same = count === before;
      before = count;
      await pause(1000);
      return same ? true : null;
    },
    ms,
  );
  return highlightsOf(page);
}

/**
 * Scrolls a highlight to the middle of the window and rests the pointer on it.
 * @param which of several with the same text, in reading order
 */
export async function restOn(page: Page, text: string | RegExp, which = 0): Promise<void> {
  const seen = await painted(page, text, 15_000, which);
  const at = seen.boxes[0];
  if (!at) throw new Error(`${text} has no box`);
  await page.evaluate((y) => window.scrollBy({ top: y - window.innerHeight / 2, behavior: 'instant' }), at.y);
  const moved = (await painted(page, text, 15_000, which)).boxes[0] ?? at;
  await page.mouse.move(moved.x + Math.min(moved.width / 2, 40), moved.y + moved.height / 2, { steps: 3 });
}

/** Moves the pointer to a corner where nothing is to be read. */
export function leave(page: Page): Promise<void> {
  return page.mouse.move(1, 1, { steps: 3 });
}

/** Defines the same tests for Chromium and for Firefox, each with a browser of its own. */
export function inBothBrowsers(
  title: string,
  define: (bench: Bench) => void,
  options: BenchOptions = { witness: false },
): void {
  describe.each(browserNames)(`${title} in %s`, (name) => {
    const bench = new Bench(name);
    beforeAll(() => bench.start(options));
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await bench.describePages(task.name);
      await bench.closePages();
    });
    afterAll(() => bench.stop());
    define(bench);
  });
}
