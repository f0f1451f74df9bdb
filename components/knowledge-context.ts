import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CitationStyle } from '../knowledge/citation/cite-decision.ts';
import type { KnowledgeBase } from '../knowledge/entry.ts';
import { entryOf } from '../knowledge/retrieve/base-index.ts';
import { composing, nameOf } from '../knowledge/retrieve/card-parts.ts';

/** What every view of an entry needs: the base, whose court, in which language. */
export interface Knowledge {
  base: KnowledgeBase;
  /** Id of the reader's jurisdiction, or `null`. */
  court: string | null;
  /** BCP 47 */
  language: string;
  /** How decisions are cited. */
  style: CitationStyle;
}

export const KnowledgeContext = createContext<Knowledge | null>(null);

/** @throws if no view above has given a base */
export function useKnowledge(): Knowledge {
  const knowledge = useContext(KnowledgeContext);
  if (!knowledge) throw new Error('a view of an entry stands outside of KnowledgeContext');
  return knowledge;
}

/** The name by which a line calls an entry, or `null` if the base does not hold it. */
export function nameById(knowledge: Knowledge, id: string): string | null {
  const entry = entryOf(knowledge.base, id);
  return entry ? nameOf(composing(knowledge.base, knowledge), entry) : null;
}
