import type { DocumentText } from '../../reading/anchor/document-text.ts';
import { selectedText, type TextPoint } from '../../reading/selected-text.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';

/** Part of the document's text: UTF-16 units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** What was selected, by the blocks that it stands in: text that comes or goes elsewhere does not move it. */
export interface Selected {
  start: TextPoint;
  end: TextPoint;
  words: string;
}

/** What the reader has selected of a document, or `null`. */
export function selectedIn(shown: ShownDocument, text: () => DocumentText): Selected | null {
  const selection = shown.view.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const points = selectedText(selection.getRangeAt(0), shown);
  const span = points && spanBetween(points, text());
  return points && span && { ...points, words: text().text.slice(span.start, span.end) };
}

/** Where what was selected is in the text as it is now; `null` if other words stand there. */
export function spanOf(selected: Selected, text: DocumentText): Span | null {
  const span = spanBetween(selected, text);
  return span && text.text.slice(span.start, span.end) === selected.words ? span : null;
}

function spanBetween(points: Pick<Selected, 'start' | 'end'>, text: DocumentText): Span | null {
  const start = text.offsetOf(points.start.key, points.start.offset);
  const end = text.offsetOf(points.end.key, points.end.offset);
  return start !== null && end !== null && end > start ? { start, end } : null;
}

/** The boxes of what is selected, in the view's window. */
export function selectionBoxes(view: Document): DOMRect[] {
  const selection = view.getSelection();
  if (!selection?.rangeCount) return [];
  return [...selection.getRangeAt(0).getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}
