import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { EntryKind } from '../../knowledge/entry.ts';
import { entryOf } from '../../knowledge/retrieve/base-index.ts';
import { stateName } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import type { SearchDocument } from '../../knowledge/retrieve/search-documents.ts';
import { useKnowledge } from '../knowledge-context.ts';
import { QuestionList } from '../question/QuestionList.tsx';
import type { Narrowing } from '../routes.ts';
import { useWords } from '../words.ts';
import { Browse } from './Browse.tsx';
import { browseCounts, within } from './browse-counts.ts';
import { HitList } from './HitList.tsx';
import { issueName } from './issue-names.ts';
import { KeptList } from './KeptList.tsx';
import type { SearchIndex } from './search-index.ts';

interface Props {
  index: SearchIndex;
  documents: readonly SearchDocument[];
  query: string;
  narrowing: Narrowing;
  /** Ids of the entries kept at hand, the latest first. */
  kept: readonly string[];
  /** Called as the reader types and narrows. */
  onAsk(query: string, narrowing: Narrowing): void;
  /** More ways into the base, shown while nothing is asked. */
  children?: ComponentChildren;
}

const kindOrder: readonly EntryKind[] = [
  'case',
  'argument',
  'treaty',
  'instrument',
  'topic',
  'jurisdiction',
  'remedy',
  'resource',
];

/** Search over everything; what there is to browse as long as nothing is asked. */
export function KnowledgeView({ index, documents, query, narrowing, kept, onAsk, children }: Props) {
  const words = useWords();
  const { language, base } = useKnowledge();
  const counts = useMemo(() => browseCounts(documents), [documents]);
  const hits = useMemo(
    () => index.search(query, (document) => within(document, { ...narrowing, kind: undefined })),
    [index, query, narrowing.issue, narrowing.place],
  );
  const shown = narrowing.kind ? hits.filter(({ document }) => document.kind === narrowing.kind) : hits;
  const asking = query.trim() !== '' || Object.values(narrowing).some(Boolean);
  const placeName = (place: string) => {
    const country = entryOf(base, place);
    if (country?.kind === 'jurisdiction') return country.name[language] ?? country.name.en;
    return words.search.international[place] ?? stateName(place.toUpperCase(), phrasesIn(language));
  };

  return (
    <div class="stack">
      <search class="search-box">
        <input
          class="field"
          type="search"
          dir="auto"
          data-testid="search"
          aria-label={words.search.label}
          placeholder={words.search.placeholder}
          value={query}
          onInput={(event) => onAsk(event.currentTarget.value, narrowing)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || query === '') return;
            event.preventDefault();
            onAsk('', narrowing);
          }}
        />
      </search>
      {(narrowing.issue || narrowing.place) && (
        <div class="row">
          {narrowing.issue && (
            <button
              type="button"
              class="chip"
              aria-pressed="true"
              onClick={() => onAsk(query, { ...narrowing, issue: undefined })}
            >
              {issueName(narrowing.issue)} <X size={12} />
            </button>
          )}
          {narrowing.place && (
            <button
              type="button"
              class="chip"
              aria-pressed="true"
              onClick={() => onAsk(query, { ...narrowing, place: undefined })}
            >
              {placeName(narrowing.place)} <X size={12} />
            </button>
          )}
        </div>
      )}
      {asking && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles, not a form's fieldset */}
          <div class="row kinds" role="group" hidden={hits.length === 0} aria-label={words.search.kinds}>
            <button
              type="button"
              class="chip"
              aria-pressed={narrowing.kind === undefined}
              onClick={() => onAsk(query, { ...narrowing, kind: undefined })}
            >
              {words.search.all} <span class="count">{hits.length}</span>
            </button>
            {kindOrder.map((kind) => {
              const count = hits.filter(({ document }) => document.kind === kind).length;
              if (count === 0 && narrowing.kind !== kind) return null;
              return (
                <button
                  key={kind}
                  type="button"
                  class="chip"
                  aria-pressed={narrowing.kind === kind}
                  onClick={() =>
                    onAsk(query, { ...narrowing, kind: narrowing.kind === kind ? undefined : kind })
                  }
                >
                  {words.kinds[kind]} <span class="count">{count}</span>
                </button>
              );
            })}
          </div>
          <p class="unseen" role="status">
            {words.search.found(shown.length)}
          </p>
          {shown.length === 0 ? (
            <p class="muted">{words.search.nothing(query)}</p>
          ) : (
            <HitList key={`${narrowing.kind} ${narrowing.issue} ${narrowing.place}`} hits={shown} />
          )}
        </>
      )}
      {!asking && <KeptList kept={kept} />}
      {!asking && <QuestionList />}
      {!asking && children}
      {!asking && <Browse counts={counts} kinds={kindOrder} placeName={placeName} />}
    </div>
  );
}
