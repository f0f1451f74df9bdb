import { elementsUnder, isWord, wordElement } from './xml.ts';

/**
 * Brings the text of drawings into the flow of the text, after the paragraph that it stands beside: a converter that
 * knows only some kinds of drawings would lose it. What was deleted together with its drawing stays out.
 */
export class DrawnText {
  /** Text boxes with text that have been brought out. */
  count = 0;
  /** What followed a paragraph at first: the second box beside it comes after the first. */
  readonly #after = new Map<Node, Node | null>();

  /** @param content `w:txbxContent`, in whichever kind of drawing */
  bringOut(content: Element): void {
    const paragraph = paragraphAround(content);
    if (!paragraph?.parentNode) return;
    const after = this.#placeAfter(paragraph);
    if (content.textContent?.trim()) this.count++;
    while (content.firstChild) paragraph.parentNode.insertBefore(content.firstChild, after);
  }

  /** Letters that are drawn along a line: a stamp, a watermark. @param path `v:textpath` */
  writeOut(path: Element): void {
    const said = path.getAttribute('string')?.trim();
    const paragraph = paragraphAround(path);
    if (!said || !paragraph?.parentNode) return;
    this.count++;
    const own = wordElement(paragraph, 'p');
    own.appendChild(textRun(paragraph, said));
    paragraph.parentNode.insertBefore(own, this.#placeAfter(paragraph));
  }

  #placeAfter(paragraph: Element): Node | null {
    if (!this.#after.has(paragraph)) this.#after.set(paragraph, paragraph.nextSibling);
    return this.#after.get(paragraph)!;
  }
}

/** A run of plain text, to be put into a part. @param like an element of the part */
export function textRun(like: Element, words: string): Element {
  const run = wordElement(like, 'r');
  const text = wordElement(like, 't');
  text.setAttribute('xml:space', 'preserve');
  text.appendChild(run.ownerDocument.createTextNode(words));
  run.appendChild(text);
  return run;
}

/** The paragraph that an element is in; `null` if it was deleted or moved away. */
function paragraphAround(element: Element): Element | null {
  let paragraph: Element | null = null;
  for (let node: Node | null = element.parentNode; node; node = node.parentNode) {
    if (isWord(node, 'del') || isWord(node, 'moveFrom')) return null;
    if (!paragraph && isWord(node, 'p')) paragraph = node;
  }
  return paragraph;
}

/** Passages of a part as they are to be shown, without any space: what stands in between is none of the text's letters. */
export function passagesOf(root: Element): string[] {
  const passages: string[] = [];
  let passage = '';
  const end = () => {
    if (passage !== '') passages.push(passage);
    passage = '';
  };
  for (const element of elementsUnder(root)) {
    if (element.localName === 't' && !isMath(element)) {
      if (!isDeleted(element)) passage += withoutSpace(element.textContent ?? '');
    } else if (!isWord(element, element.localName) || between.has(element.localName)) end();
  }
  end();
  return passages;
}

const between = new Set(['p', 'sym', 'noBreakHyphen', 'softHyphen', 'footnoteReference', 'endnoteReference']);
const isMath = ({ namespaceURI }: Element) => namespaceURI?.endsWith('/math') ?? false;
const withoutSpace = (text: string) => text.replace(/\s+/g, '');

function isDeleted(element: Element): boolean {
  for (let node: Node | null = element.parentNode; node; node = node.parentNode)
    if (isWord(node, 'del')) return true;
  return false;
}

/** Letters of the HTML around the place where the passage before ended, in which the next one is looked for first. */
const near = 5_000;

/**
 * How many passages are missing from what a converter made of them.
 * @param html of the converter, whose entities are those of XML
 */
export function countMissing(passages: readonly string[], html: string): number {
  const shown = withoutSpace(
    html
      // No tag of the converter's holds an angle bracket: it writes those of attributes as entities.
      .replace(/<[^<>]*>/g, '')
      .replace(/&(lt|gt|quot|amp);/g, (_, name: keyof typeof entities) => entities[name]),
  );
  let missing = 0;
  let at = 0;
  for (const passage of passages) {
    const ahead = shown.slice(at, at + near + passage.length).indexOf(passage);
    const found = ahead >= 0 ? at + ahead : shown.indexOf(passage);
    if (found >= 0) at = found + passage.length;
    else missing++;
  }
  return missing;
}

const entities = { lt: '<', gt: '>', quot: '"', amp: '&' };
