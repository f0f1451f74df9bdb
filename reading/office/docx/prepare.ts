import type { ReadingNotice } from '../notices.ts';
import { DrawnText, passagesOf, textRun } from './drawn-text.ts';
import { forgetBoxes, writeOutBox, writeOutField } from './form-fields.ts';
import { noteLabels } from './note-labels.ts';
import { Numbering } from './numbering.ts';
import {
  childElements,
  elementsUnder,
  isOn,
  isWord,
  parsePart,
  wordAttribute,
  wordChild,
  wordElement,
  writePart,
} from './xml.ts';

/** The character style of a paragraph's number in what we hand on. */
export const numberStyle = 'NonrefoulNumber';

/** The names of a package's parts that matter, whatever the package calls them. */
export interface PartNames {
  document: string;
  numbering: string | null;
  styles: string | null;
  footnotes: string | null;
  endnotes: string | null;
}

export interface Prepared {
  notices: ReadingNotice[];
  /** What the reference to a note says, by kind and id: `footnote-3`. */
  noteLabels: Map<string, string>;
  /** What the main text says, in passages without any space: the converter is held against it. */
  passages: string[];
}

/** Wrappers that say nothing of their own, and that the converter would drop together with their text. */
const transparent = new Set(['fldSimple', 'dir', 'bdo', 'ruby', 'rubyBase', 'subDoc', 'moveTo']);
/** Text beside the text. */
const dropped = new Set(['rt', 'moveFrom', 'tblPrEx', 'pgNum']);

const mathSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/math';

/**
 * Makes explicit, in the XML of a document, what a converter that knows only marks of text would lose: the numbers
 * that Word counts, the text inside fields, formulas and text boxes, and what the writer has hidden or moved away.
 * @param parts of the package, by name; the parts that change are replaced in it
 */
export function prepare(parts: Map<string, Uint8Array>, names: PartNames): Prepared {
  const read = (name: string | null) => {
    const bytes = name === null ? undefined : parts.get(name);
    return bytes ? parsePart(bytes, name!) : null;
  };
  const definitions = read(names.numbering);
  const styles = read(names.styles);
  const facts = { tracked: 0, hidden: 0, unknownNumbers: 0, embedded: 0, formulas: 0 };
  const drawn = new DrawnText();
  let passages: string[] = [];
  const hiddenStyles = styles ? stylesThatHide(styles) : new Set<string>();
  const labels = new Map<string, string>();

  for (const name of [names.document, names.footnotes, names.endnotes]) {
    const part = read(name);
    if (!part || name === null) continue;
    const root = part.documentElement;
    choose(root);
    for (const element of [...elementsUnder(root)]) rewrite(element, facts, hiddenStyles, drawn);
    forgetBoxes(root);
    const numbering = new Numbering(definitions, styles);
    for (const element of [...elementsUnder(root)])
      if (isWord(element, 'p')) numberParagraph(element, numbering);
    facts.unknownNumbers += numbering.inUnknownFormat;
    if (name === names.document) for (const [key, label] of noteLabels(root)) labels.set(key, label);
    if (name === names.document) passages = passagesOf(root);
    parts.set(name, writePart(part));
  }
  return { notices: noticesOf({ ...facts, drawn: drawn.count }), noteLabels: labels, passages };
}

function noticesOf(
  facts: Record<'tracked' | 'hidden' | 'unknownNumbers' | 'embedded' | 'formulas' | 'drawn', number>,
): ReadingNotice[] {
  const notices: ReadingNotice[] = [];
  if (facts.tracked) notices.push({ key: 'tracked-changes', count: facts.tracked });
  if (facts.hidden) notices.push({ key: 'hidden-text', count: facts.hidden });
  if (facts.unknownNumbers) notices.push({ key: 'list-numbers', count: facts.unknownNumbers });
  if (facts.formulas) notices.push({ key: 'formulas', count: facts.formulas });
  if (facts.drawn) notices.push({ key: 'text-boxes', count: facts.drawn });
  if (facts.embedded) notices.push({ key: 'embedded-files', count: facts.embedded });
  return notices;
}

/** Of two ways to show a thing, keeps the one for older programs, which is plain; the other if there is but one. */
function choose(root: Element): void {
  for (const element of [...elementsUnder(root)]) {
    if (element.localName !== 'AlternateContent' || !element.parentNode) continue;
    const ways = [...childElements(element)];
    const hasText = (way: Element) => way.textContent?.trim() !== '';
    const fallback = ways.find((way) => way.localName === 'Fallback');
    const choice = ways.find((way) => way.localName === 'Choice');
    const kept = fallback && (hasText(fallback) || !choice || !hasText(choice)) ? fallback : choice;
    if (kept) unwrap(kept);
    for (const way of ways) if (way !== kept) element.removeChild(way);
    unwrap(element);
  }
}

