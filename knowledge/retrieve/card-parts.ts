import type { CitationStyle } from '../citation/cite-decision.ts';
import {
  type ArgumentEntry,
  type CaseEntry,
  type Entry,
  inLanguage,
  type KnowledgeBase,
  type Prose,
} from '../entry.ts';
import type { CardItem, CardSection, SectionRole } from './card-content.ts';
import { dateInWords, opening } from './format.ts';
import { type Phrases, phrasesIn } from './phrases.ts';
import { type RankedCase, whyBefore } from './rank.ts';

/** For whom a card is composed. */
export interface CardOptions {
  /** Id of the reader's jurisdiction, or `null`. */
  court: string | null;
  /** BCP 47 */
  language: string;
  /** How decisions are cited; in the plain order if it is left out. */
  style?: CitationStyle;
  /** Everything, for an entry's full view; a card holds three lines a section and says how many more there are. */
  full?: boolean;
}

/** What composing one card has at hand. */
export interface Composing extends CardOptions {
  base: KnowledgeBase;
  phrases: Phrases;
  /** The pinpoint that the document gives beside the mention; '' if none. */
  pinpoint: string;
}

export function composing(base: KnowledgeBase, options: CardOptions, pinpoint = ''): Composing {
  return { ...options, base, phrases: phrasesIn(options.language), pinpoint };
}

const room = 3;

/** A section with what fits on a card, or all of it; nothing if it would be empty. */
export function section(
  c: Composing,
  role: SectionRole,
  title: string,
  items: CardItem[],
  fits = room,
): CardSection[] {
  const said = items.filter(({ text }) => text !== '');
  if (said.length === 0) return [];
  if (c.full || said.length <= fits) return [{ role, title, items: said }];
  const more = said.length - fits;
  return [{ role, title, items: [...said.slice(0, fits), { text: c.phrases.more(more) }] }];
}

/** Prose in the reader's language: its opening on a card, all of it in the full view. */
export function told(c: Composing, prose: Prose | string): string {
  const text = typeof prose === 'string' ? prose : inLanguage(prose, c.language);
  return c.full ? text : opening(text, c.phrases.moreInEntry);
}

export function argumentItem(c: Composing, argument: ArgumentEntry): CardItem {
  return {
    text: `“${inLanguage(argument.title, c.language)}”`,
    entry: argument.id,
    ...(argument.caveats.length > 0 ? { note: c.phrases.weakPointShown } : {}),
  };
}

const year = (entry: CaseEntry) => entry.date.slice(0, 4);

/** "Wong Ho Wing v. Peru (2015)"; the year is not said twice. */
export function caseLine(c: Composing, entry: CaseEntry): string {
  const name = inLanguage(entry.name, c.language);
  return name.includes(year(entry)) ? name : `${name} (${year(entry)})`;
}

export function adverseItem(c: Composing, entry: CaseEntry): CardItem {
  const how = inLanguage(entry.distinguish, c.language);
  const shown = c.full ? c.phrases.distinguishIs(how) : c.phrases.howToDistinguish;
  return {
    text: caseLine(c, entry),
    entry: entry.id,
    note: how === '' ? c.phrases.noDistinguish : shown,
  };
}

/** Rulings in their rank, each with what it weighs and, where one follows, why it comes before it. */
export function rulingItems(c: Composing, ranked: readonly RankedCase[]): CardItem[] {
  return ranked.map((one, i) => {
    const side = c.phrases.favours[one.entry.favours];
    const said = [one.weight?.words ?? '', side, rankWords(c, one, ranked[i + 1])];
    return {
      text: caseLine(c, one.entry),
      entry: one.entry.id,
      note: said.filter((words) => words !== '').join('; '),
    };
  });
}

/**
 * Why a ruling comes before the next, in words; '' if none follows. That one binds and the other does not is said
 * by their weights already.
 */
export function rankWords(c: Composing, one: RankedCase, next: RankedCase | undefined): string {
  const why = next && whyBefore(one, next);
  return why ? c.phrases.rank[why](one) : '';
}

/** What is uncertain about an entry, as its note says; on a card its opening. */
export function uncertain(c: Composing, entry: Entry): CardSection[] {
  return section(c, 'caution', c.phrases.section.uncertain, [{ text: told(c, entry.note) }]);
}

/** The name by which a line calls an entry. */
export function nameOf(c: Composing, entry: Entry): string {
  if (entry.kind === 'argument') return `“${inLanguage(entry.title, c.language)}”`;
  if (entry.kind === 'treaty') return treatyName(c, entry);
  return entry.kind === 'case' ? caseLine(c, entry) : inLanguage(entry.name, c.language);
}

/** A treaty's name, or, where there is none, words that can't be read as one. */
export function treatyName(c: Composing, entry: Entry & { kind: 'treaty' }): string {
  const partner = inLanguage(entry.partner.name, c.language);
  const party = c.phrases.party[entry.with];
  const type = c.phrases.treaty[entry.type];
  if (entry.status === 'none') return c.phrases.noTreatyBetween(type, partner, party);
  return entry.official_name || c.phrases.treatyBetween(type, partner, party);
}

export const when = (c: Composing, date: string): string => dateInWords(date, c.phrases);

/** Sections in the order given, the empty ones gone. */
export const sections = (...lists: CardSection[][]): CardSection[] => lists.flat();
