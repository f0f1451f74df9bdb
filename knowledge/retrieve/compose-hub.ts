import {
  type ArgumentEntry,
  type CaseEntry,
  inLanguage,
  type TopicEntry,
  type TreatyEntry,
} from '../entry.ts';
import { courtOf, entryOf, indexOf } from './base-index.ts';
import type { CardContent, CardItem } from './card-content.ts';
import {
  argumentItem,
  type Composing,
  rulingItems,
  section,
  sections,
  told,
  uncertain,
} from './card-parts.ts';
import { citationOf } from './citation-text.ts';
import { adverseOn } from './compose-case.ts';
import { seeItems } from './compose-topic.ts';
import { casesOn, fewRulings, type RankedCase, rankArguments, rankCases } from './rank.ts';
import { sourceOf } from './source-words.ts';
import { treatyItems } from './treaty-lines.ts';

/**
 * The card of a bare "China" or "Hong Kong": composed for my court, from which treaty there is, which rulings
 * count there, and which arguments come first.
 */
export function composeHub(c: Composing, entry: TopicEntry): CardContent {
  const { base, phrases, language } = c;
  const state = courtOf(base, c.court);
  const rulings = rulingsFor(c, entry);
  const shown = c.full ? rulings : fewRulings(rulings, 4);
  const first = firstArguments(c, entry).map((argument) => argumentItem(c, argument));
  return {
    id: entry.id,
    kind: 'hub',
    overline: [phrases.hub, ...(entry.zh === '' ? [] : [entry.zh])],
    heading: inLanguage(entry.name, language),
    weight: null,
    favours: null,
    lead: state ? told(c, entry.why_it_matters) : phrases.chooseCourt,
    sections: sections(
      state
        ? section(c, 'treaty', phrases.section.treaty, treatyItems(base, state, partyOf(entry), language))
        : [],
      section(
        c,
        'rulings',
        state ? phrases.section.rulings : phrases.section.rulingsAnywhere,
        orNone(c, rulingItems(c, shown)),
        4,
      ),
      section(
        c,
        'answers',
        state ? phrases.section.firstArguments : phrases.section.argumentsOn(first.length),
        first,
        4,
      ),
      adverseOn(c, ownIssues(entry), ''),
      section(c, 'about', phrases.section.about, [{ text: told(c, entry.summary) }]),
      section(c, 'see', phrases.section.see, seeItems(c, entry)),
      uncertain(c, entry),
    ),
    source: sourceOf(entry, base.asOf, phrases),
    citation: citationOf(entry, '', language, c.style),
  };
}

const partyOf = (entry: TopicEntry): TreatyEntry['with'] => (entry.id === 'hong-kong' ? 'HK' : 'CN');

function orNone(c: Composing, items: CardItem[]): CardItem[] {
  return items.length > 0 ? items : [{ text: c.phrases.noRuling }];
}

/**
 * The rulings that count: those that the hub points to and those on its issues, if they have weight in my court.
 * For Hong Kong and Taiwan the issue of that name decides alone, since the others are China's as well.
 */
function rulingsFor(c: Composing, entry: TopicEntry): RankedCase[] {
  const candidates = new Set<CaseEntry>(casesOn(c.base, ownIssues(entry)));
  for (const id of entry.see) {
    const other = entryOf(c.base, id);
    if (other?.kind === 'case') candidates.add(other);
  }
  const ranked = rankCases(c.base, candidates, c.court, entry.issues, c.language);
  return ranked.filter((one) => one.weight?.status !== 'none' && one.entry.favours !== 'requesting-state');
}

/** The issue that is the hub's own, where there is one; else all of its issues. */
function ownIssues(entry: TopicEntry): readonly string[] {
  return entry.issues.includes(entry.id) ? [entry.id] : entry.issues;
}

/**
 * Arguments on the hub's issues: those that the hub points to, then those that rest on a ruling which the hub
 * points to, then the best answered in my court. More than two issues shared says no more than two.
 */
function firstArguments(c: Composing, entry: TopicEntry) {
  const index = indexOf(c.base);
  const linked = new Set(entry.see);
  const issues = ownIssues(entry);
  const candidates = new Set(issues.flatMap((issue) => index.argumentsByIssue.get(issue) ?? []));
  const onItsRulings = new Set<ArgumentEntry>();
  for (const id of linked) {
    const other = entryOf(c.base, id);
    if (other?.kind === 'argument') candidates.add(other);
    if (other?.kind === 'case') for (const one of index.argumentsCiting.get(id) ?? []) onItsRulings.add(one);
  }
  const beyondTwo = (one: ArgumentEntry) =>
    Math.max(0, one.issues.filter((issue) => entry.issues.includes(issue)).length - 2);
  return rankArguments(
    c.base,
    candidates,
    c.court,
    entry.issues,
    (one) => (linked.has(one.id) ? 10 : 0) + (onItsRulings.has(one) ? 1 : 0) - beyondTwo(one),
  );
}
