/** Behind a law's name in Chinese: 》第八条第二款. */
const chinese =
  /^》?\s?第\s?([一二三四五六七八九十百零〇]{1,7}|\d{1,3})\s?([条條])(?:之[一二三四五]|第[一二三四五六七八九十]{1,3}[款項项]){0,2}/u;
/** Behind a statute's name: ", s 81", ", section 7(1)", ", art. 3 § 1", " § 73 Satz 1", "'nin 3. maddesi". */
const behind =
  /^(?:,|, at| \((?:UK|NZ|Cth|Canada)\),?)? ?((?:[Aa]rt(?:icles?|ículos?|igos?|ikels?|\.)|[Ss]ections?|ss?\.?|§{1,2}) ?\d{1,3}(?:-\d{1,2})?[A-Z]?(?: ?\(\w{1,4}\)){0,3}(?: § ?\d{1,2})?)(?![\p{L}\d/])/u;
const turkish = /^(?:['’]?\p{Ll}{1,5})? ?(\d{1,3}\.? ?[Mm]adde)/u;
const digits = '零一二三四五六七八九';

/**
 * The provision that a document gives behind the name of a treaty or statute: 第八条 in 《引渡法》第八条, "s 81" in
 * "Extradition Act 2003, s 81".
 * @param end one past the name
 * @returns '' if there is none; a Chinese number in figures: 第8条
 */
export function pinpointBehind(text: string, end: number, limit: number): string {
  const rest = text.slice(end, Math.min(limit, end + 40)).replace(/\s/g, ' ');
  if (!/\d|第/.test(rest)) return '';
  const article = chinese.exec(rest);
  if (article) return `第${inFigures(article[1]!)}${article[2]}${article[0].split(article[2]!)[1] ?? ''}`;
  return (behind.exec(rest)?.[1] ?? turkish.exec(rest)?.[1] ?? '').trim();
}

/** 五十 as 50, 一百二十 as 120. */
function inFigures(number: string): string {
  if (/\d/.test(number)) return number;
  let sum = 0;
  let one = 0;
  for (const char of number.replace(/〇/g, '零')) {
    if (char === '百' || char === '十') {
      sum += (one || 1) * (char === '百' ? 100 : 10);
      one = 0;
    } else one = digits.indexOf(char);
  }
  return String(sum + one);
}
