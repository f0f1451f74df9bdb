/** What the stamp after this one says: "Exhibit A" is followed by "Exhibit B", "p. 12, l. 09" by "p. 12, l. 10". */
export function nextLabel(label: string): string {
  const counted = /^(.*?)(\d+)(\D*)$/s.exec(label);
  const lettered = /^(.*?)\b([A-Z]{1,3})$/s.exec(label.trimEnd());
  if (lettered && counted?.[3] !== '') return lettered[1]! + nextLetters(lettered[2]!);
  if (!counted) return label;
  const [, before = '', digits = '', after = ''] = counted;
  return before + String(Number(digits) + 1).padStart(digits.length, '0') + after;
}

/** A … Z, AA, AB, as columns are counted. */
function nextLetters(letters: string): string {
  const last = letters.at(-1)!;
  const rest = letters.slice(0, -1);
  if (last !== 'Z') return rest + String.fromCharCode(last.charCodeAt(0) + 1);
  return `${rest === '' ? 'A' : nextLetters(rest)}A`;
}
