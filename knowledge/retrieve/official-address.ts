/** Where a court itself, or its state's archive, shows a decision. */
export interface OfficialAddress {
  url: string;
  /** Who shows it: a name, not to be translated. */
  publisher: string;
}

/**
 * The official address of a decision, where the number that is cited makes it certain. It is put together, not
 * looked up: nothing is asked of any server, and whether the decision is held there only its page can tell.
 *
 * - An ECLI of the Union's courts: EUR-Lex, as its own help has it ("Linking to EUR-Lex": `?uri=ecli:…`).
 * - Any other ECLI: the resolver of the European e-Justice portal, `/ecli/ECLI:…`.
 * - A neutral citation of the United Kingdom's courts: the paths under which the National Archives publish them
 *   (`/uksc/2023/42`, `/ewca/civ/2022/840`, `/ewhc/admin/2022/3114`).
 * - An application number: the search of the Court's own database HUDOC for that number.
 * @param citation as it stands in a document, with whatever is around the number
 * @returns `null` for every other form
 */
export function officialAddress(citation: string): OfficialAddress | null {
  const text = citation.replace(/[\s\u00a0]+/g, ' ');
  return byEcli(text) ?? byNeutralCitation(text) ?? byApplicationNumber(text);
}

const ecli = /\bECLI:([A-Z]{2}):[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}(?![A-Z0-9])/i;

function byEcli(text: string): OfficialAddress | null {
  const found = ecli.exec(text);
  if (!found) return null;
  const number = found[0].replace(/\.$/, '').toUpperCase();
  return found[1]!.toUpperCase() === 'EU'
    ? { url: `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=ecli:${number}`, publisher: 'EUR-Lex' }
    : { url: `https://e-justice.europa.eu/ecli/${number}`, publisher: 'e-Justice' };
}

const supreme = /\[(20\d{2})\] (UKSC|UKPC) (\d{1,4})\b/;
const appeal = /\[(20\d{2})\] EWCA (Civ|Crim) (\d{1,4})\b/;
const high = /\[(20\d{2})\] EWHC (\d{1,5}) \((Admin|Ch|Comm|Fam|KB|QB)\)/;

function byNeutralCitation(text: string): OfficialAddress | null {
  const top = supreme.exec(text);
  if (top) return archived(top[2]!, top[1]!, top[3]!);
  const second = appeal.exec(text);
  if (second) return archived(`ewca/${second[2]!}`, second[1]!, second[3]!);
  const first = high.exec(text);
  return first && archived(`ewhc/${first[3]!}`, first[1]!, first[2]!);
}

const archived = (court: string, year: string, number: string): OfficialAddress => ({
  url: `https://caselaw.nationalarchives.gov.uk/${court.toLowerCase()}/${year}/${Number(number)}`,
  publisher: 'The National Archives',
});

/**
 * A number with a year of two digits is an application's where it stands alone or is called one; dockets of national
 * courts are written alike, but with a register or another word for "number" before them.
 */
const application = /^\(?(?:(?:application|requête)s? )?(?:nos?\.? ?|n° ?)?(\d{2,5}\/\d{2})(?![\d/])/i;

function byApplicationNumber(text: string): OfficialAddress | null {
  const number = application.exec(text.trim())?.[1];
  if (!number) return null;
  const asked = encodeURIComponent(JSON.stringify({ appno: [number] }));
  return { url: `https://hudoc.echr.coe.int/eng#${asked}`, publisher: 'HUDOC' };
}
