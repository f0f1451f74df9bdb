import type { BlockReading } from './block-findings.ts';
import type { Lexicon } from './lexicon.ts';
import { pinpointBefore } from './pinpoint-before.ts';
import { plainCopy } from './plain-copy.ts';
import {
  chineseAnd,
  chineseNouns,
  chineseTypes,
  type DescribedType,
  grammars,
  type TreatyGrammar,
} from './treaty-grammar.ts';

/** What a treaty that the base holds says of a document's subject, in hundredths. */
const WEIGHT = 300;
/** The longest name of a party, in UTF-16 units. */
const LONGEST = 84;

/** A country at a place of the text; several codes where several share the word. */
interface Party {
  codes: readonly string[];
  start: number;
  end: number;
}

interface Described {
  start: number;
  end: number;
  type: DescribedType;
  parties: [Party, Party];
}

/** In lower case with plain apostrophes, hyphens and Arabic alefs, and of the same length. */
export function evenly(text: string): string {
  const lower = text.toLowerCase();
  return (lower.length === text.length ? lower : text)
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي');
}

/** Finds treaties with China or Hong Kong that are described by their parties: "the extradition treaty between Spain and China". */
export class TreatyFinder {
  private readonly names: ReadonlyMap<string, readonly string[]>;
  private readonly pairs: ReadonlyMap<string, readonly string[]>;
  private readonly held = new Map<string, { id: string; years: readonly string[] }>();
  private readonly hub: string;

  constructor({ data }: Lexicon) {
    const { names, pairs, held, hub } = data.treaties;
    this.names = new Map(names);
    this.pairs = new Map(pairs);
    for (const [key, entry, years] of held) this.held.set(key, { id: data.entries[entry]!, years });
    this.hub = hub < 0 ? '' : data.entries[hub]!;
  }

  find(block: BlockReading): void {
    const copy = plainCopy(block.text, block.from, block.to);
    const text = evenly(copy.text);
    const found = grammars.flatMap((grammar) => (names(text, grammar.nouns) ? this.read(text, grammar) : []));
    if (names(text, chineseNouns)) found.push(...this.readChinese(text));
    for (const one of found) this.keep(block, text, one, copy.at);
  }

  private keep(
    block: BlockReading,
    text: string,
    { start, end, type, parties }: Described,
    at: (offset: number) => number,
  ): void {
    const side = parties.find(({ codes }) => codes[0] === 'CN' || codes[0] === 'HK');
    const partner = parties.find((party) => party !== side);
    if (!side || !partner) return;
    const held =
      partner.codes.length === 1 ? this.held.get(`${side.codes[0]} ${type} ${partner.codes[0]}`) : null;
    const year = /(?:^|\D)((?:19|20)\d{2}) (?:bilateral )?$/.exec(
      text.slice(Math.max(0, start - 16), start),
    )?.[1];
    const other = year !== undefined && held && held.years.length > 0 && !held.years.includes(year);
    const target = held && !other ? held.id : type === 'extradition' ? this.hub : '';
    if (target === '') return;
    const { findings, from, text: whole, lang } = block;
    const begin = at(start);
    findings.weight += WEIGHT;
    findings.anchors++;
    findings.candidates.push({
      start: begin,
      end: at(end - 1) + 1,
      category: 'treaty',
      targets: [target],
      lang: lang === '' ? 'mul' : lang,
      tier: 1,
      gate: 'always',
      exact: false,
      native: true,
      pinpoint: pinpointBefore(whole, from, begin),
      shortName: '',
    });
  }

  private read(text: string, grammar: TreatyGrammar): Described[] {
    const found: Described[] = [];
    for (const [type, words] of Object.entries(grammar.types) as [DescribedType, RegExp][])
      for (const one of text.matchAll(words)) {
        if (/\p{L}/u.test(text[one.index - 1] ?? ' ')) continue;
        const described = this.around(text, grammar, one.index, one.index + one[0].length);
        if (described) found.push({ ...described, type });
      }
    for (const [type, words] of Object.entries(grammar.subjects) as [DescribedType, RegExp][])
      for (const one of text.matchAll(words)) {
        const described = this.before(text, grammar, one.index);
        if (described) found.push({ ...described, type, end: one.index + one[0].length });
      }
    return found;
  }

