import { isDecision } from '../cite.ts';
import { wordsOf } from '../records.ts';
import { type KeptWork, placedPassages } from './kept-work.ts';

/**
 * The documents in RIS, the format of reference managers: a decision as CASE, a page as ELEC, another document as
 * GEN, its passages as notes, their tags as keywords. Lines end as the format asks, CR LF; a value never holds a line break.
 */
export function toRis(work: KeptWork): string {
  const own = Map.groupBy(placedPassages(work), ({ passage }) => passage.document);
  return work.documents
    .map((document) => {
      const { provenance, kind, lastReadAt } = document;
      const { title, caseName, court, citation, author, publisher, url, language, date } = provenance;
      const decision = isDecision(provenance);
      const marked = own.get(document.id) ?? [];
      const lines: [string, string][] = [
        ['TY', decision ? 'CASE' : kind === 'page' ? 'ELEC' : 'GEN'],
        ['TI', decision ? caseName : title],
        ...author.split(/\s*;\s*/).map((name): [string, string] => ['AU', name]),
        ['PB', decision ? court : publisher],
        ['M1', citation],
        ['DA', date.replaceAll('-', '/')],
        ['PY', date.slice(0, 4)],
        ['UR', url],
        ['Y2', url === '' ? '' : lastReadAt.slice(0, 10).replaceAll('-', '/')],
        ['LA', language],
        ...[...new Set(marked.flatMap(({ passage }) => passage.tags))].map((tag): [string, string] => [
          'KW',
          tag,
        ]),
        ...marked.map(({ passage }): [string, string] => ['N1', noteOf(passage)]),
      ];
      const written = lines
        .filter(([, value]) => value !== '')
        .map(([tag, value]) => `${tag}  - ${oneLine(value)}`);
      return `${[...written, 'ER  - '].join('\r\n')}\r\n`;
    })
    .join('\r\n');
}

type Passages = KeptWork['passages'][number];

function noteOf(passage: Passages): string {
  const { place, note } = passage;
  const where = place.paragraph === '' ? place.page && `p. ${place.page}: ` : `para. ${place.paragraph}: `;
  const words = wordsOf(passage);
  return `${where}${[words && `“${words}”`, note !== words && note].filter(Boolean).join(' — ')}`;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
