import { type ArgumentEntry, type CaseEntry, inLanguage, type TopicEntry } from '../entry.ts';
import { entryOf, indexOf } from './base-index.ts';
import type { CardContent, CardItem } from './card-content.ts';
import {
  argumentItem,
  type Composing,
  nameOf,
  rulingItems,
  section,
  sections,
  told,
  uncertain,
} from './card-parts.ts';
import { citationOf } from './citation-text.ts';
import { adverseOn } from './compose-case.ts';
import { casesOn, fewRulings, type RankedCase, rankArguments, rankCases } from './rank.ts';
import { sourceOf } from './source-words.ts';

/** The card of a body, practice, method, report, figure or concept. */
export function composeTopic(c: Composing, entry: TopicEntry): CardContent {
  const { base, phrases, language } = c;
  const rulings = rulingsOn(c, entry);
  const shown = c.full ? rulings : fewRulings(rulings, 3);
  const matching = argumentsOn(c, entry);
  const title = c.court === null ? phrases.section.rulingsAnywhere : phrases.section.rulings;
  return {
    id: entry.id,
    kind: 'topic',
    overline: [phrases.topic[entry.topic_category], ...(entry.zh === '' ? [] : [entry.zh])],
    heading: inLanguage(entry.name, language),
    weight: null,
    favours: null,
    lead: told(c, entry.why_it_matters),
    sections: sections(
      section(c, 'about', phrases.section.about, [{ text: told(c, entry.summary) }]),
      section(c, 'rulings', title, rulingItems(c, shown)),
      section(
        c,
        'answers',
        phrases.section.argumentsOn(matching.length),
        matching.map((a) => argumentItem(c, a)),
      ),
      adverseOn(c, entry.issues, ''),
      section(c, 'see', phrases.section.see, seeItems(c, entry)),
      uncertain(c, entry),
    ),
    source: sourceOf(entry, base.asOf, phrases),
    citation: topicCitation(c, entry, rulings),
  };
}

/**
 * What to cite for a topic: of the rulings that the topic itself points to, the one that counts most here, with the
 * paragraph of its holding on the topic's first issue, in the words of whoever gave that paragraph. A report, a
 * figure or a body is its own reference.
 */
function topicCitation(c: Composing, entry: TopicEntry, rulings: readonly RankedCase[]): string {
  const cited = entry.topic_category === 'concept' && rulings.find((one) => entry.see.includes(one.entry.id));
  if (!cited) return citationOf(entry, '', c.language, c.style);
  const holding = cited.entry.holdings.find(
    (one) => one.pinpoint !== '' && one.issues.includes(entry.issues[0] ?? ''),
  );
  return citationOf(cited.entry, holding?.pinpoint, c.language, c.style);
}

/** Favourable and mixed rulings: what the topic points to, and what decides its issues. The adverse stand apart. */
function rulingsOn(c: Composing, entry: TopicEntry): RankedCase[] {
  const found = casesOn(c.base, entry.issues.slice(0, 2));
  const seen = new Set<CaseEntry>();
  for (const id of entry.see) {
    const other = entryOf(c.base, id);
    if (other?.kind === 'case') seen.add(other);
  }
  const candidates = [...new Set([...seen, ...found])].filter((one) => one.favours !== 'requesting-state');
  // What the topic itself points to was chosen by hand: within a rank of authority it comes first.
  const linked = new Set([...seen].map(({ id }) => id));
  return rankCases(c.base, candidates, c.court, entry.issues, c.language, linked).filter(
    (one) => one.weight?.status !== 'none' || one.linked,
  );
}

/** The arguments that a topic bears on: linked either way, or about the same first issue. */
function argumentsOn(c: Composing, entry: TopicEntry): ArgumentEntry[] {
  const index = indexOf(c.base);
  const citing = new Set(index.argumentsCiting.get(entry.id));
  const linked = new Set<ArgumentEntry>();
  for (const id of entry.see) {
    const other = entryOf(c.base, id);
    if (other?.kind === 'argument') linked.add(other);
  }
  const first = entry.issues[0];
  const sameFirst = (index.argumentsByIssue.get(first ?? '') ?? []).filter((one) => one.issues[0] === first);
  const candidates = new Set([...linked, ...citing, ...sameFirst]);
  return rankArguments(
    c.base,
    candidates,
    c.court,
    entry.issues,
    (one) => (linked.has(one) ? 10 : 0) + (citing.has(one) ? 5 : 0),
  );
}

/** The entries that a topic points to, but for rulings and arguments, which have sections of their own. */
export function seeItems(c: Composing, entry: TopicEntry): CardItem[] {
  return entry.see
    .map((id) => entryOf(c.base, id))
    .filter((other) => other !== undefined)
    .filter((other) => other.kind !== 'case' && other.kind !== 'argument')
    .map((other) => ({ text: nameOf(c, other), entry: other.id }));
}
