const ADDRESS = /:\/\/|www\.|\/.*\/|\.(?:html?|pdf|md|php|aspx?|com|org|net|gov|int)(?:$|[/?#,.;])|@\w|%2\d/;
const JOINS = new Set('/.-_=?&#@:%');

/** Whether a unit ends an address: white space, a bracket or a quotation mark. */
function isEdge(unit: number): boolean {
  if (unit > 0x7f) return /\s/.test(String.fromCharCode(unit));
  return (unit >= 9 && unit <= 13) || edges.has(unit);
}
const edges = new Set([...' ()[]<>"'].map((char) => char.charCodeAt(0)));

/**
 * Whether a word is a part of an address or a file name, not of the text: "/verdrag/convention/on/extradition/".
 * @param from nothing before it is looked at
 * @param to nothing from it on is looked at
 */
export function isAddressPart(text: string, from: number, to: number, start: number, end: number): boolean {
  const before = start > from ? text[start - 1]! : ' ';
  const after = end < to ? text[end]! : ' ';
  if (before === ' ' && after === ' ') return false;
  if (!JOINS.has(before) && !JOINS.has(after)) return false;
  let left = start;
  while (left > from && start - left < 200 && !isEdge(text.charCodeAt(left - 1))) left--;
  let right = end;
  while (right < to && right - end < 200 && !isEdge(text.charCodeAt(right))) right++;
  return ADDRESS.test(text.slice(left, start) + text.slice(end, right));
}
