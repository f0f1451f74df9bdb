import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { findDocument } from '../../casefile/documents.ts';
import { courtChoices } from '../../components/court/court-choices.ts';
import type { Place } from '../../components/panel/OnThisPage.tsx';
import { PanelHeader } from '../../components/panel/PanelHeader.tsx';
import type { PageFindings } from '../../components/panel/page-findings.ts';
import { hashOf, type Route, routeOf } from '../../components/routes.ts';
import { useWords } from '../../components/words.ts';
import { openAnnotator } from '../../platform/annotator.ts';
import { askReader } from '../../platform/messages.ts';
import { hostnameOf } from '../../platform/orders.ts';
import { onPendingEntry, type PanelRequest, pendingEntry } from '../../platform/panel.ts';
import { askForSites, dropSite, mayReadEverySite } from '../../platform/permissions.ts';
import { loudnessOf, type Settings } from '../../platform/settings.ts';
import { jumpTo, quoteFrom, type ShownTab } from '../../platform/tabs.ts';
import { plainAddress } from '../../reading/provenance/document-keys.ts';
import { PanelViews } from '../pages/PanelViews.tsx';
import type { PageProps } from '../pages/show-page.tsx';
import { useBase } from '../pages/use-base.ts';
import { type FrontDocument, useMatter } from '../pages/use-matter.ts';
import { type Routing, useRoute } from '../pages/use-route.ts';
import { usePage } from './use-page.ts';

const addresses = { routeOf, hashOf };

/** The side panel: what the page in front raises, the knowledge base, my court. */
export function App({ settings, change, save, language }: PageProps) {
  const words = useWords();
  const loaded = useBase();
  const routing = useRoute<Route>(addresses);
  const page = usePage();
  const [said, setSaid] = useState('');
  const matter = useMatter(frontOf(page.tab), page.findings, words.marks, settings.citation, setSaid);
  const base = loaded.state === 'ready' ? loaded.base : null;
  const choices = useMemo(() => (base ? courtChoices(base, language) : []), [base, language]);
  usePanelRequests(routing, page.look);
  useEffect(() => {
    // That there is no room left stands until it is dealt with.
    if (said === '' || said === words.marks.faults.full) return;
    const timer = setTimeout(() => setSaid(''), 8000);
    return () => clearTimeout(timer);
  }, [said]);

  const host = hostnameOf(page.findings?.url ?? page.tab?.url);
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
        onAnnotate={() => void openAnnotator(page.tab?.url)}
        onAllow={host === '' ? null : () => void allow()}
        said={save.state === 'failed' ? words.options.notSaved(save.why) : said}
        history={{ back: routing.back, forward: routing.forward }}
        matter={matter.model?.current?.name ?? ''}
        onMatter={() => routing.go({ view: 'matter' })}
        onOptions={() => void browser.runtime.openOptionsPage()}
      />
      <main>
        <PanelViews
          routing={routing}
          pageTab={words.panel.tabs.page}
          findings={page.findings}
          onJump={(place, reached) => void jump(place, reached)}
          quote={({ frameId, index }) => quoteFrom(page.tab?.id ?? -1, frameId, index)}
          loaded={loaded}
          choices={choices}
          settings={settings}
          language={language}
          onCourt={(court) => void change({ court })}
          matter={matter}
        />
      </main>
    </div>
  );
}

/** The page in front, as its reader answers for it. */
function frontOf(tab: ShownTab | null): FrontDocument | null {
  if (!tab) return null;
  return {
    id: `${tab.id} ${tab.url ?? ''}`,
    standing: () => askReader(tab.id, 0, 'marks', {}).catch(() => null),
    find: async (matter) => (tab.url ? findDocument(matter, [`url:${plainAddress(tab.url)}`]) : null),
    show: async (id) => (await askReader(tab.id, 0, 'show-passage', { id })).found,
    attach: async (id) => (await askReader(tab.id, 0, 'attach-passage', { id })).attached,
  };
}

function hushedOf(findings: PageFindings | null, settings: Settings): number {
  return [...(findings?.counts ?? [])].reduce(
    (sum, [category, count]) => sum + (loudnessOf(settings, category) === 'quiet' ? count : 0),
    0,
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
