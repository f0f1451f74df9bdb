import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { CourtView } from '../../components/court/CourtView.tsx';
import type { CourtChoice } from '../../components/court/court-choices.ts';
import { EntryView } from '../../components/entry/EntryView.tsx';
import { Search } from '../../components/knowledge/Search.tsx';
import { type Knowledge, KnowledgeContext } from '../../components/knowledge-context.ts';
import { LibraryWays } from '../../components/library/LibraryWays.tsx';
import { libraryAddress } from '../../components/library/library-routes.ts';
import { MatterView } from '../../components/marks/MatterView.tsx';
import { OnThisPage, type Place } from '../../components/panel/OnThisPage.tsx';
import type { PageFindings, PlacedContention } from '../../components/panel/page-findings.ts';
import { AnswerView } from '../../components/question/AnswerView.tsx';
import type { Route } from '../../components/routes.ts';
import { Tabs } from '../../components/Tabs.tsx';
import { useWords } from '../../components/words.ts';
import type { Settings } from '../../platform/settings.ts';
import { ReminderLine } from './ReminderLine.tsx';
import type { LoadedBase } from './use-base.ts';
import { useKept } from './use-kept.ts';
import type { MatterWork } from './use-matter.ts';
import type { Routing } from './use-route.ts';

type Tab = 'page' | 'knowledge' | 'court' | 'matter';

const tabOf = (route: Route): Tab =>
  route.view === 'page' || route.view === 'court' || route.view === 'matter' ? route.view : 'knowledge';

interface Props {
  routing: Routing<Route>;
  /** What the first tab is called. */
  pageTab: string;
  findings: PageFindings | null;
  onJump(place: Place, reached: string): void;
  /** The passage of a contention with its citation. @throws if it is not there any more */
  quote(contention: PlacedContention): Promise<string>;
  loaded: LoadedBase;
  choices: readonly CourtChoice[];
  settings: Settings;
  language: string;
  onCourt(court: string | null): void;
  matter: MatterWork;
  /** What the matter's tab shows first. */
  children?: ComponentChildren;
}

const copy = (text: string) => navigator.clipboard.writeText(text);

/** The tabs of the side panel and what stands under them: beside a page of the web, or beside a document. */
export function PanelViews(props: Props) {
  const { routing, findings, loaded, settings, language, matter } = props;
  const { route } = routing;
  const words = useWords();
  const keeping = useKept();
  const base = loaded.state === 'ready' ? loaded.base : null;
  const knowledge = useMemo(
    (): Knowledge | null => base && { base, court: settings.court, language, style: settings.citation },
    [base, settings.court, language, settings.citation],
  );
  return (
    <>
      <Tabs<Tab>
        label={words.panel.tabList}
        tabs={[
          { id: 'page', label: props.pageTab },
          { id: 'knowledge', label: words.panel.tabs.knowledge },
          { id: 'court', label: words.panel.tabs.court },
          { id: 'matter', label: words.marks.panel.tab },
        ]}
        selected={tabOf(route)}
        onSelect={(id) => routing.go(id === 'knowledge' ? { view: 'search', query: '' } : { view: id })}
      />
      <PanelBody tab={tabOf(route)} route={route}>
        {route.view === 'matter' && (
          <>
            <ReminderLine />
            {matter.failed !== '' && <p class="notice warn">{matter.failed}</p>}
            {props.children}
            {matter.model && <MatterView model={matter.model} on={matter.on} editing={route.note ?? null} />}
          </>
        )}
        {loaded.state === 'failed' && <p class="notice warn">{words.knowledgeFailed}</p>}
        {loaded.state === 'loading' && <p class="muted">{words.loading}</p>}
        {knowledge && (
          <KnowledgeContext.Provider value={knowledge}>
            {route.view === 'page' && findings && (
              <OnThisPage page={findings} onJump={props.onJump} quote={props.quote} copy={copy} />
            )}
            {route.view === 'court' && <CourtView choices={props.choices} onChoose={props.onCourt} />}
            {route.view === 'answer' && <AnswerView key={route.id} id={route.id} />}
            {route.view === 'entry' && (
              <EntryView
                key={route.id}
                id={route.id}
                copy={copy}
                keeping={keeping}
                wide={libraryAddress(route)}
              />
            )}
            {route.view === 'search' && (
              <Search route={route} kept={keeping.kept ?? []} onAsk={routing.amend}>
                <LibraryWays />
              </Search>
            )}
          </KnowledgeContext.Provider>
        )}
      </PanelBody>
    </>
  );
}

/** What stands under the tabs. Another view begins at its top, and the keyboard with it. */
function PanelBody({ tab, route, children }: { tab: Tab; route: Route; children: ComponentChildren }) {
  const body = useRef<HTMLDivElement>(null);
  const view = 'id' in route ? route.id : route.view;
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    (body.current?.closest('[data-scrolls]') ?? document.scrollingElement)?.scrollTo(0, 0);
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
