import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageState } from '../../components/panel/PanelHeader.tsx';
import { joinFrames, type PageFindings } from '../../components/panel/page-findings.ts';
import { clearBadge } from '../../platform/badge.ts';
import { forgetFrames, unreadOf } from '../../platform/frames.ts';
import { readTab, restrictionOf } from '../../platform/reading-tab.ts';
import {
  currentTab,
  findingsOf,
  onCurrentTabChange,
  onFound,
  type ShownTab,
  stopReading,
} from '../../platform/tabs.ts';

export interface FrontPage {
  tab: ShownTab | null;
  state: PageState;
  findings: PageFindings | null;
}

/** ms; a page that is being read reports many times a second, and a list that jumps can't be used. */
const settle = 200;

export interface FollowedPage extends FrontPage {
  /** Looks again at what is in front. */
  look(): Promise<void>;
  read(): Promise<void>;
  stop(): Promise<void>;
}

/** The page in front of this window and what was found on it, followed as it changes. */
export function usePage(): FollowedPage {
  const [page, setPage] = useState<FrontPage>({ tab: null, state: 'none', findings: null });
  const shown = useRef(page);
  shown.current = page;
  const looks = useRef(0);

  const look = useRef(async () => {
    const own = ++looks.current;
    const tab = await currentTab();
    const findings = tab ? joinFrames(await findingsOf(tab.id)) : null;
    const shut = tab && !findings ? ((await triedBefore(tab)) ?? (await shutTo(tab))) : null;
    // A later look may have been answered sooner.
    if (own !== looks.current) return;
    setPage((before) => ({ tab, findings, state: shut ?? stateOf(tab, findings, before) }));
  }).current;

  useEffect(() => {
    const over = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void look();
      }, settle);
    };
    onCurrentTabChange(soon, over.signal);
    onFound((tabId) => {
      if (tabId === shown.current.tab?.id || shown.current.tab === null) soon();
    }, over.signal);
    document.addEventListener('visibilitychange', soon, { signal: over.signal });
    // Twice: the browser may have changed tabs before it knew that we listen.
    void look().then(soon);
    return () => {
      over.abort();
      clearTimeout(timer);
    };
  }, []);

  const read = async () => {
    const tab = await currentTab();
    if (!tab) return;
    try {
      const { outcome } = await readTab(tab.id);
      setPage((before) => ({ ...before, tab, state: outcome }));
      if (outcome === 'reading') await look();
    } catch {
      setPage((before) => ({ ...before, tab, state: 'failed' }));
    }
  };
  const stop = async () => {
    const { tab } = shown.current;
    if (!tab) return;
    await stopReading(tab.id);
    await forgetFrames(tab.id);
    await clearBadge(tab.id);
    await look();
  };
  return { ...page, look, read, stop };
}

/** What the toolbar button or a key came to on this page, if it could not be read. */
async function triedBefore(tab: ShownTab): Promise<'restricted' | 'pdf' | 'needs-permission' | null> {
  const outcome = await unreadOf(tab.id, tab.url ?? '');
  return outcome === 'restricted' || outcome === 'pdf' || outcome === 'needs-permission' ? outcome : null;
}

/**
 * Whether the browser shuts us out of a tab for good. Its address says so; where the address is kept from us we
 * may not read the tab, so that trying to does nothing but tell why not.
 */
async function shutTo(tab: ShownTab): Promise<'restricted' | 'pdf' | null> {
  if (tab.url !== undefined) return null;
  const outcome = await readTab(tab.id).then(
    (answer) => answer.outcome,
    () => null,
  );
  return outcome === 'restricted' || outcome === 'pdf' ? outcome : null;
}

function stateOf(tab: ShownTab | null, findings: PageFindings | null, before: FrontPage): PageState {
  if (!tab) return 'none';
  if (findings) {
    if (!findings.complete) return 'reading';
    return findings.total === 0 ? 'nothing' : 'complete';
  }
  // Where the browser opened the panel as a tab, the panel itself is in front.
  if (tab.url?.startsWith(`${location.origin}${location.pathname}`)) return 'none';
  const restriction = restrictionOf(tab.url);
  if (restriction) return restriction;
  // What reading it came to stands until another page is in front.
  const same = before.tab?.id === tab.id && before.tab.url === tab.url;
  return same && ['pdf', 'restricted', 'needs-permission', 'failed'].includes(before.state)
    ? before.state
    : 'unread';
}
