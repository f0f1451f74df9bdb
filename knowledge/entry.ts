import type { Category } from './mention.ts';
import type { Forums } from './schema/forums.ts';
import type { Question } from './schema/questions.ts';

/**
 * The kinds of knowledge entry, as they stand in the YAML files and in the compiled base.
 * Prose is keyed by language, English first, so that a translation is added without touching code.
 */

/** Prose by BCP 47 language; English is always there. */
export type Prose = { en: string } & { [lang: string]: string };

/** How a statement was checked: read in the document itself, or in a reliable account of it. */
export type Level = 'primary' | 'secondary';

export interface Source {
  /** Empty where the source was read in a copy that has no address of its own: nothing to link. */
  url: string;
  title: string;
  publisher: string;
  /** The fields or the proposition that this source was read to support. */
  supports: string;
}

interface EntryCommon {
  id: string;
  /** The category of the mentions that lead to this entry. */
  category: Category;
  sources: Source[];
  checked: Level;
  /** What is uncertain or disputed. Empty if nothing. */
  note: Prose;
}

export type Favours = 'defence' | 'requesting-state' | 'mixed';

export interface Holding {
  proposition: Prose;
  /** Paragraph, as given by the source; empty if none was read. */
  pinpoint: string;
  issues: string[];
}

/** How much a decision counts in a jurisdiction. */
export interface Weight {
  /** ISO 3166-1 alpha-2 in upper case, or a group of states: `ECHR`, `EU`, `UN`, `ACHR`. */
  in: string;
  status: 'binding' | 'persuasive';
  why: Prose;
}

export interface CaseEntry extends EntryCommon {
  kind: 'case';
  name: Prose;
  short_names: string[];
  court: string;
  court_level: string;
  jurisdiction: string;
  /** ISO date, or `YYYY-MM` or `YYYY` where no more is known. */
  date: string;
  final_date: string;
  citations: string[];
  requesting: string;
  person: Prose;
  subject: Prose;
  outcome: 'refused' | 'granted' | 'violation' | 'no-violation' | 'remitted' | 'released' | 'other';
  favours: Favours;
  issues: string[];
  holdings: Holding[];
  assurances: Prose | null;
  later: Prose[];
  distinguish: Prose;
  weight: Weight[];
}

export interface RefusalGround {
  ref: string;
  proposition: Prose;
  issues: string[];
}

export interface TreatyEntry extends EntryCommon {
  kind: 'treaty';
  /** `code` is ISO 3166-1 alpha-2 in upper case. */
  partner: { code: string; name: Prose };
  with: 'CN' | 'HK';
  type: 'extradition' | 'mutual-legal-assistance' | 'transfer' | 'readmission';
  signed: string;
  in_force: string;
  status: 'in-force' | 'signed' | 'suspended' | 'terminated' | 'none' | 'unknown';
  status_date: string;
  official_name: string;
  aka: string[];
  /** Clauses that were read. One that is not listed was not read, which does not mean that it is not there. */
  refusal_grounds: RefusalGround[];
}

export interface Provision {
  ref: string;
  proposition: Prose;
  issues: string[];
  checked: Level;
}

export interface InstrumentEntry extends EntryCommon {
  kind: 'instrument';
  name: Prose;
  aka: string[];
  type: string;
  adopted: string;
  /** The membership of a country entry that says whether this binds the country. */
  membership?: string;
  china_status: Prose;
  hk_status: Prose;
  provisions: Provision[];
}

export interface Authority {
  /** Id of the entry that carries the point. */
  id: string;
  pinpoint: string;
}

export interface ArgumentEntry extends EntryCommon {
  kind: 'argument';
  title: Prose;
  /** What the requesting side contends. */
  claim: Prose;
  answer: { point: Prose; authorities: Authority[] }[];
  /** Where the answer is weak. */
  caveats: Prose[];
  /** Decisions that go against the answer, wholly or in part; each says itself how it is distinguished. */
  adverse: Authority[];
  /** To put to the court, an expert or the prosecution. */
  questions: Prose[];
  issues: string[];
  /** Phrases in a judgment or request that should bring the argument up, by language. */
  triggers: { [lang: string]: string[] };
}

