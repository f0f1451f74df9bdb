import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { purge } from '../casefile/removals.ts';
import { purgeSafetyCopies } from '../casefile/safety-copies.ts';
import { composeCard } from '../knowledge/retrieve/compose-card.ts';
import { openAnnotator } from '../platform/annotator.ts';
import { registerReader } from '../platform/automatic-reading.ts';
import { clearBadge, showCount, showUnread } from '../platform/badge.ts';
import { dropTab, forgetFrames, framesOf, noteFrame, noteUnread } from '../platform/frames.ts';
import { answer, askReader, pageRequests } from '../platform/messages.ts';
import { interfaceLanguage, ordersFor } from '../platform/orders.ts';
import { openPanel } from '../platform/panel.ts';
import { onPermissionsChange } from '../platform/permissions.ts';
import { readTab, restrictionOf } from '../platform/reading-tab.ts';
import { onSettingsChange, readSettings } from '../platform/settings.ts';
import { stopReading } from '../platform/tabs.ts';
import { highlightStyle } from '../reading/paint/highlight-style.ts';
import { markMenus, onMarkCommand, onMarkMenu } from './keeping/mark-menus.ts';
import { pagePassages } from './keeping/page-passages.ts';
import { tellPagesOfWrites } from './keeping/tell-pages.ts';
import { knowledgeInUse, recheckPacks } from './knowledge/base-in-use.ts';

/**
 * The background keeps nothing in memory: the browser stops it between any two events. Every listener is
 * registered at once, so that the event that wakes it finds its listener.
 */
export default defineBackground({
  type: 'module',
  main() {
    const forever = new AbortController().signal;
    tellPagesOfWrites(forever);

    answer(pageRequests, {
      orders: async ({ since }, sender) => {
        if (sender.frameId === 0 && sender.tab?.id !== undefined) await forgetFrames(sender.tab.id, since);
        return ordersFor(await readSettings(), sender);
      },

      'load-recogniser': async (_body, sender) => {
        await browser.scripting.executeScript({ target: frameOf(sender), files: ['/recogniser.js'] });
        return { loaded: true };
      },

      style: async ({ names }, sender) => {
        const css = highlightStyle(names);
        await browser.scripting.insertCSS({ target: frameOf(sender), css, origin: 'AUTHOR' });
        return { styled: true };
      },

      cards: async ({ mentions }) => {
        const settings = await readSettings();
        const options = {
          court: settings.court,
          language: interfaceLanguage(settings),
          style: settings.citation,
        };
        const knowledge = await knowledgeInUse(settings.packs, browser.runtime.getManifest().version);
        return { cards: mentions.map((mention) => composeCard(knowledge, mention, options)) };
      },

      found: async ({ total, complete }, sender) => {
        const tabId = sender.tab?.id;
        if (tabId === undefined) return {};
        const counts = await noteFrame(tabId, sender.frameId ?? 0, total, complete);
        await showCount(
          tabId,
          Object.values(counts).reduce((sum, frame) => sum + frame.total, 0),
        );
        return {};
      },

      // Not async: the panel opens only while the reader's click is still being handled.
      'open-panel': ({ entry, query, passage }, sender) =>
        openPanel(sender.tab ?? {}, {
          entry,
          ...(query === undefined ? {} : { query }),
          ...(passage === undefined ? {} : { passage }),
        }).then((opened) => ({ opened })),

      ...pagePassages({
        language: async () => interfaceLanguage(await readSettings()),
        knowledge: async () =>
          knowledgeInUse((await readSettings()).packs, browser.runtime.getManifest().version),
      }),
    });

    browser.action.onClicked.addListener((tab) => {
      // The panel is where a page that can't be read is explained, and it opens on a gesture only.
      if (restrictionOf(tab.url)) void openPanel(tab, { entry: null });
      else if (tab.id !== undefined) void read(tab.id);
    });

    browser.commands.onCommand.addListener((command, tab) => {
      onMarkCommand(command, tab, read);
      const by = command === 'next-mention' ? 1 : command === 'previous-mention' ? -1 : null;
      if (by === null || tab?.id === undefined) return;
      const tabId = tab.id;
      // On a page that was not read yet, the key reads it.
      void askReader(tabId, 0, 'step', { by }).catch(() => read(tabId));
    });

    browser.contextMenus.onClicked.addListener((info, tab) => {
      onMarkMenu(info, tab, read);
      if (info.menuItemId === 'look-up')
        void openPanel(tab ?? {}, { entry: null, query: info.selectionText ?? '' });
      if (info.menuItemId === 'library')
        void browser.tabs.create({ url: browser.runtime.getURL('/library.html') });
      if (info.menuItemId === 'annotator') void openAnnotator(undefined, tab);
      if (info.menuItemId === 'annotate-link' && info.linkUrl) void openAnnotator(info.linkUrl, tab);
      if (info.menuItemId === 'panel') void openPanel(tab ?? {}, null);
      if (tab?.id === undefined) return;
      if (info.menuItemId === 'read') void read(tab.id);
      if (info.menuItemId === 'stop') void stopReading(tab.id).then(() => forgetTab(tab.id!));
    });

    browser.tabs.onRemoved.addListener((tabId) => void dropTab(tabId));

    browser.runtime.onInstalled.addListener(({ reason }) => {
      void createMenus();
      void readSettings().then(registerReader);
      if (reason === 'update') void recheckPacks(browser.runtime.getManifest().version);
      if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    });
    browser.runtime.onStartup.addListener(() => {
      void readSettings().then(registerReader);
      // What was removed or replaced longer ago than can be undone goes for good; if the disk refuses, at the next start.
      void purge().catch(() => undefined);
      void purgeSafetyCopies().catch(() => undefined);
    });

    onPermissionsChange(() => void readSettings().then(registerReader), forever);
    onSettingsChange((settings) => {
      void registerReader(settings);
      void tellReaders();
    }, forever);
  },
});

