/**
 * How elements divide a document's text: one set of rules for the live page and for a parsed file, so it
 * asks nothing of a DOM but names and attributes.
 */

/** The little of an element that the rules look at. */
export interface ElementLike {
  readonly localName: string;
  hasAttribute(name: string): boolean;
  getAttribute(name: string): string | null;
}

/**
 * `inline`: its text flows on with the text around it. `block`: its text stands by itself. `break`: ends a
 * block and has no text. `skip`: it and all inside it is not read, and text ends there. `nothing`: likewise not
 * read, but text flows past it as if it were not there.
 */
export type ElementKind = 'inline' | 'block' | 'break' | 'skip' | 'nothing';

const named = (kind: ElementKind, names: string): [string, ElementKind][] =>
  names.split(' ').map((name) => [name, kind]);

const kinds: ReadonlyMap<string, ElementKind> = new Map([
  ...named(
    'inline',
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q ruby rb s ' +
      'samp slot small span strike strong sub sup time tt u var wbr',
  ),
  ...named('break', 'br hr'),
  // Never seen, or (rt, rp) a pronunciation printed over the words, which would cut a name in two.
  ...named(
    'nothing',
    'script style noscript template head title meta link base datalist rt rp noembed noframes',
  ),
  // Pictures, other documents, and what the reader types.
  ...named(
    'skip',
    'input textarea select option optgroup svg math canvas iframe frame object embed audio video picture img ' +
      'map progress meter',
  ),
]);

/**
 * What an element is by its name alone. An unknown name with a hyphen is a custom element, which is inline
 * until a style says otherwise; every other unknown name is a block.
 */
export function kindByName(localName: string): ElementKind {
  return kinds.get(localName) ?? (localName.includes('-') ? 'inline' : 'block');
}

/** Whether the element's text is the reader's to type: never read, never painted. */
export function isEditable(element: ElementLike): boolean {
  if (element.hasAttribute('contenteditable')) {
    const value = element.getAttribute('contenteditable');
    if (value === null || value.toLowerCase() !== 'false') return true;
  }
  return element.getAttribute('role') === 'textbox';
}

/** What a computed `display` makes of an element; `null` for `none`, which is no answer to the question. */
export function kindByDisplay(display: string): 'inline' | 'block' | null {
  if (display === 'none') return null;
  return display === 'inline' || display === 'contents' || display === 'ruby' || display === 'ruby-base'
    ? 'inline'
    : 'block';
}

/** Whether line breaks in the element's source are seen by the reader. */
export function keepsLines(localName: string): boolean {
  return localName === 'pre' || localName === 'xmp' || localName === 'listing' || localName === 'plaintext';
}

const lineBreaks = /[\n\r\f\v\u0085\u2028\u2029]/g;

/** Text as it goes into a block: as long as before, and without a line break, which would end the block. */
export function flattened(text: string): string {
  return text.replace(lineBreaks, ' ');
}

/** Whether there is anything but white space in a text. */
export function hasWords(text: string): boolean {
  return /\S/.test(text);
}

/** Characters after which a text without a paragraph's end is cut all the same, at the next space. */
export const longestBlock = 32_768;

const paragraphEnd = /\n[ \t\r]*\n/g;

/**
 * Where a text has to be cut into blocks: at blank lines if its lines are kept, and anywhere a block would
 * grow past `longestBlock`.
 * @returns ascending offsets into the text, without 0 and without its length; empty for nearly every text
 */
export function cuts(text: string, linesKept: boolean): number[] {
  const found: number[] = [];
  if (linesKept) for (const match of text.matchAll(paragraphEnd)) found.push(match.index + match[0].length);
  if (text.length <= longestBlock) return found.filter((at) => at < text.length);
  const all: number[] = [];
  let last = 0;
  for (const at of [...found, text.length]) {
    while (at - last > longestBlock) {
      const space = text.lastIndexOf(' ', last + longestBlock);
      last = space > last + longestBlock / 2 ? space + 1 : last + longestBlock;
      all.push(last);
    }
    if (at < text.length) {
      all.push(at);
      last = at;
    }
  }
  return all;
}

/** Whether the markup itself says that an element is not shown. A style sheet may say more; only a live page knows. */
export function isHiddenByMarkup(element: ElementLike): boolean {
  if (element.hasAttribute('hidden')) return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(
    element.getAttribute('style') ?? '',
  );
}
