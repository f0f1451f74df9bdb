import type { Contention, Mention, Recognition } from '../mention.ts';
import type { BlockAnalyst } from './analyse-block.ts';
import type { BlockFindings, Candidate, TriggerHit } from './block-findings.ts';
import { chooseMentions } from './choose-mentions.ts';
import { DefinedNames } from './defined-names.ts';
import { DocumentSubject, type OpenGates, sameGates } from './document-subject.ts';
import { LanguageGuess } from './language.ts';
import type { RecognitionSession } from './recogniser.ts';

interface Block {
  text: string;
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
    const findings = this.analyst.analyse(text, 0, text.length, known);
    if (before) this.subject.count(before.findings, -1);
    this.subject.count(findings, 1);
    const renamed = (before ? this.names.remove(key) : false) || findings.definitions.length > 0;
    this.names.add(key, findings.definitions);
    // What found nothing is kept only for its length.
    const bare = findings.candidates.length === 0 && findings.triggers.length === 0;
    const block: Block = {
      text,
      lang,
      findings,
      uses: bare && this.names.size === 0 ? [] : this.names.uses(key, text, known, this.analyst.capitals()),
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
      const uses = this.names.uses(key, block.text, block.lang, capitalsOf(block.text));
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
    for (const key of [...this.dirty].sort((a, b) => a - b)) {
      const block = this.blocks.get(key)!;
      const now = this.decide(key, block);
      if (same(block.last, now)) continue;
      block.last = now;
      changed.set(key, now);
    }
    this.dirty.clear();
    return changed;
  }

  private decide(key: number, block: Block): Recognition {
    const { findings, uses, text } = block;
    const mentions: Mention[] = [];
    const candidates = uses.length > 0 ? [...findings.candidates, ...uses] : findings.candidates;
    for (const one of chooseMentions(candidates, this.gates)) {
      let targets = one.targets;
      if (one.shortName.startsWith('?'))
        targets = this.names.at(one.shortName.slice(1), key, one.start)?.targets ?? targets;
      const mention: Mention = {
        start: one.start,
        end: one.end,
        text: text.slice(one.start, one.end),
        category: one.category,
        targets: [...targets],
        lang: one.lang,
      };
      if (one.pinpoint !== '') mention.pinpoint = one.pinpoint;
      mentions.push(mention);
    }
    const contentions: Contention[] = [];
    if (this.gates.subject) {
      for (const hit of longest(findings.triggers))
        contentions.push({ ...hit, text: text.slice(hit.start, hit.end) });
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
