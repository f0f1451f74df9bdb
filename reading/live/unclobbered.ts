/**
 * Members of nodes as the browser has them. A form answers to the names of its fields before it answers to its
 * own: in a page with `<input name="nextSibling">` the form's `nextSibling` is that field, for content scripts too
 * (HTML, "named properties of the form element", LegacyOverrideBuiltIns). Whoever asks by these functions is
 * asked of no form's fields.
 */

function getter<T>(holder: () => object, name: string): (node: Node) => T {
  let read: (() => T) | undefined;
  return (node) => {
    // Looked up when first asked: there is no Node where these files are only tested.
    read ??= Object.getOwnPropertyDescriptor(holder(), name)!.get as () => T;
    return read.call(node);
  };
}

const ofNode = () => Node.prototype;
const ofElement = () => Element.prototype;

export const nextSiblingOf = getter<Node | null>(ofNode, 'nextSibling');
export const parentOf = getter<Node | null>(ofNode, 'parentNode');
export const firstChildOf = getter<Node | null>(ofNode, 'firstChild');
export const isConnected = getter<boolean>(ofNode, 'isConnected');
export const nodeTypeOf = getter<number>(ofNode, 'nodeType');
export const localNameOf = getter<string>(ofElement, 'localName');
export const shadowRootOf = getter<ShadowRoot | null>(ofElement, 'shadowRoot');

export const holds = (container: Node, node: Node): boolean => Node.prototype.contains.call(container, node);
export const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);

export const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);
export const hasAttributes = (element: Element): boolean => Element.prototype.hasAttributes.call(element);
export const hasAttribute = (element: Element, name: string): boolean =>
  Element.prototype.hasAttribute.call(element, name);
export const closestTo = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);
export const isVisible = (element: Element, options?: CheckVisibilityOptions): boolean =>
  Element.prototype.checkVisibility.call(element, options);
