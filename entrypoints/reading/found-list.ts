import {
  type Category,
  type Contention,
  categories,
  type Mention,
  type Recognition,
} from '../../knowledge/mention.ts';
import type { Findings, ListedContention, ListedMention } from '../../platform/messages.ts';
import type { Loudness } from '../../platform/settings.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';

/** A mention and the block that it stands in; its offsets are into the block's text. */
export interface PlacedMention {
  key: number;
  mention: Mention;
}

export interface PlacedContention {
  key: number;
  contention: Contention;
}

/** Words that are listed either side of a contention, in UTF-16 units. */
const surroundings = 80;

/** All that was found in a page, by block and in reading order. */
export class FoundList {
  private readonly byBlock = new Map<number, Recognition>();
  private ordered: { mentions: PlacedMention[]; contentions: PlacedContention[] } | null = null;

  set(key: number, recognition: Recognition): void {
    if (recognition.mentions.length || recognition.contentions.length) this.byBlock.set(key, recognition);
    else this.byBlock.delete(key);
    this.ordered = null;
  }

  drop(key: number): boolean {
    const had = this.byBlock.delete(key);
    if (had) this.ordered = null;
    return had;
  }

  clear(): void {
    this.byBlock.clear();
    this.ordered = null;
  }

  in(key: number): readonly Mention[] {
    return this.byBlock.get(key)?.mentions ?? [];
  }

  get keys(): number[] {
    return [...this.byBlock.keys()].sort((a, b) => a - b);
  }

  at(key: number, offset: number): PlacedMention | null {
    const mention = this.in(key).find(({ start, end }) => offset >= start && offset <= end);
    return mention ? { key, mention } : null;
  }

  get mentions(): readonly PlacedMention[] {
    return this.inOrder().mentions;
  }

  get contentions(): readonly PlacedContention[] {
    return this.inOrder().contentions;
  }

  /**
   * The mentions that a reader steps through, and that the badge counts: the loud ones. A judgment on an
   * extradition to China says "China" in every other line, and nobody wants to stop there each time; only
   * where nothing is loud are the quiet ones taken.
   */
  stepped(loudness: Record<Category, Loudness>): readonly PlacedMention[] {
    const loud = this.mentions.filter(({ mention }) => loudness[mention.category] === 'loud');
    return loud.length ? loud : this.mentions.filter(({ mention }) => loudness[mention.category] === 'quiet');
  }

  /** @param shown the document, for the words around a contention and for page numbers */
  list(
    loudness: Record<Category, Loudness>,
    shown: Pick<ShownDocument, 'block' | 'pageOf'>,
    atMost: number,
  ): Pick<Findings, 'counts' | 'mentions' | 'contentions'> {
    const counts = new Map<Category, number>();
    const mentions: ListedMention[] = [];
    const pageOf = (key: number, offset: number) => {
      const page = shown.pageOf(key, offset);
      return page ? { page: page.label } : {};
    };
    this.mentions.forEach(({ key, mention }, index) => {
      const { category, targets, text, pinpoint } = mention;
      if (loudness[category] === 'off') return;
      counts.set(category, (counts.get(category) ?? 0) + 1);
      if (mentions.length < atMost) {
        mentions.push({
          index,
          category,
          targets,
          text,
          ...(pinpoint === undefined ? {} : { pinpoint }),
          ...pageOf(key, mention.start),
        });
      }
    });
    const contentions = this.contentions
      .slice(0, atMost)
      .map(({ key, contention }, index): ListedContention => {
        const text = shown.block(key)?.text ?? '';
        return {
          index,
          argument: contention.argument,
          text: contention.text,
          before: text.slice(Math.max(0, contention.start - surroundings), contention.start),
          after: text.slice(contention.end, contention.end + surroundings),
          ...pageOf(key, contention.start),
        };
      });
    return {
      counts: categories
        .filter((category) => counts.has(category))
        .map((category) => ({ category, count: counts.get(category)! })),
      mentions,
      contentions,
    };
  }

  private inOrder(): { mentions: PlacedMention[]; contentions: PlacedContention[] } {
    if (this.ordered) return this.ordered;
    const mentions: PlacedMention[] = [];
    const contentions: PlacedContention[] = [];
    for (const key of this.keys) {
      const found = this.byBlock.get(key)!;
      for (const mention of found.mentions) mentions.push({ key, mention });
      for (const contention of found.contentions) contentions.push({ key, contention });
    }
    this.ordered = { mentions, contentions };
    return this.ordered;
  }
}
