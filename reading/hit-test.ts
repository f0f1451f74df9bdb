/** A point of the viewport, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

interface CaretPlace {
  offsetNode: Node;
  offset: number;
}

/** What the text around a point can be asked; newer than some type libraries. */
interface PointedDocument {
  caretPositionFromPoint?(x: number, y: number, options?: { shadowRoots: ShadowRoot[] }): CaretPlace | null;
  caretRangeFromPoint?(x: number, y: number): Range | null;
  elementFromPoint(x: number, y: number): Element | null;
}

/** How far beside a glyph's box a point still counts as on it, in CSS pixels. */
const slack = 2;

/** The innermost element at a point, open shadow roots included, and the roots that lead to it. */
export function elementAt(
  document: Document,
  { x, y }: Point,
): { element: Element | null; roots: ShadowRoot[] } {
  const roots: ShadowRoot[] = [];
  let element = document.elementFromPoint(x, y);
  while (element?.shadowRoot && roots.length < 64) {
    const inner = element.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    roots.push(element.shadowRoot);
    element = inner;
  }
  return { element, roots };
}

/** The text node and offset at a point; `null` where the browser sees no text there or does not say. */
export function caretAt(document: Document, { x, y }: Point): { node: Node; offset: number } | null {
  const pointed = document as PointedDocument;
  const { roots } = elementAt(document, { x, y });
  const place = pointed.caretPositionFromPoint?.(x, y, { shadowRoots: roots });
  if (place?.offsetNode) return { node: place.offsetNode, offset: place.offset };
  const range = pointed.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** The boxes that a static range paints; empty if its nodes have left the page. Holds no live Range after. */
export function boxesOf(range: StaticRange): DOMRect[] {
  const { startContainer, endContainer } = range;
  if (!startContainer.isConnected || !endContainer.isConnected) return [];
  const live = startContainer.ownerDocument!.createRange();
  try {
    live.setStart(startContainer, range.startOffset);
    live.setEnd(endContainer, range.endOffset);
    return [...live.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  } catch {
    // The text has become shorter since; it will be read again.
    return [];
  } finally {
    live.detach();
  }
}

/** Whether a point is on one of the boxes. */
export function isOn(boxes: readonly DOMRect[], { x, y }: Point): boolean {
  return boxes.some(
    ({ left, right, top, bottom }) =>
      x >= left - slack && x <= right + slack && y >= top - slack && y <= bottom + slack,
  );
}
