/** A box in the viewport, in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface CardPlace {
  left: number;
  top: number;
  /** The card scrolls inside beyond that. */
  maxHeight: number;
  side: 'below' | 'above';
}

/** Between the words and the card, and between the card and the edge of the viewport. */
export const gap = 8;
/** No card is taller, however much it has to say: the page behind it is what is read. */
export const tallest = 540;
/** A card lower than that can't be read; the side with more room is taken then. */
const leastHeight = 200;

/** The smallest box around some boxes. */
export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/**
 * Where a card stands: below the words that it is about, or above them, and never over them.
 * @param words the boxes of the words, one a line
 * @param near the box of those on which the pointer rests, or the first
 * @param card how large the card would like to be
 */
export function placeCard(
  words: readonly Box[],
  near: Box,
  card: Size,
  viewport: Size,
  rtl: boolean,
): CardPlace {
  const all = around(words);
  const below = viewport.height - gap - (all.bottom + gap);
  const above = all.top - gap - gap;
  const fitsBelow = below >= Math.min(card.height, leastHeight * 1.6);
  const side = fitsBelow || below >= above ? 'below' : 'above';
  const room = Math.min(tallest, Math.max(side === 'below' ? below : above, 0));
  const height = Math.min(card.height, room);
  const wanted = rtl ? near.right - card.width : near.left;
  const left = Math.max(gap, Math.min(wanted, viewport.width - gap - card.width));
  return {
    left,
    top: side === 'below' ? all.bottom + gap : all.top - gap - height,
    maxHeight: room,
    side,
  };
}

/** A dragged card stays where at least its handle can be reached. */
export function keepInside(
  left: number,
  top: number,
  card: Size,
  viewport: Size,
): { left: number; top: number } {
  return {
    left: Math.max(gap - card.width + 80, Math.min(left, viewport.width - 80)),
    top: Math.max(0, Math.min(top, viewport.height - 40)),
  };
}

/**
 * Whether a point is on the words, on the card, or on the way between them: leaving by that way does not
 * close the card.
 */
export function isOnTheWay(point: { x: number; y: number }, words: readonly Box[], card: Box): boolean {
  const inside = ({ left, top, right, bottom }: Box, margin: number) =>
    point.x >= left - margin &&
    point.x <= right + margin &&
    point.y >= top - margin &&
    point.y <= bottom + margin;
  if (inside(card, gap / 2)) return true;
  if (words.length === 0) return false;
  if (words.some((box) => inside(box, gap / 2))) return true;
  const all = around(words);
  const between: Box = {
    left: Math.max(Math.min(all.left, card.left), card.left - gap),
    right: Math.min(Math.max(all.right, card.right), card.right + gap),
    top: Math.min(all.bottom, card.bottom),
    bottom: Math.max(all.top, card.top),
  };
  return inside(between, 0);
}

/** Whether the card is better drawn as a sheet from below: a finger has no hover, and the screen no room. */
export function wantsSheet(viewport: Size, coarsePointer: boolean): boolean {
  return viewport.width < 360 || (coarsePointer && viewport.width <= 700);
}
