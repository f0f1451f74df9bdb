/**
 * Rows as CSV (RFC 4180): CRLF, cells in quotes where they hold a quote, a comma or a line break.
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets read as
 * "this is text" (OWASP, CSV Injection): it begins with = + - @, a tab, a line break, or the full-width form of
 * one of these signs.
 * @param bom begins with a byte order mark, by which spreadsheets know UTF-8
 */
export function csvOf(rows: readonly (readonly string[])[], { bom }: { bom: boolean }): string {
  const lines = rows.map((row) => row.map((cell) => quoted(harmless(cell))).join(','));
  return `${bom ? '\uFEFF' : ''}${lines.map((line) => `${line}\r\n`).join('')}`;
}

const harmless = (cell: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
