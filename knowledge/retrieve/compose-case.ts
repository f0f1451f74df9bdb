import { type CaseEntry, type Holding, inLanguage } from '../entry.ts';
import { indexOf } from './base-index.ts';
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
    citation: citationOf(entry, c.pinpoint, language),
  };
}

/** Sections of the Strasbourg Court say nothing to most readers; a Grand Chamber does. */
const courtName = (entry: CaseEntry) =>
  entry.court.replace(/ \((?:First|Second|Third|Fourth|Fifth) Section.*\)$/, '');

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
  const points = text.split(/(?:^|\s+)\(\d\)\s+/).filter((point) => point !== '');
  return /^\(1\)/.test(text) ? points : [text];
}

function feeds(c: Composing, entry: CaseEntry): CardSection[] {
  const citing = indexOf(c.base).argumentsCiting.get(entry.id) ?? [];
  const items = rankArguments(c.base, citing, c.court, entry.issues).map((argument) =>
    argumentItem(c, argument),
  );
  const title = entry.favours === 'requesting-state' ? c.phrases.section.met : c.phrases.section.feeds;
  return section(c, 'answers', title(items.length), items);
}

function adverse(c: Composing, entry: CaseEntry): CardSection[] {
  if (entry.favours === 'requesting-state') return [];
  return adverseOn(c, entry.issues, entry.id);
}

/** Adverse decisions on the same issues: what binds here, and what concerns China, first. */
export function adverseOn(c: Composing, issues: readonly string[], but: string): CardSection[] {
  const others = [...casesOn(c.base, issues)].filter((other) => other.id !== but);
  const ranked = rankAdverse(c.base, others, c.court, issues, c.language);
  const shown = c.full ? ranked : [...new Set([...fewRulings(ranked, 3), ...ranked])];
  return section(
    c,
    'adverse',
    c.phrases.section.adverse,
    shown.map((one) => adverseItem(c, one.entry)),
  );
}
