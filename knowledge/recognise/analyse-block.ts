import type { BlockFindings, BlockReading } from './block-findings.ts';
import { Sense } from './compiled-lexicon.ts';
import { ContextHits } from './context-hits.ts';
import { noteDefinitions } from './defining-words.ts';
import { type CaseMark, findCases } from './find-cases.ts';
import { TreatyFinder } from './find-treaties.ts';
import { FormHits } from './form-hits.ts';
import { OF_THEMSELVES, RecordJudge } from './judge-record.ts';
import type { Lexicon } from './lexicon.ts';
import { NeverHits } from './never-hits.ts';
import { PatternRunner } from './run-patterns.ts';
import { BlockScanner } from './scan-block.ts';

/** Reads blocks one after another with one lexicon: what each may mention, and what it says of its document. */
export class BlockAnalyst {
  readonly scanner: BlockScanner;
  private readonly judge: RecordJudge;
  private readonly patterns: PatternRunner;
  private readonly treaties: TreatyFinder;
  /** A word stands in the block that the description of a treaty may hold. */
  private treaty = false;
  private readonly context: ContextHits;
  private readonly nevers: NeverHits;
  private readonly lexicon: Lexicon;
  private readonly hits: FormHits;
  /** Patterns to try, and places where a case may be cited, of the block that is being read. */
  private readonly wanted = new Set<number>();
  private readonly marks: CaseMark[] = [];

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
    this.scanner = new BlockScanner(lexicon);
    this.judge = new RecordJudge(lexicon);
    this.patterns = new PatternRunner(lexicon);
    this.treaties = new TreatyFinder(lexicon);
    this.hits = new FormHits(lexicon, this.scanner);
    this.context = new ContextHits(this.hits, lexicon.data.contextWords);
    this.nevers = new NeverHits(this.hits, lexicon.data.nevers);
  }

  /** Where words of the block that was read last begin with a capital. */
  capitals(): Int32Array {
    return this.scanner.capitals.subarray(0, this.scanner.capitalCount);
  }

  /**
   * Reads one block.
   * @param text the text that it stands in, from `from` to `to`
   * @param lang the block's language, '' if it is not known
   */
  analyse(text: string, from: number, to: number, lang: string): BlockFindings {
    this.scanner.scan(text, from, to);
    if (this.scanner.count === 0) return foundNothing(to - from);
    const { context, nevers, hits, wanted, marks } = this;
    hits.take();
    // Words that only say something of a mention, and no mention.
    if (!(hits.kinds & OF_THEMSELVES)) return foundNothing(to - from);
    const findings: BlockFindings = {
      candidates: [],
      spelt: 0,
      triggers: [],
      definitions: [],
      weight: 0,
      removal: 0,
      convention: 0,
      chars: to - from,
      anchors: 0,
    };
    const block: BlockReading = { text, from, to, lang, context, nevers, findings };
    this.treaty = false;
    wanted.clear();
    marks.length = 0;
    this.sort(block);
    findings.spelt = findings.candidates.length;
    if (this.treaty) this.treaties.find(block);
    if (wanted.size > 0) this.patterns.run(block, wanted);
    noteDefinitions(block);
    if (marks.length > 0) findCases(this.lexicon, block, marks);
    return findings;
  }

  /** Goes through what the scanner found, once: judges the records, and collects what is to be looked at after. */
  private sort(block: BlockReading): void {
    const { data } = this.lexicon;
    const { hits, wanted, marks, judge } = this;
    const { count, starts, ends, open } = this.scanner;
    const allowed = this.patterns.allowed(block.lang);
    judge.begin(block.lang);
    for (let i = 0; i < count; i++) {
      if (!(hits.kindsAt(i) & OF_THEMSELVES)) continue;
      const start = starts[i]!;
      const end = ends[i]!;
      for (const sense of judge.sensesOf(hits.groupAt(i))) {
        if (!hits.holds(i, sense)) continue;
        switch (sense[0]) {
          case Sense.record:
            if (!open[i]) judge.judge(block, start, end, sense);
            break;
          case Sense.head:
            for (const pattern of data.heads[sense[1]]!) {
              if (pattern === -3) this.treaty = true;
              else if (pattern < 0)
                marks.push({ start, end, kind: pattern === -1 ? 'versus' : 'cited', ids: [] });
              else if (allowed[pattern]) wanted.add(pattern);
            }
            break;
          case Sense.shortName:
            if (judge.spelled(block.text, start, end, sense))
              marks.push({
                start,
                end,
                kind: 'short',
                ids: data.shortNames[sense[1]]!.map((id) => data.entries[id]!),
              });
            break;
          case Sense.trigger:
            for (const id of data.triggers[sense[1]]!)
              block.findings.triggers.push({ start, end, argument: data.entries[id]! });
        }
      }
    }
  }
}

const none: never[] = [];

/** @param chars length of the block */
function foundNothing(chars: number): BlockFindings {
  return {
    candidates: none,
    spelt: 0,
    triggers: none,
    definitions: none,
    weight: 0,
    removal: 0,
    convention: 0,
    chars,
    anchors: 0,
  };
}
