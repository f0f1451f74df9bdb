import { neutralCitation, ownNumbers } from './own-numbers.ts';
import { type LinkedObject, oneLine, type PageFacts } from './page-facts.ts';

/** What a footnote needs to know of a page; '' is not known. Dates are ISO, as far as they are known. */
export interface PageProvenance {
  title: string;
  court: string;
  caseName: string;
  citation: string;
  date: string;
  author: string;
  publisher: string;
  url: string;
  language: string;
}

/** How many blocks from the top may name the decision that a page shows. */
const headBlocks = 40;

/**
 * What a page is, from what it says of itself, the surest first: metadata made for citing (Highwire, Dublin Core,
 * JSON-LD), then the forms in which courts and their publishers head a decision, then what any page has.
 * @param head the texts of the page's first blocks, in reading order
 */
export function provenanceOf(facts: PageFacts, head: readonly string[]): PageProvenance {
  const { meta } = facts;
  const first = (...names: string[]) => names.map((name) => meta.get(name)?.[0] ?? '').find(Boolean) ?? '';
  const work = facts.linkedData.find(isWork);
  const decision = decisionIn(facts, head.slice(0, headBlocks).map(oneLine));
  const authors = meta.get('citation_author') ?? meta.get('dc.creator') ?? meta.get('dcterms.creator');
  return {
    title:
      first('citation_title', 'dc.title', 'dcterms.title') ||
      textOf(work?.headline ?? work?.name) ||
      first('og:title') ||
      facts.title,
    court: decision.court,
    caseName: decision.caseName,
    citation: decision.citation,
    date:
      isoDate(
        first(
          'citation_publication_date',
          'citation_date',
          'dc.date.issued',
          'dcterms.issued',
          'dcterms.date',
          'dc.date',
        ),
      ) ||
      decision.date ||
      isoDate(textOf(work?.datePublished ?? work?.legislationDate)) ||
      isoDate(first('article:published_time', 'og:article:published_time', 'date', 'pubdate')),
    author: authors?.slice(0, 6).join('; ') || namesOf(work?.author) || first('author', 'article:author'),
    publisher:
      first('citation_publisher', 'dc.publisher', 'dcterms.publisher', 'citation_journal_title') ||
      namesOf(work?.publisher) ||
      first('og:site_name') ||
      hostOf(facts.url),
    url: facts.url,
    language: facts.language || first('citation_language', 'dc.language', 'og:locale').replace('_', '-'),
  };
}

interface Decision {
  court: string;
  caseName: string;
  citation: string;
  date: string;
}

const none: Decision = { court: '', caseName: '', citation: '', date: '' };

/** The decision that a page shows, if it shows one and says which. */
function decisionIn(facts: PageFacts, head: readonly string[]): Decision {
  return strasbourg(head) ?? neutral(facts) ?? european(facts) ?? none;
}

/**
 * A judgment of the European Court of Human Rights, by the form of its own title page: its name, its application
 * number in brackets, then place and date. `null` unless name and number both stand there.
 */
function strasbourg(head: readonly string[]): Decision | null {
  const name = head
    .map((line) => /^(?:GRAND CHAMBER )?(?:CASE OF|AFFAIRE)\s(.{8,235})$/i.exec(line)?.[1]?.trim())
    .find((named) => named !== undefined && /\S\s(?:v|c)\.\s.{3}/i.test(named));
  const number = head
    .map((line) =>
      /^\(?(?:Applications?|Requêtes?)\sn(?:o|°|º)s?\.?\s?(\d[\d/, andet]{3,80})/i
        .exec(line.replace(/\s+/g, ' '))?.[1]
        ?.match(/\d{1,5}\/\d{2}|,|and|et/g)
        ?.join(' ')
        .replace(/ ,/g, ',')
        .replace(/\D{1,8}$/, ''),
    )
    .find(Boolean);
  if (!name || !number) return null;
  const date = head.map((line) => (line.length < 40 ? isoDate(line) : '')).find(Boolean) ?? '';
  return {
    court: 'European Court of Human Rights',
    caseName: tidyName(name),
    citation:
      number.includes(',') || /\b(?:and|et)\b/.test(number)
        ? `nos. ${number.trim()}`
        : `no. ${number.trim()}`,
    date,
  };
}

/** "Shamima Begum v SSHD [2020] EWCA Civ 918 (16 July 2020)", as publishers of British and kindred decisions title them. */
function neutral({ title, url, canonical, meta, linkedData }: PageFacts): Decision | null {
  const own = ownNumbers({ title, url, canonical, meta, linkedData, language: '' }).find(
    ({ kind }) => kind === 'ncn',
  );
  if (!own) return null;
  const at = neutralCitation.exec(title);
  const before = at ? title.slice(0, at.index) : title;
  let name = before.split(
    /\s[-–|]\s(?:Find [Cc]ase [Ll]aw|BAILII|The National Archives|CanLII|AustLII|NZLII|HKLII)\b/,
  )[0]!;
  while (/[\s,;:–|-]$/.test(name)) name = name.slice(0, -1);
  name = name.trimStart();
  const behind = at ? title.slice(at.index + at[0].length) : '';
  return {
    court: courtOf(own.number),
    caseName: tidyName(name),
    citation: own.number,
    date: isoDate(/\(([^()]*\d{4})\)/.exec(behind)?.[1] ?? ''),
  };
}

function european(facts: PageFacts): Decision | null {
  const own = ownNumbers(facts).find(({ kind }) => kind === 'ecli');
  return own ? { ...none, citation: own.number } : null;
}

/** Which court a neutral citation names; the names are those that the courts use themselves. */
const courts: readonly (readonly [RegExp, string])[] = [
  [/ UKSC /, 'Supreme Court of the United Kingdom'],
  [/ UKHL /, 'House of Lords'],
  [/ UKPC /, 'Judicial Committee of the Privy Council'],
  [/ EWCA /, 'Court of Appeal (England and Wales)'],
  [/ EWHC /, 'High Court (England and Wales)'],
  [/ UKUT /, 'Upper Tribunal'],
  [/ NZSC /, 'Supreme Court of New Zealand'],
  [/ NZCA /, 'Court of Appeal of New Zealand'],
  [/ NZHC /, 'High Court of New Zealand'],
  [/ HCA /, 'High Court of Australia'],
  [/ FCAFC /, 'Full Court of the Federal Court of Australia'],
  [/\] FCA /, 'Federal Court of Australia'],
  [/ SCC /, 'Supreme Court of Canada'],
  [/ IESC /, 'Supreme Court of Ireland'],
  [/ IECA /, 'Court of Appeal of Ireland'],
  [/ IEHC /, 'High Court of Ireland'],
  [/ HKCFA /, 'Hong Kong Court of Final Appeal'],
  [/ HKCA /, 'Hong Kong Court of Appeal'],
  [/ SGCA /, 'Court of Appeal of Singapore'],
];

