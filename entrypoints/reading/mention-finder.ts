import type { CardHost } from '../../components/card/card-host.tsx';
import { boxesOf, caretAt, elementAt, isOn, type Point } from '../../reading/hit-test.ts';
import type { LoudnessByCategory } from '../../reading/paint/painter.ts';
import { rangesOf } from '../../reading/readable-document.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import type { FoundList, PlacedMention } from './found-list.ts';

/** Mentions near a point whose boxes are compared with it. */
const mostCompared = 200;

/** Where mentions stand in the window, and which stands where. */
export class MentionFinder {
  private readonly shown: ShownDocument;
  private readonly found: FoundList;
  private readonly host: CardHost;
  private pageBefore = 0;

  constructor(shown: ShownDocument, found: FoundList, host: CardHost) {
    this.shown = shown;
    this.found = found;
    this.host = host;
  }

  /** The painted mention at a point, and its boxes: `null` also where something lies over it. */
  at(point: Point, loudness: LoudnessByCategory): { place: PlacedMention; boxes: DOMRect[] } | null {
    const { element } = elementAt(this.shown.view, point);
    if (!element || this.host.isHost(element)) return null;
    const caret = caretAt(this.shown.view, point);
    const spot = caret && this.shown.placeOf(caret.node, caret.offset);
    const exact = spot && this.found.at(spot.key, spot.offset);
    const near = spot ? [spot.key] : this.shown.blocksAround(element).map(({ key }) => key);
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
    this.pageBefore = this.pageInView();
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.isAbove(places[middle]!)) low = middle + 1;
      else high = middle;
    }
    return low % Math.max(places.length, 1);
  }

  isInView(place: PlacedMention): boolean {
    const { innerHeight } = this.window;
    return this.boxesOf(place).some(({ top, bottom }) => bottom > 0 && top < innerHeight);
  }

  private get window(): Window {
    return this.shown.view.defaultView!;
  }

  private isAbove(place: PlacedMention): boolean {
    const [box] = this.boxesOf(place);
    if (box) return box.bottom < 0;
    // What is not rendered has no box; of a document with pages, its page says where it is.
    const page = this.shown.pageOf(place.key, place.mention.start);
    return page !== null && page.number < this.pageBefore;
  }

  /** Number of the page in the middle of the view; 0 if the document has none there. */
  private pageInView(): number {
    const { innerWidth, innerHeight } = this.window;
    for (const part of [0.5, 0.3, 0.7]) {
      const element = this.shown.view.elementFromPoint(innerWidth * part, innerHeight / 2);
      const block = element && this.shown.blocksAround(element)[0];
      const page = block && this.shown.pageOf(block.key, 0);
      if (page) return page.number;
    }
    return 0;
  }

  /** Where a mention stands in the window; none if it is not rendered. */
  boxesOf({ key, mention }: PlacedMention): DOMRect[] {
    return rangesOf(this.shown, key, mention.start, mention.end).flatMap(boxesOf);
  }
}
