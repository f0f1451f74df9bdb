import browser from 'webextension-polyfill';
import { askReader } from '../../platform/messages.ts';
import { openPanel, requestInPanel } from '../../platform/panel.ts';
import { focusedFrame, restrictionOf } from '../../platform/reading-tab.ts';

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

/** Reads a tab, or says why it can't be read. @returns whether it is read */
type Read = (tabId: number) => Promise<boolean>;

/** Marks what is selected, if that is what was chosen in the context menu. */
export function onMarkMenu(
  info: browser.Menus.OnClickData,
  tab: browser.Tabs.Tab | undefined,
  read: Read,
): void {
  const chosen = String(info.menuItemId);
  const as = chosen.startsWith(prefix) ? chosen.slice(prefix.length) : '';
  if (Object.hasOwn(menus, as)) markIn(tab, async () => info.frameId ?? 0, as as MarkAs, read);
}

/** Marks what is selected, if that is what a key of the browser asks for. */
export function onMarkCommand(command: string, tab: browser.Tabs.Tab | undefined, read: Read): void {
  if (command !== 'highlight' && command !== 'note' && command !== 'clip') return;
  markIn(tab, () => focusedFrame(tab?.id ?? -1), command, read);
}

type MarkHow = MarkAs | 'highlight';

/** Not async: the panel opens only while the click or the key is still being handled. */
function markIn(
  tab: browser.Tabs.Tab | undefined,
  frameOf: () => Promise<number>,
  as: MarkHow,
  read: Read,
): void {
  if (tab?.id === undefined) return;
  // Where nothing can be read, the panel says why; for a note it is told what to show when the passage is kept.
  if (restrictionOf(tab.url)) void openPanel(tab, { entry: null });
  else if (as === 'note') void openPanel(tab, null);
  void mark(tab, frameOf, as, read).catch(() => undefined);
}

/** ms between two tries to reach a reader that has just been put into the page, and how many there are. */
const pause = 100;
const tries = 30;

async function mark(
  tab: browser.Tabs.Tab,
  frameOf: () => Promise<number>,
  as: MarkHow,
  read: Read,
): Promise<void> {
  const tabId = tab.id!;
  const frameId = await frameOf();
  const ask = () => askReader(tabId, frameId, 'mark', { as });
  let answered = await ask().catch(() => null);
  if (!answered) {
    if (!(await read(tabId))) return;
    for (let tried = 0; !answered && tried < tries; tried++) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      answered = await ask().catch(() => null);
    }
  }
  // The page is read, and the frame is not: the browser lets us not into it.
  if (!answered && frameId !== 0) await askReader(tabId, 0, 'shut-frame', {});
  if (as === 'note' && answered?.kept)
    await requestInPanel(tab.windowId ?? -1, { entry: null, passage: answered.kept });
}