const courtOf = (citation: string) => courts.find(([form]) => form.test(citation))?.[1] ?? '';

/** A name in capitals throughout, as title pages have it, in the letters in which it is cited. */
function tidyName(name: string): string {
  const one = oneLine(name);
  if (/\p{Ll}/u.test(one.replace(/\s(?:v|c|and|et)\b/g, ''))) return one;
  return one
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}’'])\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/(?<=\s)(?:V|C)\.(?=\s)/g, (letter) => letter.toLowerCase())
    .replace(/(?<=\s)(?:V|And|The|Of|Et|De|La|For|On|In)(?=\s)/g, (word) => word.toLowerCase());
}

const workTypes =
  /(?:Article|Report|Legislation|LegalCase|Book|Chapter|Thesis|BlogPosting|WebPage|CreativeWork|DigitalDocument)$/;

function isWork(object: LinkedObject): boolean {
  const type = object['@type'];
  const types = Array.isArray(type) ? type : [type];
  return types.some((one) => typeof one === 'string' && workTypes.test(one));
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return oneLine(value);
  return Array.isArray(value) ? textOf(value[0]) : '';
}

function namesOf(value: unknown): string {
  const all = Array.isArray(value) ? value.slice(0, 6) : [value];
  return all
    .map((one) =>
      typeof one === 'object' && one !== null ? textOf((one as LinkedObject).name) : textOf(one),
    )
    .filter((name) => name !== '' && !/^https?:/.test(name))
    .join('; ');
}

function hostOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

const months: { readonly [name: string]: string } = Object.fromEntries(
  [
    'january janvier',
    'february février fevrier',
    'march mars',
    'april avril',
    'may mai',
    'june juin',
    'july juillet',
    'august août aout',
    'september septembre',
    'october octobre',
    'november novembre',
    'december décembre decembre',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, String(i + 1).padStart(2, '0')])),
);

/**
 * A date as an ISO date: `2022-10-06T…`, `2022/10/06`, `6 October 2022`, `1er mars 2016`, `October 6, 2022`, or a
 * year and month, or a year. A date of which day and month can't be told apart gives ''.
 */
export function isoDate(text: string): string {
  const plain = oneLine(text);
  const numbers = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ]|$)/.exec(plain);
  if (numbers) return dateOf(numbers[1]!, numbers[2], numbers[3]);
  const dayFirst = /(?:^|\s)(\d{1,2})(?:st|nd|rd|th|er)?\s+(\p{L}{3,9})\.?,?\s+(\d{4})\b/u.exec(plain);
  if (dayFirst) return dateOf(dayFirst[3]!, months[dayFirst[2]!.toLowerCase()], dayFirst[1]);
  const monthFirst = /(?:^|\s)(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,\s+(\d{4})\b/u.exec(plain);
  if (monthFirst) return dateOf(monthFirst[3]!, months[monthFirst[1]!.toLowerCase()], monthFirst[2]);
  return '';
}

function dateOf(year: string, month: string | undefined, day: string | undefined): string {
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')];
  if (parts[1] === undefined) return day === undefined ? year : '';
  if (Number(parts[1]) < 1 || Number(parts[1]) > 12) return '';
  if (parts[2] === undefined) return `${year}-${parts[1]}`;
  const iso = parts.join('-');
  const real = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || !real.toISOString().startsWith(iso) ? '' : iso;
}
