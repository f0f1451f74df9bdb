import type { CaseEntry, JurisdictionEntry, KnowledgeBase } from '../entry.ts';

/** The court or body that speaks in a decision, as the base's `forums` describes it. */
export type Forum = KnowledgeBase['forums']['international'][number];

/** The international court or body that gave a decision; `undefined` for a national one and for one not described. */
export function forumOf(base: KnowledgeBase, entry: CaseEntry): Forum | undefined {
  return base.forums.international.find(
    (forum) => forum.decisions_of === entry.jurisdiction && entry.court.includes(forum.court),
  );
}

/** Whether a decision is of an international court or body. */
export function isInternational(base: KnowledgeBase, entry: CaseEntry): boolean {
  return base.forums.international.some((forum) => forum.decisions_of === entry.jurisdiction);
}

/** Whether a country is within a body's reach, by what is recorded of the country: unknown is no. */
export function isReached(state: JurisdictionEntry, forum: Forum): boolean {
  const { reaches } = forum;
  if ('remedy' in reaches)
    return state.remedies.some((remedy) => remedy.id === reaches.remedy && remedy.available === true);
  const since = state.memberships[reaches.membership];
  return since === true || typeof since === 'string';
}

/**
 * Whether a weight that a decision's entry gives for a group of states holds for a country: whether the country is
 * within reach of a body of that group, and, where the group's own body decided, of that very body.
 */
export function isInGroup(
  base: KnowledgeBase,
  state: JurisdictionEntry,
  group: string,
  entry: CaseEntry,
): boolean {
  const own = forumOf(base, entry);
  const bodies = own?.decisions_of === group ? [own] : base.forums.international;
  return bodies.some((forum) => forum.decisions_of === group && isReached(state, forum));
}

/** Whether a country's rule on its own highest courts speaks of this level of court. */
export const isHighest = (base: KnowledgeBase, entry: CaseEntry): boolean =>
  (base.forums.own.levels as readonly string[]).includes(entry.court_level);
