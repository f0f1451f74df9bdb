import type { Page } from 'puppeteer-core';
import { markOf, type Random } from './mutations.ts';

/**
 * A page's blocks as strings for `mutations.ts`: what is markup stands in them as signs of the private planes, so
 * that a change of the text leaves it in place, and a changed page can be written from changed blocks.
 */

/** What a sign of plane 15 stands for: a tag, or an element whose inside is nobody's to change. */
interface Token {
  html: string;
  /** UTF-16 units of text in it. */
  length: number;
}

export interface PageBlocks {
  /** The page as it was divided, each block's element bearing `data-block`, its number. */
  html: string;
  /** Each begins with the sign of its element, U+100000 and its number. */
  blocks: string[];
  tokens: Token[];
}

/** A place in a page: UTF-16 units into the text of the element that bears `data-block` with that number. */
export interface BlockPoint {
  block: number;
  offset: number;
}

export interface BlockSpan {
  from: BlockPoint;
  to: BlockPoint;
}

/** A block as it is to be written, and where passages begin and end in its text. */
export interface WrittenBlock {
  /** Number of the element that holds it; `null` for a block that had none. */
  element: number | null;
  html: string;
  marks: { number: number; end: boolean; offset: number }[];
}

const firstToken = 0xf0000;
const firstElement = 0x100000;

/**
 * Divides a page that nobody reads into its blocks, those that are seen. Its scripts are taken out: what they do at
 * another load would be another change than the one that is tried.
 */
export function blocksOf(page: Page): Promise<PageBlocks> {
  return page.evaluate(
    (token, element) => {
      const inert = new Set(
        'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED SVG MATH CANVAS VIDEO AUDIO SELECT TEXTAREA INPUT BUTTON METER PROGRESS'.split(
          ' ',
        ),
      );
      for (const one of document.querySelectorAll(
        'script, noscript, iframe, object, embed, meta[http-equiv], base',
      ))
        one.remove();
      for (const one of document.querySelectorAll('*'))
        for (const { name } of [...one.attributes]) if (/^on/i.test(name)) one.removeAttribute(name);
      const tokens: { html: string; length: number }[] = [];
      const blocks: string[] = [];
      const sign = (html: string, length: number) =>
        String.fromCodePoint(token + tokens.push({ html, length }) - 1);
      const looks = new Map<Element, string>();
      const look = (of: Element): string => {
        let known = looks.get(of);
        if (known === undefined) {
          const { display, visibility } = getComputedStyle(of);
          const closed =
            inert.has(of.nodeName.toUpperCase()) || (of as HTMLElement).isContentEditable || of.shadowRoot;
          known = closed || display === 'none' || visibility !== 'visible' ? 'closed' : display;
          looks.set(of, known);
        }
        return known;
      };
      const isInline = (of: Element): boolean =>
        look(of) === 'closed' || (/^(?:inline|contents)/.test(look(of)) && [...of.children].every(isInline));
      const encode = (parent: Element): string =>
        [...parent.childNodes]
          .map((node) => {
            if (node.nodeType === Node.TEXT_NODE) return (node as Text).data.replace(/\p{Co}/gu, '');
            if (node.nodeType !== Node.ELEMENT_NODE) return '';
            const child = node as Element;
            const copy = child.cloneNode(false) as Element;
            if (look(child) === 'closed' || !copy.outerHTML.includes('</'))
              return sign(child.outerHTML, child.textContent?.length ?? 0);
            const [begin, end] = copy.outerHTML.split(/(?=<\/[^<]*$)/);
            return sign(begin!, 0) + encode(child) + sign(end!, 0);
          })
          .join('');
      const visit = (of: Element): void => {
        const text = [...of.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test((node as Text).data),
        );
        const whole = text || (of.children.length > 0 && /\p{L}/u.test(of.textContent ?? ''));
        const { width, height } = of.getBoundingClientRect();
        if (of !== document.body && whole && width > 0 && height > 0 && [...of.children].every(isInline)) {
          const number = blocks.length;
          blocks.push(String.fromCodePoint(element + number) + encode(of));
          of.setAttribute('data-block', String(number));
          return;
        }
        for (const child of of.children) if (look(child) !== 'closed') visit(child);
      };
      if (document.body) visit(document.body);
      return { html: `<!doctype html>${document.documentElement.outerHTML}`, blocks, tokens };
    },
    firstToken,
    firstElement,
  );
}

