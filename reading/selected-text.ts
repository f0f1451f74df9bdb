import type { ReadableDocument } from './readable-document.ts';

/** A point in what was read; the offset is in UTF-16 units into the block's text. */
export interface TextPoint {
  key: number;
  offset: number;
}

/** Text nodes of one selection that are looked at. */
const mostNodes = 20_000;

/**
 * Where a selected range begins and ends in the text that was read, without the white space at its ends.
 * @returns `null` if it holds no text that was read
 */
export function selectedText(
  range: Range,
  page: Pick<ReadableDocument, 'placeOf' | 'block'>,
): { start: TextPoint; end: TextPoint } | null {
  const nodes = textNodesIn(range);
  const start = firstOf(nodes, ({ node, from, to }) => {
    const at = from + (/\S/.exec(node.data.slice(from, to))?.index ?? Number.NaN);
    return Number.isNaN(at) ? null : page.placeOf(node, at);
  });
  const end = firstOf(nodes.reverse(), ({ node, from, to }) => {
    const length = node.data.slice(from, to).trimEnd().length;
    // The place of the last character: that of the one after it may be the next block's.
    const last = length === 0 ? null : page.placeOf(node, from + length - 1);
    return last && { key: last.key, offset: last.offset + 1 };
  });
  return start && end && (start.key < end.key || (start.key === end.key && start.offset < end.offset))
    ? { start, end }
    : null;
}

interface NodePart {
  node: Text;
  from: number;
  to: number;
}

function textNodesIn(range: Range): NodePart[] {
  const { startContainer, endContainer, commonAncestorContainer: root } = range;
  const part = (node: Text): NodePart => ({
    node,
    from: node === startContainer ? range.startOffset : 0,
    to: node === endContainer ? range.endOffset : node.data.length,
  });
  if (root.nodeType === Node.TEXT_NODE) return [part(root as Text)];
  const walker = root.ownerDocument!.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const parts: NodePart[] = [];
  while (walker.nextNode() && parts.length < mostNodes) {
    const node = walker.currentNode as Text;
    if (range.intersectsNode(node)) parts.push(part(node));
    else if (parts.length > 0) break;
  }
  return parts;
}

function firstOf(
  parts: readonly NodePart[],
  placeOf: (part: NodePart) => TextPoint | null,
): TextPoint | null {
  for (const part of parts) {
    const place = placeOf(part);
    if (place) return place;
  }
  return null;
}