export type TopicCategory =
  | 'body'
  | 'operation'
  | 'detention'
  | 'method'
  | 'concept'
  | 'report'
  | 'figure'
  | 'place';

export interface TopicEntry extends EntryCommon {
  kind: 'topic';
  name: Prose;
  aka: string[];
  /** Chinese name; empty if none was read. */
  zh: string;
  topic_category: TopicCategory;
  /** A hub's card is composed for my court from what it links to. */
  hub: boolean;
  summary: Prose;
  why_it_matters: Prose;
  see: string[];
  issues: string[];
}

/** `null` in a field is "not established", never "no". Fields that were not checked are compiled as `null`. */
export interface JurisdictionEntry extends EntryCommon {
  kind: 'jurisdiction';
  name: Prose;
  aka: string[];
  names: { [lang: string]: string };
  languages: string[];
  memberships: { [treaty: string]: boolean | string | null };
  memberships_as_of: { [treaty: string]: string };
  remedies: { id: string; available: boolean | 'unknown'; why: Prose }[];
  /** Id of the instrument entry, or the law's name where the base has no entry for it. */
  extradition_law: string | null;
  who_decides: Prose | null;
  /** Empty: not established. */
  refusal_grounds: Prose[];
  /** Id of the treaty entry, or "none" where a source says that there is none, or `null`. */
  treaty_with_china: string | null;
  treaty_with_china_status: string | null;
  treaty_with_hk: string | null;
  treaty_with_hk_status: string | null;
  notable_cases: string[];
  /** What sources of authority count here. `checked` says whether the rule was read or is our own reading. */
  authority_rules: {
    source: string;
    status: 'binding' | 'persuasive';
    why: Prose;
    checked: Level | 'unchecked';
  }[];
  /** How each field was checked; a field that is missing here was not. */
  checked_by_field: { [field: string]: Level };
}

export interface RemedyEntry extends EntryCommon {
  kind: 'remedy';
  name: Prose;
  body: string;
  who_may_use: Prose;
  how: Prose;
  interim: Prose;
  url: string;
  /** What it rests on, who decides, where it was used, who helps with it. */
  see: string[];
}

export interface ResourceEntry extends EntryCommon {
  kind: 'resource';
  name: Prose;
  what: Prose;
  who_for: string[];
  url: string;
  languages: string[];
  /** What it helps with: topics, remedies, and the countries that it is confined to. */
  for: string[];
}

export type Entry =
  | CaseEntry
  | TreatyEntry
  | InstrumentEntry
  | ArgumentEntry
  | TopicEntry
  | JurisdictionEntry
  | RemedyEntry
  | ResourceEntry;

export type EntryKind = Entry['kind'];

/** A pack that the reader put in use: knowledge that did not ship with the extension. */
export interface PackInUse {
  name: string;
  version: string;
  /** ISO date */
  asOf: string;
  relation: 'replaces' | 'extends';
  /** Whose key it is, as the pack says. */
  signer: string;
  /** The key, in groups that two people can compare. */
  fingerprint: string;
}

/** The compiled knowledge base. */
export interface KnowledgeBase {
  version: string;
  /** ISO date: the day up to which the facts were checked. */
  asOf: string;
  entries: { [id: string]: Entry };
  /** For every entry, the ids of the entries that refer to it. */
  referredBy: { [id: string]: string[] };
  /** The packs that it is made of, in their order; none for the base that ships. */
  packs?: PackInUse[];
  /** By entry: the pack that it comes from. An entry that is not named here shipped with the extension. */
  fromPack?: { [id: string]: PackInUse };
  /** By entry: its names in other languages and spellings, as the lexicon has them; for finding it alone. */
  otherNames: { [id: string]: string[] };
  /** What a court asks, and what of the base answers it. */
  questions: Question[];
  /** Who speaks for whom, and for whom what they say binds. */
  forums: Forums;
}

/** Prose in the reader's language, or in English where it was not translated. */
export function inLanguage(prose: Prose, lang: string): string {
  return prose[lang] ?? prose[lang.split('-')[0]!] ?? prose.en;
}
