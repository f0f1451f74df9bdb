import {
  type CaseEntry,
  type Entry,
  type Holding,
  type InstrumentEntry,
  inLanguage,
  type TreatyEntry,
} from '../entry.ts';
import type { AnswerLine } from './answer.ts';
import { type Composing, nameOf, rankWords } from './card-parts.ts';
import type { RankedCase } from './rank.ts';
import { sourceOf } from './source-words.ts';
import { stateOf } from './treaty-lines.ts';
import { instrumentIn } from './weigh-instrument.ts';

/** A line that only says something of the answer itself. */
export function plainLine(text: string, entry: string | null = null, name = ''): AnswerLine {
  return { name, entry, text, pinpoint: '', note: '', weight: null, favours: null, source: null };
}

/** An entry with what it says in short, in its own words. */
export function entryLine(c: Composing, entry: Entry): AnswerLine {
  return {
    ...plainLine(sayingOf(c, entry), entry.id, nameOf(c, entry)),
    weight: entry.kind === 'instrument' ? instrumentIn(c.base, entry, c.court, c.language) : null,
    note: entry.kind === 'topic' ? inLanguage(entry.why_it_matters, c.language) : '',
    source: sourceOf(entry, c.base.asOf, c.phrases),
  };
}

function sayingOf(c: Composing, entry: Entry): string {
  const { language, phrases } = c;
  switch (entry.kind) {
    case 'topic':
      return inLanguage(entry.summary, language);
    case 'resource':
      return inLanguage(entry.what, language);
    case 'remedy':
      return `${inLanguage(entry.who_may_use, language)} ${inLanguage(entry.interim, language)}`;
    case 'treaty':
      return stateOf(c.base, entry, language).join(' ');
    case 'argument':
      return inLanguage(entry.claim, language);
    case 'case':
      return inLanguage(entry.holdings[0]!.proposition, language);
    case 'instrument': {
      const china = inLanguage(entry.china_status, language);
      return china === '' ? '' : phrases.chinaStatus(china);
    }
    case 'jurisdiction':
      return entry.who_decides ? inLanguage(entry.who_decides, language) : phrases.notEstablished;
  }
}

/** The provisions of an instrument, those on other issues left out. @param issues empty for all */
export function provisionLines(
  c: Composing,
  entry: InstrumentEntry,
  issues: readonly string[] | undefined,
): AnswerLine[] {
  const source = sourceOf(entry, c.base.asOf, c.phrases);
  const weight = instrumentIn(c.base, entry, c.court, c.language);
  return entry.provisions
    .filter((provision) => !issues || provision.issues.some((issue) => issues.includes(issue)))
    .map((provision) => ({
      ...plainLine(inLanguage(provision.proposition, c.language), entry.id, nameOf(c, entry)),
      pinpoint: provision.ref,
      weight,
      source:
        provision.checked === entry.checked
          ? source
          : { ...source, level: provision.checked, words: c.phrases.readIn.account },
    }));
}

/** A treaty with its state, then each clause of it that was read. */
export function treatyLines(c: Composing, entry: TreatyEntry): AnswerLine[] {
  const state = entryLine(c, entry);
  const caution = entry.refusal_grounds.length === 0 ? c.phrases.noClauseRead : c.phrases.clauseNotListed;
  return [
    { ...state, note: entry.status === 'none' ? c.phrases.noTreatyNotClaimed : caution },
    ...entry.refusal_grounds.map((ground) => ({
      ...state,
      text: inLanguage(ground.proposition, c.language),
      pinpoint: ground.ref,
    })),
  ];
}

/**
 * Rulings in their rank: each with its holding on the issues asked about, or its first, what it weighs and why it
 * comes before the next; an adverse one with how to distinguish it.
 */
export function rulingLines(
  c: Composing,
  ranked: readonly RankedCase[],
  issues: readonly string[],
): AnswerLine[] {
  return ranked.map((one, i): AnswerLine => {
    const { entry, weight } = one;
    const holding = holdingOn(entry, issues);
    return {
      name: nameOf(c, entry),
      entry: entry.id,
      text: inLanguage(holding.proposition, c.language),
      pinpoint: holding.pinpoint,
      note: one.adverse ? distinguishing(c, entry) : rankWords(c, one, ranked[i + 1]),
      weight,
      favours: { side: entry.favours, words: c.phrases.favours[entry.favours] },
      source: sourceOf(entry, c.base.asOf, c.phrases),
    };
  });
}

function distinguishing(c: Composing, entry: CaseEntry): string {
  const how = inLanguage(entry.distinguish, c.language);
  return how === '' ? c.phrases.noDistinguishLong : c.phrases.distinguishIs(how);
}

/** The holding that is on most of the issues; of several, one with a paragraph to cite. */
function holdingOn(entry: CaseEntry, issues: readonly string[]): Holding {
  const worth = (holding: Holding) =>
    holding.issues.filter((issue) => issues.includes(issue)).length * 2 + (holding.pinpoint === '' ? 0 : 1);
  return entry.holdings.reduce((best, holding) => (worth(holding) > worth(best) ? holding : best));
}
