/**
 * Reads CSV strictly by RFC 4180: CRLF ends a record, the last too; a cell with a quote, a comma or a line break
 * stands in quotes, and a quote in it is doubled.
 * @throws at the first character that the grammar does not allow, with its offset
 */
export function readStrictCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at++;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) throw new Error(`a quote is not closed after ${at}`);
        cell += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
    } else {
      const end = /[",\r\n]/.exec(text.slice(at))?.index;
      if (end === undefined) throw new Error(`a record is not ended after ${at}`);
      cell = text.slice(at, at + end);
      at += end;
    }
    row.push(cell);
    if (text[at] === ',') at++;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else throw new Error(`${JSON.stringify(text[at] ?? 'end')} at ${at} ends no cell`);
  }
  if (row.length > 0) throw new Error('a record is not ended');
  return rows;
}
