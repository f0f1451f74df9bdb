import { type CaseEntry, inLanguage, type TopicEntry, type TreatyEntry } from '../entry.ts';
import { courtOf, entryOf, indexOf } from './base-index.ts';
import type { CardContent, CardItem } from './card-content.ts';
import {
  argumentItem,
  type Composing,
  rulingItem,
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
        rulingItems(c, shown),
        4,
      ),
      section(
        c,
        'answers',
        state ? phrases.section.firstArguments : phrases.section.argumentsOn(first.length),
        first,
        4,
      ),
      adverseOn(c, adverseIssues(entry), ''),
      section(c, 'about', phrases.section.about, [{ text: told(c, entry.summary) }]),
      section(c, 'see', phrases.section.see, seeItems(c, entry)),
      uncertain(c, entry),
    ),
    source: sourceOf(entry, base.asOf, phrases),
    citation: citationOf(entry, '', language),
  };
}

const partyOf = (entry: TopicEntry): TreatyEntry['with'] => (entry.id === 'hong-kong' ? 'HK' : 'CN');

function rulingItems(c: Composing, rulings: readonly RankedCase[]): CardItem[] {
  return rulings.length > 0 ? rulings.map((one) => rulingItem(c, one)) : [{ text: c.phrases.noRuling }];
}

/**
 * The rulings that count: those that the hub points to and those on its issues, if they have weight in my court.
 * For Hong Kong and Taiwan the issue of that name decides alone, since the others are China's as well.
 */
function rulingsFor(c: Composing, entry: TopicEntry): RankedCase[] {
  const candidates = new Set<CaseEntry>(casesOn(c.base, adverseIssues(entry)));
  for (const id of entry.see) {
    const other = entryOf(c.base, id);
    if (other?.kind === 'case') candidates.add(other);
  }
  const ranked = rankCases(c.base, candidates, c.court, entry.issues, c.language);
  return ranked.filter((one) => one.weight?.status !== 'none' && one.entry.favours !== 'requesting-state');
}

/** The issue that is the hub's own, where there is one; else all of its issues. */
function adverseIssues(entry: TopicEntry): readonly string[] {
  return entry.issues.includes(entry.id) ? [entry.id] : entry.issues;
}

/** Arguments on the hub's issues, best answered in my court first; those that the hub points to before all. */
function firstArguments(c: Composing, entry: TopicEntry) {
  const index = indexOf(c.base);
  const linked = new Set(entry.see);
  const candidates = new Set(
    adverseIssues(entry).flatMap((issue) => index.argumentsByIssue.get(issue) ?? []),
  );
  for (const id of linked) {
    const other = entryOf(c.base, id);
    if (other?.kind === 'argument') candidates.add(other);
  }
  return rankArguments(c.base, candidates, c.court, entry.issues, (one) => (linked.has(one.id) ? 10 : 0));
}
