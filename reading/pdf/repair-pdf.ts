/**
 * A PDF that was cut off, as by a broken download, has lost the table that says where its objects are, and what leads
 * to its pages. pdf.js finds the objects again by itself, but not the way to the pages: that is put back here.
 */

const object = /(\d{1,8}) (\d{1,5}) obj\b/g;
/** Characters of an object in which its type must stand. */
const reach = 2_000;

function typeOf(text: string, start: number): string {
  const end = text.indexOf('endobj', start);
  const body = text.slice(start, Math.min(end < 0 ? text.length : end, start + reach)).split('stream', 1)[0]!;
  return /\/Type ?\/(\w{1,20})/.exec(body)?.[1] ?? '';
}

/**
 * The file with a way to its pages at its end.
 * @returns `null` if nothing in it can be recognised: its objects are packed, or it has none
 */
export function repairedPdf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const text = new TextDecoder('latin1').decode(bytes);
  const pages: string[] = [];
  let catalog: string | null = null;
  let highest = 0;
  for (const { 0: found, 1: number, 2: generation, index } of text.matchAll(object)) {
    highest = Math.max(highest, Number(number));
    const type = typeOf(text, index + found.length);
    // Later ones take the place of earlier ones.
    if (type === 'Catalog') catalog = `${number} ${generation} R`;
    else if (type === 'Page') pages.push(`${number} ${generation} R`);
  }
  if (pages.length === 0 && !catalog) return null;
  const whole = catalog !== null && /\/Type ?\/Pages\b/.test(text);
  const [tree, root] = [highest + 1, highest + 2];
  const kids = [...new Set(pages)];
  const added = whole
    ? ''
    : `${tree} 0 obj\n<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>\nendobj\n` +
      `${root} 0 obj\n<< /Type /Catalog /Pages ${tree} 0 R >>\nendobj\n`;
  const end = `\nendstream\nendobj\n${added}trailer\n<< /Size ${root + 1} /Root ${whole ? catalog : `${root} 0 R`} >>\nstartxref\n0\n%%EOF\n`;
  const repaired = new Uint8Array(bytes.length + end.length);
  repaired.set(bytes);
  repaired.set(new TextEncoder().encode(end), bytes.length);
  return repaired;
}
