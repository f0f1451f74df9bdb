import { type BlockReading, type Candidate, firstFrom } from './block-findings.ts';
import { nameKey } from './case-key.ts';
import { caseNameAt, type NamedCase, shortNameBefore, shortNamesOf } from './case-name.ts';
import { citedHere, nameGivenAfter } from './defining-words.ts';
import type { Lexicon } from './lexicon.ts';
import { pinpointAfter } from './pinpoint.ts';
import { KNOWN_CASE } from './run-patterns.ts';

/** A place where a case may be cited: a "v.", a "cited above", or a short name of the base. */
export interface CaseMark {
  start: number;
  end: number;
  kind: 'versus' | 'cited' | 'short';
  /** Cases that bear the short name. */
  ids: string[];
}

const legalWords =
  /\b(?:[Cc]ourts?|[Jj]udgments?|[Aa]ppeals?|[Tt]ribunal|Convention|[Hh]eld|[Rr]uled|[Cc]ases?|Lord|Justice|LJ|J|[Cc]ounsel|[Aa]pplicants?|[Aa]ppellants?|[Rr]espondents?|[Jj]udges?|[Cc]laimants?|[Ss]ection|[Rr]ights|[Aa]uthorit(?:y|ies)|[Ll]aw)\b|§|\[\d{4}\]|\bnos?\. ?\d/;

/** Finds cases that are cited by name, in the base or not, and the short names that the block gives them. */
export function findCases(lexicon: Lexicon, block: BlockReading, marks: readonly CaseMark[]): void {
  const { text, from, to, findings } = block;
  const shorts = new Map<number, CaseMark>();
  for (const mark of marks) if (mark.kind === 'short') shorts.set(mark.start, mark);
  let legal: boolean | null = null;
  // Up to here the text belongs to a case name already.
  let bound = from;
  const seen = new Set<number>();
  for (const { start, end, kind } of marks) {
    if (kind === 'versus') {
      const named = caseNameAt(text, bound, to, start, end);
      if (!named) continue;
      const id = lexicon.caseNames.get(nameKey(`${named.left} v ${named.right}`));
      legal ??= legalWords.test(text.slice(from, to));
      if (!id && !named.againstState && !legal) continue;
      bound = named.end;
      seen.add(named.start);
      addNamed(block, named, id);
    } else if (kind === 'cited') {
      findings.convention++;
      const named = shortNameBefore(text, bound, start);
      if (!named || seen.has(named.start) || spelt(block, named)) continue;
      seen.add(named.start);
      addShort(block, named.start, named.end, shorts.get(named.start)?.ids ?? []);
    }
  }
  // A case of the base by its short name and a paragraph: "Othman, § 189".
  for (const { start, end, ids } of shorts.values())
    if (!seen.has(start) && citedHere.test(text.slice(end, Math.min(to, end + 40))))
      addShort(block, start, end, ids);
}

/** A case that is spelt as in the lexicon and overlaps a name. */
function spelt({ findings }: BlockReading, { start, end }: NamedCase): Candidate | null {
  for (let i = firstFrom(findings, start - 150); i < findings.spelt; i++) {
    const one = findings.candidates[i]!;
    if (one.start >= end) break;
    if (one.category === 'case' && one.end > start) return one;
  }
  return null;
}

function addNamed(block: BlockReading, named: NamedCase, id: string | undefined): void {
  const { text, to, lang, findings } = block;
  const covered = spelt(block, named);
  const within = covered && covered.start >= named.start && covered.end <= named.end ? covered : null;
  if (id && !within) findings.weight += KNOWN_CASE;
  const targets = id ? [id] : (within?.targets ?? []);
  const gate = within?.gate ?? 'subject';
  findings.candidates.push({
    start: named.start,
    end: named.end,
    category: 'case',
    targets,
    lang: lang === '' ? 'en' : lang,
    tier: id || within ? 1 : named.againstState ? 3 : 4,
    gate,
    exact: false,
    native: true,
    pinpoint: pinpointAfter(text, named.end, to),
    shortName: '',
  });
  const given = nameGivenAfter(text, named.end, to);
  if (given) findings.definitions.push({ ...given, targets, explicit: true, gate, category: 'case' });
  for (const name of shortNamesOf(named))
    findings.definitions.push({ name, at: named.end, targets, explicit: false, gate, category: 'case' });
}

function addShort(
  { text, to, lang, findings }: BlockReading,
  start: number,
  end: number,
  ids: readonly string[],
): void {
  findings.candidates.push({
    start,
    end,
    category: 'case',
    targets: ids.length === 1 ? [...ids] : [],
    lang: lang === '' ? 'en' : lang,
    tier: 3,
    gate: 'subject',
    exact: false,
    native: true,
    pinpoint: pinpointAfter(text, end, to),
    shortName: `?${text.slice(start, end)}`,
  });
}
