/**
 * Reads pages as people write them for a printer: "1-3, 8", "5-" to the end, in any order, also with the dashes
 * that text programs put.
 * @param of how many pages there are
 * @returns the pages, ascending, each once; `null` if something in it is not a page of the document
 */
export function pagesIn(typed: string, of: number): number[] | null {
  const pages = new Set<number>();
  const parts = typed.split(/[,;]/).map((part) => part.trim());
  for (const part of parts) {
    if (part === '' && parts.length > 1) continue;
    const [, from, dash, to] = /^(\d{1,7})?\s*([-–—])?\s*(\d{1,7})?$/.exec(part) ?? [];
    if ((!from && !to) || (to && !dash)) return null;
    const first = from ? Number(from) : 1;
    const last = dash ? (to ? Number(to) : of) : first;
    if (first < 1 || last > of || first > last) return null;
    for (let page = first; page <= last; page++) pages.add(page);
  }
  return pages.size > 0 ? [...pages].sort((a, b) => a - b) : null;
}

/** Pages as people write them: runs are drawn together, "1-3, 8". @param pages ascending */
export function rangesOf(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
