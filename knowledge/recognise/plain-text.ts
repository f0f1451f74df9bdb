/**
 * Plain text as it is read: a paragraph that was broken into lines of a fixed width becomes one block.
 * @returns text of the same length, so that offsets hold: a line break inside a paragraph is a space (after a
 * hyphen a zero-width space, which the matcher takes for the end of a line); blank lines, headings and other short
 * lines stay apart
 */
export function unwrapLines(text: string): string {
  const lines: { start: number; end: number; width: number }[] = [];
  for (let start = 0; start <= text.length; ) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    let content = end;
    while (content > start && /\s/.test(text[content - 1]!)) content--;
    lines.push({ start, end, width: content - start });
    start = end + 1;
  }
  const filled = lines.map((line) => line.width).filter((width) => width > 0);
  // The width at which the text was broken: most full lines come near to it.
  const broad = [...filled].sort((a, b) => a - b)[Math.floor(filled.length * 0.9)] ?? 0;
  if (broad < 30 || broad > 200) return text;
  const units = text.split('');
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!;
    const next = lines[i + 1]!;
    if (line.width === 0 || next.width === 0) continue;
    const word = /^\s*(\S+)/.exec(text.slice(next.start, next.end))?.[1] ?? '';
    // The next word would not have fitted: the line was broken for its width.
    const full = line.width + 1 + word.length > broad * 0.92;
    const runsOn = /^\s*[\p{Ll},;)]/u.test(text.slice(next.start, next.end)) && line.width > broad * 0.6;
    if (!full && !runsOn) continue;
    if (/^\s*(?:[-*•#>|]|\d{1,3}[.)]\s|\([a-z]\)\s)/.test(text.slice(next.start, next.end))) continue;
    const hyphen = /\p{L}-$/u.test(text.slice(line.start, line.start + line.width)) && /^\p{Ll}/u.test(word);
    const until = hyphen ? next.end - text.slice(next.start, next.end).trimStart().length : line.end + 1;
    for (let k = line.start + line.width; k < until; k++) units[k] = hyphen ? '\u200b' : ' ';
  }
  return units.join('');
}
