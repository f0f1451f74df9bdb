import { categories } from '../mention.ts';
import type { BlockReading } from './block-findings.ts';
import { citationKey } from './case-key.ts';
import { gates } from './compiled-lexicon.ts';
import { type Lexicon, primary } from './lexicon.ts';
import { pinpointAfter } from './pinpoint.ts';
import { plainCopy } from './plain-copy.ts';
import { holdsRequired, requiredLiterals } from './required-literals.ts';

/** What a citation of a case of the base says about the document's subject, in hundredths. */
export const KNOWN_CASE = 300;

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
        return own === 'mul' || own === 'en' || lang === '' || primary(own) === primary(lang) ? 1 : 0;
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
        this.keep(block, index, matched, found[1] ?? '', start, end);
      }
    }
  }

  private regexp(index: number): RegExp {
    let regexp = this.regexps[index];
    if (!regexp) {
      const { source, flags } = this.lexicon.data.patterns[index]!;
      regexp = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
      this.regexps[index] = regexp;
      this.required[index] = flags.includes('i') ? [] : requiredLiterals(source);
    }
    return regexp;
  }

  private keep(
    block: BlockReading,
    index: number,
    matched: string,
    group: string,
    start: number,
    end: number,
  ): void {
    const { data, citations } = this.lexicon;
    const { text, to, lang, findings } = block;
    const pattern = data.patterns[index]!;
    const record = data.records[pattern.record]!;
    if (record.k !== undefined && block.context.near(record.k, start, end)) return;
    if (record.n !== undefined && !block.context.near(record.n, start, end)) return;
    if (block.nevers.ruleOut(pattern.record, start, end)) return;
    const category = categories[record.c]!;
    let targets = record.t.map((target) => data.entries[target]!);
    let pinpoint = pattern.pinpoint ? articleOf(matched, group) : '';
    let known = false;
    if (category === 'case') {
      if (targets.length === 0)
        targets = citations.get(citationKey(group || matched)) ?? citations.get(citationKey(matched)) ?? [];
      known = targets.length > 0;
      pinpoint = pinpointAfter(text, end, to);
      if (/\d\/\d\d$/.test(matched)) findings.convention++;
      if (known) findings.weight += KNOWN_CASE;
    } else findings.weight += record.w ?? 0;
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

function articleOf(matched: string, number: string): string {
  return /^[Aa]rt/.test(matched) ? `Article ${number.trim()}` : number.trim();
}