  /** The parties before or after the words for a treaty. */
  private around(
    text: string,
    grammar: TreatyGrammar,
    start: number,
    end: number,
  ): Omit<Described, 'type'> | null {
    const between = grammar.between.exec(text.slice(end, end + 80));
    if (between) {
      const parties = this.partiesAt(text, end + between[0].length, grammar);
      if (parties) return { start, end: parties[1].end, parties };
    }
    const after = this.pairAt(text, end + 1);
    if (after && text[end] === ' ') return { start, end: after[1].end, parties: after };
    const bilateral = text.endsWith(' bilateral ', start) && start >= 11 ? start - 10 : start;
    const before = text[bilateral - 1] === ' ' ? this.pairBefore(text, bilateral - 1) : null;
    if (before) return { start: before[0].start, end, parties: before };
    const own = grammar.own?.exec(text.slice(Math.max(0, start - 30), start));
    const withWord = grammar.with?.exec(text.slice(end, end + 8));
    if (own && withWord) {
      const second = this.partyAt(text, end + withWord[0].length, grammar);
      const first = this.nameBefore(text, start - own[0].length);
      if (first && second) return { start: first.start, end: second.end, parties: [first, second] };
    }
    return null;
  }

  /** The parties before what the treaty is about: "Treaty between A and B" or "traité a-b". */
  private before(text: string, grammar: TreatyGrammar, end: number): Omit<Described, 'type'> | null {
    const from = Math.max(0, end - 260);
    for (let at = text.length; at > from; ) {
      at = text.lastIndexOf(' ', Math.min(at, end) - 1);
      if (at <= from) break;
      const noun = grammar.nounBetween.exec(text.slice(Math.max(0, at - 29), at + 1));
      if (!noun) continue;
      const parties = this.partiesAt(text, at + 1, grammar);
      if (parties && parties[1].end === end) return { start: at + 1 - noun[1]!.length, end, parties };
    }
    const pair = grammar.nounAlone ? this.pairBefore(text, end) : null;
    if (!pair) return null;
    const noun = grammar.nounAlone!.exec(text.slice(Math.max(0, pair[0].start - 20), pair[0].start));
    return noun ? { start: pair[0].start - noun[1]!.length, end, parties: pair } : null;
  }

  private partiesAt(text: string, at: number, grammar: TreatyGrammar): [Party, Party] | null {
    const first = this.partyAt(text, at, grammar);
    const and = first && grammar.and.exec(text.slice(first.end, first.end + 8));
    const second = and && this.partyAt(text, first.end + and[0].length, grammar);
    return second ? [first, second] : null;
  }

  private partyAt(text: string, at: number, grammar: TreatyGrammar): Party | null {
    const start = at + grammar.lead.exec(text.slice(at, at + 40))![0].length;
    return this.nameAt(text, start) ?? (start > at ? this.nameAt(text, at) : null);
  }

  /** The longest name that begins here. */
  private nameAt(text: string, start: number): Party | null {
    const most = Math.min(text.length, start + LONGEST);
    for (let end = most; end > start + 1; end--) {
      if (/[\p{L}\p{N}]/u.test(text[end] ?? ' ')) continue;
      const codes = this.names.get(text.slice(start, end));
      if (codes) return { codes, start, end };
    }
    return null;
  }

  /** The longest name that ends here. */
  private nameBefore(text: string, end: number): Party | null {
    for (let start = Math.max(0, end - LONGEST); start < end - 1; start++) {
      if (start > 0 && /[\p{L}\p{N}]/u.test(text[start - 1]!)) continue;
      const codes = this.names.get(text.slice(start, end));
      if (codes) return { codes, start, end };
    }
    return null;
  }

