/** What makes highlights for a document, and the registry that shows them in it. */
export interface HighlightMaker {
  CSS: { highlights: HighlightRegistry };
  Highlight: typeof Highlight;
}

/** A document in a frame has a registry of its own: what is put into another one's is not seen there. */
export function highlightMaker(view: Document): HighlightMaker {
  return view.defaultView as unknown as HighlightMaker;
}
