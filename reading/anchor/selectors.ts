/**
 * How a passage is found again in a document: the selectors of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/#selectors), as they are stored and exported.
 *
 * The text that they select in is the document's text: its blocks in reading order, each followed by one line
 * break. Offsets are UTF-16 code units into that text, end exclusive.
 */

/** The passage itself with some text on both sides, which tells it from the same words elsewhere. */
export interface TextQuoteSelector {
  type: 'TextQuoteSelector';
  exact: string;
  prefix: string;
  suffix: string;
}

export interface TextPositionSelector {
  type: 'TextPositionSelector';
  start: number;
  end: number;
}

export interface XPathSelector {
  type: 'XPathSelector';
  value: string;
  refinedBy: TextPositionSelector;
}

/** Where the passage stood in the tree of a page. */
export interface RangeSelector {
  type: 'RangeSelector';
  startSelector: XPathSelector;
  endSelector: XPathSelector;
}

/** The page of a PDF, as RFC 8118 names it: `page=12`, counted from 1. */
export interface FragmentSelector {
  type: 'FragmentSelector';
  conformsTo: 'http://tools.ietf.org/rfc/rfc3778';
  value: string;
}

/** Quote and position always; the rest where the document has it. */
export interface Selectors {
  quote: TextQuoteSelector;
  position: TextPositionSelector;
  /** How often the quote stood in the document when it was described: of our own, not part of the model. */
  times: number;
  /** How many other stretches of the document were like it; of our own as well. */
  rivals: number;
  /**
   * How like the surroundings of the likest other place with the same words were to those of the passage, 0 to 1; left
   * out where the words stood once. Of our own as well.
   */
  twin?: number;
  range?: RangeSelector;
  page?: FragmentSelector;
}
