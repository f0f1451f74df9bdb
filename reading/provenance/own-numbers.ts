import type { PageFacts } from './page-facts.ts';

/** A number that a page gives as its own. `ncn`: a neutral citation; `hudoc`: an item of the Court's database. */
export interface OwnNumber {
  kind: 'hudoc' | 'ecli' | 'celex' | 'ncn';
  number: string;
}

const ecli = /\bECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9]+(?:\.[A-Z0-9]+){0,8}(?![A-Za-z0-9])/i;
/** The first ECLI in a text, in capitals; '' if there is none. */
export const ecliIn = (text: string): string => ecli.exec(text)?.[0].toUpperCase() ?? '';

/** [2023] UKSC 42; [2012] EWHC 1877 (Admin); 2001 SCC 7. */
export const neutralCitation =
  /(?:\[(?:19|20)\d{2}\] (?:UK[A-Z]{2,4}|EW(?:CA|HC|COP|FC)|NZ[A-Z]{2,4}|IE(?:SC|HC|CA)|HK(?:CFA|CA|CFI|DC)|SG(?:CA|HC)(?:\([A-Z]\))?|HCA|FCA|FCAFC|NSWCA|NSWSC|VSCA|VSC|ZACC|ZASCA)(?: (?:Civ|Crim))? \d{1,5}(?: \([A-Z][A-Za-z]+\))?|\b(?:19|20)\d{2} (?:SCC|FCA|FC|BCCA|BCSC|ONCA|ONSC|QCCA|QCCS|ABCA|MBCA|NSCA) \d{1,5}\b)/;

/**
 * The numbers under which a page is a decision of its own. They are taken from its address, its title and its
 * metadata, each by the rules of the site whose address it is; what the text merely cites is no number of the page.
 */
export function ownNumbers(facts: PageFacts): OwnNumber[] {
  const found: OwnNumber[] = [...numbersInAddress(facts.url), ...numbersInAddress(facts.canonical)];
  const named = [
    ...['dc.identifier', 'dcterms.identifier', 'ecli', 'citation_ecli', 'dc.isversionof'].flatMap(
      (name) => facts.meta.get(name) ?? [],
    ),
    facts.title,
  ];
  for (const text of named) {
    const european = ecli.exec(text)?.[0];
    if (european) found.push({ kind: 'ecli', number: european.toUpperCase() });
  }
  for (const text of [facts.title, ...(facts.meta.get('neutral-citation') ?? [])]) {
    const titled = neutralCitation.exec(text)?.[0];
    if (titled) found.push({ kind: 'ncn', number: titled });
  }
  const seen = new Set<string>();
  return found.filter(({ kind, number }) => {
    const key = `${kind}:${number}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function numbersInAddress(address: string): OwnNumber[] {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return [];
  }
  const whole = decoded(`${url.pathname}${url.search}${url.hash}`);
  if (url.hostname === 'hudoc.echr.coe.int') {
    const item = /\b(\d{3}-\d{3,9})\b/.exec(whole)?.[1];
    return item ? [{ kind: 'hudoc', number: item }] : [];
  }
  if (url.hostname.endsWith('eur-lex.europa.eu')) {
    const celex = /(?:CELEX[:/]|uri=CELEX:)(\d[\w()]{6,20})/i.exec(whole)?.[1];
    const european = ecli.exec(whole)?.[0];
    return [
      ...(celex ? [{ kind: 'celex', number: celex.toUpperCase() } as const] : []),
      ...(european ? [{ kind: 'ecli', number: european.toUpperCase() } as const] : []),
    ];
  }
  if (url.hostname === 'caselaw.nationalarchives.gov.uk') {
    const number = citationFromArchivePath(url.pathname);
    return number ? [{ kind: 'ncn', number }] : [];
  }
  const european = ecli.exec(whole)?.[0];
  return european ? [{ kind: 'ecli', number: european.toUpperCase() }] : [];
}

/** /uksc/2023/42 → [2023] UKSC 42; /ewhc/admin/2012/1877 → [2012] EWHC 1877 (Admin); a press summary is not the judgment. */
function citationFromArchivePath(path: string): string | null {
  if (/press-summary/.test(path)) return null;
  const parts = /^\/(?:id\/)?([a-z]+)(?:\/([a-z]+))?\/(\d{4})\/(\d+)(?:\/|$)/.exec(path);
  if (!parts) return null;
  const [, court = '', division, year, number] = parts;
  const code = court.toUpperCase();
  if (!division) return `[${year}] ${code} ${number}`;
  if (code === 'EWCA') return `[${year}] EWCA ${capital(division)} ${number}`;
  const short = divisions[division] ?? capital(division);
  return `[${year}] ${code} ${number} (${short})`;
}

/** How divisions are written in a neutral citation, where it is not their path with a capital. */
const divisions: { readonly [path: string]: string } = {
  qb: 'QB',
  kb: 'KB',
  iac: 'IAC',
  aac: 'AAC',
  lc: 'LC',
  tcc: 'TCC',
  scco: 'SCCO',
};

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
