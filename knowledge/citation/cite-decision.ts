/**
 * Decisions as they are cited, from what is known of them: for the entries of the knowledge base and for what the
 * reader keeps alike.
 */

/** How sources are cited. */
export const citationStyles = ['oscola', 'plain', 'bluebook'] as const;
export type CitationStyle = (typeof citationStyles)[number];

/** Part of a citation; names of cases and titles of works stand in italics. */
export interface CitationRun {
  text: string;
  italic: boolean;
}

/** What a decision is cited by; '' for what is not known. */
export interface CitedDecision {
  caseName: string;
  /** Application number, ECLI, neutral citation, docket. */
  citation: string;
  court: string;
  /** ISO date, or year and month, or year. */
  date: string;
}

/** Where in it: the number of a paragraph or a range of them, a page, or words of another kind. */
export interface CitedPlace {
  paragraph: string;
  page: string;
  words?: string;
}

export const italic = (text: string): CitationRun => ({ text, italic: true });
export const plain = (text: string): CitationRun => ({ text, italic: false });
export const listed = (...parts: string[]) => parts.filter((part) => part !== '').join(', ');
export const bracketed = (text: string) => (text === '' ? '' : ` (${text})`);

const isNeutral = (citation: string) => /^(?:\[\d{4}\] [A-Z]{2,}|\d{4} [A-Z]{2,}) /.test(`${citation} `);
const isApplication = (citation: string) => /^nos?\. \d+\/\d{2}/.test(citation);
const isUnion = (citation: string) =>
  /^(?:(?:Joined )?Cases? )?[CFT]-\d+\/\d{2}|^(?:ECLI:)?EU:/i.test(citation);

/** By the standards that `casefile/cite.ts` names. */
export const decisionRuns: Record<
  CitationStyle,
  (decision: CitedDecision, place: CitedPlace) => CitationRun[]
> = {
  oscola({ caseName, citation, court, date }, place) {
    const name = caseName.replace(/\bv\.(?=\s)/, 'v');
    if (isApplication(citation)) {
      const number = citation.replace(/^no(s?)\. /, 'App no$1 ');
      return [
        italic(name),
        plain(` ${number}${bracketed(listed(shortCourt(court), day(date)))}${pinpoint(place, ', para ')}`),
      ];
    }
    if (isUnion(citation)) {
      const european = /\bEU:[A-Z]:\d{4}:\d+/i.exec(citation)?.[0] ?? '';
      const numbers = citation
        .replace(/^(?:Joined )?Cases? /, '')
        .replace(/(?:ECLI:)?EU:\S+/i, '')
        .trimEnd()
        .replace(/,$/, '')
        .trimEnd();
      const joined = /,| and /.test(numbers);
      return [
        plain(numbers && `${joined ? 'Joined Cases' : 'Case'} ${numbers} `),
        italic(name),
        plain(
          `${european === '' ? bracketed(listed(court, day(date))) : ` ${european}`}${pinpoint(place, ', para ')}`,
        ),
      ];
    }
    if (isNeutral(citation)) {
      return [italic(name), plain(` ${citation}${pinpoint(place, ' [', ']')}`)];
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
    const neutral = isNeutral(citation);
    const behind = neutral
      ? ''
      : bracketed(`${listed(court)}${court && date ? ' ' : ''}${americanDay(date)}`);
    return [italic(name), plain(`${number && `, ${number}`}${pinpoint(place, ', ¶ ')}${behind}`)];
  },
};

/** OSCOLA abbreviates the courts whose decisions are cited by application number. */
const shortCourt = (court: string) => (court === 'European Court of Human Rights' ? 'ECtHR' : court);

/** The pinpoint: a paragraph where the document counts them, else a page, else in its own words. */
export function pinpoint({ paragraph, page, words = '' }: CitedPlace, before: string, after = ''): string {
  if (paragraph !== '') {
    // Several paragraphs: "paras 79–81", "¶¶ 79–81", "[79]–[81]".
    const [, from, to] = /^(\d+)\s*[-–]\s*(\d+)$/.exec(paragraph) ?? [];
    if (from === undefined) return `${before}${paragraph}${after}`;
    if (after !== '') return `${before}${from}]–[${to}${after}`;
    return `${before.replace('para', 'paras').replace('¶', '¶¶')}${from}–${to}`;
  }
  if (page !== '') return `, p ${page}`;
  return words === '' ? '' : `, ${words}`;
}

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
export function day(date: string): string {
  const parts = dateParts(date);
  if (!parts) return date;
  const { year, month, day: number } = parts;
  return [number ?? '', month === null ? '' : (monthNames[month] ?? ''), year]
    .filter((part) => part !== '')
    .join(' ');
}

export function americanDay(date: string): string {
  const parts = dateParts(date);
  if (!parts) return date;
  const { year, month, day: number } = parts;
  if (month === null) return year;
  return `${shortMonths[month] ?? ''}${number === null ? '' : ` ${number},`} ${year}`;
}
