import { idPrefix } from './clean.ts';

/**
 * Makes of the list at a converted document's end what it is: its notes, each with the label that its reference has.
 * @param labels what references say, by `footnote-3` or `endnote-1`; a note without one keeps its place in the list
 * @param heading over the notes
 */
export function labelNotes(main: Element, labels: ReadonlyMap<string, string>, heading: string): void {
  const items = [...main.querySelectorAll('li[id]')].filter((item) => keyOf(item) !== null);
  const list = items[0]?.parentElement;
  if (!list) return;
  for (const item of items) {
    const key = keyOf(item)!;
    const label = labels.get(key);
    if (label === undefined) continue;
    item.setAttribute('data-label', label);
    const [kind, id] = key.split(/-(.*)/s);
    const reference = main.ownerDocument.getElementById(`${idPrefix}${kind}-ref-${id}`);
    if (reference) reference.textContent = `[${label}]`;
  }
  const section = main.ownerDocument.createElement('section');
  section.className = 'notes';
  const title = main.ownerDocument.createElement('h2');
  title.textContent = heading;
  list.replaceWith(section);
  section.append(title, list);
}

/** What labels are kept under, or `null` for what is no note. */
function keyOf({ id }: Element): string | null {
  if (!id.startsWith(idPrefix)) return null;
  const key = id.slice(idPrefix.length);
  return /^(?:foot|end)note-[^ ]+$/.test(key) ? key : null;
}
