import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser, howToInstall } from './find.mjs';
import { nameTabInFront } from './panel-tab.ts';
import { requestsInNetLog } from './requests.ts';
import { buildFolder, type LaunchOptions, type Session, until } from './session.ts';
import { pressInDialog, viewFlags } from './views.ts';

/** Starts Chromium, or a browser of its family, with the built extension. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Session> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(howToInstall('chromium'));
  const { headless = true, width = 1200, height = 900 } = options;
  const build = buildFolder('chromium');
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'nonrefoul-chromium-')));
  // Beside the profile: the browser clears what it does not know out of it.
  const netLog = `${profile}-requests.json`;
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath,
    headless,
    pipe: true,
    userDataDir: profile,
    enableExtensions: options.beside ? [build, options.beside.folder] : [build],
    defaultViewport: headless ? { width, height } : null,
    args: [
      // A browser that runs as root, as in a container, has no sandbox to go into.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--window-size=${width},${height}`,
      ...(headless ? viewFlags : []),
      ...(options.recordRequests ? [`--log-net-log=${netLog}`] : []),
      ...(options.still ? ['--force-prefers-reduced-motion'] : []),
      ...(options.offline
        ? ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost']
        : []),
    ],
  });
  const loaded = (folder: string) =>
    until(`the extension ${folder}`, async () =>
      [...(await browser.extensions()).values()].find((candidate) => candidate.path === folder),
    );
  const extension = await loaded(build);
  const besideOrigin = options.beside ? `chrome-extension://${(await loaded(options.beside.folder)).id}` : '';
  const extensionOrigin = `chrome-extension://${extension.id}`;
  const isBackground = (url: string) => url === `${extensionOrigin}/background.js`;

  const openExtensionPage = async (path: string, origin = extensionOrigin): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(`${origin}/${path}`);
    return page;
  };

  return {
    name: 'chromium',
    browser,
    extensionOrigin,
    besideOrigin,
    async closeWelcome() {
      const isWelcome = (url: string) => url === `${extensionOrigin}/welcome.html`;
      const target = await browser.waitForTarget((t) => isWelcome(t.url()), { timeout: 10_000 });
      await (await target.page())?.close();
    },
    newPage: () => browser.newPage(),
    openExtensionPage,
    async openPanelBeside(page) {
      const panel = await openExtensionPage('sidepanel.html');
      await panel.setViewport({ width: 400, height });
      // A tab behind another gets no frames, and waits for them, unless it is told that it is looked at.
      await panel.emulateFocusedPage(true);
      await page.bringToFront();
      await nameTabInFront(panel);
      return panel;
    },
    async pressToolbarButton(page) {
      await page.bringToFront();
      await page.triggerExtensionAction(extension);
    },
    answerPermissionPrompt: (allow) => pressInDialog(profile, 'ExtensionInstallDialogView', allow ? 1 : 0),
    async badgeOf(page) {
      await page.bringToFront();
      const worker = await until('the background', async () => (await extension.workers())[0]);
      return worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return chrome.action.getBadgeText({ tabId: tab?.id });
      });
    },
    async chooseInMenu(page, at, item) {
      await page.bringToFront();
      const linkUrl = await page.evaluate(
        ({ x, y }) => document.elementFromPoint(x, y)?.closest<HTMLAnchorElement>('a[href]')?.href,
        at,
      );
      const worker = await until('the background', async () => (await extension.workers())[0]);
      await worker.evaluate(
        async (menuItemId, link) => {
          const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
          chrome.contextMenus.onClicked.dispatch(
            { menuItemId, frameId: 0, editable: false, ...(link ? { linkUrl: link } : {}) },
            tab,
          );
        },
        item,
        linkUrl,
      );
    },
    async pressBrowserKey(page, command) {
      await page.bringToFront();
      const worker = await until('the background', async () => (await extension.workers())[0]);
      await worker.evaluate(async (name) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.commands.onCommand.dispatch(name, tab);
      }, command);
    },
    async stopBackground() {
      const target = browser.targets().find((t) => t.type() === 'service_worker' && isBackground(t.url()));
      if (!target) return;
      const [page] = await browser.pages();
      const cdp = await page!.createCDPSession();
      // Stopped whatever it is at: to close it as a target would wait until it is idle.
      await cdp.send('ServiceWorker.enable');
      await cdp.send('ServiceWorker.stopAllWorkers');
      await cdp.detach();
      // An event that comes meanwhile starts it anew at once: that is another target.
      const isGone = async () => !browser.targets().includes(target);
      const stopped = await until('the background to stop', isGone, 1_500).catch(() => false);
      if (stopped) return;
      // One that this driver has looked into outlives that, and goes when its target is closed.
      await (await target.worker())?.close();
      await until('the background to stop', isGone);
    },
    async disableExtension() {
      const page = await browser.newPage();
      await page.goto('chrome://extensions/');
      await page.evaluate(
        (id) => chrome.management?.setEnabled?.(id, false) ?? Promise.reject(new Error('no management')),
        extension.id,
      );
      await page.close();
    },
    async close() {
      await browser.close();
      const requests = options.recordRequests ? await requestsInNetLog(netLog) : [];
      await rm(netLog, { force: true });
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      return requests;
    },
  };
}

/** What of Chromium's extension API the scripts above use inside the browser. */
declare const chrome: {
  tabs: { query(filter: object): Promise<{ id?: number }[]> };
  action: { getBadgeText(where: { tabId?: number | undefined }): Promise<string> };
  contextMenus: { onClicked: { dispatch(info: object, tab: object | undefined): void } };
  commands: { onCommand: { dispatch(command: string, tab: object | undefined): void } };
  management?: { setEnabled?(id: string, on: boolean): Promise<void> };
};
