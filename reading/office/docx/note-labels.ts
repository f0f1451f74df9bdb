import { writeNumber } from './number-format.ts';
import { childElements, elementsUnder, isOn, isWord, wordAttribute, wordChild, wordValue } from './xml.ts';

type NoteKind = 'footnote' | 'endnote';

interface Count {
  format: string;
  start: number;
  restarts: boolean;
}

/** How notes of a kind are counted, by the section's own properties (ECMA-376 part 1, 17.11.11 and 17.11.4). */
function countOf(section: Element | null, kind: NoteKind): Count {
  const own = wordChild(section, `${kind}Pr`);
  return {
    format: wordValue(own, 'numFmt') ?? (kind === 'endnote' ? 'lowerRoman' : 'decimal'),
    start: Number.parseInt(wordValue(own, 'numStart') ?? '1', 10) || 1,
    restarts: wordValue(own, 'numRestart') === 'eachSect',
  };
}

/** The section properties of a document, each with the last element that it holds for, in document order. */
function sectionsOf(body: Element): Element[] {
  return [...elementsUnder(body)].filter(
    (element) =>
      isWord(element, 'sectPr') && (element.parentNode === body || isWord(element.parentNode!, 'pPr')),
  );
}

/**
 * What each reference to a note says: footnotes and endnotes are counted apart, in the format and from the start of
 * their section, and a reference may have a mark of its own (`*`), which is then taken out of the text behind it.
 * Footnotes that begin anew on each page are counted through: where pages end is not written in the file.
 * @param root of the main document
 * @returns labels by kind and id, `endnote-2`
 */
export function noteLabels(root: Element): Map<string, string> {
  const labels = new Map<string, string>();
  const body = wordChild(root, 'body');
  if (!body) return labels;
  const sections = sectionsOf(body);
  let section = 0;
  const reached = new Map<NoteKind, number>();
  for (const element of [...elementsUnder(body)]) {
    if (element === sections[section]) {
      section++;
      for (const kind of ['footnote', 'endnote'] as const) {
        if (countOf(sections[section] ?? null, kind).restarts) reached.delete(kind);
      }
      continue;
    }
    const kind = isWord(element, 'footnoteReference')
      ? 'footnote'
      : isWord(element, 'endnoteReference')
        ? 'endnote'
        : null;
    if (!kind) continue;
    const id = wordAttribute(element, 'id') ?? '';
    if (wordAttribute(element, 'customMarkFollows') !== null && isOwnMark(element)) {
      labels.set(`${kind}-${id}`, takeMark(element));
      continue;
    }
    const { format, start } = countOf(sections[section] ?? null, kind);
    const n = (reached.get(kind) ?? start - 1) + 1;
    reached.set(kind, n);
    labels.set(`${kind}-${id}`, writeNumber(n, format));
  }
  return labels;
}

const isOwnMark = (reference: Element) =>
  !/^(?:0|false|off)$/.test(wordAttribute(reference, 'customMarkFollows') ?? '');

/** The mark that stands behind a reference, in the same run; taken out, since the reference now says it. */
function takeMark(reference: Element): string {
  const run = reference.parentNode;
  if (!run || isOn(wordChild(run, 'rPr'), 'vanish')) return '*';
  for (const child of [...childElements(run)]) {
    if (!isWord(child, 't')) continue;
    const mark = child.textContent?.trim() ?? '';
    run.removeChild(child);
    if (mark) return mark;
  }
  return '*';
}
