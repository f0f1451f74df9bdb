import { categories } from '../mention.ts';
import { isAddressPart } from './address-part.ts';
import type { BlockReading } from './block-findings.ts';
import {
  DISTINCT,
  gates,
  HEAD,
  type PackedRecord,
  type PackedSense,
  Sense,
  SHORT,
  TAIL,
  WEAK,
} from './compiled-lexicon.ts';
import { familyOf, type Lexicon, primary, type Script, scriptOf } from './lexicon.ts';
import { pinpointAfter } from './pinpoint.ts';
import { pinpointBefore } from './pinpoint-before.ts';
import { pinpointBehind } from './pinpoint-behind.ts';
import { caseFits } from './spelling.ts';

/** Kinds of sense that a block is read for; the others only say something of these. */
export const OF_THEMSELVES =
  (1 << Sense.record) | (1 << Sense.head) | (1 << Sense.trigger) | (1 << Sense.shortName);

/** Languages of blocks of which is remembered what was worked out for them. */
const mostTongues = 60;

/** What can be told of the lexicon for all blocks of one language. */
interface Tongue {
  lang: string;
  /** How near each language of the lexicon is to it. */
  nearness: Uint8Array;
  /** By group of senses, those that a block of this language is read for; worked out when first asked. */
  senses: (readonly PackedSense[] | undefined)[];
}

/** Decides, by what stands around it in its block, whether a form is a mention of its record. */
export class RecordJudge {
  private readonly afters = new Map<string, RegExp>();
  private readonly befores = new Map<string, RegExp>();
  private readonly lexicon: Lexicon;
  private readonly tongues = new Map<string, Tongue>();
  private tongue: Tongue;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
    this.tongue = this.tongueOf('');
  }

  /** Makes ready for blocks of a language. */
  begin(lang: string): void {
    let tongue = this.tongues.get(lang);
    if (!tongue) {
      tongue = this.tongueOf(lang);
      // A page can declare as many languages as it likes.
      if (this.tongues.size >= mostTongues) this.tongues.clear();
      this.tongues.set(lang, tongue);
    }
    this.tongue = tongue;
  }

  private tongueOf(lang: string): Tongue {
    const nearness = Uint8Array.from(this.lexicon.data.languages, (own) => nearnessOf(own, lang));
    return { lang, nearness, senses: [] };
  }

  /** The senses of a group, by its number, that a block of the language that was begun is read for. */
  sensesOf(group: number): readonly PackedSense[] {
    let senses = this.tongue.senses[group];
    if (!senses) {
      senses = this.lexicon.groups[group]!.filter(
        (sense) => (1 << sense[0]) & OF_THEMSELVES && (sense[0] !== Sense.record || this.admits(sense)),
      );
      this.tongue.senses[group] = senses;
    }
    return senses;
  }

  private admits(sense: PackedSense): boolean {
    const { data } = this.lexicon;
    const { lang, nearness } = this.tongue;
    const record = data.records[sense[1]]!;
    return admissible(sense, record, data.languages[record.l]!, lang, nearness[record.l]!);
  }

  /** Whether a form is written with the capitals that its sense asks for. */
  spelled(text: string, start: number, end: number, sense: PackedSense): boolean {
    const rule = sense[3] ?? 0;
    if (rule === 0) return true;
    return caseFits(text, start, end, rule, rule === 2 ? this.lexicon.data.spellings[sense[4]!]! : sense[4]!);
  }

  /**
   * Judges a form in a block of the language that was begun; what holds is added to the block's findings.
   * @param sense one of those that `sensesOf` gives
   */
  judge(block: BlockReading, start: number, end: number, sense: PackedSense): void {
    const { data } = this.lexicon;
    const { text, from, to, findings } = block;
    const record = data.records[sense[1]]!;
    const own = data.languages[record.l]!;
    if (!this.spelled(text, start, end, sense)) return;
    if (block.nevers.ruleOut(sense[1], start, end)) return;
    if (record.k !== undefined && block.context.near(record.k, start, end)) return;
    if (record.n !== undefined && !block.context.near(record.n, start, end)) return;
    if (record.a?.some((source) => this.after(source).test(text.slice(end, Math.min(to, end + 40))))) return;
    if (record.b?.some((source) => this.before(source).test(text.slice(Math.max(from, start - 40), start))))
      return;
    if (isAddressPart(text, from, to, start, end)) return;
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
    const targets = this.lexicon.targetsOf(record);
    if (targets[0] === 'inst-echr' || targets[0] === 'remedy-ecthr-rule-39') findings.convention++;
    const [begin, stop] = spanOf(text, start, end, sense[2]);
    let pinpoint = '';
    if (category === 'case') pinpoint = pinpointAfter(text, stop, to);
    else if (category === 'treaty' || category === 'instrument')
      pinpoint = pinpointBefore(text, from, begin) || pinpointBehind(text, stop, to);
    findings.candidates.push({
      start: begin,
      end: stop,
      category,
      targets,
      lang: own,
      tier: record.r,
      gate,
      exact: true,
      native: this.tongue.nearness[record.l] === Near.same && own !== 'mul',
      pinpoint,
      shortName: '',
    });
  }

  private after(source: string): RegExp {
    return compiledOnce(this.afters, source, (one) => `^[\\s\\u00a0]*(?:${one})`);
  }

  private before(source: string): RegExp {
    return compiledOnce(this.befores, source, (one) => `(?:${one})\\s*$`);
  }
}

function compiledOnce(known: Map<string, RegExp>, source: string, wrap: (source: string) => string): RegExp {
  let regexp = known.get(source);
  if (!regexp) {
    regexp = new RegExp(wrap(source), 'u');
    known.set(source, regexp);
  }
  return regexp;
}

/** The part of a form that is the mention. */
function spanOf(text: string, start: number, end: number, flags: number): [number, number] {
  if (!(flags & (TAIL | HEAD))) return [start, end];
  const space = text.slice(start, end).search(/\s/);
  if (flags & TAIL) {
    const again = flags & HEAD ? text.slice(start + space + 1, end).search(/\s/) + 1 : 0;
    return [start + space + 1 + again, end];
  }
  if (space > 0) return [start, start + space];
  return [start, /^[\u4e00-\u9fff]/.test(text[start]!) ? start + 2 : end];
}

/** Whether a record's form may stand in a text of this language. */
function admissible(
  sense: PackedSense,
  record: PackedRecord,
  own: string,
  lang: string,
  nearness: number,
): boolean {
  if (own === 'mul' || nearness <= Near.kin) return true;
  if (record.q) return false;
  if (own === 'en' && !record.g) return true;
  if (lang === '') return !(sense[2] & SHORT);
  if (nearness === Near.otherScript) return !(sense[2] & SHORT);
  // Another language in the same script: names only, not general words.
  return (sense[2] & DISTINCT) !== 0 && record.r <= 2;
}

const Near = { same: 0, kin: 1, sameScript: 2, otherScript: 3 } as const;

/** How near a record's language is to a block's. */
function nearnessOf(own: string, lang: string): number {
  if (lang !== '' && primary(own) === primary(lang)) return Near.same;
  if (lang !== '' && familyOf(own) === familyOf(lang)) return Near.kin;
  const theirs = scriptOf(own);
  const here = scriptOf(lang);
  return theirs === here || (isChinese(theirs) && isChinese(here)) ? Near.sameScript : Near.otherScript;
}

/** Chinese and Japanese share their characters. */
function isChinese(script: Script): boolean {
  return script === 'han' || script === 'kana';
}
