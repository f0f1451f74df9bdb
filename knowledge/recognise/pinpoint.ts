/** What may stand between a citation and its paragraph, one piece at a time: "[GC]", "cited above", a number, a date. */
const between = [
  /^[,;]? ?(?:\[GC\]|\(dec\.\)|\[Committee\]|\(?(?:cited above|cit[ée]e? ci-dessus|précité[es]?|przywołan[aey]|antes citad[ao]|zitiert oben|cit\.|supra)|op\. ?cit\.)/u,
  /^[,;]? ?(?:nos?\.?|n°s?|nr\.?|núm\.|№|č\.) ?\d{1,5}\/\d{2}/u,
  /^(?:,| and| et| y| und| i)? ?\d{1,5}\/\d{2}(?:\d{2})?(?!\d)/u,
  /^(?:,| and| et| y| und| e| en| i)? ?[CT][-‑–]\d{1,4}\/\d{2}(?: PPU)?(?!\d)/u,
  /^[,;]? ?(?:judgment of |arrêt du |sentencia de |Urteil vom |wyrok z )?\d{1,2}\.? (?:de )?\p{L}{3,12} (?:de )?\d{4}/u,
  /^[,;]? ?Series A no\. ?\d{1,4}(?:-[A-Z])?/u,
  /^[,;]? ?p\. ?\d{1,5}/u,
  /^[,;]? ?Reports(?: of Judgments and Decisions)? \d{4}[-‑–][IVX]{1,5}/u,
  /^[,;]? ?(?:ECHR|CEDH) \d{4}(?:[-‑–][IVX.]{1,6})?(?: \(extracts\))?/u,
  /^[,;]? ?\[\d{4}\] [A-Z][A-Za-z ]{1,12} ?\d{1,5}(?: \(\w{1,8}\))?/u,
  /^[,;]? ?\(\d{4}\) \d{1,3} EHRR \d{1,4}/u,
  /^[,;]? ?(?:ECLI:)?(?:EU|CE):(?:C|T|ECHR):\d{4}:\w{1,24}/u,
] as const;

/** How many pieces are looked at. */
const MOST = 8;

const sign =
  '(?:§{1,2}|paras?\\.?|paragraphs?|paragraphes?|párrafos?|pár(?:r|rs)?\\.|apartados?|points?|Rn\\.|Randnr\\.|Rz\\.|E\\.|pkt|n[.º°] ?marg\\.|пункт(?:ы|а|е)?|п\\.|第|الفقرة|at §{0,2})';
export const paragraph = new RegExp(
  `^[,;)]{0,2} ?(${sign} ?(?:\\d{1,4}|\\[\\d{1,4}\\])|at \\[\\d{1,4}\\]|\\[\\d{1,3}\\](?=[^\\w]|$))`,
  'u',
);
const further =
  /^(?: ?[-–‑] ?\[?\d{1,4}\]?| et seq\.?|(?:,| and| et| y| und| i| и|, and) ?\[?\d{1,4}\]?(?![\d/]))/u;

/** Whether a figure from 0 to 9 stands in a stretch of the text. */
export function holdsFigure(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) return true;
  }
  return false;
}

/**
 * The paragraph that a document gives beside a citation: "§ 189" in "Othman, cited above, § 189".
 * @param end one past the citation
 * @returns '' if there is none
 */
export function pinpointAfter(text: string, end: number, limit: number): string {
  const next = text.charCodeAt(end);
  // Cheap refusals first: a pinpoint is announced by a comma, a bracket, a space or a semicolon.
  if (!(next === 0x2c || next === 0x20 || next === 0x3b || next === 0x29 || next === 0xa0)) return '';
  const stop = Math.min(limit, end + 160);
  if (!holdsFigure(text, end, stop)) return '';
  let rest = text.slice(end, stop).replace(/\s/g, ' ');
  for (let pieces = 0; pieces <= MOST; pieces++) {
    const found = paragraph.exec(rest);
    if (found) return withFurther(found[1]!, rest.slice(found[0].length));
    const piece = between.map((one) => one.exec(rest)?.[0].length ?? 0).find((length) => length > 0);
    if (!piece) return '';
    rest = rest.slice(piece);
  }
  return '';
}

/** "§§ 80" with what goes on after it: "-84", ", 90 and 92". */
function withFurther(first: string, rest: string): string {
  let whole = first;
  let after = rest;
  for (let count = 0; count < MOST; count++) {
    const found = further.exec(after);
    if (!found) break;
    whole += found[0];
    after = after.slice(found[0].length);
  }
  return whole.trim();
}
