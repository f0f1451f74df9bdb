const paragraphs =
  '\\d{1,4}(?:\\s?[-–‑]\\s?\\d{1,4})?(?:(?:,| and| et seq\\.?)\\s?\\d{1,4}(?:\\s?[-–‑]\\s?\\d{1,4})?)*';
const afterName = new RegExp(
  '^(?:[,;]?\\s?(?:\\[GC\\]|\\(dec\\.\\)|\\[Committee\\]|\\(?cited above|\\(?supra|op\\. ?cit\\.|' +
    'nos?\\. ?\\d{1,5}/\\d{2}(?:(?:,| and)? ?\\d{1,5}/\\d{2})*|judgment of \\d{1,2} \\p{L}+ \\d{4}|\\d{1,2} \\p{L}+ \\d{4}|Series A no\\. ?\\d+(?:-[A-Z])?|' +
    'p\\. ?\\d+|Reports(?: of Judgments and Decisions)? \\d{4}[-‑–][IVX]+|ECHR \\d{4}(?:[-‑–][IVX.]+)?|\\[\\d{4}\\] [A-Z][A-Za-z ]{1,12} ?\\d{1,5}(?: \\(\\w+\\))?|\\(\\d{4}\\) \\d{1,3} EHRR \\d{1,4}))*' +
    `[,;)]?\\s?((?:§{1,2}|paras?\\.?|paragraphs?|at §{0,2})\\s?(?:${paragraphs}|\\[\\d{1,4}\\](?:\\s?[-–]\\s?\\[?\\d{1,4}\\]?)?)|at \\[\\d{1,4}\\](?:\\s?[-–]\\s?\\[\\d{1,4}\\])?)`,
  'u',
);

/**
 * The paragraph that a document gives beside a citation: "§ 189" in "Othman, cited above, § 189".
 * @param end one past the citation
 * @returns '' if there is none
 */
export function pinpointAfter(text: string, end: number, limit: number): string {
  const next = text.charCodeAt(end);
  // Cheap refusals first: a pinpoint is announced by a comma, a bracket, a space or a semicolon.
  if (!(next === 0x2c || next === 0x20 || next === 0x3b || next === 0x29 || next === 0xa0)) return '';
  const found = afterName.exec(text.slice(end, Math.min(limit, end + 160)).replace(/\s/g, ' '));
  return found ? found[1]!.trim() : '';
}
