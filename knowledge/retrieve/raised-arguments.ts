import { type ArgumentEntry, inLanguage, type KnowledgeBase } from '../entry.ts';
import type { Contention, Mention } from '../mention.ts';
import { authoritiesOf, entryOf, indexOf } from './base-index.ts';
import type { RaisedArgument } from './card-content.ts';

/**
 * The arguments that a document raises: those of which a trigger stands there, and those that a mention leads to
 * directly. A mention of a topic adds its places to an argument that is raised, but raises none by itself: the
 * word "torture" is not thirty contentions.
 * @param language of the titles and claims (BCP 47)
 * @returns the most often raised first, then the better answered
 */
export function raisedArguments(
  base: KnowledgeBase,
  mentions: readonly Pick<Mention, 'targets'>[],
  contentions: readonly Pick<Contention, 'argument'>[],
  language = 'en',
): RaisedArgument[] {
  const raised = new Map<string, { entry: ArgumentEntry; contentions: number[]; mentions: number[] }>();
  const raise = (id: string) => {
    const entry = entryOf(base, id);
    if (entry?.kind !== 'argument') return undefined;
    let found = raised.get(id);
    if (!found) {
      found = { entry, contentions: [], mentions: [] };
      raised.set(id, found);
    }
    return found;
  };
  contentions.forEach((contention, i) => {
    raise(contention.argument)?.contentions.push(i);
  });
  mentions.forEach((mention, i) => {
    for (const id of new Set(mention.targets)) raise(id)?.mentions.push(i);
  });
  addTopics(base, mentions, raised);
  return [...raised.values()]
    .sort(
      (a, b) =>
        b.contentions.length - a.contentions.length ||
        b.mentions.length - a.mentions.length ||
        authoritiesOf(b.entry).length - authoritiesOf(a.entry).length ||
        (a.entry.id < b.entry.id ? -1 : 1),
    )
    .map(({ entry, contentions: where, mentions: also }) => ({
      argument: entry.id,
      title: inLanguage(entry.title, language),
      claim: inLanguage(entry.claim, language),
      contentions: where,
      mentions: also,
    }));
}

/** Adds the mentions of topics that point to an argument which is raised already. */
function addTopics(
  base: KnowledgeBase,
  mentions: readonly Pick<Mention, 'targets'>[],
  raised: Map<string, { mentions: number[] }>,
): void {
  const { topicsSeeing } = indexOf(base);
  for (const [id, found] of raised) {
    const topics = new Set((topicsSeeing.get(id) ?? []).map((topic) => topic.id));
    if (topics.size === 0) continue;
    const direct = new Set(found.mentions);
    mentions.forEach((mention, i) => {
      const first = mention.targets[0];
      if (first !== undefined && topics.has(first) && !direct.has(i)) found.mentions.push(i);
    });
    found.mentions.sort((a, b) => a - b);
  }
}
