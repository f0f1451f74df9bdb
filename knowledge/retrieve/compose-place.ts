import { inLanguage, type JurisdictionEntry, type RemedyEntry, type ResourceEntry } from '../entry.ts';
import { courtOf, entryOf } from './base-index.ts';
import type { CardContent, CardItem } from './card-content.ts';
import { type Composing, nameOf, rulingItems, section, sections, told, uncertain } from './card-parts.ts';
import { citationOf } from './citation-text.ts';
import { courtPage } from './court-page.ts';
import { fewRulings } from './rank.ts';
import { sourceOf } from './source-words.ts';

/** The card of a country: its treaties, who decides, what counts and what can be asked there. */
export function composeJurisdiction(c: Composing, entry: JurisdictionEntry): CardContent {
  const { base, phrases, language } = c;
  const page = courtPage(base, entry.id, language)!;
  const rulings = c.full ? page.rulings : fewRulings(page.rulings, 3);
  const there: Composing = { ...c, court: entry.id };
  return {
    id: entry.id,
    kind: 'jurisdiction',
    overline: [phrases.kind.jurisdiction],
    heading: inLanguage(entry.name, language),
    weight: null,
    favours: null,
    lead: page.treaties.china[0]!.text,
    sections: sections(
      section(c, 'treaty', phrases.section.treaties, [...page.treaties.china, ...page.treaties.hongKong], 4),
      section(c, 'about', phrases.section.whoDecides, [{ text: page.whoDecides ?? phrases.notEstablished }]),
      section(c, 'provisions', phrases.section.refusal, orNotEstablished(c, page.refusalGrounds)),
      section(c, 'rulings', phrases.section.rulings, rulingItems(there, rulings)),
      section(
        c,
        'remedies',
        phrases.section.remedies,
        page.remedies
          .filter(({ available }) => available === 'yes')
          .map(({ name, body, id }) => ({ text: `${name}: ${body}`, entry: id })),
        4,
      ),
      uncertain(c, entry),
    ),
    source: sourceOf(entry, base.asOf, phrases),
    citation: citationOf(entry, '', language, c.style),
  };
}

function orNotEstablished(c: Composing, texts: readonly string[]): CardItem[] {
  return texts.length > 0 ? texts.map((text) => ({ text })) : [{ text: c.phrases.notEstablished }];
}

/** The card of an emergency remedy, with whether it is open in my court. */
export function composeRemedy(c: Composing, entry: RemedyEntry): CardContent {
  const { base, phrases, language } = c;
  return {
    id: entry.id,
    kind: 'remedy',
    overline: [phrases.kind.remedy, entry.body],
    heading: inLanguage(entry.name, language),
    weight: null,
    favours: null,
    lead: told(c, entry.who_may_use),
    sections: sections(
      section(c, 'remedies', phrases.section.here, openHere(c, entry)),
      section(c, 'about', phrases.section.how, [
        { text: told(c, entry.how) },
        { text: told(c, entry.interim) },
        { text: entry.url },
      ]),
      section(c, 'see', phrases.section.see, namedItems(c, entry.see)),
      uncertain(c, entry),
    ),
    source: sourceOf(entry, base.asOf, phrases),
    citation: citationOf(entry, '', language, c.style),
  };
}

function openHere(c: Composing, entry: RemedyEntry): CardItem[] {
  const state = courtOf(c.base, c.court);
  if (!state) return [];
  const place = inLanguage(state.name, c.language);
  const remedy = state.remedies.find(({ id }) => id === entry.id);
  const why = remedy ? ` ${inLanguage(remedy.why, c.language)}` : '';
  if (remedy?.available === true) return [{ text: c.phrases.remedyOpen(place) + why, entry: state.id }];
  if (remedy?.available === false) return [{ text: c.phrases.remedyClosed(place) + why, entry: state.id }];
  return [{ text: c.phrases.remedyUnknown(place) + why, entry: state.id }];
}

/** The card of a place to turn to. */
export function composeResource(c: Composing, entry: ResourceEntry): CardContent {
  const { base, phrases, language } = c;
  return {
    id: entry.id,
    kind: 'resource',
    overline: [phrases.kind.resource],
    heading: inLanguage(entry.name, language),
    weight: null,
    favours: null,
    lead: told(c, entry.what),
    sections: sections(
      section(
        c,
        'about',
        phrases.section.whoFor,
        entry.who_for.map((text) => ({ text })),
      ),
      section(c, 'about', phrases.section.how, [
        { text: entry.url },
        { text: entry.languages.length > 0 ? phrases.languages(entry.languages.join(', ')) : '' },
      ]),
      section(c, 'see', phrases.section.helpsWith, namedItems(c, entry.for)),
      uncertain(c, entry),
    ),
    source: sourceOf(entry, base.asOf, phrases),
    citation: citationOf(entry, '', language, c.style),
  };
}

/** A line for each entry that is named, by its name. */
function namedItems(c: Composing, ids: readonly string[]): CardItem[] {
  return ids
    .map((id) => entryOf(c.base, id))
    .filter((other) => other !== undefined)
    .map((other) => ({ text: nameOf(c, other), entry: other.id }));
}
