import { type CaseEntry, inLanguage, type JurisdictionEntry, type KnowledgeBase } from '../entry.ts';
import { courtOf, once } from './base-index.ts';
import type { CardWeight } from './card-content.ts';
import { forumOf, isHighest, isInGroup, isInternational } from './forums.ts';
import { type Phrases, phrasesIn } from './phrases.ts';

/**
 * What a decision weighs in a court, by what was read of that decision first (`weight` in its entry), then by the
 * country's rules of authority, which are our own reading and are said to be. Who speaks for whom, and for whom it
 * binds, is data: the base's `forums` and each country's `memberships` and `authority_rules`.
 * @param court id of a jurisdiction, or `null`
 * @returns `null` if no court is chosen
 */
export function weightIn(
  base: KnowledgeBase,
  entry: CaseEntry,
  court: string | null,
  language: string,
): CardWeight | null {
  const state = courtOf(base, court);
  if (!state) return null;
  const weights = once(base, `weights ${state.id} ${language}`, () => new Map<string, CardWeight>());
  let weight = weights.get(entry.id);
  if (!weight) {
    const w: Weighing = {
      base,
      entry,
      state,
      language,
      phrases: phrasesIn(language),
      place: inLanguage(state.name, language),
    };
    weight = byOwnEntry(w) ?? byGroup(w) ?? byRule(w) ?? noneEstablished(w);
    weights.set(entry.id, weight);
  }
  return weight;
}

interface Weighing {
  base: KnowledgeBase;
  entry: CaseEntry;
  state: JurisdictionEntry;
  language: string;
  phrases: Phrases;
  /** The state's name to read. */
  place: string;
}

function noneEstablished({ phrases, place }: Weighing): CardWeight {
  return { status: 'none', words: phrases.weight.none(place), why: phrases.weight.noneWhy, checked: false };
}

const isOwn = ({ entry, state }: Weighing) => entry.jurisdiction === state.id.toUpperCase();

/** What the decision's own entry says of this very country. */
function byOwnEntry(w: Weighing): CardWeight | null {
  const { base, entry, state, language, phrases, place } = w;
  const own = entry.weight.find((weight) => weight.in === state.id.toUpperCase());
  if (!own) return null;
  const said = phrases.weight;
  let words: string;
  if (isInternational(base, entry)) words = said[own.status](said.againstMine(judgment(w), place));
  else if (!isOwn(w)) words = said[own.status](said.foreign);
  else if (own.status === 'binding' && !isHighest(base, entry)) words = said.bindingBelow(place);
  else words = said[own.status](ownCourt(w));
  return { status: own.status, words, why: inLanguage(own.why, language), checked: true };
}

/** What the decision's entry says of a group of states to which this country belongs. */
function byGroup(w: Weighing): CardWeight | null {
  const { base, entry, state, language } = w;
  const mine = entry.weight.filter((weight) => isInGroup(base, state, weight.in, entry));
  // The group whose own court decided says more of the decision than a group that borrows it.
  const group =
    mine.find((weight) => weight.in === entry.jurisdiction) ??
    mine.find((weight) => weight.status === 'binding') ??
    mine[0];
  if (!group) return null;
  // Where a body binds the respondent alone, the respondent has a weight of its own, whatever the group's is.
  const binding =
    group.status === 'binding' &&
    group.in === entry.jurisdiction &&
    forumOf(base, entry)?.binds === 'members';
  return {
    status: binding ? 'binding' : 'persuasive',
    words: binding ? bindsMembers(w) : elsewhere(w),
    why: inLanguage(group.why, language),
    checked: true,
  };
}

/** What the country's rules of authority say of decisions of this sort. */
function byRule(w: Weighing): CardWeight | null {
  const { base, entry, state, language, phrases } = w;
  const own = isOwn(w);
  const forum = own ? undefined : forumOf(base, entry);
  const source = own ? isHighest(base, entry) && base.forums.own.rule : forum?.rule;
  const rule = source ? state.authority_rules.find((one) => one.source === source) : undefined;
  const said = phrases.weight;
  if (!rule) {
    if (!own) return null;
    return {
      status: 'persuasive',
      words: said.reading(said.persuasive(ownCourt(w))),
      why: '',
      checked: false,
    };
  }
  // A respondent's weight stands in the decision's entry: by a rule alone, the judgment is one against another.
  const binding = rule.status === 'binding' && forum?.binds !== 'respondent';
  let words: string;
  if (own) words = said[rule.status](ownCourt(w));
  else words = binding ? bindsMembers(w) : elsewhere(w);
  const checked = rule.checked !== 'unchecked';
  return {
    status: binding ? 'binding' : 'persuasive',
    words: checked ? words : said.reading(words),
    why: inLanguage(rule.why, language),
    checked,
  };
}

/** "Chamber judgment", "decision". */
function judgment({ entry, phrases }: Weighing): string {
  return phrases.weight.judgments[entry.court_level] ?? phrases.weight.judgment;
}

/** "your Supreme Court (Italy)". */
function ownCourt({ entry, phrases, place }: Weighing): string {
  const { ownCourts, ownCourt: other } = phrases.weight;
  return `${ownCourts[entry.court_level] ?? other} (${place})`;
}

/** A decision of a body that binds all its members, of which this country is one. */
function bindsMembers({ base, entry, language, phrases, place }: Weighing): string {
  const forum = forumOf(base, entry);
  const within = forum?.within ? inLanguage(forum.within, language) : '';
  const name = forum ? inLanguage(forum.name, language) : entry.court;
  return phrases.weight.bindingWithin(within, name, place);
}

/** A decision that was given neither by a court of this country nor against it. */
function elsewhere(w: Weighing): string {
  const { base, entry, language, phrases } = w;
  const said = phrases.weight;
  const forum = forumOf(base, entry);
  if (!forum) return said.persuasive(said.foreign);
  return said.persuasive(
    forum.binds === 'respondent' ? said.againstAnother(judgment(w)) : inLanguage(forum.name, language),
  );
}
