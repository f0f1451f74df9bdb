import type { Passage, Provenance } from './records.ts';

/** How sources are cited. */
export const citationStyles = ['oscola', 'plain', 'bluebook'] as const;
export type CitationStyle = (typeof citationStyles)[number];

/** Part of a citation; names of cases and titles of works stand in italics. */
export interface CitationRun {
  text: string;
  italic: boolean;
}

export type Place = Passage['place'];

const nowhere: Place = { paragraph: '', page: '' };

/**
 * A document cited in a style, with the pinpoint of a passage if one is given. Only what is known is written: what
 * is missing leaves no gap and no empty brackets.
 *
 * `oscola` follows the Oxford University Standard for the Citation of Legal Authorities (4th ed.) for decisions, and
 * for pages on the web; `bluebook` the order of The Bluebook for foreign and international decisions and for
 * internet sources; `plain` is a neutral order that no court's rules ask for. There is no style for Bluebook or OSCOLA
 * among the packages of the Citation Style Language that are kept on the registry, so the three are written here.
 * @param readAt ISO time at which the page was last read, said of pages that may change
 */
export function citationRuns(
  provenance: Provenance,
  style: CitationStyle,
  place: Place = nowhere,
  readAt = '',
): CitationRun[] {
  const runs = isDecision(provenance)
    ? decision[style](provenance, place)
    : work[style](provenance, place, readAt);
  return runs.filter(({ text }) => text !== '');
}

/** The same as plain text. */
export function citationText(
  provenance: Provenance,
  style: CitationStyle,
  place: Place = nowhere,
  readAt = '',
): string {
  return citationRuns(provenance, style, place, readAt)
    .map(({ text }) => text)
    .join('');
}

/** A decision is what has a case name with a number or a court to find it by. */
export const isDecision = ({ caseName, citation, court }: Provenance): boolean =>
  caseName !== '' && (citation !== '' || court !== '');

const italic = (text: string): CitationRun => ({ text, italic: true });
const plain = (text: string): CitationRun => ({ text, italic: false });
const listed = (...parts: string[]) => parts.filter((part) => part !== '').join(', ');
const bracketed = (text: string) => (text === '' ? '' : ` (${text})`);

type Writer = (provenance: Provenance, place: Place, readAt: string) => CitationRun[];

const isNeutral = (citation: string) => /^(?:\[\d{4}\] [A-Z]{2,}|\d{4} [A-Z]{2,}) /.test(`${citation} `);
const isApplication = (citation: string) => /^nos?\. \d+\/\d{2}/.test(citation);
const isUnion = (citation: string) => /^(?:Case )?[CT]-\d+\/\d{2}/.test(citation);
const isEcli = (citation: string) => /^ECLI:/i.test(citation);

const decision: Record<CitationStyle, (provenance: Provenance, place: Place) => CitationRun[]> = {
  oscola({ caseName, citation, court, date }, place) {
    const name = caseName.replace(/\bv\.(?=\s)/, 'v');
    if (isApplication(citation)) {
      const number = citation.replace(/^nos?\. /, 'App no ');
      return [
        italic(name),
        plain(` ${number}${bracketed(listed(shortCourt(court), day(date)))}${pinpoint(place, ', para ')}`),
      ];
    }
    if (isUnion(citation) || isEcli(citation)) {
      const [, number = '', rest = ''] =
        /^(?:Case )?([CT]-\d+\/\d{2}(?: \w+\b(?!:))?)?,?\s*(.*)$/.exec(citation) ?? [];
      const european = rest.replace(/^ECLI:/i, '');
      return [
        plain(number && `Case ${number} `),
        italic(name),
        plain(`${european && ` ${european}`}${pinpoint(place, ', para ')}`),
      ];
    }
    if (isNeutral(citation)) {
      return [
        italic(name),
        plain(` ${citation}${place.paragraph && ` [${place.paragraph}]`}${pageOnly(place)}`),
      ];
    }
    return [
      italic(name),
      plain(
        `${citation && ` ${citation}`}${bracketed(listed(court, day(date)))}${pinpoint(place, ' [', ']')}`,
      ),
    ];
  },
  plain({ caseName, citation, court, date }, place) {
    return [italic(caseName), plain(`, ${listed(court, citation, day(date))}${pinpoint(place, ', para. ')}`)];
  },
  bluebook({ caseName, citation, court, date }, place) {
    const number = citation.replace(/^no\. /, 'App. No. ').replace(/^nos\. /, 'App. Nos. ');
    const name = caseName.replace(/\bv(?=\s)/, 'v.');
    const neutral = isNeutral(citation) && !isEcli(citation);
    const behind = neutral
      ? ''
      : bracketed(`${listed(court)}${court && date ? ' ' : ''}${americanDay(date)}`);
    return [italic(name), plain(`${number && `, ${number}`}${pinpoint(place, ', ¶ ')}${behind}`)];
  },
};

