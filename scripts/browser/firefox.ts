import { randomUUID } from 'node:crypto';
import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser, howToInstall } from './find.mjs';
import { nameTabInFront } from './panel-tab.ts';
import { buildFolder, type LaunchOptions, type Session, until } from './session.ts';

/** The id that the manifest gives the extension in Firefox. */
const addonId = 'nonrefoul@nonrefoul.org';

interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

interface BidiContext {
  context: string;
  url: string;
}

interface BidiReply {
  type: 'success' | 'exception';
  result?: { type: string; value?: unknown };
  exceptionDetails?: { text: string };
}

/** A proxy that nobody serves stands before every machine but this one. */
const nowhere = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1, localhost',
};

/** The add-on's address in a profile that stays, the same each time. */
const uuidOfKept = '8d9b3c0e-5b0f-4d6f-9a57-3f6d0b1c2e4a';

/** Starts Firefox with the built extension as a temporary add-on. */
export async function launchFirefox(options: LaunchOptions = {}): Promise<Session> {
  const executablePath = findBrowser('firefox');
  if (!executablePath) throw new Error(howToInstall('firefox'));
  const { headless = true, width = 1200, height = 900 } = options;
  const uuids: Record<string, string> = { [addonId]: options.profile ? uuidOfKept : randomUUID() };
  if (options.beside) uuids[options.beside.id] = randomUUID();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    ...(options.profile ? { userDataDir: options.profile } : {}),
    defaultViewport: headless ? { width, height } : null,
    // Lets the tests press the browser's own buttons: the toolbar's and the permission prompt's.
    args: ['-remote-allow-system-access', `--width=${width}`, `--height=${height}`],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify(uuids),
      'browser.aboutwelcome.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      // A temporary add-on is gone when the browser ends; with these what it stored is not.
      ...(options.profile
        ? {
            'extensions.webextensions.keepStorageOnUninstall': true,
            'extensions.webextensions.keepUuidOnUninstall': true,
          }
        : {}),
      ...(options.still ? { 'ui.prefersReducedMotion': 1 } : {}),
      ...(options.offline ? nowhere : {}),
      // In kB, for all that pages and extensions store.
      ...(options.room
        ? { 'dom.quotaManager.temporaryStorage.fixedLimit': Math.ceil(options.room / 1024) }
        : {}),
    },
  });
  const { connection } = browser as unknown as { connection: BidiConnection };
  await browser.installExtension(buildFolder('firefox'));
  if (options.beside) await browser.installExtension(options.beside.folder);
  const extensionOrigin = `moz-extension://${uuids[addonId]}`;
  const besideOrigin = options.beside ? `moz-extension://${uuids[options.beside.id]}` : '';

  /** Runs an expression in the browser's own window. The expression gives a string. */
  const inBrowserWindow = async (expression: string): Promise<string> => {
    const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const window = (tree.result as { contexts: BidiContext[] }).contexts.find((c) =>
      c.url.endsWith('/browser.xhtml'),
    );
    if (!window) throw new Error('no browser window');
    const reply = await connection.send('script.evaluate', {
      expression,
      target: { context: window.context },
      awaitPromise: true,
    });
    const { type, result, exceptionDetails } = reply.result as BidiReply;
    if (type === 'exception') throw new Error(exceptionDetails?.text ?? 'failed in the browser window');
    return String(result?.value ?? '');
  };
  const policy = `WebExtensionPolicy.getByID(${JSON.stringify(addonId)})`;
  const button = `${policy}.extension.apiManager.global.browserActionFor(${policy}.extension)`;

  // Every channel of every process passes through here on its way out.
  if (options.recordRequests) {
    await inBrowserWindow(
      `(() => {
        window.sentRequests = [];
        Services.obs.addObserver({ observe(subject) {
          const channel = subject.QueryInterface(Ci.nsIHttpChannel);
          const principal = channel.loadInfo?.triggeringPrincipal;
          const initiator = principal && !principal.isSystemPrincipal ? principal.originNoSuffix : '';
          window.sentRequests.push({ url: channel.URI.spec, initiator });
        } }, 'http-on-opening-request');
        return '';
      })()`,
    );
  }

  const openExtensionPage = async (path: string, origin = extensionOrigin): Promise<Page> => {
    const page = await browser.newPage();
    const url = `${origin}/${path}`;
    // An address of the extension moves the tab to another process, and the driver never hears that it loaded.
    void page.goto(url, { timeout: 1000 }).catch(() => undefined);
    await until(`${path} to load`, () =>
      page.evaluate((wanted) => location.href.startsWith(wanted) && document.readyState === 'complete', url),
    );
    return page;
  };

  return {
    name: 'firefox',
    browser,
    extensionOrigin,
    besideOrigin,
    async closeWelcome() {
      const find = `gBrowser.tabs.find((tab) => tab.linkedBrowser.currentURI.spec === '${extensionOrigin}/welcome.html')`;
      await until(
        'the welcome page',
        async () => (await inBrowserWindow(`String(Boolean(${find}))`)) === 'true',
      );
      await inBrowserWindow(`(() => { gBrowser.removeTab(${find}); return ''; })()`);
    },
    newPage: () => browser.newPage(),
    openExtensionPage,
    async openPanelBeside(page) {
      const panel = await openExtensionPage('sidepanel.html');
      await panel.setViewport({ width: 400, height });
      await page.bringToFront();
      await nameTabInFront(panel);
      return panel;
    },
    async pressToolbarButton(page) {
      await page.bringToFront();
      await inBrowserWindow(`(async () => { await ${button}.triggerAction(window); return ''; })()`);
    },
    async answerPermissionPrompt(allow) {
      const which = allow ? 'button' : 'secondaryButton';
      await until('the permission prompt', async () => {
        const state = await inBrowserWindow(
          `(() => {
            const prompt = document.getElementById('addon-webext-permissions-notification');
            if (!prompt || PopupNotifications.panel.state !== 'open') return '';
            prompt.${which}.click();
            return 'pressed';
          })()`,
        );
        return state === 'pressed';
      });
      await until('the permission prompt to close', async () =>
        (await inBrowserWindow('PopupNotifications.panel.state')) === 'closed' ? true : null,
      );
    },
    async badgeOf(page) {
      await page.bringToFront();
      return inBrowserWindow(`${button}.action.getProperty(gBrowser.selectedTab, 'badgeText') ?? ''`);
    },
    async chooseInMenu(page, { x, y }, item) {
      await page.bringToFront();
      await page.mouse.click(x, y, { button: 'right' });
      const id = `${addonId.replace(/[^a-z0-9_-]/g, '_')}-menuitem-_${item}`;
      await until(`${item} in the menu`, async () =>
        (await inBrowserWindow(
          `(() => {
            const menu = document.getElementById('contentAreaContextMenu');
            const chosen = document.getElementById(${JSON.stringify(id)});
            if (menu.state !== 'open' || !chosen) return '';
            chosen.doCommand();
            menu.hidePopup();
            return 'chosen';
          })()`,
        )) === 'chosen'
          ? true
          : null,
      );
    },
    async pressBrowserKey(page, _command, letter) {
      await page.bringToFront();
      await until('the key', async () =>
        inBrowserWindow(
          `(() => {
            const all = [...document.querySelectorAll('keyset[id^="ext-keyset-id-"] key')];
            const key = all.find((one) => one.getAttribute('key') === ${JSON.stringify(letter)});
            key?.doCommand();
            return key ? 'pressed' : '';
          })()`,
        ),
      );
    },
    async stopBackground() {
      await inBrowserWindow(
        `(async () => { await ${policy}.extension.terminateBackground(); return ''; })()`,
      );
    },
    async disableExtension() {
      await inBrowserWindow(
        `(async () => {
          const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
          const addon = await AddonManager.getAddonByID(${JSON.stringify(addonId)});
          await addon.disable();
          return '';
        })()`,
      );
    },
    async close() {
      const requests = options.recordRequests
        ? await inBrowserWindow('JSON.stringify(window.sentRequests)')
        : '[]';
      await browser.close();
      return JSON.parse(requests);
    },
  };
}
