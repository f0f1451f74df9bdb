import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { CourtView } from '../../components/court/CourtView.tsx';
import { courtChoices } from '../../components/court/court-choices.ts';
import { EntryView } from '../../components/entry/EntryView.tsx';
import { Search } from '../../components/knowledge/Search.tsx';
import { type Knowledge, KnowledgeContext } from '../../components/knowledge-context.ts';
import { LibraryWays } from '../../components/library/LibraryWays.tsx';
import { libraryAddress } from '../../components/library/library-routes.ts';
import { MatterView } from '../../components/marks/MatterView.tsx';
import { OnThisPage, type Place } from '../../components/panel/OnThisPage.tsx';
import { PanelHeader } from '../../components/panel/PanelHeader.tsx';
import type { PageFindings } from '../../components/panel/page-findings.ts';
import { AnswerView } from '../../components/question/AnswerView.tsx';
import { hashOf, type Route, routeOf } from '../../components/routes.ts';
import { Tabs } from '../../components/Tabs.tsx';
import { useWords } from '../../components/words.ts';
import { hostnameOf } from '../../platform/orders.ts';
import { onPendingEntry, type PanelRequest, pendingEntry } from '../../platform/panel.ts';
import { askForSites, dropSite, mayReadEverySite } from '../../platform/permissions.ts';
import { loudnessOf, type Settings } from '../../platform/settings.ts';
import { jumpTo } from '../../platform/tabs.ts';
import { ReminderLine } from '../pages/ReminderLine.tsx';
import type { PageProps } from '../pages/show-page.tsx';
import { useBase } from '../pages/use-base.ts';
import { useKept } from '../pages/use-kept.ts';
import { type Routing, useRoute } from '../pages/use-route.ts';
import { useMatter } from './use-matter.ts';
import { usePage } from './use-page.ts';

const addresses = { routeOf, hashOf };

type Tab = 'page' | 'knowledge' | 'court' | 'matter';

const tabOf = (route: Route): Tab =>
  route.view === 'page' || route.view === 'court' || route.view === 'matter' ? route.view : 'knowledge';

