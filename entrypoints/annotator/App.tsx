import { PanelRight } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DocumentTabs } from '../../components/annotator/DocumentTabs.tsx';
import { OpenButton } from '../../components/annotator/OpenButton.tsx';
import { ReadingProgress } from '../../components/annotator/ReadingProgress.tsx';
import { hashOf, type Route, routeOf } from '../../components/routes.ts';
import { useWords } from '../../components/words.ts';
import type { PanelRequest } from '../../platform/panel.ts';
import type { PageProps } from '../pages/show-page.tsx';
import { useRoute } from '../pages/use-route.ts';
import { OpeningState } from './OpeningState.tsx';
import { ShownTab } from './ShownTab.tsx';
import { SideColumn } from './SideColumn.tsx';
import { StartView } from './StartView.tsx';
import { Strip } from './Strip.tsx';
import { useDrop } from './use-drop.ts';
import { useLeftOpen } from './use-left-open.ts';
import { fileSource, useOpenDocuments } from './use-open-documents.ts';
import { useReadings } from './use-readings.ts';
import { warmUp } from './warm-up.ts';

const addresses = { routeOf, hashOf };

/** px; on a narrower page the column lies over the document, and opens only when it is asked for. */
const wide = 900;

/** The annotator: documents of the reader's own, read as pages of the web are. */
export function App({ settings, change, save, language }: PageProps) {
  const words = useWords().annotator;
  const documents = useOpenDocuments();
  const { tabs, current } = documents;
  const front = useReadings(current?.id ?? null);
  const before = useLeftOpen(tabs);
  const routing = useRoute<Route>(addresses);
  const [side, setSide] = useState(() => window.innerWidth >= wide);
  const openFiles = (files: readonly File[]) => documents.open(files.map(fileSource));
  const dropping = useDrop(openFiles);
  const head = useRef<HTMLElement>(null);
  const sideButton = useRef<HTMLButtonElement>(null);
  const name = current?.name ?? '';
  useEffect(() => {
    document.title = words.title(name || words.name);
  }, [name, words]);

  // Whoever closed a document by the keyboard goes on at the one that is in front then, or where the next is opened.
  const closed = useRef(false);
  useEffect(() => {
    if (!closed.current) return;
    closed.current = false;
    const of = (selector: string) => head.current?.querySelector<HTMLElement>(selector);
    (of('[aria-current]') ?? of('input[type="file"]'))?.focus();
  }, [tabs]);

  // What does not load now is missed, and told of, when a document is opened.
  useEffect(() => void warmUp().catch(() => undefined), []);

  const close = (id: number) => {
    documents.close(id);
    front.dropped(id);
    closed.current = true;
  };
  const showInSide = ({ entry, query, passage }: PanelRequest) => {
    setSide(true);
    if (passage) routing.go({ view: 'matter', note: passage });
    else if (entry) routing.go({ view: 'entry', id: entry });
    else if (query) routing.go({ view: 'search', query: query.trim() });
  };
  const gone = () => {
    if (window.innerWidth < wide) setSide(false);
  };
  return (
    <div class="annotator" data-dropping={dropping}>
      <header class="annotator-head" ref={head}>
        <h1 class="unseen">{words.name}</h1>
        <OpenButton label={tabs.length > 0 ? words.openMore : words.open} onFiles={openFiles} />
        <DocumentTabs tabs={tabs} current={current?.id ?? null} onChoose={documents.choose} onClose={close} />
        <button
          ref={sideButton}
          type="button"
          class="icon-button"
          aria-expanded={side}
          aria-label={words.side}
          title={side ? words.hideSide : words.showSide}
          onClick={() => setSide(!side)}
        >
          <PanelRight class="mirrors" size={18} />
        </button>
      </header>
      <div class="annotator-body" data-side={side}>
        <main class="document-stage">
          {tabs.length === 0 && (
            <StartView
              left={before.left}
              onLeave={before.leave}
              onAddress={documents.openAddress}
              onReopen={documents.reopen}
            />
          )}
          {tabs.map(
            ({ id, state, ending }) =>
              state.is === 'open' && (
                <ShownTab
                  key={`${id} ${state.source.name}`}
                  source={state.source}
                  opened={state.opened}
                  settings={settings}
                  front={id === current?.id}
                  signal={ending.signal}
                  onReading={(reading) => {
                    front.took(id, reading);
                    before.took(id, reading);
                  }}
                  onFound={() => front.found(id)}
                  onProgress={(read, of) => front.progressed(id, read, of)}
                  onPanel={showInSide}
                  onFailed={(error) => documents.failed(id, error)}
                />
              ),
          )}
          {current && current.state.is !== 'open' && (
            <OpeningState tab={current} onClose={close} onRetry={documents.retry} />
          )}
          {front.progress && front.progress.read < front.progress.of && (
            <ReadingProgress {...front.progress} onStop={front.reading?.stop ?? null} />
          )}
          {current?.state.is === 'open' && (
            <Strip key={current.id} reading={front.reading} found={front.findings} marked={front.marked} />
          )}
        </main>
        {side && (
          <SideColumn
            front={front}
            id={current?.id ?? null}
            routing={routing}
            settings={settings}
            change={change}
            save={save}
            language={language}
            onClose={() => {
              setSide(false);
              sideButton.current?.focus();
            }}
            onGone={gone}
          />
        )}
      </div>
    </div>
  );
}
