import { inLanguage, type JurisdictionEntry, type KnowledgeBase } from '../entry.ts';
import { courtOf, entryOf, indexOf, once } from './base-index.ts';
import type { CardItem, CardSource } from './card-content.ts';
import { packOf } from './from-pack.ts';
import { phrasesIn } from './phrases.ts';
import { type RankedCase, rankCases } from './rank.ts';
import { sourceOf } from './source-words.ts';
import { treatyItems } from './treaty-lines.ts';

export interface CourtRemedy {
  id: string;
  name: string;
  body: string;
  /** `unknown` is not established: never shown as no. */
  available: 'yes' | 'no' | 'unknown';
  why: string;
  whoMayUse: string;
  how: string;
  interim: string;
  url: string;
  /** How it was read, and where. */
  source: CardSource;
}

/** All that the page "My court" shows. `null` and empty lists are "not established", never "no". */
export interface CourtPage {
  id: string;
  name: string;
  /** A line each, with the treaty entry where there is one; never empty. */
  treaties: { china: CardItem[]; hongKong: CardItem[] };
  whoDecides: string | null;
  /** The national extradition law: its name, and its entry where the base has one. */
  extraditionLaw: CardItem | null;
  refusalGrounds: string[];
  /** What counts here and helps or cuts both ways, what binds first. */
  rulings: RankedCase[];
  /** What counts here and goes against the defence, what binds first. */
  adverse: RankedCase[];
  /** The open ones first, then those of which it is not established. */
  remedies: CourtRemedy[];
  /** The sources of authority and their force. `checked` false: our own reading, and to be shown as such. */
  authorityRules: {
    source: string;
    name: string;
    status: 'binding' | 'persuasive';
    why: string;
    checked: boolean;
  }[];
  note: string;
  source: CardSource;
}

/**
 * What a court's country has: worked out once for a base, court and language.
 * @returns `null` if the id is no jurisdiction of the base
 */
export function courtPage(base: KnowledgeBase, court: string, language: string): CourtPage | null {
  const state = courtOf(base, court);
  return state ? once(base, `court page ${state.id} ${language}`, () => build(base, state, language)) : null;
}

function build(base: KnowledgeBase, state: JurisdictionEntry, language: string): CourtPage {
  const phrases = phrasesIn(language);
  const notable = new Set(state.notable_cases);
  const ranked = rankCases(base, indexOf(base).cases, state.id, [], language).filter(
    ({ weight, entry }) => weight?.status !== 'none' || notable.has(entry.id),
  );
  return {
    id: state.id,
    name: inLanguage(state.name, language),
    treaties: {
      china: treatyItems(base, state, 'CN', language),
      hongKong: treatyItems(base, state, 'HK', language),
    },
    whoDecides: state.who_decides ? inLanguage(state.who_decides, language) : null,
    extraditionLaw: extraditionLaw(base, state, language),
    refusalGrounds: state.refusal_grounds.map((prose) => inLanguage(prose, language)),
    rulings: ranked.filter(({ entry }) => entry.favours !== 'requesting-state'),
    adverse: ranked.filter(({ entry }) => entry.favours === 'requesting-state'),
    remedies: remedies(base, state, language),
    authorityRules: state.authority_rules.map((rule) => ({
      source: rule.source,
      name: phrases.authoritySources[rule.source] ?? rule.source,
      status: rule.status,
      why: inLanguage(rule.why, language),
      checked: rule.checked !== 'unchecked',
    })),
    note: inLanguage(state.note, language),
    source: sourceOf(state, packOf(base, state.id)?.asOf ?? base.asOf, phrases),
  };
}

function extraditionLaw(base: KnowledgeBase, state: JurisdictionEntry, language: string): CardItem | null {
  if (state.extradition_law === null) return null;
  const entry = entryOf(base, state.extradition_law);
  if (entry?.kind === 'instrument') return { text: inLanguage(entry.name, language), entry: entry.id };
  return { text: state.extradition_law };
}

const order = { yes: 0, unknown: 1, no: 2 } as const;

function remedies(base: KnowledgeBase, state: JurisdictionEntry, language: string): CourtRemedy[] {
  const catalogue = indexOf(base).remedies;
  return state.remedies
    .flatMap(({ id, available, why }): CourtRemedy[] => {
      const entry = catalogue.get(id);
      if (!entry) return [];
      return [
        {
          id,
          name: inLanguage(entry.name, language),
          body: entry.body,
          available: available === 'unknown' ? 'unknown' : available ? 'yes' : 'no',
          why: inLanguage(why, language),
          whoMayUse: inLanguage(entry.who_may_use, language),
          how: inLanguage(entry.how, language),
          interim: inLanguage(entry.interim, language),
          url: entry.url,
          source: sourceOf(entry, base.asOf, phrasesIn(language)),
        },
      ];
    })
    .sort((a, b) => order[a.available] - order[b.available]);
}
