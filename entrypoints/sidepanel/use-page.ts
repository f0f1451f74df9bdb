import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageState } from '../../components/panel/PanelHeader.tsx';
import { joinFrames, type PageFindings } from '../../components/panel/page-findings.ts';
import { clearBadge } from '../../platform/badge.ts';
import { forgetFrames } from '../../platform/frames.ts';
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

/** The page in front of this window and what was found on it, followed as it changes. */
export function usePage(): FrontPage & { read(): Promise<void>; stop(): Promise<void> } {
  const [page, setPage] = useState<FrontPage>({ tab: null, state: 'none', findings: null });
  const shown = useRef(page);
  shown.current = page;

  const follow = useRef(async () => {
    const tab = await currentTab();
    const frames = tab ? await findingsOf(tab.id) : [];
    const findings = joinFrames(frames);
    setPage((before) => ({ tab, findings, state: stateOf(tab, findings, before) }));
  }).current;

  useEffect(() => {
    const over = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void follow();
      }, settle);
    };
    void follow();
    onCurrentTabChange(soon, over.signal);
    onFound((tabId) => {
      if (tabId === shown.current.tab?.id || shown.current.tab === null) soon();
    }, over.signal);
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
      if (outcome === 'reading') await follow();
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
    await follow();
  };
  return { ...page, read, stop };
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
