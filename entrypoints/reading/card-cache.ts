import type { Mention } from '../../knowledge/mention.ts';
import type { CardContent } from '../../knowledge/retrieve/card-content.ts';
import { pause, Slice, whenIdle, yieldToPage } from '../../reading/time-slices.ts';
import type { Lent } from './hand-over.ts';

/** What is asked of the background for one card; what a page wrote is cut to what the background accepts. */
export type CardRequest = Pick<Mention, 'category' | 'targets' | 'text' | 'lang'> & { pinpoint?: string };

/** Cards that are fetched in one message, and kept in all. */
const batch = 40;
const mostKept = 3_000;
/** Mentions between two looks at the clock. */
const stride = 64;

export function requestFor(mention: Mention): CardRequest {
  const { category, targets, text, lang, pinpoint } = mention;
  return {
    category,
    targets: targets.slice(0, 8),
    text: text.slice(0, 400),
    lang: lang.slice(0, 35),
    ...(pinpoint === undefined ? {} : { pinpoint: pinpoint.slice(0, 60) }),
  };
}

/**
 * What a card is kept under. A mention without targets is a citation that the base does not hold: only its words tell
 * it from others. Entries' ids and categories hold no line break.
 */
const nameOf = ({ category, targets, pinpoint, text }: CardRequest) =>
  `${category}\n${targets.join()}\n${targets.length ? '' : text}\n${pinpoint ?? ''}`;

/**
 * The cards of a page. They are fetched in idle time before anyone asks for one, so that a card opens at once
 * even when the background has been stopped.
 */
export class CardCache {
  private readonly kept = new Map<string, CardContent>();
  private readonly wanted = new Map<string, CardRequest>();
  private readonly ask: Lent['ask'];
  private readonly signal: AbortSignal;
  private asking = false;
  private generation = 0;

  constructor(ask: Lent['ask'], signal: AbortSignal) {
    this.ask = ask;
    this.signal = signal;
  }

  /** A card that is here already. */
  has(request: CardRequest): CardContent | undefined {
    return this.kept.get(nameOf(request));
  }

  /** @throws what the message threw, if the card is not here and can't be fetched */
  async get(request: CardRequest): Promise<CardContent> {
    const kept = this.has(request);
    if (kept) return kept;
    const { cards } = await this.ask('cards', { mentions: [request] });
    const [card] = cards;
    if (!card) throw new Error('no card came back');
    this.kept.set(nameOf(request), card);
    return card;
  }

  /** Fetches the cards of these mentions when the page has nothing better to do. */
  async prepare(mentions: readonly Mention[]): Promise<void> {
    const turn = new Slice();
    // A document says the same again and again: most mentions are known by what stands in them, uncut.
    const seen = new Set<string>();
    for (const [i, mention] of mentions.entries()) {
      if (i % stride === 0 && turn.over) {
        await yieldToPage();
        if (this.signal.aborted) return;
        turn.start();
      }
      const uncut = nameOf(mention);
      if (seen.has(uncut)) continue;
      seen.add(uncut);
      const request = requestFor(mention);
      const name = nameOf(request);
      if (this.kept.has(name) || this.wanted.has(name)) continue;
      if (this.kept.size + this.wanted.size >= mostKept) break;
      this.wanted.set(name, request);
    }
    if (!this.asking) void this.askAhead();
  }

  /** The reader's court or language is another now: no card holds. */
  forget(): void {
    this.generation++;
    this.kept.clear();
    this.wanted.clear();
  }

  private async askAhead(): Promise<void> {
    this.asking = true;
    try {
      while (this.wanted.size && !this.signal.aborted) {
        await whenIdle(1_000);
        if (this.signal.aborted) return;
        const { generation } = this;
        const some = [...this.wanted].slice(0, batch);
        const { cards } = await this.ask('cards', { mentions: some.map(([, request]) => request) });
        if (generation !== this.generation) continue;
        some.forEach(([name], i) => {
          this.wanted.delete(name);
          if (cards[i]) this.kept.set(name, cards[i]);
        });
        await pause(20, this.signal);
      }
    } catch {
      // Whoever opens such a card asks again then, and is told if it fails.
      this.wanted.clear();
    } finally {
      this.asking = false;
    }
  }
}
