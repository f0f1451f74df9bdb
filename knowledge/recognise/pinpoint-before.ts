const article =
  /(?:^|[^\p{L}])((?:[Aa]rticles?|[Aa]rts?\.?|[Aa]rtículos?|[Aa]rtigos?|[Aa]rtikels?|[Aa]rticol[oi]|[Ss]ections?|[Rr]ules?|ss?\.?|статьи|статья|статье|ст\.|المادة) ?(?:\d{1,3}[A-Z]?(?: ?§{1,2} ?\d{1,2}| ?\(\w{1,4}\)){0,3}(?:(?:, | and | or | to |[-–])\d{1,3}(?: ?§{1,2} ?\d{1,2}| ?\(\w{1,4}\)){0,3}){0,6}))(?:,? (?:of|de|del|der|della|di|da|du|van|of the|de la|de l'|to|under) ?(?:the |la |le |el |de |United Nations |UN )*| )?$/u;

/**
 * The article that a document gives before the name of a treaty or statute: "Article 3" in "Article 3 of the
 * European Convention on Human Rights".
 * @returns '' if there is none
 */
export function pinpointBefore(text: string, from: number, start: number): string {
  const last = text.charCodeAt(start - 1);
  if (!(last === 0x20 || last === 0xa0)) return '';
  const head = text.slice(Math.max(from, start - 90), start).replace(/\s+/g, ' ');
  if (!/\d/.test(head)) return '';
  return article.exec(head)?.[1] ?? '';
}