  /** Two countries with a hyphen between them, from here on: "franco-chinois". */
  private pairAt(text: string, start: number): [Party, Party] | null {
    const first = /^\p{L}{2,16}(?=-)/u.exec(text.slice(start, start + 18))?.[0];
    if (!first) return null;
    const at = start + first.length + 1;
    const second = /^\p{L}{3,20}(?:-\p{L}{3,20})?/u.exec(text.slice(at, at + 42))?.[0];
    if (!second) return null;
    const one = this.adjective(first);
    const two = this.adjective(second) ?? this.adjective(second.split('-')[0]!);
    if (one && two)
      return [
        { codes: one, start, end: at - 1 },
        { codes: two, start: at, end: at + second.length },
      ];
    // "sud-africain" and the like stand first.
    const joined = /^(\p{L}{2,16}-\p{L}{2,16})-(\p{L}{3,20})/u.exec(text.slice(start, start + 54));
    const double = joined && this.adjective(joined[1]!);
    const last = joined && this.adjective(joined[2]!);
    if (!double || !last) return null;
    const middle = start + joined[1]!.length;
    return [
      { codes: double, start, end: middle },
      { codes: last, start: middle + 1, end: middle + 1 + joined[2]!.length },
    ];
  }

  /** Two countries with a hyphen between them, up to here: "China-Spain", "Sino-South African". */
  private pairBefore(text: string, end: number): [Party, Party] | null {
    for (let hyphen = text.lastIndexOf('-', end - 1); hyphen > end - LONGEST && hyphen > 0; ) {
      const word = text.slice(hyphen + 1, end);
      const second = this.names.get(word) ?? this.adjective(word);
      if (second) {
        const first = this.nameBefore(text, hyphen) ?? this.adjectiveBefore(text, hyphen);
        if (first) return [first, { codes: second, start: hyphen + 1, end }];
      }
      hyphen = text.lastIndexOf('-', hyphen - 1);
    }
    return null;
  }

  /** The adjective of one word or two ("south african", "sud-africain") that ends here. */
  private adjectiveBefore(text: string, end: number): Party | null {
    const one = wordStart(text, end);
    const joint = /[ -]/.test(text[one - 1] ?? '') ? wordStart(text, one - 1) : one;
    for (const start of [joint, one]) {
      const codes = this.adjective(text.slice(start, end));
      if (codes) return { codes, start, end };
    }
    return null;
  }

  /** The country of an adjective in any of its endings: "espagnole", "китайского". */
  private adjective(word: string): readonly string[] | null {
    for (const cut of [0, 1, 2, 3]) {
      if (word.length - cut < 3) break;
      const stem = word.slice(0, word.length - cut);
      const codes = this.pairs.get(stem) ?? this.pairs.get(`${stem}о`);
      if (
        codes &&
        (cut === 0 || /^(?:e|s|es|a|as|os|o|ий|ая|ое|ой|ую|ого|ому|им|ом|ие|их|ими)$/u.test(word.slice(-cut)))
      )
        return codes;
    }
    return null;
  }

  private readChinese(text: string): Described[] {
    const found: Described[] = [];
    for (const [type, words] of Object.entries(chineseTypes) as [DescribedType, RegExp][])
      for (const one of text.matchAll(words)) {
        const parties = this.chineseParties(text, one.index);
        if (parties) found.push({ type, start: parties[0].start, end: one.index + one[0].length, parties });
      }
    return found;
  }

  private chineseParties(text: string, end: number): [Party, Party] | null {
    for (const names of [this.names, this.pairs]) {
      for (let size = Math.min(16, end); size > 0; size--) {
        const second = names.get(text.slice(end - size, end));
        if (!second) continue;
        const upTo = end - size;
        const and =
          names === this.names ? chineseAnd.exec(text.slice(Math.max(0, upTo - 3), upTo))![0].length : 0;
        for (let before = Math.min(16, upTo - and); before > 0; before--) {
          const stop = upTo - and;
          const first = names.get(text.slice(stop - before, stop));
          if (first)
            return [
              { codes: first, start: stop - before, end: stop },
              { codes: second, start: upTo, end },
            ];
        }
      }
    }
    return null;
  }
}

const names = (text: string, nouns: readonly string[]) => nouns.some((noun) => text.includes(noun));

function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < 24 && /\p{L}/u.test(text[start - 1]!)) start--;
  return start;
}
