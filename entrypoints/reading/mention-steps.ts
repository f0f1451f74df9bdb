import type { LoudnessByCategory } from '../../reading/paint/painter.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import { isSame } from './card-control.ts';
import type { FoundList, PlacedMention } from './found-list.ts';
import type { MentionFinder } from './mention-finder.ts';

/** Mentions in a row that can't be seen before stepping gives up. */
const mostSkipped = 200;

/** What stepping needs of who reads the document. */
export interface StepSurroundings {
  loudness(): LoudnessByCategory;
  cardIsOpen(): boolean;
  /** A place was come to. */
  reached(place: PlacedMention, boxes: DOMRect[]): void;
}

/** Goes from mention to mention, in reading order, and round at the end. */
export class MentionSteps {
  /** Where the reader was last. */
  current: PlacedMention | null = null;
  private readonly shown: ShownDocument;
  private readonly found: FoundList;
  private readonly finder: MentionFinder;
  private readonly around: StepSurroundings;
  private under: Promise<unknown> = Promise.resolve();

  constructor(shown: ShownDocument, found: FoundList, finder: MentionFinder, around: StepSurroundings) {
    this.shown = shown;
    this.found = found;
    this.finder = finder;
    this.around = around;
  }

  get any(): boolean {
    return this.places.length > 0;
  }

  /** A step waits for the one before it, which may still be bringing its page into view. @returns as `PageReading` */
  step(by: 1 | -1): Promise<boolean> {
    const stepped = this.under.then(() => this.stepNow(by));
    this.under = stepped.catch(() => undefined);
    return stepped;
  }

  position(place: PlacedMention): { at: number; of: number } | null {
    const { places } = this;
    const index = places.findIndex((other) => isSame(other, place));
    return index < 0 ? null : { at: index + 1, of: places.length };
  }

  private get places(): readonly PlacedMention[] {
    return this.found.stepped(this.around.loudness());
  }

  private async stepNow(by: 1 | -1): Promise<boolean> {
    const { places, current } = this;
    let index = current ? places.findIndex((place) => isSame(place, current)) : -1;
    if (index >= 0 && (this.around.cardIsOpen() || this.finder.isInView(places[index]!))) index += by;
    else index = this.finder.firstInView(places) - (by < 0 ? 1 : 0);
    for (let tries = 0; tries < Math.min(places.length, mostSkipped); tries++, index += by) {
      const place = places[(index + places.length) % places.length]!;
      const { start, end } = place.mention;
      const boxes = await this.shown.reveal({ key: place.key, start, end });
      if (boxes.length === 0) continue;
      this.current = place;
      this.around.reached(place, boxes);
      return true;
    }
    return false;
  }
}
