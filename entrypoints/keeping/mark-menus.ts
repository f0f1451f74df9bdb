import browser from 'webextension-polyfill';
import { askReader } from '../../platform/messages.ts';
import { openPanel, requestInPanel } from '../../platform/panel.ts';
import { readTab } from '../../platform/reading-tab.ts';

const menus = {
  facts: 'menuFacts',
  law: 'menuLaw',
  'for-us': 'menuForUs',
  'against-us': 'menuAgainstUs',
  'to-check': 'menuToCheck',
  note: 'menuNote',
  clip: 'menuClip',
} as const;
type MarkAs = keyof typeof menus;
const prefix = 'mark:';

/** Puts the ways to mark a selected passage into the context menu. */
export function markMenus(): void {
  const contexts: browser.Menus.ContextType[] = ['selection'];
  const title = (key: string) => browser.i18n.getMessage(key);
  browser.contextMenus.create({ id: 'mark', title: title('menuMark'), contexts });
  for (const [as, key] of Object.entries(menus))
    browser.contextMenus.create({ id: `${prefix}${as}`, parentId: 'mark', title: title(key), contexts });
}

/** Marks what is selected, if that is what was chosen in the context menu. */
export function onMarkMenu(info: browser.Menus.OnClickData, tab: browser.Tabs.Tab | undefined): void {
  const chosen = String(info.menuItemId);
  const as = chosen.startsWith(prefix) ? chosen.slice(prefix.length) : '';
  if (tab?.id === undefined || !Object.hasOwn(menus, as)) return;
  // The panel opens only while the click is still being handled; what it shows is told when the passage is kept.
  if (as === 'note') void openPanel(tab, null);
  void mark(tab, info.frameId ?? 0, as as MarkAs);
}

/** ms between two tries to reach a reader that has just been put into the page, and how many there are. */
const pause = 100;
const tries = 30;

async function mark(tab: browser.Tabs.Tab, frameId: number, as: MarkAs): Promise<void> {
  const tabId = tab.id!;
  const ask = () => askReader(tabId, frameId, 'mark', { as });
  let answered = await ask().catch(() => null);
  if (!answered) {
    if ((await readTab(tabId)).outcome !== 'reading') return;
    for (let tried = 0; !answered && tried < tries; tried++) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      answered = await ask().catch(() => null);
    }
  }
  if (as === 'note' && answered?.kept)
    await requestInPanel(tab.windowId ?? -1, { entry: null, passage: answered.kept });
}
