import type { Category } from '../mention.ts';
import type { BlockReading, Candidate } from './block-findings.ts';
import { givenName } from './given-name.ts';

const definable = new Set<Category>([
  'treaty',
  'instrument',
  'body-or-operation',
  'detention-system',
  'red-notice',
  'assurance',
  'china',
  'hong-kong',
]);
const afterCase =
  /^(?:(?!\. \p{Lu})[^;]){0,160}?[([](?:the )?["“”„«'‘]{1,2}([^"“”»'’()]{2,60})["“”»'’]{1,2}[^()]{0,30}[)\]]/u;
/** Words that are a case's short name nowhere: what they stand for the document says of a treaty or an act. */
const tooPlain =
  /^(?:the )?(?:Convention|Covenant|Act|Court|Directive|Charter|Protocol|Government|Report|Committee|Agreement|Treaty|Regulation)s?$/u;

/** What follows a short name where a case is cited by it. */
export const citedHere =
  /^(?:'s|’s)?,? ?(?:\(?cited above|\(?supra|§|\(§|\[\d|at \[|at paras?|\(at|paras?\.? \d|\(paras?\.? |\[\d{4}\]|\(no\. \d|judgment|ruling|criteria|test|principles?|decision|case)/u;

/** The short name in quotation marks that a document gives after a case name, and where it stands. */
export function nameGivenAfter(text: string, end: number, to: number): { name: string; at: number } | null {
  const rest = text.slice(end, Math.min(to, end + 240));
  if (!rest.includes('(') && !rest.includes('[')) return null;
  const found = afterCase.exec(rest);
  const name = found?.[1];
  if (!found || !name || !/^\p{Lu}/u.test(name) || tooPlain.test(name)) return null;
  return { name, at: end + found[0].indexOf(name) };
}

/**
 * Notes the names that a block gives to what it names in full: "(RSDL)", "(“the Convention”)", "（下称“公约”）". Where
 * several readings end at the bracket, the one that would be the mention gives its meaning.
 */
export function noteDefinitions({ text, to, findings }: BlockReading): void {
  const byPlace = new Map<number, Candidate>();
  for (const one of findings.candidates) {
    if (one.tier > 3 || !definable.has(one.category)) continue;
    if (!/[(（]/.test(text.slice(one.end, Math.min(to, one.end + 4)))) continue;
    const other = byPlace.get(one.end);
    if (!other || one.tier < other.tier || (one.tier === other.tier && one.start < other.start))
      byPlace.set(one.end, one);
  }
  for (const [end, one] of byPlace) {
    const given = givenName(text.slice(end, Math.min(to, end + 120)));
    if (!given) continue;
    findings.definitions.push({
      name: given.name,
      at: end + given.at,
      targets: one.targets,
      explicit: true,
      gate: one.gate,
      category: one.category,
    });
  }
}
