import { type CitationStyle, type CitedDecision, decisionRuns } from '../citation/cite-decision.ts';
import { type CaseEntry, type Entry, inLanguage, type TreatyEntry } from '../entry.ts';
import { dateInWords } from './format.ts';
import { type Phrases, phrasesIn } from './phrases.ts';

/**
 * An entry as a lawyer cites it, with the pinpoint where one is given. Only what the entry has is written: a
 * number or date that was not read is left out, never guessed.
 * @param style of decisions of the Strasbourg Court and of the Court of Justice and of those with a neutral
 * citation; everything else is cited in the plain order, since names of other decisions hold their court and number
 * in forms of their own
 */
export function citationOf(
  entry: Entry,
  place = '',
  language = 'en',
  style: CitationStyle = 'plain',
): string {
  const phrases = phrasesIn(language);
  const pinpoint = place.trim().replace(/§(?=\d)/g, '§ ');
  switch (entry.kind) {
    case 'case':
      return (
        styledCitation(entry, pinpoint, language, style, phrases) ??
        caseCitation(entry, pinpoint, language, phrases)
      );
    case 'treaty':
      return treatyCitation(entry, pinpoint, language, phrases);
    case 'instrument':
      return withSource(
        [inLanguage(entry.name, language), pinpoint, dateInWords(entry.adopted, phrases)],
        entry,
      );
    case 'argument':
      return withSource([phrases.citation.argument(inLanguage(entry.title, language))], entry);
    case 'topic':
    case 'jurisdiction':
      return withSource([inLanguage(entry.name, language)], entry);
    case 'remedy':
      return `${joined([inLanguage(entry.name, language), entry.body])}, ${entry.url}`;
    case 'resource':
      return `${inLanguage(entry.name, language)}, ${entry.url}`;
  }
}

const application = /^\d{1,5}\/\d{2}$/;
const ecli = /^ECLI:/;
const unionNumber = /^[CTF]-\d+\/\d{2}/;
// [2017] UKSC 44, 2001 SCC 7, [2001] ZACC 18: a court's own number, which needs no date beside it.
const neutral =
  /^(\[\d{4}\] (?:UK(?:SC|HL|PC|UT)|EW(?:CA|HC)|NZ(?:SC|CA|HC)|ZA(?:CC|SCA)|IE(?:SC|HC|CA)|HK(?:CFA|CA)|SG(?:CA|HC)|HCA|FCA|FCAFC)\b|\d{4} (?:SCC|FCA?|BCCA|ONCA) )/;

/** `null` where the style has no form for the decision that its entry could fill. */
function styledCitation(
  entry: CaseEntry,
  place: string,
  language: string,
  style: CitationStyle,
  phrases: Phrases,
): string | null {
  if (style === 'plain') return null;
  const cited = citedDecision(entry, language, phrases);
  if (!cited) return null;
  const paragraph =
    /^(?:§{1,2}|paras?\.?|paragraphs?|points?|\[)\s*(\d+(?:\s*[-–]\s*\d+)?)\]?$/.exec(place)?.[1] ?? '';
  const where = { paragraph, page: '', words: paragraph === '' ? place : '' };
  return decisionRuns[style](cited, where)
    .map(({ text }) => text)
    .join('');
}

function citedDecision(entry: CaseEntry, language: string, phrases: Phrases): CitedDecision | null {
  const name = inLanguage(entry.name, language);
  const { date, citations } = entry;
  if (entry.jurisdiction === 'ECHR') {
    const numbers = citations.filter((citation) => application.test(citation));
    if (numbers.length === 0) return null;
    const citation = applicationNumbers(numbers, phrases);
    return { caseName: name, citation, court: 'European Court of Human Rights', date };
  }
  if (entry.jurisdiction === 'EU') {
    const numbers = citations.filter((citation) => unionNumber.test(citation));
    const european = citations.find((citation) => ecli.test(citation)) ?? '';
    if (numbers.length === 0) return null;
    const caseName = trimmed(name.split(/[CFT]-\d+\/\d{2}/)[0]!);
    const citation = [listed(numbers, phrases), european].filter(Boolean).join(', ');
    return { caseName, citation, court: 'Court of Justice of the European Union', date };
  }
  const own = citations.find((citation) => neutral.test(citation));
  return own === undefined
    ? null
    : { caseName: trimmed(name.replace(own, '')), citation: own, court: '', date };
}

