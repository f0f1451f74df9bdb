import type { DocumentText } from '../../reading/anchor/document-text.ts';
import { selectedText } from '../../reading/selected-text.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';

/** Part of the document's text: UTF-16 units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** What the reader has selected of a document, or `null`. */
export function selectedSpan(shown: ShownDocument, text: () => DocumentText): Span | null {
  const selection = shown.view.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const points = selectedText(selection.getRangeAt(0), shown);
  if (!points) return null;
  const now = text();
  const start = now.offsetOf(points.start.key, points.start.offset);
  const end = now.offsetOf(points.end.key, points.end.offset);
  return start !== null && end !== null && end > start ? { start, end } : null;
}

/** The boxes of what is selected, in the view's window. */
export function selectionBoxes(view: Document): DOMRect[] {
  const selection = view.getSelection();
  if (!selection?.rangeCount) return [];
  return [...selection.getRangeAt(0).getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}
