import { useEffect, useMemo } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { AboutView } from '../../components/about/AboutView.tsx';
import { CourtView } from '../../components/court/CourtView.tsx';
import { courtChoices } from '../../components/court/court-choices.ts';
import { EntryView } from '../../components/entry/EntryView.tsx';
import { Search } from '../../components/knowledge/Search.tsx';
import {
  type Knowledge,
  KnowledgeContext,
  nameById,
  useKnowledge,
} from '../../components/knowledge-context.ts';
import { CaseTable } from '../../components/library/CaseTable.tsx';
import { LibraryFrame } from '../../components/library/LibraryFrame.tsx';
import {
  type Asked,
  type LibraryRoute,
  libraryHashOf,
  libraryRouteOf,
} from '../../components/library/library-routes.ts';
import { Timeline } from '../../components/library/Timeline.tsx';
import { TreatyMap } from '../../components/library/TreatyMap.tsx';
import { TreatyTable } from '../../components/library/TreatyTable.tsx';
import { UnknownView } from '../../components/library/UnknownView.tsx';
import { ViewActions } from '../../components/library/ViewActions.tsx';
import { AnswerView } from '../../components/question/AnswerView.tsx';
import { useWords } from '../../components/words.ts';
import { questionsOf } from '../../knowledge/retrieve/compose-answer.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import type { PageProps } from '../pages/show-page.tsx';
import { useBase } from '../pages/use-base.ts';
import { useKept } from '../pages/use-kept.ts';
import { type Routing, useRoute } from '../pages/use-route.ts';
import { BackupPage } from './BackupPage.tsx';
import { CaseFileViews } from './CaseFileViews.tsx';
import { StoragePage } from './StoragePage.tsx';
import { saveFile } from './save-file.ts';
import { useOpenedForPrint } from './use-opened-for-print.ts';
import { useScrollPlaces } from './use-scroll-places.ts';

const addresses = { routeOf: libraryRouteOf, hashOf: libraryHashOf };

/** The library: the whole knowledge base on a wide page. Each view has its address. */
export function App({ settings, change, save, language }: PageProps) {
  const words = useWords();
  const loaded = useBase();
  const routing = useRoute<LibraryRoute>(addresses);
  const base = loaded.state === 'ready' ? loaded.base : null;
  const choices = useMemo(() => (base ? courtChoices(base, language) : []), [base, language]);
  const knowledge = useMemo(
    (): Knowledge | null => base && { base, court: settings.court, language, style: settings.citation },
    [base, settings.court, language, settings.citation],
  );
  const { route } = routing;
  useScrollPlaces(routing.position, knowledge !== null);
  useOpenedForPrint();
  const name = (knowledge && nameOfView(knowledge, route)) ?? words.library.views[route.view];
  useEffect(() => {
    document.title = words.library.pageTitle(name);
  }, [name, words]);
  const asOf = base ? words.library.asOf(dateInWords(base.asOf, phrasesIn(language)), base.version) : '';
  return (
    <LibraryFrame
      route={route}
      choices={choices}
      court={settings.court}
      onCourt={(court) => void change({ court })}
      onOptions={() => void browser.runtime.openOptionsPage()}
      said={save.state === 'failed' ? words.options.notSaved(save.why) : ''}
      base={asOf}
    >
      {loaded.state === 'failed' && <p class="notice warn">{words.knowledgeFailed}</p>}
      {loaded.state === 'loading' && <p class="muted">{words.loading}</p>}
      {knowledge && (
        <KnowledgeContext.Provider value={knowledge}>
          <ViewActions
            address={libraryHashOf(route)}
            copyLink={() => navigator.clipboard.writeText(location.href)}
            print={() => window.print()}
          />
          <View routing={routing} choices={choices} onCourt={(court) => void change({ court })} />
        </KnowledgeContext.Provider>
      )}
    </LibraryFrame>
  );
}

/** The name of what a view shows, where it shows one thing. */
function nameOfView(knowledge: Knowledge, route: LibraryRoute): string | null {
  if (route.view === 'entry') return nameById(knowledge, route.id);
  if (route.view !== 'answer') return null;
  const asked = questionsOf(knowledge.base, knowledge.language).find(({ id }) => id === route.id);
  return asked?.question ?? null;
}

interface ViewProps {
  routing: Routing<LibraryRoute>;
  choices: ReturnType<typeof courtChoices>;
  onCourt(id: string | null): void;
}

function View({ routing, choices, onCourt }: ViewProps) {
  const { style } = useKnowledge();
  const keeping = useKept();
  const { route } = routing;
  const ask = (asked: Asked, typing: boolean) => {
    if ('asked' in route) (typing ? routing.amend : routing.go)({ view: route.view, asked });
  };
  switch (route.view) {
    case 'search':
      return <Search route={route} kept={keeping.kept ?? []} onAsk={routing.amend} />;
    case 'entry':
      return (
        <EntryView
          key={route.id}
          id={route.id}
          copy={(text) => navigator.clipboard.writeText(text)}
          keeping={keeping}
        />
      );
    case 'about':
      return <AboutView />;
    case 'answer':
      return <AnswerView key={route.id} id={route.id} />;
    case 'court':
      return <CourtView choices={choices} onChoose={onCourt} />;
    case 'casefile':
      return (
        <CaseFileViews
          route={{ view: 'casefile', asked: route.asked }}
          courts={choices}
          style={style}
          onAsk={ask}
        />
      );
    case 'matters':
      return <CaseFileViews route={{ view: 'matters' }} courts={choices} style={style} onAsk={ask} />;
    case 'backup':
      return <BackupPage />;
    case 'storage':
      return <StoragePage />;
    case 'treaties':
      return <TreatyTable asked={route.asked} onAsk={ask} save={saveFile} />;
    case 'map':
      return <TreatyMap asked={route.asked} onAsk={ask} />;
    case 'rulings':
      return <CaseTable asked={route.asked} onAsk={ask} save={saveFile} />;
    case 'timeline':
      return <Timeline asked={route.asked} onAsk={ask} />;
    case 'unknown':
      return <UnknownView hash={route.hash} />;
  }
}
