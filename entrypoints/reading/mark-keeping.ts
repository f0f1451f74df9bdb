import { type CitationStyle, citationText } from '../../casefile/cite.ts';
import { longestPassage, type Passage, type Purpose, purposes } from '../../casefile/records.ts';
import type { Mention } from '../../knowledge/mention.ts';
import {
  type KeptHere,
  type NotDone,
  type SentChange,
  type SentFacts,
  type SentPassage,
  sentFacts,
} from '../../platform/passage-messages.ts';
import type { DocumentText } from '../../reading/anchor/document-text.ts';
import type { Selectors } from '../../reading/anchor/selectors.ts';
import { paragraphsOf } from '../../reading/provenance/paragraphs.ts';
import type { Lent, Subject } from './hand-over.ts';
import type { MarkKey } from './keys.ts';
import type { MarkedPassages } from './marked-passages.ts';
import type { Span } from './selected-span.ts';

/** Blocks from the top of which one may name the decision, and how much of each is looked at. */
const headBlocks = 40;
const headLength = 2_000;

/** What came of keeping a passage. `changed`: it was kept already, and has another purpose now. */
export type Kept = { id: string; matter: string } | { changed: string } | { tooLong: true } | NotDone;

/** Puts what the reader marks in one document into the case file, and knows what is there of it. */
export class MarkKeeping {
  here: KeptHere = { document: null, passages: [], purpose: 'facts' };
  private readonly subject: Subject;
  private readonly kept: MarkedPassages;
  private readonly lent: Lent;
  private readonly mentionsIn: (key: number) => readonly Mention[];
  private readonly isWhole: () => boolean;

  /** @param isWhole whether the document has been read to its end: only then a clipping says of which text it is */
  constructor(
    subject: Subject,
    kept: MarkedPassages,
    lent: Lent,
    mentionsIn: (key: number) => readonly Mention[],
    isWhole: () => boolean,
  ) {
    this.subject = subject;
    this.kept = kept;
    this.lent = lent;
    this.mentionsIn = mentionsIn;
    this.isWhole = isWhole;
  }

  /** Learns what is kept of the document now. @throws MessageError */
  async look(): Promise<void> {
    const answer = await this.lent.ask('passages', { facts: this.facts() });
    if (isNotDone(answer)) return;
    this.here = answer;
    await this.kept.take(answer.passages);
  }

  /** A passage of the document in quotation marks with its citation, kept or not. @throws MessageError */
  async quote(span: Span, style: CitationStyle): Promise<string> {
    const { text } = this.kept.now;
    const words = text.text.slice(span.start, span.end);
    const cited = await this.lent.ask('cite-document', { facts: this.facts(), head: this.head() });
    if (isNotDone(cited)) return quotation(words, '');
    const { place } = this.surroundingsOf(text, span);
    return quotation(words, citationText(cited.provenance, style, place, cited.lastReadAt));
  }

  async keep(span: Span, as: Purpose | MarkKey): Promise<Kept> {
    const { text } = this.kept.now;
    if (span.end - span.start > longestPassage) return { tooLong: true };
    const purpose = as === 'highlight' ? this.here.purpose : purposes.find((one) => one === as);
    const selectors = this.describe(span);
    const same = purpose && this.kept.sameAs(selectors);
    if (same) {
      const answer = await this.change(same, { purpose });
      return isNotDone(answer) ? answer : { changed: same.id };
    }
    const passage: SentPassage = {
      selectors,
      purpose: purpose ?? null,
      note: '',
      tags: [],
      ...this.surroundingsOf(text, span),
    };
    const answer = await this.lent
      .ask('keep-passage', {
        facts: this.facts(),
        head: this.head(),
        passage,
        clipOf: as === 'clip' ? (this.isWhole() ? text.text : '') : null,
      })
      .catch(failed);
    if (isNotDone(answer)) return answer;
    if (purpose) this.here.purpose = purpose;
    return { id: answer.passage.id, matter: answer.matter };
  }

  /** Attaches a passage to another place. @throws MessageError */
  attach(seen: Passage, span: Span): Promise<{ passage: Passage } | NotDone> {
    const change = { selectors: this.describe(span) };
    return this.lent.ask('change-passage', { facts: this.facts(), seen, change });
  }

  change(seen: Passage, change: SentChange): Promise<{ passage: Passage } | NotDone> {
    return this.lent.ask('change-passage', { facts: this.facts(), seen, change }).catch(failed);
  }

  remove(id: string): Promise<{ removal: string } | NotDone> {
    return this.lent.ask('remove-passage', { facts: this.facts(), id }).catch(failed);
  }

  putBack(removal: string): Promise<{ done: true } | NotDone> {
    return this.lent.ask('put-back-passage', { facts: this.facts(), removal }).catch(failed);
  }

  private describe({ start, end }: Span): Selectors {
    const { text, anchoring } = this.kept.now;
    const selectors = anchoring.describe(start, end);
    const [first] = text.partsOf(start, end);
    const page = first && this.subject.shown.pageOf(first.key, first.start);
    if (!page) return selectors;
    return {
      ...selectors,
      page: {
        type: 'FragmentSelector',
        conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
        value: `page=${page.number}`,
      },
    };
  }

  /** Where the passage stands in the document's own counting, its language, and what was found in it. */
  private surroundingsOf(text: DocumentText, { start, end }: Span) {
    const { shown } = this.subject;
    const parts = text.partsOf(start, end);
    const blocks = shown.texts;
    const [part] = parts;
    const first = blocks.findIndex(({ key }) => key === part?.key);
    const mentions = parts.flatMap(({ key, start, end }) =>
      this.mentionsIn(key)
        .filter((mention) => mention.start >= start && mention.end <= end)
        .map(({ category, text: words, targets }) => ({
          category,
          text: words.slice(0, 400),
          targets: targets.map((target) => target.slice(0, 120)),
        })),
    );
    const page = part ? shown.pageOf(part.key, part.start) : null;
    return {
      place: {
        paragraph: paragraphsOf(blocks.map((block) => block.text))[first]?.slice(0, 60) ?? '',
        page: page?.label.slice(0, 60) ?? '',
      },
      language: (blocks[first]?.lang ?? '').slice(0, 35),
      mentions: mentions.slice(0, 200),
    };
  }

  private head(): string[] {
    return this.subject.shown.texts.slice(0, headBlocks).map((block) => block.text.slice(0, headLength));
  }

  private facts(): SentFacts {
    return sentFacts(this.subject.facts());
  }
}

/** What is copied of a passage. @param citation '' if it is not known */
export const quotation = (words: string, citation: string): string =>
  `“${words}”${citation && ` ${citation}`}`;

export const isNotDone = (answer: object): answer is NotDone => 'fault' in answer;

/** The background is gone or refused: nothing was written. */
const failed = (): NotDone => ({ fault: 'other' });