function caseCitation(entry: CaseEntry, pinpoint: string, language: string, phrases: Phrases): string {
  const name = inLanguage(entry.name, language);
  const date = dateInWords(entry.date, phrases);
  if (entry.jurisdiction === 'ECHR') {
    const numbers = entry.citations.filter((citation) => application.test(citation));
    if (numbers.length > 0) return joined([name, applicationNumbers(numbers, phrases), pinpoint, date]);
  }
  if (entry.jurisdiction === 'EU') {
    const numbers = entry.citations.filter((citation) => unionNumber.test(citation));
    const european = entry.citations.find((citation) => ecli.test(citation)) ?? '';
    const short = trimmed(name.split(/[CT]-\d+\/\d{2}/)[0]!);
    const dated = european === '' ? date : phrases.citation.judgmentOf(date);
    return joined([short, listed(numbers, phrases), european, pinpoint, dated]);
  }
  const own = entry.citations.find((citation) => neutral.test(citation));
  if (own !== undefined) {
    const short = trimmed(name.replace(own, ''));
    return joined([`${short}${own.startsWith('[') ? '' : ','} ${own}`, pinpoint]);
  }
  // The names of national decisions often hold court, number and date already.
  const rest = [entry.court, ...entry.citations.slice(0, 2)].filter((part) => !overlaps(name, part));
  return joined([name, ...rest, pinpoint, name.includes(date) ? '' : date]);
}

function applicationNumbers(numbers: readonly string[], phrases: Phrases): string {
  const list = listed(numbers, phrases);
  return numbers.length === 1 ? phrases.citation.application(list) : phrases.citation.applications(list);
}

/** "a", "a and b", "a, b and c"; '' for none. */
function listed(numbers: readonly string[], phrases: Phrases): string {
  if (numbers.length < 2) return numbers.join();
  return `${numbers.slice(0, -1).join(', ')} ${phrases.citation.and} ${numbers.at(-1)}`;
}

function treatyCitation(entry: TreatyEntry, pinpoint: string, language: string, phrases: Phrases): string {
  const partner = inLanguage(entry.partner.name, language);
  const party = phrases.party[entry.with];
  const type = phrases.treaty[entry.type];
  if (entry.status === 'none') return withSource([phrases.citation.noTreaty(partner, party, type)], entry);
  const name = entry.official_name || phrases.treatyBetween(type, partner, party);
  const signed = entry.signed === '' ? '' : phrases.treatyState.signedOn(dateInWords(entry.signed, phrases));
  return withSource([name, pinpoint, lowerFirst(signed.replace(/\.$/, ''))], entry);
}

function withSource(parts: readonly string[], entry: Entry): string {
  const source = entry.sources.find(({ url }) => url !== '');
  return joined([...parts, source?.url ?? entry.sources[0]!.title]);
}

const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join(', ');
const trimmed = (text: string) => text.replace(/\(\)/g, '').trim().replace(/,$/, '').trim();
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Whether a name already holds a court (by its own or its English name) or a number. */
function overlaps(name: string, part: string): boolean {
  const [own, inBrackets = ''] = part.split(/ \(([^()]*)\)$/);
  const number = /\d[\d.]{0,8}\/\d+/.exec(part)?.[0];
  return [part, own!.replace(/^UN /, ''), own!.split(',')[0]!, inBrackets, number ?? '']
    .filter((piece) => piece !== '')
    .some((piece) => name.includes(piece));
}
