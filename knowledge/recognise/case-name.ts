import { isStateName, stateAt } from './state-party.ts';

/**
 * Case names by their shape: "Saadi v. Italy", "R (on the application of AAA) v Secretary of State for the Home
 * Department", and short names before "cited above". Conventions of English-language reports.
 */

export interface NamedCase {
  start: number;
  end: number;
  /** The parties as written; `right` is '' for a short name. */
  left: string;
  right: string;
  /** The second party is a State. */
  againstState: boolean;
}

const links = new Set(
  'of the for and de del della di da do dos du des la le van von der den bin bint ibn ben al el y e on &'.split(
    ' ',
  ),
);
const companions = /^(?:others?|another|ors\.?|anor\.?)$/i;
const abbreviation = /^(?:(?:\p{Lu}\.-?)+|\p{Lu}{1,4}\.|(?:Ltd|Inc|Co|Corp|Mr|Mrs|Ms|Dr|St|No|Bros|plc)\.)$/u;
const capital = /^[[(]?\p{Lu}/u;

/** Whether a unit may stand in a word of a name. */
function isOfName(unit: number): boolean {
  if (unit > 0x7f) return /[\p{L}\p{M}\p{N}’‑]/u.test(String.fromCharCode(unit));
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x27 ||
    unit === 0x2e ||
    unit === 0x2d ||
    unit === 0x26
  );
}

/** A token at the end of `head`, up to `at`. */
function tokenBefore(head: string, at: number): string {
  if (head[at - 1] === ')') {
    const open = head.lastIndexOf('(', at - 1);
    return open >= 0 && at - open <= 72 && head.indexOf(')', open) === at - 1 ? head.slice(open, at) : '';
  }
  let start = at;
  while (start > 0 && isOfName(head.charCodeAt(start - 1))) start--;
  return head.slice(start, at);
}

/**
 * Reads a party backwards from the end of `head`, word by word.
 * @returns where the party begins, or `head.length` if none stands there
 */
function partyStart(head: string): number {
  let at = head.length;
  let start = at;
  let joined = false;
  let linked = 0;
  for (let count = 0; count < 14 && at > 0; count++) {
    const token = tokenBefore(head, at);
    if (token === '') break;
    const begins = at - token.length;
    const first = at === head.length;
    if (token[0] === '(') {
      start = begins;
    } else if (capital.test(token)) {
      if (token.endsWith('.') && !first && !abbreviation.test(token)) break;
      start = begins;
      linked = 0;
    } else if (first && companions.test(token)) {
      joined = true;
    } else if (links.has(token) && !first && linked < 3) {
      linked++;
      if (token === 'and' || token === '&' || token === 'et' || token === 'y') joined = true;
    } else break;
    if (begins === 0) break;
    if (head[begins - 1] !== ' ') break;
    at = begins - 1;
    if (head[at - 1] === ',') {
      if (!joined) break;
      at--;
    }
  }
  return start;
}

/** What stands in brackets behind a party and is no part of its name: a year, or where the case was cited. */
const noPartOfName = /^(?:\d{4}$|cited above|above\b|supra\b|op\. ?cit|cit[ée]e? ci-dessus|précité)/iu;

/** Reads a party forwards from the start of `tail`. @returns where it ends, 0 if none stands there */
function partyEnd(tail: string): number {
  let at = tail.startsWith('[') ? 1 : 0;
  if (tail.startsWith('the ', at) || tail.startsWith('The ', at)) at += 4;
  let end = 0;
  let linked = 0;
  for (let count = 0; count < 14 && at < tail.length; count++) {
    let token = '';
    if (tail[at] === '(') {
      const close = tail.indexOf(')', at);
      if (close < 0 || close - at > 72 || end === 0 || noPartOfName.test(tail.slice(at + 1, close))) break;
      token = tail.slice(at, close + 1);
    } else {
      let stop = at;
      while (stop < tail.length && isOfName(tail.charCodeAt(stop))) stop++;
      token = tail.slice(at, stop);
    }
    if (token === '') break;
    if (token[0] === '(' || capital.test(token)) {
      const full = token.endsWith('.') && !abbreviation.test(token);
      end = at + token.length - (full ? 1 : 0);
      linked = 0;
      if (full) break;
    } else if (end > 0 && companions.test(token)) {
      end = at + token.length;
      break;
    } else if (links.has(token) && end > 0 && linked < 3) linked++;
    else break;
    at += token.length;
    if (tail[at] === ',' && /^, (?:and|&) (?:[Oo]thers?|[Aa]nother)/.test(tail.slice(at))) at++;
    if (tail[at] !== ' ') break;
    at++;
  }
  return end;
}

// Words with a capital that stand before a case name without being of it.
const leadIn =
  /^(?:(?:See|In|Also|As|Cf|But|And|Under|Following|Per|Case|Cases|The|This|That|Both|Like|Unlike|Since|While|Whereas|Thus|Moreover|However|Further|Furthermore|Compare|Contrast|Applying|Distinguishing|After|Before|By|For|From|On|To|With|Accordingly|Therefore|Citing|Quoting|E\.g\.|Court|Judgment|Judgments|Article|Articles|Convention|Chamber|Grand|GC|Section|Paragraph|LJ|CJ)(?:\.)?,? (?:of |in |the |see |also |cases? |judgments? |and )*)+/u;
// Things that are cited above but are no decisions.
const notADecision =
  /(?:^|[ ('’-])(?:Rules?|Convention|Protocol|Act|Directive|Regulations?|Articles?|Sections?|Report|Reports|Committee|Recommendation|Resolution|Law|Code|Guidelines|Comment|Opinion|Paper|Treaty|Agreement|Charter|Constitution|Guidance|Note|Decision|Order|Bill|Statement|Study|Manual|Handbook|Covenant|Declaration|Ordinance|Memorandum|Government|Court|Ministry|Commission|Chapter|Part|Annex|Table)(?:$|[ ,)])/u;

function trimLead(left: string): string {
  let rest = left.replace(/^(?:THE )?CASES? OF (?:THE )?/, '').replace(leadIn, '');
  // A bracket opened before the name is not of it.
  if (rest.startsWith('(') && !/^\([^()]*\)/.test(rest)) rest = rest.slice(1);
  return rest;
}

/**
 * The case name around a "v." or "v".
 * @param text the document's text
 * @param from nothing before it belongs to the name: the block's start, or the end of the case name before
 * @param to one past the block
 * @param start of the "v"
 * @param end one past the "v"
 */
export function caseNameAt(
  text: string,
  from: number,
  to: number,
  start: number,
  end: number,
): NamedCase | null {
  let after = end;
  if (text[after] === '.') after++;
  while (after < to && /[\s\u00ad\u200b]/.test(text[after]!)) after++;
  if (after === end || (text[after - 1] === '.' && after === end + 1)) return null;
  let before = start;
  if (text[before - 1] === '[') before--;
  while (before > from && /\s/.test(text[before - 1]!)) before--;
  if (before === start || before <= from) return null;
  const head = text.slice(Math.max(from, before - 120), before).replace(/\s/g, ' ');
  const tail = text.slice(after, Math.min(to, after + 110)).replace(/\s/g, ' ');
  const state = stateAt(tail);
  const right = state ?? tail.slice(0, partyEnd(tail));
  if (!right) return null;
  const left = trimLead(head.slice(partyStart(head)));
  if (left === '' || !/^[[(]?\p{Lu}/u.test(left)) return null;
  // "W. V. J. Evans": a capital V stands between parties only where all is in capitals.
  if (text[start] === 'V' && /\p{Ll}/u.test(left.slice(-4) + right.slice(0, 8).replace(/^the /i, '')))
    return null;
  return {
    start: before - left.length,
    end: after + right.length,
    left,
    right,
    againstState: state !== null,
  };
}

/**
 * The short name before "cited above" ("Tarakhel, cited above").
 * @param from nothing before it belongs to the name
 * @param at where "cited above" begins
 */
export function shortNameBefore(text: string, from: number, at: number): NamedCase | null {
  const head = text.slice(Math.max(from, at - 90), at).replace(/\s/g, ' ');
  const tail = /(?: \[GC\]| \(dec\.\)),? [(]?$|,? [(]?$/.exec(head);
  // Nothing stands between it and what was read before, or no space does.
  if (!tail) return null;
  const party = head.slice(0, tail.index);
  const left = trimLead(party.slice(partyStart(party)));
  if (left.length < 2 || !/^\p{Lu}/u.test(left) || notADecision.test(left)) return null;
  const start = at - (head.length - party.length) - left.length;
  return { start, end: start + left.length, left, right: '', againstState: false };
}

const institution =
  /^(?:R|Regina|Rex|The (?:King|Queen)|Government|The Government|Minister|Ministry|Secretary|The Secretary|State|United States|US|USA|U\.S\.|Commission|Public Prosecutor|Prosecutor|Director|Attorney|Attorney[- ]General|Lord Advocate|HM |Her Majesty|His Majesty|Commissioner|Home Office|Generalstaatsanwaltschaft|Ministère|People|Commonwealth|Crown|DPP|SSHD|Council|Court)/u;

/** The short names by which a document may go on to cite a case: the longest first. */
export function shortNamesOf(named: NamedCase): string[] {
  let party = named.left;
  const applicant = /^(?:R|Regina)\.? \((?:on the application of )?([^()]+)\)/u.exec(party);
  if (applicant) party = applicant[1]!;
  else if ((institution.test(party) || isStateName(party)) && !named.againstState) party = named.right;
  party = party.replace(/^\[?the /i, '').trim();
  const names = new Set<string>([party]);
  const alone = party.replace(/,? (?:and|&) (?:[Oo]thers?|[Aa]nother|[Oo]rs\.?|[Aa]nor\.?)$/u, '');
  names.add(alone);
  names.add(alone.replace(/ \([^()]*\)/g, ''));
  const inBrackets = /^\S+ \(([^()]{3,40})\)$/u.exec(alone);
  if (inBrackets) names.add(inBrackets[1]!);
  return [...names].filter((name) => name.length >= 3 && !institution.test(name) && !isStateName(name));
}