/** How the text of a block is written down. */
export type Ink = (text: string, random: Random) => string;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
export const plainInk: Ink = (text) => text.replace(/[&<>]/g, (sign) => escapes[sign]!);

/** Writes a block's markup. What a change has torn apart is closed where the block ends. */
export function writeBlock(
  block: string,
  tokens: readonly Token[],
  ink: Ink,
  random: Random,
): WrittenBlock | null {
  const marks: WrittenBlock['marks'] = [];
  const open: string[] = [];
  let element: number | null = null;
  let html = '';
  let text = '';
  let offset = 0;
  const flush = () => {
    html += ink(text, random);
    text = '';
  };
  for (const sign of block) {
    const code = sign.codePointAt(0)!;
    const mark = markOf(sign);
    if (mark) marks.push({ ...mark, offset });
    else if (code >= firstElement) element ??= code - firstElement;
    else if (code >= firstToken) {
      flush();
      const token = tokens[code - firstToken]!;
      offset += token.length;
      if (!token.html.startsWith('</')) {
        html += token.html;
        if (token.length === 0 && !token.html.includes('</') && !isVoid(token.html))
          open.push(nameOf(token.html));
      } else if (open.includes(nameOf(token.html))) {
        while (open.length > 0) {
          const name = open.pop()!;
          html += `</${name}>`;
          if (name === nameOf(token.html)) break;
        }
      }
    } else {
      text += sign;
      offset += sign.length;
    }
  }
  flush();
  for (const name of open.reverse()) html += `</${name}>`;
  return element === null && offset === 0 ? null : { element, html, marks };
}

const nameOf = (tag: string) => /^<\/?([^\s>/]+)/.exec(tag)![1]!;
const isVoid = (tag: string) => /^<(?:area|br|col|hr|img|input|link|meta|source|track|wbr)\b/i.test(tag);

/** How the blocks of a page stand in it. */
export type Layout = 'kept' | 'flat' | 'table';

/**
 * A page made of changed blocks.
 * @param layout `kept` leaves each where it stood, as far as they are still in order
 * @param page any open page: it does the work
 */
export function pageOfBlocks(
  page: Page,
  html: string,
  written: readonly WrittenBlock[],
  layout: Layout,
): Promise<string> {
  return page.evaluate(
    (source, all, wanted) => {
      const made = new DOMParser().parseFromString(source, 'text/html');
      const held = new Map<number, Element>();
      for (const element of made.querySelectorAll('[data-block]')) {
        const number = Number(element.getAttribute('data-block'));
        element.removeAttribute('data-block');
        if (!held.has(number)) held.set(number, element);
      }
      const numbers = all.map(({ element }) => element).filter((number) => number !== null);
      const inOrder = numbers.every((number, i) => i === 0 || numbers[i - 1]! < number);
      const write = (into: Element, n: number) => {
        into.innerHTML = all[n]!.html;
        into.setAttribute('data-block', String(n));
        return into;
      };
      if (wanted === 'kept' && inOrder) {
        for (const [number, element] of held) if (!numbers.includes(number)) element.remove();
        let before: Element | null = null;
        all.forEach(({ element }, n) => {
          const own = element === null ? undefined : held.get(element);
          if (own) before = write(own, n);
          else {
            const fresh = write(made.createElement('div'), n);
            if (!before) made.body.prepend(fresh);
            else if (/^(?:td|th|li|dt|dd|caption|figcaption|summary|legend)$/.test(before.localName))
              before.append(fresh);
            else before.after(fresh);
            before = fresh;
          }
        });
      } else {
        const main = made.createElement(wanted === 'table' ? 'table' : 'main');
        all.forEach((_, n) => {
          if (wanted !== 'table') {
            main.append(write(made.createElement(n % 3 === 0 ? 'section' : 'div'), n));
            return;
          }
          const row = made.createElement('tr');
          const number = made.createElement('td');
          number.append(String(n + 1));
          row.append(number, write(made.createElement('td'), n));
          main.append(row);
        });
        made.body.replaceChildren(main);
      }
      return `<!doctype html>${made.documentElement.outerHTML}`;
    },
    html,
    [...written],
    layout,
  );
}
