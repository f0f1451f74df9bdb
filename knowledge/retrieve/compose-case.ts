import { type ArgumentEntry, type CaseEntry, type Holding, inLanguage } from '../entry.ts';
import { entryOf, indexOf } from './base-index.ts';
import type { CardContent, CardItem, CardSection } from './card-content.ts';
import {
  adverseItem,
  argumentItem,
  type Composing,
  section,
  sections,
  told,
  uncertain,
  when,
} from './card-parts.ts';
import { citationOf } from './citation-text.ts';
import { stateName } from './format.ts';
import { casesOn, fewRulings, rankAdverse, rankArguments } from './rank.ts';
import { sourceOf } from './source-words.ts';
import { weightIn } from './weigh.ts';

/** The card of a decision. */
export function composeCase(c: Composing, entry: CaseEntry): CardContent {
  const { base, phrases, language, court } = c;
  const weight = weightIn(base, entry, court, language);
  return {
    id: entry.id,
    kind: 'case',
    overline: [phrases.kind.case, courtName(entry), when(c, entry.date)],
    heading: inLanguage(entry.name, language),
    weight,
    favours: { side: entry.favours, words: phrases.favours[entry.favours] },
    lead: lead(c, entry),
    sections: sections(
      section(c, 'decided', phrases.section.decided, holdings(c, entry)),
      assurances(c, entry),
      distinguish(c, entry),
      section(c, 'weighs', phrases.section.weighs, [{ text: weight?.why ?? '' }]),
      section(c, 'about', phrases.section.later, later(c, entry), 2),
      feeds(c, entry),
      adverse(c, entry),
      uncertain(c, entry),
    ),
    source: sourceOf(entry, base.asOf, phrases),
    citation: citationOf(entry, c.pinpoint, language, c.style),
  };
}

/** Sections of the Strasbourg Court say nothing to most readers; a Grand Chamber does. */
const courtName = (entry: CaseEntry) =>
  entry.court.replace(/ \((?:First|Second|Third|Fourth|Fifth) Section[^()]*\)$/, '');

function lead(c: Composing, entry: CaseEntry): string {
  const what = inLanguage(entry.subject, c.language).replace(/\.$/, '');
  return `${c.phrases.outcome[entry.outcome]}. ${c.phrases.soughtBy(stateName(entry.requesting, c.phrases))} ${what}.`;
}

/** The holding at the paragraph that the document cites stands first. */
function holdings(c: Composing, entry: CaseEntry): CardItem[] {
  const cited = numbersIn(c.pinpoint);
  const hit = (holding: Holding) =>
    cited.length > 0 && numbersIn(holding.pinpoint).some((n) => cited.includes(n));
  return [...entry.holdings]
    .sort((a, b) => Number(hit(b)) - Number(hit(a)))
    .map((holding) => ({
      text: told(c, holding.proposition),
      ...(holding.pinpoint === '' ? {} : { pinpoint: holding.pinpoint }),
    }));
}

const numbersIn = (pinpoint: string): string[] => pinpoint.match(/\d+/g) ?? [];

function assurances(c: Composing, entry: CaseEntry): CardSection[] {
  if (!c.full || entry.assurances === null) return [];
  return section(c, 'decided', c.phrases.section.assurances, [{ text: told(c, entry.assurances) }]);
}

function later(c: Composing, entry: CaseEntry): CardItem[] {
  const final = entry.final_date === '' ? '' : c.phrases.finalOn(when(c, entry.final_date));
  const said = entry.later.map((prose) => told(c, prose));
  return (said.some((text) => /\bfinal\b/i.test(text)) ? said : [final, ...said]).map((text) => ({ text }));
}

function distinguish(c: Composing, entry: CaseEntry): CardSection[] {
  if (entry.favours === 'defence') return [];
  const text = inLanguage(entry.distinguish, c.language);
  const points = text === '' ? [c.phrases.noDistinguishLong] : numbered(text);
  return section(
    c,
    'caution',
    c.phrases.section.distinguish,
    points.map((point) => ({ text: told(c, point) })),
  );
}

/** "(1) … (2) …" as separate points. */
function numbered(text: string): string[] {
  const points = text
    .split(/(?:^|\s)\(\d\)\s/)
    .map((point) => point.trim())
    .filter((point) => point !== '');
  return /^\(1\)/.test(text) ? points : [text];
}

function feeds(c: Composing, entry: CaseEntry): CardSection[] {
  const { argumentsCiting, argumentsMeeting } = indexOf(c.base);
  const citing = argumentsCiting.get(entry.id) ?? [];
  const meeting = argumentsMeeting.get(entry.id) ?? [];
  const items = (from: Iterable<ArgumentEntry>) =>
    rankArguments(c.base, from, c.court, entry.issues).map((argument) => argumentItem(c, argument));
  const met = (from: Iterable<ArgumentEntry>) => {
    const lines = items(from);
    return section(c, 'answers', c.phrases.section.met(lines.length), lines);
  };
  if (entry.favours === 'requesting-state') return met(new Set([...citing, ...meeting]));
  return [
    ...section(c, 'answers', c.phrases.section.feeds(citing.length), items(citing)),
    ...met(meeting.filter((argument) => !citing.includes(argument))),
  ];
}

function adverse(c: Composing, entry: CaseEntry): CardSection[] {
  if (entry.favours === 'requesting-state') return [];
  return adverseOn(c, entry.issues, entry.id);
}

/** Adverse decisions on the same issues: what binds here, and what concerns China, first. */
export function adverseOn(c: Composing, issues: readonly string[], but: string): CardSection[] {
  const others = [...casesOn(c.base, issues)].filter((other) => other.id !== but);
  return section(
    c,
    'adverse',
    c.phrases.section.adverse,
    adverseRanked(c, others, issues).map((entry) => adverseItem(c, entry)),
  );
}

/**
 * The decisions that an argument itself names as adverse, with their pinpoints, and only then those on the same
 * issues. On a card both share one section; the full view tells them apart.
 */
export function adverseTo(c: Composing, argument: ArgumentEntry): CardSection[] {
  const pinpoints = new Map(argument.adverse.map(({ id, pinpoint }) => [id, pinpoint]));
  const isNamed = (entry: CaseEntry) => pinpoints.has(entry.id);
  const named = argument.adverse
    .map(({ id }) => entryOf(c.base, id))
    .filter((entry) => entry?.kind === 'case');
  const others = [...casesOn(c.base, argument.issues)].filter((entry) => !isNamed(entry));
  const items = (cases: CaseEntry[]) =>
    adverseRanked(c, cases, argument.issues).map((entry): CardItem => {
      const pinpoint = pinpoints.get(entry.id) ?? '';
      return { ...adverseItem(c, entry), ...(pinpoint === '' ? {} : { pinpoint }) };
    });
  const { adverse, adverseElsewhere } = c.phrases.section;
  if (!c.full) return section(c, 'adverse', adverse, [...items(named), ...items(others)]);
  return [
    ...section(c, 'adverse', adverse, items(named)),
    ...section(c, 'adverse', named.length > 0 ? adverseElsewhere : adverse, items(others)),
  ];
}

/** Those that are adverse; a card's first three are never without the best that concern China. */
function adverseRanked(c: Composing, cases: CaseEntry[], issues: readonly string[]): CaseEntry[] {
  const ranked = rankAdverse(c.base, cases, c.court, issues, c.language);
  const shown = c.full ? ranked : [...new Set([...fewRulings(ranked, 3), ...ranked])];
  return shown.map(({ entry }) => entry);
}
