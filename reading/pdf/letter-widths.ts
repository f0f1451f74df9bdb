/**
 * How wide letters are, roughly: pdf.js tells how wide a piece of text is, not where its letters stand. What is
 * computed here is scaled to that width, so that only the proportions matter. The widths of ASCII are those of the
 * standard fonts that stand for the two families (Adobe's metrics for Helvetica and Times-Roman), in thousandths of
 * an em.
 */
const sans = (
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 ' +
  '1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 ' +
  '333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
)
  .split(' ')
  .map(Number);
const serif = (
  '250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 ' +
  '921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 ' +
  '333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541'
)
  .split(' ')
  .map(Number);

const zeroWidth = /\p{M}|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/u;
const fullWidth = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/;
const curly = /[‘’‚·]/;

/** @param family as pdf.js names it: `serif`, `sans-serif`, `monospace` @returns thousandths of an em */
function widthOf(unit: string, family: string): number {
  if (family === 'monospace') return zeroWidth.test(unit) ? 0 : 600;
  const table = family === 'serif' ? serif : sans;
  const code = unit.charCodeAt(0);
  if (code < 0x7f) return table[code - 32] ?? 0;
  if (code >= 0xdc00 && code < 0xe000) return 0;
  if (zeroWidth.test(unit)) return 0;
  if (fullWidth.test(unit) || (code >= 0xd800 && code < 0xdc00)) return 1000;
  if (curly.test(unit)) return 300;
  const base = unit.normalize('NFD').charCodeAt(0);
  return base < 0x7f ? (table[base - 32] ?? 500) : /\p{Lu}/u.test(unit) ? 680 : 500;
}

/** The width of a text in thousandths of an em. */
export function roughWidth(text: string, family: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += widthOf(text[i]!, family);
  return width;
}
