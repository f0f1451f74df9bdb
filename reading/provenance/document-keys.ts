import { ownNumbers } from './own-numbers.ts';
import type { PageFacts } from './page-facts.ts';

/** Parts of a query that say how somebody came to a page, or who, and not which page it is. */
const ofTheWay =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|ref|referrer|source|share|_ga|_gl|sessionid|session_id|sid|phpsessid|jsessionid|highlight|hl|q|query|search)$/i;

/**
 * An address in the one form under which it is known again: no fragment, no trace of the way to it, the rest of the
 * query in order. An address that is none is left as it is.
 */
export function plainAddress(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return address;
  }
  if (!/^https?:$/.test(url.protocol)) return address.replace(/#.*$/s, '');
  url.hash = '';
  url.username = '';
  url.password = '';
  if (url.protocol === 'http:' && url.port === '') url.protocol = 'https:';
  const kept = [...url.searchParams].filter(([name]) => !ofTheWay.test(name));
  kept.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
  url.search = new URLSearchParams(kept).toString();
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/i, '').replace(/(?<=.)\/(?:index\.html?)?$/, '');
  return url.href;
}

/**
 * Everything by which a page is known again, the surest first, each with its kind in front: its own number as a
 * decision (`hudoc:`, `ecli:`, `celex:`, `ncn:`), `doi:`, and its addresses (`url:`). A number counts only where the
 * page gives it as its own, never where it is merely cited.
 */
export function documentKeys(facts: PageFacts): string[] {
  const keys = ownNumbers(facts).map(({ kind, number }) => `${kind}:${number}`);
  for (const name of [
    'citation_doi',
    'dc.identifier',
    'dc.identifier.doi',
    'prism.doi',
    'bepress_citation_doi',
  ])
    for (const value of facts.meta.get(name) ?? []) {
      const doi = /\b10\.\d{4,9}\/[^\s"<>]+/.exec(value)?.[0];
      if (doi) keys.push(`doi:${doi.toLowerCase()}`);
    }
  if (isOwnCanonical(facts)) keys.push(`url:${plainAddress(facts.canonical)}`);
  if (facts.url !== '' && !isShell(facts.url)) keys.push(`url:${plainAddress(facts.url)}`);
  return [...new Set(keys)];
}

/** Pages of many documents at one address: what tells them apart stands in the fragment alone. */
const isShell = (address: string) => /^https?:\/\/hudoc\.echr\.coe\.int\/[a-z]*\/?(?:[?#]|$)/.test(address);

/** A canonical address is believed of the page's own site, and not where it names the site's front page instead. */
function isOwnCanonical({ url, canonical }: PageFacts): boolean {
  if (canonical === '') return false;
  try {
    const [own, other] = [new URL(url), new URL(canonical)];
    const site = (host: string) => host.replace(/^(?:www|m|amp)\./, '');
    return site(own.hostname) === site(other.hostname) && (other.pathname !== '/' || own.pathname === '/');
  } catch {
    return false;
  }
}
