import { type ArgumentEntry, type InstrumentEntry, inLanguage, type TreatyEntry } from '../entry.ts';
import { entryOf, indexOf } from './base-index.ts';
import type { CardContent, CardItem } from './card-content.ts';
import {
  argumentItem,
  type Composing,
  nameOf,
  section,
  sections,
  told,
  treatyName,
  uncertain,
  when,
} from './card-parts.ts';
import { citationOf } from './citation-text.ts';
import { adverseTo } from './compose-case.ts';
import { rankArguments } from './rank.ts';
import { sourceOf } from './source-words.ts';
import { stateOf } from './treaty-lines.ts';
import { weightIn } from './weigh.ts';
import { instrumentIn, treatyIn } from './weigh-instrument.ts';

/** The card of a convention, statute or set of rules. */
export function composeInstrument(c: Composing, entry: InstrumentEntry): CardContent {
  const { base, phrases, language } = c;
  const weight = instrumentIn(base, entry, c.court, language);
  const citing = indexOf(base).argumentsCiting.get(entry.id) ?? [];
  const issues = [...new Set(entry.provisions.flatMap((provision) => provision.issues))];
  const provisions = rankProvisions(c, entry).map(
    (provision): CardItem => ({
      text: told(c, provision.proposition),
      pinpoint: provision.ref,
      ...(provision.checked === 'secondary' && entry.checked === 'primary'
        ? { note: phrases.accountOnly }
        : {}),
    }),
  );
  const china = inLanguage(entry.china_status, language);
  const hongKong = inLanguage(entry.hk_status, language);
  return {
    id: entry.id,
    kind: 'instrument',
    overline: [
      phrases.instrument[entry.type] ?? phrases.kind.instrument,
      phrases.adopted(when(c, entry.adopted)),
    ],
    heading: inLanguage(entry.name, language),
    weight,
    favours: null,
    lead: china === '' ? (provisions[0]?.text ?? '') : phrases.chinaStatus(china),
    sections: sections(
      section(c, 'provisions', phrases.section.provisions(provisions.length), provisions),
      section(c, 'weighs', phrases.section.weighs, [{ text: weight?.why ?? '' }]),
      section(c, 'about', phrases.section.chinaAndHongKong, [
        { text: c.full && china !== '' ? phrases.chinaStatus(china) : '' },
        { text: hongKong === '' ? '' : phrases.hongKongStatus(hongKong) },
      ]),
      answersFrom(c, rankArguments(base, citing, c.court, issues)),
      uncertain(c, entry),
    ),
    source: sourceOf(entry, base.asOf, phrases),
    citation: citationOf(entry, c.pinpoint, language, c.style),
  };
}

/** The provision that the document cites stands first. */
function rankProvisions(c: Composing, entry: InstrumentEntry): InstrumentEntry['provisions'] {
  const cited = /\d+[a-z]?/i.exec(c.pinpoint)?.[0];
  const hit = (ref: string) => cited !== undefined && /\d+[a-z]?/i.exec(ref)?.[0] === cited;
  return [...entry.provisions].sort((a, b) => Number(hit(b.ref)) - Number(hit(a.ref)));
}

function answersFrom(c: Composing, ranked: readonly ArgumentEntry[]) {
  const items = ranked.map((argument) => argumentItem(c, argument));
  return section(c, 'answers', c.phrases.section.feeds(items.length), items);
}

/** The card of a bilateral treaty, or of the absence of one, which must not read as a treaty. */
export function composeTreaty(c: Composing, entry: TreatyEntry): CardContent {
  const { base, phrases, language } = c;
  const state = stateOf(base, entry, language);
  const absent = entry.status === 'none';
  const clauses = entry.refusal_grounds.map(
    (ground): CardItem => ({ text: told(c, ground.proposition), pinpoint: ground.ref }),
  );
  const citing = indexOf(base).argumentsCiting.get(entry.id) ?? [];
  const issues = [...new Set(entry.refusal_grounds.flatMap((ground) => ground.issues))];
  return {
    id: entry.id,
    kind: 'treaty',
    overline: [
      ...(absent ? [] : [phrases.kind.treaty]),
      phrases.treaty[entry.type],
      inLanguage(entry.partner.name, language),
      phrases.party[entry.with],
    ],
    heading: treatyName(c, entry),
    weight: treatyIn(base, entry, c.court, language),
    favours: null,
    lead: state[0]!,
    sections: sections(
      section(
        c,
        'treaty',
        phrases.section.state,
        (absent ? [phrases.noTreatyNotClaimed] : state.slice(1)).map((text) => ({ text })),
      ),
      section(c, 'provisions', phrases.section.clauses(clauses.length), clauses),
      absent
        ? []
        : section(c, 'caution', phrases.section.extent, [
            { text: clauses.length === 0 ? phrases.noClauseRead : phrases.clauseNotListed },
          ]),
      answersFrom(c, rankArguments(base, citing, c.court, issues)),
      uncertain(c, entry),
    ),
    source: sourceOf(entry, base.asOf, phrases),
    citation: citationOf(entry, c.pinpoint, language, c.style),
  };
}

/** The card of what the requesting side says, and how it is met. */
export function composeArgument(c: Composing, entry: ArgumentEntry): CardContent {
  const { base, phrases, language } = c;
  const points = entry.answer.map((answer): CardItem => {
    const named = answer.authorities
      .map((authority) => ({ authority, found: entryOf(base, authority.id) }))
      .filter(({ found }) => found !== undefined)
      .map(({ authority, found }) => ({ authority, found: found!, standing: standing(c, found!) }))
      .sort((a, b) => a.standing - b.standing);
    const first = named[0];
    const names = named.map(({ found, authority }) =>
      authority.pinpoint === '' ? nameOf(c, found) : `${nameOf(c, found)}, ${authority.pinpoint}`,
    );
    return {
      text: told(c, answer.point),
      ...(first ? { entry: first.found.id, note: names.slice(0, c.full ? undefined : 2).join('; ') } : {}),
      ...(first && first.authority.pinpoint !== '' ? { pinpoint: first.authority.pinpoint } : {}),
    };
  });
  return {
    id: entry.id,
    kind: 'argument',
    overline: [phrases.kind.argument],
    heading: inLanguage(entry.title, language),
    weight: null,
    favours: null,
    lead: told(c, entry.claim),
    sections: sections(
      section(c, 'answers', phrases.section.answerPoints, points),
      section(
        c,
        'caution',
        phrases.section.weak,
        entry.caveats.map((prose) => ({ text: told(c, prose) })),
        2,
      ),
      adverseTo(c, entry),
      section(
        c,
        'about',
        phrases.section.questions,
        entry.questions.map((prose) => ({ text: told(c, prose) })),
        2,
      ),
      uncertain(c, entry),
    ),
    source: sourceOf(entry, base.asOf, phrases),
    citation: citationOf(entry, '', language, c.style),
  };
}

const order = { binding: 0, persuasive: 1, none: 2 } as const;
function standing(c: Composing, entry: NonNullable<ReturnType<typeof entryOf>>): number {
  if (entry.kind !== 'case') return 1;
  return order[weightIn(c.base, entry, c.court, c.language)?.status ?? 'persuasive'];
}
