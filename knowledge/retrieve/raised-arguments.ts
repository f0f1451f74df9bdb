import { type ArgumentEntry, inLanguage, type KnowledgeBase } from '../entry.ts';
import type { Contention, Mention } from '../mention.ts';
import { authoritiesOf, entryOf, indexOf } from './base-index.ts';
import type { RaisedArgument } from './card-content.ts';
import { voiceOf } from './voices.ts';

/** A passage that raises an argument, with the words beside it where they are known. */
export type RaisingPassage = Pick<Contention, 'argument' | 'text'> & { before?: string; after?: string };

interface Raised {
  entry: ArgumentEntry;
  contentions: number[];
  mentions: number[];
}

/** From here on an argument counts as raised; below it, as touched on. */
const strong = 1.5;

/**
 * The arguments that a document raises: those of which a trigger stands there, and those that a mention leads to
 * directly. A mention of a topic or authority that belongs to an argument adds its places, but raises none by
 * itself: the word "torture" is not thirty contentions.
 * @param language of the titles and claims (BCP 47)
 * @returns the most strongly raised first; of equals the better answered
 */
export function raisedArguments(
  base: KnowledgeBase,
  mentions: readonly Pick<Mention, 'targets'>[],
  contentions: readonly RaisingPassage[],
  language = 'en',
): RaisedArgument[] {
  const raised = new Map<string, Raised>();
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
  const first = new Set(mentions.map(({ targets }) => targets[0]));
  const direct = new Set([...raised].filter(([, found]) => found.mentions.length > 0).map(([id]) => id));
  addTopics(base, mentions, raised);
  return [...raised.values()]
    .map((found) => {
      const passages = found.contentions.map((i) => contentions[i]!);
      const cited = authoritiesOf(found.entry).some((id) => first.has(id) && isItsOwn(base, id));
      const strength =
        strengthOfPassages(passages) + (cited ? 0.3 : 0) + (found.mentions.length > 0 ? 0.2 : 0);
      return { ...found, strength, strong: strength >= strong || direct.has(found.entry.id) };
    })
    .sort(
      (a, b) =>
        Number(b.strong) - Number(a.strong) ||
        b.strength - a.strength ||
        authoritiesOf(b.entry).length - authoritiesOf(a.entry).length ||
        (a.entry.id < b.entry.id ? -1 : 1),
    )
    .map(({ entry, contentions: where, mentions: also, strong: isStrong }) => ({
      argument: entry.id,
      title: inLanguage(entry.title, language),
      claim: inLanguage(entry.claim, language),
      contentions: where,
      mentions: also,
      strong: isStrong,
    }));
}

/**
 * How strongly its passages raise an argument: each different phrase counts, one of several words more than a single
 * word, the same phrase again a little; more if one is reported as the requesting side's, less if all are the
 * defence's.
 */
function strengthOfPassages(passages: readonly RaisingPassage[]): number {
  const phrases = new Set(passages.map(({ text }) => text.toLowerCase().replace(/\s+/g, ' ')));
  let strength = 0;
  for (const phrase of phrases) strength += tellsMuch(phrase) ? 1 : 0.6;
  strength += 0.2 * Math.min(passages.length - phrases.size, 3);
  const voices = passages.map(({ before = '', after = '' }) => voiceOf(before, after));
  if (voices.includes('requesting-side')) return strength + 0.5;
  return voices.length > 0 && voices.every((voice) => voice === 'defence') ? strength - 0.3 : strength;
}

/** An authority on which few arguments rest: that it is cited tells which. */
const isItsOwn = (base: KnowledgeBase, id: string): boolean =>
  (indexOf(base).argumentsCiting.get(id)?.length ?? 0) <= 3;

/** Three words or more, or six characters of a script that writes no spaces. */
const tellsMuch = (phrase: string): boolean =>
  /[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}]/u.test(phrase)
    ? [...phrase].length >= 6
    : phrase.split(' ').length >= 3;

/** Adds the mentions of topics that point to an argument which is raised already. */
function addTopics(
  base: KnowledgeBase,
  mentions: readonly Pick<Mention, 'targets'>[],
  raised: Map<string, Raised>,
): void {
  const { topicsSeeing } = indexOf(base);
  for (const [id, found] of raised) {
    const topics = new Set((topicsSeeing.get(id) ?? []).map((topic) => topic.id));
    if (topics.size === 0) continue;
    const direct = new Set(found.mentions);
    mentions.forEach((mention, i) => {
      const target = mention.targets[0];
      if (target !== undefined && topics.has(target) && !direct.has(i)) found.mentions.push(i);
    });
    found.mentions.sort((a, b) => a - b);
  }
}
