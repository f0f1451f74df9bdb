import { type Category, categories } from '../mention.ts';
import { citationKey, nameKey } from './case-key.ts';
import { caseNameAt, type NamedCase, shortNameBefore, shortNamesOf } from './case-name.ts';
import {
  DISTINCT,
  type Gate,
  gates,
  HEAD,
  type PackedSense,
  PREFIX,
  Sense,
  SHORT,
  TAIL,
  WEAK,
} from './compiled-lexicon.ts';
import { ContextHits } from './context-hits.ts';
import { type Lexicon, primary, scriptOf } from './lexicon.ts';
import { pinpointAfter } from './pinpoint.ts';
import { pinpointBefore } from './pinpoint-before.ts';
import { plainCopy } from './plain-copy.ts';
import { BlockScanner } from './scan-block.ts';
import { caseFits } from './spelling.ts';

/** A possible mention: all that the block itself can decide is decided. */
export interface Candidate {
  start: number;
  end: number;
  category: Category;
  targets: string[];
  lang: string;
  tier: number;
  gate: Gate;
  /** Written as in the lexicon, not found by its shape. */
  exact: boolean;
  /** In the language of the block. */
  native: boolean;
  pinpoint: string;
  /** Set where the mention holds only while the document defines this short name. */
  shortName: string;
}

/** A short name that the block defines, and from where on it holds. */
export interface Definition {
  name: string;
  at: number;
  targets: string[];
  /** Given in quotation marks by the document itself. */
  explicit: boolean;
  gate: Gate;
  category: Category;
}

export interface TriggerHit {
  start: number;
  end: number;
  argument: string;
}

export interface BlockFindings {
  candidates: Candidate[];
  triggers: TriggerHit[];
  definitions: Definition[];
  /** Sum of what its words say that the document is on the subject, in hundredths. */
  weight: number;
  /** Signs that it is on the removal of persons, and that it speaks of the European Convention or its Court. */
  removal: number;
  convention: number;
  chars: number;
  /** Words by which a page can be told to be on the subject; see prefilter.ts. */
  anchors: number;
}

const legalWords =
  /\b(?:[Cc]ourts?|[Jj]udgments?|[Aa]ppeals?|[Tt]ribunal|Convention|[Hh]eld|[Rr]uled|[Cc]ases?|Lord|Justice|LJ|J|[Cc]ounsel|[Aa]pplicants?|[Aa]ppellants?|[Rr]espondents?|[Jj]udges?|[Cc]laimants?|[Ss]ection|[Rr]ights|[Aa]uthorit(?:y|ies)|[Ll]aw)\b|§|\[\d{4}\]|\bnos?\. ?\d/;

