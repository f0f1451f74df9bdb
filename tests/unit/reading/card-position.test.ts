import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gap,
  isOnTheWay,
  keepInside,
  placeCard,
  tallest,
  wantsSheet,
} from '../../../components/card/card-position.ts';

const viewport = { width: 1000, height: 800 };
const card = { width: 420, height: 400 };
const word = (left: number, top: number, width = 100) => ({
  left,
  top,
  right: left + width,
  bottom: top + 20,
});

describe('where a card stands', () => {
  it('is below the words where there is room, and above them where there is not', () => {
    const low = placeCard([word(50, 100)], word(50, 100), card, viewport, false);
    expect(low).toMatchObject({ side: 'below', left: 50, top: 120 + gap });
    const high = placeCard([word(50, 700)], word(50, 700), card, viewport, false);
    expect(high).toMatchObject({ side: 'above', left: 50, top: 700 - gap - card.height });
  });

  it('begins at the right end of the words where the language runs from the right', () => {
    expect(placeCard([word(700, 100)], word(700, 100), card, viewport, true).left).toBe(800 - 420);
  });

  it('never covers the words nor leaves the viewport', () => {
    const box = fc
      .record({
        left: fc.integer({ min: 0, max: 990 }),
        top: fc.integer({ min: 0, max: 780 }),
        width: fc.integer({ min: 1, max: 400 }),
      })
      .map(({ left, top, width }) => word(left, top, Math.min(width, viewport.width - left)));
    fc.assert(
      fc.property(
        fc.array(box, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 40, max: 900 }),
        fc.boolean(),
        (boxes, height, rtl) => {
          const { left, top, maxHeight } = placeCard(boxes, boxes[0]!, { width: 420, height }, viewport, rtl);
          const shown = Math.min(height, maxHeight);
          expect(maxHeight).toBeLessThanOrEqual(tallest);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + 420).toBeLessThanOrEqual(viewport.width);
          if (maxHeight === 0) return;
          expect(top).toBeGreaterThanOrEqual(0);
          expect(top + shown).toBeLessThanOrEqual(viewport.height);
          for (const { top: wordTop, bottom } of boxes)
            expect(top >= bottom || top + shown <= wordTop).toBe(true);
        },
      ),
    );
  });

  it('leaves a dragged card where it can be taken hold of again', () => {
    expect(keepInside(-5000, -50, card, viewport)).toEqual({ left: gap - 420 + 80, top: 0 });
    expect(keepInside(5000, 5000, card, viewport)).toEqual({ left: 920, top: 760 });
    expect(keepInside(30, 40, card, viewport)).toEqual({ left: 30, top: 40 });
  });
});

describe('leaving a card', () => {
  const words = [word(100, 100)];
  const box = { left: 100, top: 128, right: 520, bottom: 528 };

  it('is allowed over the words, the card and what lies between', () => {
    expect(isOnTheWay({ x: 150, y: 110 }, words, box)).toBe(true);
    expect(isOnTheWay({ x: 150, y: 124 }, words, box)).toBe(true);
    expect(isOnTheWay({ x: 400, y: 300 }, words, box)).toBe(true);
  });

  it('is noticed beside them', () => {
    expect(isOnTheWay({ x: 60, y: 110 }, words, box)).toBe(false);
    expect(isOnTheWay({ x: 300, y: 80 }, words, box)).toBe(false);
    expect(isOnTheWay({ x: 560, y: 300 }, words, box)).toBe(false);
  });
});

describe('a sheet from below', () => {
  it('is for fingers on a narrow screen', () => {
    expect(wantsSheet({ width: 390, height: 800 }, true)).toBe(true);
    expect(wantsSheet({ width: 390, height: 800 }, false)).toBe(false);
    expect(wantsSheet({ width: 1200, height: 800 }, true)).toBe(false);
    expect(wantsSheet({ width: 320, height: 800 }, false)).toBe(true);
  });
});
