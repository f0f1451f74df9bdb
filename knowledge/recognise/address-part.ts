const ADDRESS = /:\/\/|www\.|\/.*\/|\.(?:html?|pdf|md|php|aspx?|com|org|net|gov|int)(?:$|[/?#,.;])|@\w|%2\d/;
const JOINS = /[/.\-_=?&#@:%]/;

/**
 * Whether a word is a part of an address or a file name, not of the text: "/verdrag/convention/on/extradition/".
 * @param from nothing before it is looked at
 * @param to nothing from it on is looked at
 */
export function isAddressPart(text: string, from: number, to: number, start: number, end: number): boolean {
  const before = start > from ? text[start - 1]! : ' ';
  const after = end < to ? text[end]! : ' ';
  if (before === ' ' && after === ' ') return false;
  if (!JOINS.test(before) && !JOINS.test(after)) return false;
  let left = start;
  while (left > from && start - left < 200 && !/[\s()[\]<>"]/.test(text[left - 1]!)) left--;
  let right = end;
  while (right < to && right - end < 200 && !/[\s()[\]<>"]/.test(text[right]!)) right++;
  return ADDRESS.test(text.slice(left, start) + text.slice(end, right));
}
