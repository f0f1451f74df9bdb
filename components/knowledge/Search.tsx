import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { KnowledgeBase } from '../../knowledge/entry.ts';
import { searchDocuments } from '../../knowledge/retrieve/search-documents.ts';
import { useKnowledge } from '../knowledge-context.ts';
import type { Route } from '../routes.ts';
import { KnowledgeView } from './KnowledgeView.tsx';
import { SearchIndex } from './search-index.ts';

const indexes = new WeakMap<KnowledgeBase, SearchIndex>();

export type SearchRoute = Extract<Route, { view: 'search' }>;

interface Props {
  route: SearchRoute;
  /** Ids of the entries kept at hand, the latest first. */
  kept: readonly string[];
  /** Called as the reader types and narrows. */
  onAsk(route: SearchRoute): void;
  /** More ways into the base, shown while nothing is asked. */
  children?: ComponentChildren;
}

/** Search over the base of the context; its index is made once for each base. */
export function Search({ route, kept, onAsk, children }: Props) {
  const { base } = useKnowledge();
  const documents = useMemo(() => searchDocuments(base), [base]);
  const index = useMemo(() => {
    const made = indexes.get(base) ?? new SearchIndex(documents);
    indexes.set(base, made);
    return made;
  }, [base, documents]);
  const { query, view: _, ...narrowing } = route;
  return (
    <KnowledgeView
      index={index}
      documents={documents}
      query={query}
      narrowing={narrowing}
      kept={kept}
      onAsk={(asked, narrowed) => onAsk({ view: 'search', query: asked, ...narrowed })}
    >
      {children}
    </KnowledgeView>
  );
}
