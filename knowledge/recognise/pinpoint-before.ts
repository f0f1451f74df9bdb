import { holdsFigure } from './pinpoint.ts';

/** A word for an article with its number after it. */
const article =
  /(?<!\p{L}|[\d§] ?)(?:§{1,2}|[Čč]l\.|[Čč]lánku|[Άά]ρθρ(?:ο|ου|α)|[Aa]rticles?|[Aa]rts?\.?|[Aa]rtículos?|[Aa]rtigos?|[Aa]rtikels?|[Aa]rticol[oi]|[Ss]ections?|[Rr]ules?|ss?\.?|статьи|статья|статье|ст\.|المادة) ?(?=\d)/gu;
const number = /^\d{1,3}(?:[-.]\d{1,2}(?![\d.]))?[A-Z]?/;
const part =
  /^(?: ?§{1,2} ?\d{1,2}| ?\(\w{1,4}\)|,? (?:Abs\.|Absatz|ust\.|odst\.|al\.|alinéa|comma|apartado|par\.|n\.º|Satz|Nr\.|č\.) ?\d{1,2}|,? (?:lit\.|let\.|lett\.|letra|Buchst\.) ?\p{L}(?!\p{L}))/u;
const and = /^(?:, | and | or | to |[-–])(?=\d)/;
const of =
  /^(?:,? (?:of|de|del|der|della|di|da|du|van|to|under))?(?: (?:the|la|le|el|de|l'|United Nations|UN)){0,4} ?$/u;

/**
 * The article that a document gives before the name of a treaty or statute: "Article 3" in "Article 3 of the
 * European Convention on Human Rights".
 * @returns '' if there is none
 */
export function pinpointBefore(text: string, from: number, start: number): string {
  const last = text.charCodeAt(start - 1);
  if (!(last === 0x20 || last === 0xa0)) return '';
  const first = Math.max(from, start - 90);
  if (!holdsFigure(text, first, start)) return '';
  const head = text.slice(first, start).replace(/\s/g, ' ').replace(/ {2,}/g, ' ');
  for (const found of [...head.matchAll(article)].reverse()) {
    const end = numbersEnd(head, found.index + found[0].length);
    if (of.test(head.slice(end))) return head.slice(found.index, end);
  }
  return '';
}

/** Where "3 § 1 and 6 (c)" ends that begins here. */
function numbersEnd(head: string, start: number): number {
  let end = start;
  const take = (piece: RegExp): boolean => {
    const length = piece.exec(head.slice(end))?.[0].length ?? 0;
    end += length;
    return length > 0;
  };
  for (let count = 0; count < 7 && take(number); count++) {
    for (let parts = 0; parts < 3 && take(part); parts++);
    if (!take(and)) break;
  }
  return end;
}
