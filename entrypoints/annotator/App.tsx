import { useEffect } from 'preact/hooks';
import { DocumentTabs } from '../../components/annotator/DocumentTabs.tsx';
import { OpenButton } from '../../components/annotator/OpenButton.tsx';
import { useWords } from '../../components/words.ts';
import type { PageProps } from '../pages/show-page.tsx';
import type { SourceFile } from './opened.ts';
import { ShownTab } from './ShownTab.tsx';
import { useDrop } from './use-drop.ts';
import { type OpenTab, useOpenDocuments } from './use-open-documents.ts';

const sourceOf = (file: File): SourceFile => ({ name: file.name, type: file.type, bytes: file, address: '' });

/** The annotator: documents of the reader's own, read as pages of the web are. */
export function App({ language }: PageProps) {
  const words = useWords().annotator;
  const documents = useOpenDocuments();
  const { tabs, current } = documents;
  const openFiles = (files: readonly File[]) => documents.open(files.map(sourceOf));
  const dropping = useDrop(openFiles);
  useEffect(() => {
    document.title = words.title(current?.source.name ?? words.name);
  }, [current?.source.name, words]);
  return (
    <div class="annotator" data-dropping={dropping}>
      <header class="annotator-head">
        <h1 class="unseen">{words.name}</h1>
        <OpenButton label={tabs.length > 0 ? words.openMore : words.open} onFiles={openFiles} />
        {tabs.length > 0 && (
          <DocumentTabs
            tabs={tabs.map(({ id, source }) => ({ id, name: source.name }))}
            current={current?.id ?? null}
            onChoose={documents.choose}
            onClose={documents.close}
          />
        )}
      </header>
      <main class="annotator-body">
        {tabs.length === 0 && (
          <div class="annotator-empty">
            <h2>{words.emptyHeading}</h2>
            <p>{words.empty}</p>
            <p class="muted">
              {words.kinds}; {words.dropHint}.
            </p>
          </div>
        )}
        {tabs.map(
          ({ id, state, ending }) =>
            state.is === 'open' && (
              <ShownTab
                key={id}
                opened={state.opened}
                language={language}
                front={id === current?.id}
                signal={ending.signal}
                onFailed={(error) => documents.failed(id, error)}
              />
            ),
        )}
        {current && current.state.is !== 'open' && (
          <OpeningState tab={current} onClose={documents.close} onRetry={documents.retry} />
        )}
      </main>
    </div>
  );
}

interface StateProps {
  tab: OpenTab;
  onClose(id: number): void;
  onRetry(id: number): void;
}

/** What stands in the place of a document that is not open yet, or can't be. */
function OpeningState({ tab: { id, source, state }, onClose, onRetry }: StateProps) {
  const words = useWords().annotator;
  if (state.is === 'failed')
    return (
      <div class="annotator-state" role="alert">
        <h2>{words.failedHeading(source.name)}</h2>
        <p class="notice warn">{words.problems[state.problem]}</p>
        {state.problem === 'other' && <p class="small muted">{state.cause}</p>}
        <div class="row">
          <button type="button" class="button" onClick={() => onRetry(id)}>
            {words.retry}
          </button>
          <button type="button" class="button" onClick={() => onClose(id)}>
            {words.close(source.name)}
          </button>
        </div>
      </div>
    );
  return (
    <div class="annotator-state">
      <p role="status">{words.opening(source.name)}</p>
      <progress aria-label={words.opening(source.name)} />
      <button type="button" class="button" onClick={() => onClose(id)}>
        {words.cancel}
      </button>
    </div>
  );
}
