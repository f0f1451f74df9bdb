import {
  americanDay,
  bracketed,
  type CitationRun,
  type CitationStyle,
  day,
  decisionRuns,
  italic,
  listed,
  pinpoint,
  plain,
} from '../knowledge/citation/cite-decision.ts';
import type { Passage, Provenance } from './records.ts';

export { type CitationRun, type CitationStyle, citationStyles } from '../knowledge/citation/cite-decision.ts';

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
    ? decisionRuns[style](provenance, place)
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

type Writer = (provenance: Provenance, place: Place, readAt: string) => CitationRun[];

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
