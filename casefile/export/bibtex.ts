import { isDecision } from '../cite.ts';
import type { CaseDocument } from '../records.ts';

/**
 * The documents in BibTeX: a decision as `misc` (the format has no type for one), a page as `misc` with its address.
 * Letters are written in UTF-8, as biber and JabRef read them; what TeX would take for a command is escaped.
 */
export function toBibtex(documents: readonly CaseDocument[]): string {
  const taken = new Set<string>();
  return documents
    .map((document) => {
      const { provenance, lastReadAt } = document;
      const { title, caseName, court, citation, author, publisher, url, language, date } = provenance;
      const decision = isDecision(provenance);
      const name = decision ? caseName : title;
      const fields: [string, string][] = [
        ['title', `{${escaped(name)}}`],
        [
          'author',
          author
            .split(/\s*;\s*/)
            .filter(Boolean)
            .map((one) => `{${escaped(one)}}`)
            .join(' and '),
        ],
        ['institution', escaped(court)],
        ['number', escaped(citation)],
        ['publisher', escaped(publisher)],
        ['year', date.slice(0, 4)],
        ['month', date.slice(5, 7).replace(/^0/, '')],
        ['date', date],
        ['url', url.replace(/[{}\\]/g, encodeURIComponent)],
        ['urldate', url === '' ? '' : lastReadAt.slice(0, 10)],
        ['langid', escaped(language)],
        ['keywords', decision ? 'decision' : ''],
      ];
      const written = fields
        .filter(([, value]) => value !== '')
        .map(([field, value]) => `  ${field} = {${value}},\n`);
      return `@misc{${keyOf(name, date, taken)},\n${written.join('')}}\n`;
    })
    .join('\n');
}

/** A key that TeX can read and a person can remember: first name and year, told apart by a letter. */
function keyOf(name: string, date: string, taken: Set<string>): string {
  const word =
    /[a-z]{2,}/i.exec(name.normalize('NFD').replace(/\p{M}/gu, ''))?.[0].toLowerCase() ?? 'document';
  const stem = `${word}${date.slice(0, 4)}`;
  let key = stem;
  for (let i = 1; taken.has(key); i++) key = `${stem}-${i}`;
  taken.add(key);
  return key;
}

function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\\/g, '\\textbackslash ')
    .replace(/[&%$#_]/g, '\\$&')
    .replace(/[{}]/g, '\\$&')
    .replace(/~/g, '\\textasciitilde ')
    .replace(/\^/g, '\\textasciicircum ');
}
