import type { CardHost } from '../../components/card/card-host.tsx';
import { boxesOf, caretAt, elementAt, isOn, type Point } from '../../reading/hit-test.ts';
import type { LivePage } from '../../reading/live-page.ts';
import type { LoudnessByCategory } from '../../reading/paint/painter.ts';
import type { FoundList, PlacedMention } from './found-list.ts';

/** Mentions near a point whose boxes are compared with it. */
const mostCompared = 200;

/** Where mentions stand in the window, and which stands where. */
export class MentionFinder {
  private readonly page: LivePage;
  private readonly found: FoundList;
  private readonly host: CardHost;

  constructor(page: LivePage, found: FoundList, host: CardHost) {
    this.page = page;
    this.found = found;
    this.host = host;
  }

  rangeOf({ key, mention }: PlacedMention): StaticRange | null {
    return this.page.rangeOf(key, mention.start, mention.end);
  }

  /** The painted mention at a point, and its boxes: `null` also where something lies over it. */
  at(point: Point, loudness: LoudnessByCategory): { place: PlacedMention; boxes: DOMRect[] } | null {
    const { element } = elementAt(document, point);
    if (!element || this.host.isHost(element)) return null;
    const caret = caretAt(document, point);
    const spot = caret && this.page.placeOf(caret.node, caret.offset);
    const exact = spot && this.found.at(spot.key, spot.offset);
    const near = spot ? [spot.key] : this.page.blocksAround(element).map(({ key }) => key);
    const candidates = near.flatMap((key) => this.found.in(key).map((mention) => ({ key, mention })));
    for (const place of [...(exact ? [exact] : []), ...candidates.slice(0, mostCompared)]) {
      if (loudness[place.mention.category] === 'off') continue;
      const boxes = this.boxesOf(place);
      if (isOn(boxes, point)) return { place, boxes };
    }
    return null;
  }

  /** Index of the first of these mentions that is not above the window; 0 if all are. */
  firstInView(places: readonly PlacedMention[]): number {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const [box] = this.boxesOf(places[middle]!);
      if (box && box.bottom < 0) low = middle + 1;
      else high = middle;
    }
    return low % Math.max(places.length, 1);
  }

  isInView(place: PlacedMention): boolean {
    return this.boxesOf(place).some(({ top, bottom }) => bottom > 0 && top < window.innerHeight);
  }

  private boxesOf(place: PlacedMention): DOMRect[] {
    const range = this.rangeOf(place);
    return range ? boxesOf(range) : [];
  }
}
