import type { BlockFindings, BlockReading } from './block-findings.ts';
import { PREFIX, Sense } from './compiled-lexicon.ts';
import { ContextHits } from './context-hits.ts';
import { noteDefinitions } from './defining-words.ts';
import { type CaseMark, findCases } from './find-cases.ts';
import { TreatyFinder } from './find-treaties.ts';
import { RecordJudge } from './judge-record.ts';
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

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
    this.scanner = new BlockScanner(lexicon);
    this.judge = new RecordJudge(lexicon);
    this.patterns = new PatternRunner(lexicon);
    this.treaties = new TreatyFinder(lexicon);
    this.context = new ContextHits(lexicon.data.contextWords);
    this.nevers = new NeverHits(lexicon.data.nevers);
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
    this.scanner.scan(text, from, to);
    if (this.scanner.count === 0) return findings;
    const { context, nevers } = this;
    context.clear();
    nevers.clear();
    const block: BlockReading = { text, from, to, lang, context, nevers, findings };
    const wanted = new Set<number>();
    this.treaty = false;
    const marks: CaseMark[] = [];
    const records = this.sort(block, wanted, marks);
    if (records) this.judgeRecords(block);
    findings.spelt = findings.candidates.length;
    if (this.treaty) this.treaties.find(block);
    if (wanted.size > 0) this.patterns.run(block, wanted);
    noteDefinitions(block);
    if (marks.length > 0) findCases(this.lexicon, block, marks);
    return findings;
  }

  /** Goes through what the scanner found once, for all that is not a record. @returns whether there are records */
  private sort(block: BlockReading, wanted: Set<number>, marks: CaseMark[]): boolean {
    const { data, groups, group } = this.lexicon;
    const { count, starts, ends, forms, open } = this.scanner;
    const allowed = this.patterns.allowed(block.lang);
    let records = false;
    for (let i = 0; i < count; i++) {
      const start = starts[i]!;
      const end = ends[i]!;
      for (const sense of groups[group[forms[i]!]!]!) {
        if (open[i] && !(sense[2] & PREFIX)) continue;
        switch (sense[0]) {
          case Sense.record:
            records = true;
            break;
          case Sense.context:
            block.context.add(start, end, sense[1]);
            break;
          case Sense.never:
            block.nevers.add(start, end, sense[1]);
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
            if (this.judge.spelled(block.text, start, end, sense))
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
    return records;
  }

  private judgeRecords(block: BlockReading): void {
    const { groups, group } = this.lexicon;
    const { count, starts, ends, forms, open } = this.scanner;
    for (let i = 0; i < count; i++) {
      if (open[i]) continue;
      for (const sense of groups[group[forms[i]!]!]!)
        if (sense[0] === Sense.record) this.judge.judge(block, starts[i]!, ends[i]!, sense);
    }
  }
}
