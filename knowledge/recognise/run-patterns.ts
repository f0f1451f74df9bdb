import { categories } from '../mention.ts';
import type { BlockReading } from './block-findings.ts';
import { citationKey } from './case-key.ts';
import { gates } from './compiled-lexicon.ts';
import { familyOf, type Lexicon, primary } from './lexicon.ts';
import { pinpointAfter } from './pinpoint.ts';
import { plainCopy } from './plain-copy.ts';
import { holdsRequired, requiredLiterals } from './required-literals.ts';

/** What a citation of a case of the base says about the document's subject, in hundredths. */
export const KNOWN_CASE = 300;

/** A number that goes on a list of them: ", 46951/99", " and 2/07". */
const furtherNumber =
  /^[,;]?\s?(?:(?:and|et|y|und|i|e|en|og|och|и|та|و) ?)?(\d{1,5}\/\d\d(?:\d\d)?)(?![\d/])/u;
const MOST_NUMBERS = 20;

/** Citation patterns: regular expressions, each run only on blocks that hold one of its heads. */
export class PatternRunner {
  private readonly regexps: (RegExp | undefined)[] = [];
  /** What a block must hold for a pattern to match in it. */
  private readonly required: (readonly (readonly string[])[])[] = [];
  private readonly byLang = new Map<string, Uint8Array>();
  private readonly lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  /** 1 for the patterns to try in a text of this language. */
  allowed(lang: string): Uint8Array {
    let allowed = this.byLang.get(lang);
    if (!allowed) {
      const { data } = this.lexicon;
      allowed = Uint8Array.from(data.patterns, (pattern) => {
        const own = data.languages[data.records[pattern.record]!.l]!;
        return own === 'mul' || own === 'en' || lang === '' || familyOf(own) === familyOf(lang) ? 1 : 0;
      });
      this.byLang.set(lang, allowed);
    }
    return allowed;
  }

  /** Runs the wanted patterns over a block; what holds is added to the block's findings. */
  run(block: BlockReading, wanted: ReadonlySet<number>): void {
    const copy = plainCopy(block.text, block.from, block.to);
    for (const index of [...wanted].sort((a, b) => a - b)) {
      const regexp = this.regexp(index);
      if (!holdsRequired(copy.text, this.required[index]!)) continue;
      regexp.lastIndex = 0;
      for (let found = regexp.exec(copy.text); found; found = regexp.exec(copy.text)) {
        if (found[0] === '') {
          regexp.lastIndex++;
          continue;
        }
        const lead = found[0].length - found[0].trimStart().length;
        const matched = found[0].trim().replace(/\.$/, '');
        const start = copy.at(found.index + lead);
        const end = copy.at(found.index + lead + matched.length - 1) + 1;
        this.keep(block, index, matched, found, start, end);
      }
    }
  }

  private regexp(index: number): RegExp {
    let regexp = this.regexps[index];
    if (!regexp) {
      const { source, flags } = this.lexicon.data.patterns[index]!;
      regexp = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
      this.regexps[index] = regexp;
      this.required[index] = flags.includes('i') ? [] : cheapestFirst(requiredLiterals(source));
    }
    return regexp;
  }

  private keep(
    block: BlockReading,
    index: number,
    matched: string,
    found: RegExpExecArray,
    start: number,
    end: number,
  ): void {
    const group = found[1] ?? '';
    const { data } = this.lexicon;
    const { text, to, findings } = block;
    const pattern = data.patterns[index]!;
    const record = data.records[pattern.record]!;
    if (record.k !== undefined && block.context.near(record.k, start, end)) return;
    if (record.n !== undefined && !block.context.near(record.n, start, end)) return;
    if (block.nevers.ruleOut(pattern.record, start, end)) return;
    const targets = this.lexicon.targetsOf(record);
    if (categories[record.c] !== 'case') {
      findings.weight += record.w ?? 0;
      this.add(block, index, start, end, targets, pattern.pinpoint ? articleOf(matched, found) : '');
      return;
    }
    const pinpoint = pinpointAfter(text, end, to);
    const key = pattern.key && filled(pattern.key, found);
    this.add(
      block,
      index,
      start,
      end,
      targets.length > 0 ? targets : this.cited(key, group, matched),
      pinpoint,
    );
    if (/\d\/\d\d$/.test(matched)) findings.convention++;
    // "nos. 1/06 and 2/07": the numbers that go on from a first one.
    if (!/^\d{1,5}\/\d\d(?:\d\d)?$/.test(group)) return;
    let read = end;
    for (let count = 0; count < MOST_NUMBERS; count++) {
      const next = furtherNumber.exec(text.slice(read, Math.min(to, read + 24)));
      if (!next || yearOf(next[1]!).length !== yearOf(group).length) break;
      read += next[0].length;
      const number = next[1]!;
      const other = this.cited(key?.replace(group, number), number, number);
      this.add(block, index, read - number.length, read, other, pinpoint);
    }
  }

  /** The cases of the base that are cited so, by the first of these writings that one bears. */
  private cited(...writings: (string | undefined)[]): string[] {
    for (const written of writings) {
      const ids = written && this.lexicon.citations.get(citationKey(written));
      if (ids) return ids;
    }
    return [];
  }

  private add(
    { lang, findings }: BlockReading,
    index: number,
    start: number,
    end: number,
    targets: string[],
    pinpoint: string,
  ): void {
    const { data } = this.lexicon;
    const record = data.records[data.patterns[index]!.record]!;
    const category = categories[record.c]!;
    const known = category === 'case' && targets.length > 0;
    if (known) findings.weight += KNOWN_CASE;
    const own = data.languages[record.l]!;
    findings.candidates.push({
      start,
      end,
      category,
      targets,
      lang: own,
      tier: known ? 1 : record.r,
      gate: gates[record.g ?? 0]!,
      exact: false,
      native: own !== 'mul' && lang !== '' && primary(own) === primary(lang),
      pinpoint,
      shortName: '',
    });
  }
}

/** In the order in which a text that can't match is told soonest: few strings to look for, and long ones. */
function cheapestFirst(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const shortest = (set: readonly string[]) => Math.min(...set.map((one) => one.length));
  return [...sets].sort((a, b) => a.length - b.length || shortest(b) - shortest(a));
}

/** "18" of "37610/18". */
const yearOf = (number: string) => number.slice(number.indexOf('/') + 1);

/** "n. $1/$2" with what the groups hold. */
function filled(key: string, found: RegExpExecArray): string {
  return key.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '');
}

/** The provision: "Article 3" of a lone number, "art. 5 § 1" where several parts are told, else the first group. */
function articleOf(matched: string, found: RegExpExecArray): string {
  const first = (found[1] ?? '').trim();
  if (!/^\d/.test(first)) return first;
  const parts = found.slice(1).filter((part) => part !== undefined);
  if (found.length === 2) return `Article ${first}`;
  let end = 0;
  for (const part of parts) end = matched.indexOf(part, end) + part.length;
  return matched.slice(0, end);
}
