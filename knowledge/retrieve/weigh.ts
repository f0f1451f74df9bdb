import {
  type CaseEntry,
  inLanguage,
  type JurisdictionEntry,
  type KnowledgeBase,
  type Weight,
} from '../entry.ts';
import { courtOf, once } from './base-index.ts';
import type { CardWeight } from './card-content.ts';
import { type Phrases, phrasesIn } from './phrases.ts';

/**
 * What a decision weighs in a court, by what was read of that decision first (`weight` in its entry), then by the
 * country's rules of authority, which are our own reading and are said to be.
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
    weight = weigh(entry, state, language);
    weights.set(entry.id, weight);
  }
  return weight;
}

function weigh(entry: CaseEntry, state: JurisdictionEntry, language: string): CardWeight {
  const phrases = phrasesIn(language);
  return (
    byOwnEntry(entry, state, language, phrases) ??
    byGroup(entry, state, language, phrases) ??
    byRule(entry, state, language, phrases) ?? {
      status: 'none',
      words: phrases.weight.none(inLanguage(state.name, language)),
      why: phrases.weight.noneWhy,
      checked: false,
    }
  );
}

const isTop = (entry: CaseEntry) => /^(Supreme|Constitutional) court$/.test(entry.court_level);
const isInternational = (entry: CaseEntry) => ['ECHR', 'EU', 'UN', 'ACHR'].includes(entry.jurisdiction);

function byOwnEntry(
  entry: CaseEntry,
  state: JurisdictionEntry,
  language: string,
  phrases: Phrases,
): CardWeight | null {
  const code = state.id.toUpperCase();
  const own = entry.weight.find((weight) => weight.in === code);
  if (!own) return null;
  const place = inLanguage(state.name, language);
  const said = phrases.weight;
  let words: string;
  if (own.status === 'binding')
    words = isInternational(entry) || isTop(entry) ? said.binding(place) : said.bindingBelow(place);
  else if (isInternational(entry)) words = said.againstMine(place);
  else if (entry.jurisdiction !== code) words = said.persuasive(place);
  else words = ownCourtWords(entry, place, phrases);
  return { status: own.status, words, why: inLanguage(own.why, language), checked: true };
}

/** "My Supreme Court" only of a court that the entry says is one. */
function ownCourtWords(entry: CaseEntry, place: string, phrases: Phrases): string {
  if (entry.court_level === 'Supreme court') return phrases.weight.ownSupreme(place);
  if (entry.court_level === 'Constitutional court') return phrases.weight.ownConstitutional(place);
  return /court|instance/i.test(entry.court_level)
    ? phrases.weight.ownCourt(place)
    : phrases.weight.persuasive(place);
}

function byGroup(
  entry: CaseEntry,
  state: JurisdictionEntry,
  language: string,
  phrases: Phrases,
): CardWeight | null {
  const mine = entry.weight.filter((weight) => belongs(state, weight.in, entry));
  // The group whose own court decided says more of the decision than a group that borrows it.
  const group =
    mine.find((weight) => weight.in === entry.jurisdiction) ??
    mine.find((weight) => weight.status === 'binding') ??
    mine[0];
  if (!group) return null;
  const status = bindsWholeGroup(group, entry) ? 'binding' : 'persuasive';
  const words =
    status === 'binding'
      ? phrases.weight.bindingUnion(inLanguage(state.name, language))
      : groupWords(entry, phrases);
  return { status, words, why: inLanguage(group.why, language), checked: true };
}

/**
 * A preliminary ruling binds the courts of every member of the Union. A judgment of a human-rights court binds the
 * respondent alone, whatever an entry gives as the status for the group: the respondent has a weight of its own.
 */
function bindsWholeGroup(weight: Weight, entry: CaseEntry): boolean {
  return weight.status === 'binding' && weight.in === 'EU' && entry.jurisdiction === 'EU';
}

function belongs(state: JurisdictionEntry, group: string, entry: CaseEntry): boolean {
  const member = (key: string) => {
    const since = state.memberships[key];
    return since === true || typeof since === 'string';
  };
  switch (group) {
    case 'ECHR':
      return member('coe_echr');
    case 'EU':
      return member('eu');
    case 'ACHR':
      return member('iachr_court');
    case 'UN':
      if (/against Torture/.test(entry.court)) return member('uncat');
      if (/Human Rights Committee/.test(entry.court)) return member('iccpr');
      // The working groups speak to every member of the United Nations.
      return state.remedies.some((remedy) => remedy.id === 'remedy-wgad' && remedy.available === true);
    default:
      return false;
  }
}

function groupWords(entry: CaseEntry, phrases: Phrases): string {
  const { againstAnother, treatyBody, foreign } = phrases.weight;
  if (entry.jurisdiction === 'UN') return treatyBody;
  if (!isInternational(entry)) return foreign;
  if (entry.court_level === 'Grand Chamber') return againstAnother['Grand Chamber'];
  return entry.court_level.startsWith('Chamber') ? againstAnother.Chamber : againstAnother.other;
}

function byRule(
  entry: CaseEntry,
  state: JurisdictionEntry,
  language: string,
  phrases: Phrases,
): CardWeight | null {
  const own = entry.jurisdiction === state.id.toUpperCase();
  const source = own ? 'own-supreme' : ruleSource(entry);
  const rule = own && !isTop(entry) ? undefined : state.authority_rules.find((r) => r.source === source);
  const place = inLanguage(state.name, language);
  const said = phrases.weight;
  if (!rule)
    return own
      ? {
          status: 'persuasive',
          words: said.reading(ownCourtWords(entry, place, phrases)),
          why: '',
          checked: false,
        }
      : null;
  const checked = rule.checked !== 'unchecked';
  // The respondent's own weight stands in the entry, so that here the judgment is one against another state.
  const againstAnother = rule.status === 'binding' && (source === 'ECHR' || source === 'ACHR');
  const binding = rule.status === 'binding' && !againstAnother;
  let words: string;
  if (binding) words = source === 'EU' ? said.bindingUnion(place) : said.binding(place);
  else if (againstAnother) words = groupWords(entry, phrases);
  else if (own) words = ownCourtWords(entry, place, phrases);
  else words = said.persuasive(place);
  return {
    status: binding ? 'binding' : 'persuasive',
    words: checked ? words : said.reading(words),
    why: inLanguage(rule.why, language),
    checked,
  };
}

function ruleSource(entry: CaseEntry): string {
  if (entry.jurisdiction !== 'UN') return entry.jurisdiction;
  if (/against Torture/.test(entry.court)) return 'UN-CAT';
  return /Human Rights Committee/.test(entry.court) ? 'UN-HRC' : '';
}