function unwrap(element: Element): void {
  const parent = element.parentNode;
  if (!parent) return;
  while (element.firstChild) parent.insertBefore(element.firstChild, element);
  parent.removeChild(element);
}

function rename(element: Element, name: string): void {
  const other = wordElement(element, name);
  while (element.firstChild) other.appendChild(element.firstChild);
  element.parentNode?.replaceChild(other, element);
}

function rewrite(
  element: Element,
  facts: Record<string, number>,
  hiddenStyles: ReadonlySet<string>,
  drawn: DrawnText,
): void {
  const parent = element.parentNode;
  if (!parent) return;
  if (element.namespaceURI === mathSpace) {
    if (element.localName === 'oMath') facts.formulas!++;
    rewriteMath(element);
    return;
  }
  if (element.localName === 'textpath') {
    drawn.writeOut(element);
    return;
  }
  const { localName } = element;
  if (!isWord(element, localName)) return;
  if (localName === 'ins' || localName === 'del' || localName === 'moveFrom') facts.tracked!++;
  if (transparent.has(localName)) unwrap(element);
  else if (dropped.has(localName)) parent.removeChild(element);
  else if (localName === 'cr') rename(element, 'br');
  else if (localName === 'ptab') rename(element, 'tab');
  else if (localName === 'altChunk') facts.embedded!++;
  else if (localName === 'txbxContent') drawn.bringOut(element);
  else if (localName === 'sdt') writeOutBox(element);
  else if (localName === 'fldChar') writeOutField(element);
  else if (localName === 'r' && isHidden(element, hiddenStyles)) {
    const texts = [...elementsUnder(element)].filter((child) => isWord(child, 't'));
    if (texts.some((text) => text.textContent?.trim())) facts.hidden!++;
    for (const text of texts) text.parentNode?.removeChild(text);
  }
}

/** A formula is read as the letters that it is written in. */
function rewriteMath(element: Element): void {
  if (element.localName !== 't') return;
  let paragraph: Node | null = element;
  let formula: Element = element;
  while (paragraph && !isWord(paragraph, 'p')) {
    if ((paragraph as Element).namespaceURI === mathSpace) formula = paragraph as Element;
    paragraph = paragraph.parentNode;
  }
  if (!paragraph || !formula.parentNode) return;
  formula.parentNode.insertBefore(textRun(paragraph as Element, element.textContent ?? ''), formula);
}

function stylesThatHide(styles: Document): Set<string> {
  const hiding = new Set<string>();
  for (const style of childElements(styles.documentElement)) {
    if (isWord(style, 'style') && isOn(wordChild(style, 'rPr'), 'vanish'))
      hiding.add(wordAttribute(style, 'styleId') ?? '');
  }
  return hiding;
}

function isHidden(run: Element, hiddenStyles: ReadonlySet<string>): boolean {
  const properties = wordChild(run, 'rPr');
  if (!properties) return false;
  if (wordChild(properties, 'vanish')) return isOn(properties, 'vanish');
  return hiddenStyles.has(wordAttribute(wordChild(properties, 'rStyle'), 'val') ?? '');
}

/** Whether the end of a paragraph was deleted or moved away: it is then no paragraph of its own, and has no number. */
function isTakenAway(properties: Element | null): boolean {
  const mark = wordChild(properties, 'rPr');
  return wordChild(mark, 'del') !== null || wordChild(mark, 'moveFrom') !== null;
}

/** Writes a paragraph's number as text at its head, and takes away what the number was counted by. */
function numberParagraph(paragraph: Element, numbering: Numbering): void {
  const properties = wordChild(paragraph, 'pPr');
  if (isTakenAway(properties)) return;
  const number = numbering.next(properties);
  if (number?.kind === 'bullet') return;
  const own = wordChild(properties, 'numPr');
  // Also where there is no number to write: 0 says so, and no list is made of it.
  if (properties) {
    if (own) properties.removeChild(own);
    if (own || number) {
      const none = wordElement(paragraph, 'numPr');
      none.appendChild(wordElement(paragraph, 'ilvl', { val: '0' }));
      none.appendChild(wordElement(paragraph, 'numId', { val: '0' }));
      properties.appendChild(none);
    }
  }
  if (!number) return;
  const run = wordElement(paragraph, 'r');
  const look = wordElement(paragraph, 'rPr');
  look.appendChild(wordElement(paragraph, 'rStyle', { val: numberStyle }));
  run.appendChild(look);
  const text = wordElement(paragraph, 't');
  text.setAttribute('xml:space', 'preserve');
  text.appendChild(
    run.ownerDocument.createTextNode(number.suffix === 'space' ? `${number.text} ` : number.text),
  );
  run.appendChild(text);
  if (number.suffix === 'tab') run.appendChild(wordElement(paragraph, 'tab'));
  paragraph.insertBefore(run, properties ? properties.nextSibling : paragraph.firstChild);
}