/** Reads blocks one after another with one lexicon. */
export class BlockAnalyst {
  readonly scanner: BlockScanner;
  private readonly context: ContextHits;
  private readonly regexps: (RegExp | undefined)[] = [];
  private readonly guards = new Map<string, RegExp>();
  private readonly patternsByLang = new Map<string, Uint8Array>();
  private readonly lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
    this.scanner = new BlockScanner(lexicon);
    this.context = new ContextHits(lexicon.data.contextWords);
  }

  /**
   * Reads one block.
   * @param text the text that it stands in, from `from` to `to`
   * @param lang the block's language, '' if it is not known
   */
  analyse(text: string, from: number, to: number, lang: string): BlockFindings {
    const findings: BlockFindings = {
      candidates: [],
      triggers: [],
      definitions: [],
      weight: 0,
      removal: 0,
      convention: 0,
      chars: to - from,
      anchors: 0,
    };
    const { scanner, lexicon, context } = this;
    scanner.scan(text, from, to);
    const { starts, ends, forms, open } = scanner;
    const hits = forms.length;
    if (hits === 0) return findings;
    context.clear();
    const nevers: [start: number, end: number, never: number][] = [];
    const patterns = new Set<number>();
    const allowed = this.patternsFor(lang);
    const names: [start: number, end: number, kind: number][] = [];
    const shorts: [start: number, end: number, sense: PackedSense][] = [];
    for (let i = 0; i < hits; i++) {
      for (const sense of lexicon.groups[lexicon.group[forms[i]!]!]!) {
        if (open[i] && !(sense[2] & PREFIX)) continue;
        const kind = sense[0];
        if (kind === Sense.context) context.add(starts[i]!, ends[i]!, sense[1]);
        else if (kind === Sense.never) nevers.push([starts[i]!, ends[i]!, sense[1]]);
        else if (kind === Sense.head) {
          for (const pattern of lexicon.data.heads[sense[1]]!) {
            if (pattern >= 0) {
              if (allowed[pattern] === 1) patterns.add(pattern);
            } else names.push([starts[i]!, ends[i]!, pattern]);
          }
        } else if (kind === Sense.shortName) {
          if (this.spelled(text, starts[i]!, ends[i]!, sense)) shorts.push([starts[i]!, ends[i]!, sense]);
        } else if (kind === Sense.trigger) {
          for (const argument of lexicon.data.triggers[sense[1]]!)
            findings.triggers.push({
              start: starts[i]!,
              end: ends[i]!,
              argument: lexicon.data.entries[argument]!,
            });
        }
      }
    }
    const script = lang === '' ? null : scriptOf(lang);
    for (let i = 0; i < hits; i++) {
      if (open[i]) continue;
      for (const sense of lexicon.groups[lexicon.group[forms[i]!]!]!) {
        if (sense[0] === Sense.record)
          this.record(text, from, to, starts[i]!, ends[i]!, sense, lang, script, nevers, findings);
      }
    }
    this.definitions(text, to, findings);
    if (patterns.size > 0) this.patterns(text, from, to, patterns, lang, nevers, findings);
    if (names.length > 0 || shorts.length > 0) this.names(text, from, to, names, shorts, lang, findings);
    return findings;
  }

  private spelled(text: string, start: number, end: number, sense: PackedSense): boolean {
    const rule = sense[3] ?? 0;
    if (rule === 0) return true;
    const argument = rule === 2 ? this.lexicon.data.spellings[sense[4]!]! : sense[4]!;
    return caseFits(text, start, end, rule, argument);
  }

  /** 1 for the patterns to try in a text of this language. */
  private patternsFor(lang: string): Uint8Array {
    let allowed = this.patternsByLang.get(lang);
    if (!allowed) {
      const { data } = this.lexicon;
      allowed = Uint8Array.from(data.patterns, (pattern) => {
        const own = data.languages[data.records[pattern.record]!.l]!;
        return own === 'mul' || own === 'en' || lang === '' || primary(own) === primary(lang) ? 1 : 0;
      });
      this.patternsByLang.set(lang, allowed);
    }
    return allowed;
  }

  /** Whether a record's form may stand in a text of this language. */
  private admissible(sense: PackedSense, lang: string, script: string | null): boolean {
    const record = this.lexicon.data.records[sense[1]]!;
    const own = this.lexicon.data.languages[record.l]!;
    if (own === 'mul') return true;
    if (lang !== '' && primary(own) === primary(lang)) return true;
    if (record.q) return false;
    if (own === 'en' && !record.g) return true;
    if (lang === '') return !(sense[2] & SHORT);
    const theirs = scriptOf(own);
    if (theirs !== script && !(isChinese(theirs) && isChinese(script))) return !(sense[2] & SHORT);
    // Another language in the same script: names only, not general words.
    return (sense[2] & DISTINCT) !== 0 && record.r <= 2;
  }

  private guarded(source: string, before: boolean): RegExp {
    const key = (before ? '<' : '>') + source;
    let regexp = this.guards.get(key);
    if (!regexp) {
      regexp = before
        ? new RegExp(`(?:${source})\\s*$`, 'u')
        : new RegExp(`^[\\s\\u00a0]*(?:${source})`, 'u');
      this.guards.set(key, regexp);
    }
    return regexp;
  }

  private record(
    text: string,
    from: number,
    to: number,
    start: number,
    end: number,
    sense: PackedSense,
    lang: string,
    script: string | null,
    nevers: readonly [number, number, number][],
    findings: BlockFindings,
  ): void {
    const { data } = this.lexicon;
    const record = data.records[sense[1]]!;
    if (!this.admissible(sense, lang, script) || !this.spelled(text, start, end, sense)) return;
    for (const [s, e, never] of nevers)
      if (s < end && e > start && e - s > end - start && data.nevers[never]!.includes(sense[1])) return;
    if (record.k !== undefined && this.context.near(record.k, start, end)) return;
    if (record.n !== undefined && !this.context.near(record.n, start, end)) return;
    if (record.a?.some((source) => this.guarded(source, false).test(text.slice(end, Math.min(to, end + 40)))))
      return;
    if (
      record.b?.some((source) =>
        this.guarded(source, true).test(text.slice(Math.max(from, start - 40), start)),
      )
    )
      return;
    if (urlPart(text, from, to, start, end)) return;
    findings.weight += record.w ?? 0;
    const weak = (sense[2] & WEAK) !== 0;
    if (record.x && !weak) findings.anchors++;
    if (record.c < 0) {
      if (record.n === undefined) findings.removal++;
      return;
    }
    const category = categories[record.c]!;
    const gate = weak && record.g === undefined ? 'subject' : gates[record.g ?? 0]!;
    if (
      category === 'non-refoulement' ||
      (category === 'return-method' && gate !== 'removal' && (record.w ?? 0) >= 50)
    )
      findings.removal++;
    let begin = start;
    if (sense[2] & TAIL) begin += text.slice(start, end).search(/\s/) + 1;
    let stop = end;
    if (sense[2] & HEAD) {
      const space = text.slice(start, end).search(/\s/);
      stop = space > 0 ? start + space : /^[\u4e00-\u9fff]/.test(text[start]!) ? start + 2 : end;
    }
    const targets = record.t.map((target) => data.entries[target]!);
    if (targets[0] === 'inst-echr' || targets[0] === 'remedy-ecthr-rule-39') findings.convention++;
    const own = data.languages[record.l]!;
    findings.candidates.push({
      start: begin,
      end: stop,
      category,
      targets,
      lang: own,
      tier: record.r,
      gate,
      exact: true,
      native: own !== 'mul' && lang !== '' && primary(own) === primary(lang),
      pinpoint:
        category === 'case'
          ? pinpointAfter(text, stop, to)
          : category === 'treaty' || category === 'instrument'
            ? pinpointBefore(text, from, begin)
            : '',
      shortName: '',
    });
  }

  /** Abbreviations and short titles that the block defines: "(RSDL)", "(“the Procedures Directive”)". */
  private definitions(text: string, to: number, findings: BlockFindings): void {
    for (const one of findings.candidates) {
      if (!one.exact || one.tier > 2 || !definable.has(one.category)) continue;
      if (!text.slice(one.end, Math.min(to, one.end + 4)).includes('(')) continue;
      const found = definition.exec(text.slice(one.end, Math.min(to, one.end + 64)));
      const name = found?.[1] ?? found?.[2];
      if (!found || !name || notAName.test(name)) continue;
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

  private patterns(
    text: string,
    from: number,
    to: number,
    wanted: ReadonlySet<number>,
    lang: string,
    nevers: readonly [number, number, number][],
    findings: BlockFindings,
  ): void {
    const { data, citations } = this.lexicon;
    const copy = plainCopy(text, from, to);
    for (const index of [...wanted].sort((a, b) => a - b)) {
      const pattern = data.patterns[index]!;
      const record = data.records[pattern.record]!;
      const own = data.languages[record.l]!;
      let regexp = this.regexps[index];
      if (!regexp) {
        regexp = new RegExp(
          pattern.source,
          pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`,
        );
        this.regexps[index] = regexp;
      }
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
        if (record.k !== undefined && this.context.near(record.k, start, end)) continue;
        if (record.n !== undefined && !this.context.near(record.n, start, end)) continue;
        if (
          nevers.some(
            ([s, e, never]) =>
              s < end && e > start && e - s > end - start && data.nevers[never]!.includes(pattern.record),
          )
        )
          continue;
        const category = categories[record.c]!;
        let targets = record.t.map((target) => data.entries[target]!);
        if (category === 'case' && targets.length === 0)
          targets =
            citations.get(citationKey(found[1] ?? matched)) ?? citations.get(citationKey(matched)) ?? [];
        if (category === 'case') findings.convention += /\d\/\d\d$/.test(matched) ? 1 : 0;
        const pinpoint = pattern.pinpoint
          ? articleOf(matched, found[1] ?? '')
          : category === 'case'
            ? pinpointAfter(text, end, to)
            : '';
        const known = targets.length > 0 && category === 'case';
        if (known) findings.weight += 300;
        else if (category !== 'case') findings.weight += record.w ?? 0;
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
  }

  private names(
    text: string,
    from: number,
    to: number,
    marks: readonly [number, number, number][],
    shorts: readonly [number, number, PackedSense][],
    lang: string,
    findings: BlockFindings,
  ): void {
    const { data, caseNames } = this.lexicon;
    let bound = from;
    const legal = marks.length > 0 && legalWords.test(text.slice(from, to));
    const add = (named: NamedCase, targets: string[], gate: Gate, tier: number): void => {
      const covered = findings.candidates.find(
        (other) =>
          other.exact && other.category === 'case' && other.start >= named.start && other.end <= named.end,
      );
      const ids = targets.length > 0 ? targets : (covered?.targets ?? []);
      findings.candidates.push({
        start: named.start,
        end: named.end,
        category: 'case',
        targets: ids,
        lang: lang === '' ? 'en' : lang,
        tier,
        gate: covered?.gate ?? gate,
        exact: false,
        native: true,
        pinpoint: pinpointAfter(text, named.end, to),
        shortName: '',
      });
      if (named.right === '') return;
      const defined =
        /^(?:(?!\. \p{Lu})[^;]){0,160}?[([](?:the )?["“”„«'‘]{1,2}([^"“”»'’()]{2,60})["“”»'’]{1,2}[^()]{0,30}[)\]]/u.exec(
          text.slice(named.end, Math.min(to, named.end + 240)),
        );
      if (defined && /^\p{Lu}/u.test(defined[1]!) && !notAName.test(defined[1]!))
        findings.definitions.push({
          name: defined[1]!,
          at: named.end + defined[0].indexOf(defined[1]!),
          targets: ids,
          explicit: true,
          gate,
          category: 'case',
        });
      for (const name of shortNamesOf(named))
        findings.definitions.push({
          name,
          at: named.end,
          targets: ids,
          explicit: false,
          gate,
          category: 'case',
        });
    };
    const seen = new Set<number>();
    for (const [start, end, kind] of marks) {
      if (kind === -1) {
        const named = caseNameAt(text, bound, to, start, end);
        if (!named) continue;
        const id = caseNames.get(nameKey(`${named.left} v ${named.right}`));
        if (!id && !named.againstState && !legal) continue;
        bound = named.end;
        seen.add(named.start);
        if (id) findings.weight += 300;
        add(named, id ? [id] : [], 'subject', id ? 1 : named.againstState ? 3 : 4);
      } else {
        findings.convention++;
        const named = shortNameBefore(text, bound, start);
        if (!named || seen.has(named.start)) continue;
        if (
          findings.candidates.some(
            (other) => other.category === 'case' && other.start < named.end && other.end > named.start,
          )
        )
          continue;
        seen.add(named.start);
        const base = data.shortNames[shorts.find(([s]) => s === named.start)?.[2][1] ?? -1];
        findings.candidates.push({
          start: named.start,
          end: named.end,
          category: 'case',
          targets: base?.length === 1 ? [data.entries[base[0]!]!] : [],
          lang: lang === '' ? 'en' : lang,
          tier: 3,
          gate: 'subject',
          exact: false,
          native: true,
          pinpoint: pinpointAfter(text, named.end, to),
          shortName: `?${named.left}`,
        });
      }
    }
    for (const [start, end, sense] of shorts) {
      // A case of the base by its short name and a paragraph: "Othman, § 189".
      if (seen.has(start) || !citedHere.test(text.slice(end, Math.min(to, end + 40)))) continue;
      const ids = data.shortNames[sense[1]]!;
      findings.candidates.push({
        start,
        end,
        category: 'case',
        targets: ids.length === 1 ? [data.entries[ids[0]!]!] : [],
        lang: lang === '' ? 'en' : lang,
        tier: 3,
        gate: 'subject',
        exact: false,
        native: true,
        pinpoint: pinpointAfter(text, end, to),
        shortName: `?${text.slice(start, end)}`,
      });
    }
  }
}

const definable = new Set<Category>([
  'treaty',
  'instrument',
  'body-or-operation',
  'detention-system',
  'red-notice',
]);
/** A name in brackets after the full one: in quotation marks, or an abbreviation. */
const definition =
  /^["”'’]?\s?\((?:(?:or|the|hereinafter|hereafter|also known as|known as) )*(?:["“‘'](?:the )?(\p{Lu}[\p{L}\p{N}&\- ]{1,40})["”’']|((?=[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*\p{Lu})\p{Lu}[\p{L}\p{N}-]{1,9}))[^()]{0,20}\)/u;
const notAName =
  /^(?:the )?(?:Convention|Covenant|Act|Court|Directive|Charter|Protocol|Government|Report|Committee|Agreement|Treaty|Regulation)s?$/u;
/** What follows a short name where a case is cited by it. */
export const citedHere =
  /^(?:'s|’s)?,? ?(?:\(?cited above|\(?supra|§|\(§|\[\d|at \[|at paras?|\(at|paras?\.? \d|\(paras?\.? |\[\d{4}\]|\(no\. \d|judgment|ruling|criteria|test|principles?|decision|case)/u;

function articleOf(matched: string, number: string): string {
  return /^[Aa]rt/.test(matched) ? `Article ${number.trim()}` : number.trim();
}

/** Whether a word is a part of an address or a file name, not of the text: "/verdrag/convention/on/extradition/". */
function urlPart(text: string, from: number, to: number, start: number, end: number): boolean {
  const before = start > from ? text.charCodeAt(start - 1) : 0x20;
  const after = end < to ? text.charCodeAt(end) : 0x20;
  if (!joins(before) && !joins(after)) return false;
  let left = start;
  while (left > from && start - left < 200 && !/[\s()[\]<>"]/.test(text[left - 1]!)) left--;
  let right = end;
  while (right < to && right - end < 200 && !/[\s()[\]<>"]/.test(text[right]!)) right++;
  const around = text.slice(left, start) + text.slice(end, right);
  return /:\/\/|www\.|\/.*\/|\.(?:html?|pdf|md|php|aspx?|com|org|net|gov|int)(?:$|[/?#,.;])|@\w|%2\d/.test(
    around,
  );
}

function joins(unit: number): boolean {
  // / . - _ = ? & # @ : %
  return (
    unit === 0x2f ||
    unit === 0x2e ||
    unit === 0x2d ||
    unit === 0x5f ||
    unit === 0x3d ||
    unit === 0x3f ||
    unit === 0x26 ||
    unit === 0x23 ||
    unit === 0x40 ||
    unit === 0x3a ||
    unit === 0x25
  );
}

/** Chinese and Japanese share their characters. */
function isChinese(script: string | null): boolean {
  return script === 'han' || script === 'kana';
}
