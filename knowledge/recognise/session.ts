import type { Contention, Mention, Recognition } from '../mention.ts';
import type { BlockAnalyst } from './analyse-block.ts';
import type { BlockFindings, Candidate, TriggerHit } from './block-findings.ts';
import { chooseMentions } from './choose-mentions.ts';
import { type ComposedText, composeHangul } from './composed-hangul.ts';
import { DefinedNames } from './defined-names.ts';
import { DocumentSubject, type OpenGates, sameGates } from './document-subject.ts';
import { LanguageGuess } from './language.ts';
import type { RecognitionSession } from './recogniser.ts';

interface Block {
  /** As it was given. */
  text: string;
  /** As it was read, where that is not the same. */
  composed: ComposedText | null;
  lang: string;
  findings: BlockFindings;
  /** Uses of names that the document defines. */
  uses: Candidate[];
  last: Recognition;
}

const nothing: Recognition = { mentions: [], contentions: [] };

/** One document; see `RecognitionSession`. */
export class DocumentSession implements RecognitionSession {
  private readonly blocks = new Map<number, Block>();
  private readonly dirty = new Set<number>();
  private readonly gone = new Set<number>();
  private readonly subject = new DocumentSubject();
  private readonly names = new DefinedNames();
  private readonly guess: LanguageGuess;
  private gates: OpenGates;
  private highest = Number.NEGATIVE_INFINITY;

  private readonly analyst: BlockAnalyst;

  constructor(analyst: BlockAnalyst, stopWords: Map<string, string[]>) {
    this.analyst = analyst;
    this.guess = new LanguageGuess(stopWords);
    this.gates = this.subject.gates();
  }

  /** Tells the language from a part of the text, before any of it is scanned. */
  hear(text: string): void {
    this.guess.read(text);
  }

  scan(key: number, text: string, lang: string): void {
    const before = this.blocks.get(key);
    if (before && before.text === text && before.lang === lang) return;
    let known = lang;
    if (known === '') {
      this.guess.read(text);
      known = this.guess.lang;
    }
    const composed = composeHangul(text);
    const reading = composed?.text ?? text;
    const findings = this.analyst.analyse(reading, 0, reading.length, known);
    if (before) this.subject.count(before.findings, -1);
    this.subject.count(findings, 1);
    const renamed = (before ? this.names.remove(key) : false) || findings.definitions.length > 0;
    this.names.add(key, findings.definitions);
    // What found nothing is kept only for its length.
    const bare = findings.candidates.length === 0 && findings.triggers.length === 0;
    const block: Block = {
      text,
      composed,
      lang,
      findings,
      uses:
        bare && this.names.size === 0 ? [] : this.names.uses(key, reading, known, this.analyst.capitals()),
      last: before?.last ?? nothing,
    };
    this.blocks.set(key, block);
    this.gone.delete(key);
    if (before || !bare || block.uses.length > 0) this.dirty.add(key);
    if (renamed && key < this.highest) this.readNamesAgain(key);
    this.highest = Math.max(this.highest, key);
  }

  forget(key: number): void {
    const block = this.blocks.get(key);
    if (!block) return;
    this.subject.count(block.findings, -1);
    this.blocks.delete(key);
    this.dirty.delete(key);
    if (block.last !== nothing) this.gone.add(key);
    if (this.names.remove(key)) this.readNamesAgain(key);
  }

  /** A definition came or went before blocks that were read already. */
  private readNamesAgain(from: number): void {
    for (const [key, block] of this.blocks) {
      if (key <= from) continue;
      const reading = block.composed?.text ?? block.text;
      const uses = this.names.uses(key, reading, block.lang, capitalsOf(reading));
      if (
        uses.length > 0 ||
        block.uses.length > 0 ||
        block.findings.candidates.some((one) => one.shortName !== '')
      )
        this.dirty.add(key);
      block.uses = uses;
    }
  }

  settle(): Map<number, Recognition> {
    const settling = this.settling();
    for (;;) {
      const { done, value } = settling.next();
      if (done) return value;
    }
  }

  *settling(): Generator<void, Map<number, Recognition>> {
    const gates = this.subject.gates();
    if (!sameGates(gates, this.gates)) {
      this.gates = gates;
      for (const [key, block] of this.blocks)
        if (
          block.findings.candidates.length > 0 ||
          block.findings.triggers.length > 0 ||
          block.uses.length > 0
        )
          this.dirty.add(key);
    }
    const changed = new Map<number, Recognition>();
    for (const key of this.gone) changed.set(key, nothing);
    this.gone.clear();
    const keys = [...this.dirty].sort((a, b) => a - b);
    this.dirty.clear();
    for (const key of keys) {
      yield;
      const block = this.blocks.get(key);
      // It went while this was going on: that is told the next time.
      if (!block) continue;
      const now = this.decide(key, block);
      if (same(block.last, now)) continue;
      block.last = now;
      changed.set(key, now);
    }
    return changed;
  }

  private decide(key: number, block: Block): Recognition {
    const { findings, uses, text, composed } = block;
    const placed = <T extends { start: number; end: number }>({ start, end }: T) =>
      composed ? { start: composed.at(start), end: composed.at(end) } : { start, end };
    const mentions: Mention[] = [];
    const candidates = uses.length > 0 ? [...findings.candidates, ...uses] : findings.candidates;
    for (const one of chooseMentions(candidates, this.gates)) {
      let targets = one.targets;
      if (one.shortName.startsWith('?'))
        targets = this.names.at(one.shortName.slice(1), key, one.start)?.targets ?? targets;
      const { start, end } = placed(one);
      const mention: Mention = {
        start,
        end,
        text: text.slice(start, end),
        category: one.category,
        targets: [...targets],
        lang: one.lang,
      };
      if (one.pinpoint !== '') mention.pinpoint = one.pinpoint;
      mentions.push(mention);
    }
    const contentions: Contention[] = [];
    if (this.gates.subject) {
      for (const hit of longest(findings.triggers)) {
        const { start, end } = placed(hit);
        contentions.push({ ...hit, start, end, text: text.slice(start, end) });
      }
    }
    return mentions.length === 0 && contentions.length === 0 ? nothing : { mentions, contentions };
  }
}

/** Of phrases of one argument that lie within each other, the longest. They come in the order of the text. */
function longest(triggers: readonly TriggerHit[]): TriggerHit[] {
  return triggers.filter((hit, i) => {
    for (let k = Math.max(0, i - 20); k < triggers.length && k < i + 20; k++) {
      const other = triggers[k]!;
      if (
        other !== hit &&
        other.argument === hit.argument &&
        other.start <= hit.start &&
        other.end >= hit.end &&
        other.end - other.start > hit.end - hit.start
      )
        return false;
    }
    return true;
  });
}

/** Where words begin with a capital. */
function capitalsOf(text: string): number[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}\p{M}])\p{Lu}/gu)].map((found) => found.index);
}

function same(a: Recognition, b: Recognition): boolean {
  return (
    a === b ||
    (a.mentions.length === b.mentions.length &&
      a.contentions.length === b.contentions.length &&
      a.mentions.every((mention, i) => {
        const other = b.mentions[i]!;
        return (
          mention.start === other.start &&
          mention.end === other.end &&
          mention.text === other.text &&
          mention.category === other.category &&
          mention.pinpoint === other.pinpoint &&
          mention.targets.join() === other.targets.join()
        );
      }) &&
      a.contentions.every((contention, i) => {
        const other = b.contentions[i]!;
        return (
          contention.start === other.start &&
          contention.argument === other.argument &&
          contention.end === other.end
        );
      }))
  );
}
