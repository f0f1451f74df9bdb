/** Where an offset into all strings put together stands: in which string, and where in that. */
interface Place {
  item: number;
  offset: number;
}

/** @param asEnd an offset between two strings is taken as the end of the first, not as the start of the second */
function placeOf(strings: readonly string[], offset: number, asEnd: boolean): Place | null {
  let before = 0;
  for (const [item, { length }] of strings.entries()) {
    const within = offset - before;
    if (asEnd ? within <= length && length > 0 : within < length) return { item, offset: within };
    before += length;
  }
  return null;
}

/**
 * The range of a text layer that a hit covers.
 * @param items one element a string, with that string as its text, as pdf.js makes them
 * @param start UTF-16 offset into all strings put together, as pdf.js's find controller counts
 * @returns `null` if the layer does not hold the hit
 */
export function hitRange(
  items: readonly HTMLElement[],
  strings: readonly string[],
  start: number,
  length: number,
): StaticRange | null {
  const from = placeOf(strings, start, false);
  const to = placeOf(strings, start + length, true);
  const startContainer = from && items[from.item]?.firstChild;
  const endContainer = to && items[to.item]?.firstChild;
  if (!startContainer || !endContainer) return null;
  return new StaticRange({
    startContainer,
    startOffset: from.offset,
    endContainer,
    endOffset: to.offset,
  });
}
