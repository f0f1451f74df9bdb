import type { Frame, Page } from 'puppeteer-core';

/** A painted highlight, as any script of the page can see it. Boxes are in CSS px of the viewport. */
export interface SeenHighlight {
  /** The name under which it is registered. */
  name: string;
  text: string;
  boxes: { x: number; y: number; width: number; height: number }[];
}

/** What stands in the page's highlight registry, in reading order, `atMost` of it. */
export async function highlightsOf(page: Page | Frame, atMost = 2000): Promise<SeenHighlight[]> {
  return page.evaluate((limit) => {
    const found: { name: string; text: string; boxes: SeenHighlight['boxes']; range: Range }[] = [];
    for (const [name, highlight] of (CSS as unknown as { highlights: Iterable<[string, Set<AbstractRange>]> })
      .highlights) {
      for (const stored of highlight) {
        if (found.length >= limit) break;
        const range = document.createRange();
        try {
          range.setStart(stored.startContainer, stored.startOffset);
          range.setEnd(stored.endContainer, stored.endOffset);
        } catch {
          continue;
        }
        const boxes = [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
        found.push({ name, text: range.toString(), boxes, range });
      }
    }
    const order = (a: Range, b: Range) =>
      a.startContainer.getRootNode() === b.startContainer.getRootNode()
        ? a.compareBoundaryPoints(Range.START_TO_START, b)
        : 0;
    return found
      .sort((a, b) => order(a.range, b.range))
      .map(({ name, text, boxes }) => ({ name, text, boxes }));
  }, atMost);
}

/** How many ranges are registered, whatever they are. */
export function highlightCount(page: Page | Frame): Promise<number> {
  return page.evaluate(() => {
    let count = 0;
    const { highlights } = CSS as unknown as { highlights: Map<string, Set<AbstractRange>> };
    for (const highlight of highlights.values()) count += highlight.size;
    return count;
  });
}

/** The one element that we may add to a page: a `div` without class, name or id, outside of what the page wrote. */
export function strayElements(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('html > *, body > div')]
      .filter((e) => !['HEAD', 'BODY', 'FRAMESET'].includes(e.tagName))
      .filter(
        (e) => e.parentElement === document.documentElement || (!e.id && !e.className && !e.textContent),
      )
      .map((e) => e.outerHTML.slice(0, 200)),
  );
}