function frameOf(sender: browser.Runtime.MessageSender): { tabId: number; frameIds: number[] } {
  if (sender.tab?.id === undefined) throw new Error('not from a page');
  return { tabId: sender.tab.id, frameIds: [sender.frameId ?? 0] };
}

/** Reads a tab, or says by its button why it can't be read. @returns whether it is read */
async function read(tabId: number): Promise<boolean> {
  const { outcome } = await readTab(tabId);
  const { url = '' } = await browser.tabs.get(tabId);
  await noteUnread(tabId, outcome === 'reading' ? null : outcome, url);
  if (outcome === 'reading') return true;
  const messages = {
    restricted: 'cannotReadRestricted',
    pdf: 'cannotReadPdf',
    'needs-permission': 'cannotReadSite',
  };
  await showUnread(tabId, browser.i18n.getMessage(messages[outcome]));
  return false;
}

async function forgetTab(tabId: number): Promise<void> {
  await forgetFrames(tabId);
  await clearBadge(tabId);
}

/** Readers that are at work hear of changed settings at once, not at the next load. */
async function tellReaders(): Promise<void> {
  const tabs = await browser.tabs.query({});
  for (const { id } of tabs) {
    if (id === undefined) continue;
    for (const frameId of Object.keys(await framesOf(id))) {
      void askReader(id, Number(frameId), 'orders-changed', {}).catch(() => undefined);
    }
  }
}

async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  const title = (key: string) => browser.i18n.getMessage(key);
  browser.contextMenus.create({ id: 'look-up', title: title('menuLookUp'), contexts: ['selection'] });
  markMenus();
  browser.contextMenus.create({ id: 'panel', title: title('menuPanel'), contexts: ['action', 'page'] });
  browser.contextMenus.create({ id: 'library', title: title('menuLibrary'), contexts: ['action'] });
  browser.contextMenus.create({ id: 'annotator', title: title('menuAnnotator'), contexts: ['action'] });
  browser.contextMenus.create({
    id: 'annotate-link',
    title: title('menuAnnotateLink'),
    contexts: ['link'],
    targetUrlPatterns: ['http://*/*', 'https://*/*'],
  });
  browser.contextMenus.create({ id: 'read', title: title('menuRead'), contexts: ['page'] });
  browser.contextMenus.create({ id: 'stop', title: title('menuStop'), contexts: ['action'] });
}
