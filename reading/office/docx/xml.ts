import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { DocumentRefused } from '../refusal.ts';

/** The namespace of WordprocessingML, in its two spellings (transitional and strict). */
const wordSpaces = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

/** Text of a part: UTF-8, or UTF-16 if it begins with that mark. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * Parses an XML part of a package.
 * @param name of the part, for the error
 * @throws {DocumentRefused} `damaged` if it is not well-formed, or declares entities, which no such part may
 */
export function parsePart(bytes: Uint8Array, name: string): Document {
  const text = textOf(bytes);
  if (/<!DOCTYPE/i.test(text)) throw new DocumentRefused('damaged', `${name} declares a document type`);
  let fault = '';
  const note = (message: string) => {
    fault ||= message;
  };
  const parsed = new DOMParser({
    locator: {},
    errorHandler: { warning: () => {}, error: note, fatalError: note },
  }).parseFromString(text, 'text/xml');
  if (fault !== '' || !parsed?.documentElement) throw new DocumentRefused('damaged', `${name}: ${fault}`);
  return parsed;
}

export function writePart(part: Document): Uint8Array {
  return new TextEncoder().encode(new XMLSerializer().serializeToString(part));
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Whether a node is the element of WordprocessingML with this local name. */
export function isWord(node: Node, name: string): node is Element {
  return isElement(node) && node.localName === name && wordSpaces.has(node.namespaceURI ?? '');
}

export function* childElements(parent: Node): Generator<Element> {
  for (let child = parent.firstChild; child; child = child.nextSibling) if (isElement(child)) yield child;
}

/** The first child of WordprocessingML with this name. */
export function wordChild(parent: Node | null | undefined, name: string): Element | null {
  if (parent) for (const child of childElements(parent)) if (isWord(child, name)) return child;
  return null;
}

/** An attribute of WordprocessingML; `null` if it isn't there. */
export function wordAttribute(element: Element | null | undefined, name: string): string | null {
  if (!element) return null;
  for (const space of wordSpaces) {
    if (element.hasAttributeNS(space, name)) return element.getAttributeNS(space, name);
  }
  return null;
}

/** The value of a child that has but one: `<w:start w:val="3"/>`. */
export const wordValue = (parent: Node | null | undefined, name: string): string | null =>
  wordAttribute(wordChild(parent, name), 'val');

/** Whether a switch (`<w:vanish/>`, `<w:isLgl w:val="0"/>`) is on. */
export function isOn(parent: Node | null | undefined, name: string): boolean {
  const element = wordChild(parent, name);
  return element !== null && !/^(?:0|false|off)$/.test(wordAttribute(element, 'val') ?? '');
}

/** Every element under a root, in document order. The tree may be changed below the one that is given, not above. */
export function* elementsUnder(root: Node): Generator<Element> {
  let node: Node | null = root.firstChild;
  while (node) {
    if (isElement(node)) yield node;
    let next: Node | null = node.firstChild;
    while (!next && node && node !== root) {
      next = node.nextSibling;
      if (!next) node = node.parentNode;
    }
    node = next;
  }
}

/** A new element of the same vocabulary (and prefix) as another. */
export function wordElement(like: Element, name: string, attributes: Record<string, string> = {}): Element {
  const prefix = like.prefix ? `${like.prefix}:` : '';
  const element = like.ownerDocument.createElementNS(like.namespaceURI, `${prefix}${name}`);
  for (const [key, value] of Object.entries(attributes))
    element.setAttributeNS(like.namespaceURI, `${prefix || 'w:'}${key}`, value);
  return element;
}