const work: Record<CitationStyle, Writer> = {
  oscola({ author, title, publisher, date, url }, place, readAt) {
    const head = author === '' ? '' : `${author.replaceAll(';', ' and')}, `;
    const address =
      url === '' ? '' : ` <${url}>${readAt === '' ? '' : ` accessed ${day(readAt.slice(0, 10))}`}`;
    return [
      plain(
        `${head}‘${title}’${bracketed(listed(publisher, day(date)))}${pinpoint(place, ', para ')}${address}`,
      ),
    ];
  },
  plain({ author, title, publisher, date, url }, place, readAt) {
    const address =
      url === '' ? '' : `, ${url}${readAt === '' ? '' : ` (read on ${day(readAt.slice(0, 10))})`}`;
    const head = author === '' ? '' : `${author}, `;
    const behind = listed(publisher, day(date));
    return [
      plain(head),
      italic(title),
      plain(`${behind && `, ${behind}`}${pinpoint(place, ', para. ')}${address}`),
    ];
  },
  bluebook({ author, title, publisher, date, url }, place) {
    const head = author === '' ? '' : `${author.replaceAll(';', ' &')}, `;
    const behind = publisher;
    return [
      plain(head),
      italic(title),
      plain(
        `${behind && `, ${behind}`}${pinpoint(place, ', ¶ ')}${bracketed(americanDay(date))}${url === '' ? '' : `, ${url}`}`,
      ),
    ];
  },
};

/** OSCOLA abbreviates the courts whose decisions are cited by application number. */
const shortCourt = (court: string) => (court === 'European Court of Human Rights' ? 'ECtHR' : court);

/** The pinpoint: a paragraph where the document counts them, else a page. */
function pinpoint({ paragraph, page }: Place, before: string, after = ''): string {
  if (paragraph !== '') return `${before}${paragraph}${after}`;
  return pageOnly({ paragraph, page });
}

const pageOnly = ({ paragraph, page }: Place) => (paragraph === '' && page !== '' ? `, p ${page}` : '');

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
/** As The Bluebook shortens them (table T12). */
const shortMonths = [
  'Jan.',
  'Feb.',
  'Mar.',
  'Apr.',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
];

function dateParts(date: string): { year: string; month: number | null; day: number | null } | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (!found) return null;
  return {
    year: found[1]!,
    month: found[2] === undefined ? null : Number(found[2]) - 1,
    day: found[3] === undefined ? null : Number(found[3]),
  };
}

/** `2022-10-06` as "6 October 2022"; what is no ISO date is left as the reader wrote it. */
function day(date: string): string {
  const parts = dateParts(date);
  if (!parts) return date;
  const { year, month, day: number } = parts;
  return [number ?? '', month === null ? '' : (monthNames[month] ?? ''), year]
    .filter((part) => part !== '')
    .join(' ');
}

function americanDay(date: string): string {
  const parts = dateParts(date);
  if (!parts) return date;
  const { year, month, day: number } = parts;
  if (month === null) return year;
  return `${shortMonths[month] ?? ''}${number === null ? '' : ` ${number},`} ${year}`;
}