/** The side panel: what the page in front raises, the knowledge base, my court. */
export function App({ settings, change, save, language }: PageProps) {
  const words = useWords();
  const loaded = useBase();
  const routing = useRoute<Route>(addresses);
  const page = usePage();
  const keeping = useKept();
  const [said, setSaid] = useState('');
  const matter = useMatter(page.tab, page.findings, words.marks, settings.citation, setSaid);
  const base = loaded.state === 'ready' ? loaded.base : null;
  const choices = useMemo(() => (base ? courtChoices(base, language) : []), [base, language]);
  const knowledge = useMemo(
    (): Knowledge | null => base && { base, court: settings.court, language, style: settings.citation },
    [base, settings.court, language, settings.citation],
  );
  usePanelRequests(routing, page.look);
  useEffect(() => {
    // That there is no room left stands until it is dealt with.
    if (said === '' || said === words.marks.faults.full) return;
    const timer = setTimeout(() => setSaid(''), 8000);
    return () => clearTimeout(timer);
  }, [said]);

  const host = hostnameOf(page.findings?.url ?? page.tab?.url);
  const tab = tabOf(routing.route);
  const quietSites = settings.quietSites;
  const jump = async ({ frameId, ...place }: Place, reached: string) => {
    const found = page.tab !== null && (await jumpTo(page.tab.id, frameId, place));
    setSaid(found ? reached : words.panel.gone);
  };
  const allow = () =>
    askForSites([host]).then((given) => {
      setSaid(given ? '' : words.panel.refused);
      return given ? page.read() : undefined;
    });

  // Not async before the browser is asked: it hears the question only while the press is being handled.
  const readAlways = () =>
    askForSites([host]).then((given) => {
      setSaid(given ? '' : words.panel.refused);
      const run = settings.run === 'on-click' ? 'chosen-sites' : settings.run;
      return given ? change({ run, sites: { ...settings.sites, [host]: 'always' } }) : undefined;
    });
  const readNoLonger = async () => {
    const { [host]: _, ...sites } = settings.sites;
    if ((await change({ sites })) && !(await mayReadEverySite())) await dropSite(host);
  };

  return (
    <div class="panel">
      <PanelHeader
        choices={choices}
        court={settings.court}
        onCourt={(court) => void change({ court })}
        state={page.state}
        title={page.findings?.title ?? page.tab?.title ?? ''}
        total={page.findings?.total ?? 0}
        hushed={hushedOf(page.findings, settings)}
        quiet={{ host, on: quietSites.includes(host), everywhere: settings.quiet }}
        onQuiet={(on) =>
          void change({
            quietSites: on ? [...quietSites, host] : quietSites.filter((site) => site !== host),
          })
        }
        always={{
          on: settings.run !== 'on-click' && settings.sites[host] === 'always',
          everywhere: settings.run === 'everywhere' && settings.sites[host] !== 'never',
        }}
        onAlways={(on) => void (on ? readAlways() : readNoLonger())}
        onRead={() => {
          setSaid('');
          void page.read();
        }}
        onStop={() => void page.stop()}
        onAllow={host === '' ? null : () => void allow()}
        said={save.state === 'failed' ? words.options.notSaved(save.why) : said}
        history={{ back: routing.back, forward: routing.forward }}
        matter={matter.model?.current?.name ?? ''}
        onMatter={() => routing.go({ view: 'matter' })}
        onOptions={() => void browser.runtime.openOptionsPage()}
      />
      <main>
        <Tabs<Tab>
          label={words.panel.tabList}
          tabs={[
            { id: 'page', label: words.panel.tabs.page },
            { id: 'knowledge', label: words.panel.tabs.knowledge },
            { id: 'court', label: words.panel.tabs.court },
            { id: 'matter', label: words.marks.panel.tab },
          ]}
          selected={tab}
          onSelect={(id) => routing.go(id === 'knowledge' ? { view: 'search', query: '' } : { view: id })}
        />
        <PanelBody tab={tab} route={routing.route}>
          {routing.route.view === 'matter' && <ReminderLine />}
          {routing.route.view === 'matter' && matter.failed !== '' && (
            <p class="notice warn">{matter.failed}</p>
          )}
          {routing.route.view === 'matter' && matter.model && (
            <MatterView model={matter.model} on={matter.on} editing={routing.route.note ?? null} />
          )}
          {loaded.state === 'failed' && <p class="notice warn">{words.knowledgeFailed}</p>}
          {loaded.state === 'loading' && <p class="muted">{words.loading}</p>}
          {knowledge && (
            <KnowledgeContext.Provider value={knowledge}>
              {routing.route.view === 'page' && page.findings && (
                <OnThisPage page={page.findings} onJump={(place, reached) => void jump(place, reached)} />
              )}
              {routing.route.view === 'court' && (
                <CourtView choices={choices} onChoose={(court) => void change({ court })} />
              )}
              {routing.route.view === 'answer' && <AnswerView key={routing.route.id} id={routing.route.id} />}
              {routing.route.view === 'entry' && (
                <EntryView
                  key={routing.route.id}
                  id={routing.route.id}
                  copy={(text) => navigator.clipboard.writeText(text)}
                  keeping={keeping}
                  wide={libraryAddress(routing.route)}
                />
              )}
              {routing.route.view === 'search' && (
                <Search route={routing.route} kept={keeping.kept ?? []} onAsk={routing.amend}>
                  <LibraryWays />
                </Search>
              )}
            </KnowledgeContext.Provider>
          )}
        </PanelBody>
      </main>
    </div>
  );
}

function hushedOf(findings: PageFindings | null, settings: Settings): number {
  return [...(findings?.counts ?? [])].reduce(
    (sum, [category, count]) => sum + (loudnessOf(settings, category) === 'quiet' ? count : 0),
    0,
  );
}

/** What stands under the tabs. Another view begins at its top, and the keyboard with it. */
function PanelBody({ tab, route, children }: { tab: Tab; route: Route; children: preact.ComponentChildren }) {
  const body = useRef<HTMLDivElement>(null);
  const view = 'id' in route ? route.id : route.view;
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    scrollTo(0, 0);
    // A tab keeps the focus when it is chosen; a link that was followed is gone, and its place with it.
    if (document.activeElement === document.body || document.activeElement === null) {
      body.current?.focus({ preventScroll: true });
    }
  }, [view]);
  return (
    <div
      ref={body}
      class="panel-body"
      role="tabpanel"
      id={`panel-${tab}`}
      aria-labelledby={`tab-${tab}`}
      tabIndex={-1}
    >
      {children}
    </div>
  );
}

/** Shows what a card or the context menu asked for, when the panel opens and while it is open. */
function usePanelRequests(routing: Routing<Route>, look: () => Promise<void>): void {
  const go = useRef(routing.go);
  go.current = routing.go;
  useEffect(() => {
    const over = new AbortController();
    const show = ({ entry, query, passage }: PanelRequest) => {
      if (passage) go.current({ view: 'matter', note: passage });
      else if (entry) go.current({ view: 'entry', id: entry });
      else if (query) go.current({ view: 'search', query: query.trim() });
      else {
        // The toolbar button was pressed on a page that can't be read: the panel says why.
        go.current({ view: 'page' });
        void look();
      }
    };
    void pendingEntry().then((request) => request && show(request));
    onPendingEntry(show, over.signal);
    return () => over.abort();
  }, []);
}
