import type { Frame, Page } from 'puppeteer-core';

/** A page as it stands: what it is made of, and where everything lies. */
export interface Snapshot {
  /** The serialised document, open shadow roots and all. */
  dom: string;
  /** Each element with its box, in document order; in CSS px from the document's beginning, to a tenth. */
  boxes: string[];
  /** Size of the scrollable area and the place scrolled to. */
  frame: string;
}

/** Takes down a page as its own scripts could. */
export function snapshotOf(page: Page | Frame): Promise<Snapshot> {
  return page.evaluate(() => {
    const boxes: string[] = [];
    const roots: (Document | ShadowRoot)[] = [document];
    let dom = '';
    for (const root of roots) {
      dom += root === document ? document.documentElement.outerHTML : (root as ShadowRoot).innerHTML;
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        const { x, y, width, height } = element.getBoundingClientRect();
        const place = [x + scrollX, y + scrollY, width, height].map((n) => n.toFixed(1)).join(' ');
        boxes.push(`${element.localName} ${place}`);
      }
    }
    const { scrollWidth, scrollHeight } = document.documentElement;
    return { dom, boxes, frame: `${scrollWidth} ${scrollHeight} ${scrollX} ${scrollY}` };
  });
}

/** The first differences between two snapshots, in words; none if they are the same. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  const found: string[] = [];
  if (before.dom !== after.dom) {
    let at = 0;
    while (before.dom[at] === after.dom[at]) at++;
    const part = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 80));
    found.push(`document: ${part(before.dom)} became ${part(after.dom)}`);
  }
  const moved = before.boxes.findIndex((box, i) => box !== after.boxes[i]);
  if (moved >= 0) found.push(`box ${moved}: ${before.boxes[moved]} became ${after.boxes[moved]}`);
  if (before.boxes.length !== after.boxes.length) {
    found.push(`${before.boxes.length} elements became ${after.boxes.length}`);
  }
  if (before.frame !== after.frame) found.push(`frame: ${before.frame} became ${after.frame}`);
  return found;
}
