import type { Category } from '../mention.ts';
import type { BlockReading } from './block-findings.ts';

const definable = new Set<Category>([
  'treaty',
  'instrument',
  'body-or-operation',
  'detention-system',
  'red-notice',
]);
/** A name in brackets after the full one: in quotation marks, or an abbreviation. */
const inBrackets =
  /^["”'’]?\s?\((?:(?:or|the|hereinafter|hereafter|also known as|known as) )*(?:["“‘'](?:the )?(\p{Lu}[\p{L}\p{N}&\- ]{1,40})["”’']|((?=[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*\p{Lu})\p{Lu}[\p{L}\p{N}-]{1,9}))[^()]{0,20}\)/u;
const afterCase =
  /^(?:(?!\. \p{Lu})[^;]){0,160}?[([](?:the )?["“”„«'‘]{1,2}([^"“”»'’()]{2,60})["“”»'’]{1,2}[^()]{0,30}[)\]]/u;
/** Words that a document defines anew for each purpose: never followed. */
const tooPlain =
  /^(?:the )?(?:Convention|Covenant|Act|Court|Directive|Charter|Protocol|Government|Report|Committee|Agreement|Treaty|Regulation)s?$/u;

/** What follows a short name where a case is cited by it. */
export const citedHere =
  /^(?:'s|’s)?,? ?(?:\(?cited above|\(?supra|§|\(§|\[\d|at \[|at paras?|\(at|paras?\.? \d|\(paras?\.? |\[\d{4}\]|\(no\. \d|judgment|ruling|criteria|test|principles?|decision|case)/u;

/** The short name in quotation marks that a document gives after a case name, and where it stands. */
export function nameGivenAfter(text: string, end: number, to: number): { name: string; at: number } | null {
  const found = afterCase.exec(text.slice(end, Math.min(to, end + 240)));
  const name = found?.[1];
  if (!found || !name || !/^\p{Lu}/u.test(name) || tooPlain.test(name)) return null;
  return { name, at: end + found[0].indexOf(name) };
}

/** Notes the abbreviations and short titles that a block defines: "(RSDL)", "(“the Procedures Directive”)". */
export function noteDefinitions({ text, to, findings }: BlockReading): void {
  for (const one of findings.candidates) {
    if (one.tier > 2 || !definable.has(one.category)) continue;
    if (!text.slice(one.end, Math.min(to, one.end + 4)).includes('(')) continue;
    const found = inBrackets.exec(text.slice(one.end, Math.min(to, one.end + 64)));
    const name = found?.[1] ?? found?.[2];
    if (!found || !name || tooPlain.test(name)) continue;
    findings.definitions.push({
      name,
      at: one.end + found[0].indexOf(name),
      targets: one.targets,
      explicit: true,
      gate: one.gate,
      category: one.category,
    });
  }
}
