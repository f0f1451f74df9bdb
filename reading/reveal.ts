import { boxesOf } from './hit-test.ts';

/** Part of the viewport's height, from its top, at which a revealed place comes to stand. */
const eyeLevel = 0.35;

const scrolls = (element: Element) =>
  element.scrollHeight > element.clientHeight + 1 &&
  /auto|scroll|overlay/.test(getComputedStyle(element).overflowY);

/** The element around a node, out of a shadow root to its host. */
function outer(node: Node): Element | null {
  const parent = node.parentNode;
  if (!parent) return null;
  if (parent.nodeType === Node.ELEMENT_NODE) return parent as Element;
  return 'host' in parent ? (parent as ShadowRoot).host : null;
}

/**
 * Scrolls a place into view, without animation, and only if it is not in view already.
 * @returns its boxes then; empty if it can't be seen
 */
export function reveal(range: StaticRange): DOMRect[] {
  let boxes = boxesOf(range);
  if (boxes.length === 0) return boxes;
  const node = range.startContainer;
  const document = node.ownerDocument!;
  const window = document.defaultView!;
  // Brings the frame that we stand in into view, which nothing inside it could do by scrolling.
  if (window !== window.top)
    outer(node)?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const page = document.scrollingElement ?? document.documentElement;
  for (let at = outer(node); at && at !== page; at = outer(at)) {
    if (!scrolls(at)) continue;
    const [box] = boxesOf(range);
    const port = at.getBoundingClientRect();
    if (box && (box.top < port.top || box.bottom > port.bottom)) {
      at.scrollBy({ top: box.top - port.top - at.clientHeight * eyeLevel, behavior: 'instant' });
    }
  }
  boxes = boxesOf(range);
  const [box] = boxes;
  if (box && (box.top < 8 || box.bottom > window.innerHeight - 8)) {
    window.scrollBy({ top: box.top - window.innerHeight * eyeLevel, behavior: 'instant' });
    boxes = boxesOf(range);
  }
  return boxes;
}
