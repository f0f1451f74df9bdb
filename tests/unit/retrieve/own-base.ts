import { compileOwn } from '../../../knowledge/compile/compile.ts';
import type { CaseEntry, KnowledgeBase } from '../../../knowledge/entry.ts';

/** The base that ships, compiled from its entries: tests read what a reader would. */
export const base: KnowledgeBase = compileOwn().base;

export const entries = Object.values(base.entries);

export const courts = entries.filter((entry) => entry.kind === 'jurisdiction').map(({ id }) => id);

export function caseOf(id: string): CaseEntry {
  const entry = base.entries[id];
  if (entry?.kind !== 'case') throw new Error(`${id} is no case of the base`);
  return entry;
}
