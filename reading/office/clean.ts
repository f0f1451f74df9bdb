import DOMPurify, { type DOMPurify as Purifier } from 'dompurify';
import { hasWords, isHiddenByMarkup } from '../block-rules.ts';

/** What is kept of a document's elements: text and its structure, and pictures that are inside the file. */
const kept =
  'a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div ' +
  'dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li mark menu nav ol p pre q ' +
  's samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr';
const keptElements = new Set(kept.split(' '));

const keptAttributes = (
  'abbr align alt cite class colspan datetime dir headers height href id lang name open reversed rowspan scope span ' +
  'src start title type value width'
).split(' ');

/** What is left out together with all that is in it. What is not named here or above loses only its tag. */
const droppedWhole = new Set(
  (
    'applet area audio base bgsound canvas datalist embed frame frameset head iframe input link map math meta ' +
    'noembed noframes noscript object option param picture portal progress script select source style svg template ' +
    'textarea title track video xmp'
  ).split(' '),
);

/** Elements that are handed to the purifier at once; it works on a whole tree and can't be interrupted. */
const batch = 300;
/** Pictures of one document, in characters of their data addresses. */
const mostPictureData = 40_000_000;
const picture = /^data:image\/(?:png|gif|jpeg|webp|bmp);base64,/i;

/** What was left out, by what a reader must be told of it. */
export interface CleanFacts {
  hidden: number;
  pictures: number;
  frames: number;
  forms: number;
  scripts: number;
}

export interface CleanOptions {
  /** What relative addresses stand for, '' if nobody knows: links that need it are then no links. */
  base: string;
  /** Keeps classes: of our own making only, since a document's might be styled by accident. */
  keepClasses: boolean;
}

/** In front of every id and name of a document, so that none of them can stand in for a property of the DOM's. */
export const idPrefix = 'user-content-';

/**
 * Moves a parsed, inert document into one that is shown: elements and attributes of a short list, links that only a
 * reader's click can follow, nothing that runs or loads. Yields often.
 * @param source the parsed body; it is emptied on the way
 * @param target where the children of `source` go
 */
export function* cleanInto(
  source: Element,
  target: Element,
  options: CleanOptions,
): Generator<void, CleanFacts> {
  const cleaner = new Cleaner(options);
  yield* cleaner.move(source, target);
  return cleaner.facts;
}

class Cleaner {
  readonly facts: CleanFacts = { hidden: 0, pictures: 0, frames: 0, forms: 0, scripts: 0 };
  private readonly options: CleanOptions;
  private readonly purifier: Purifier;
  private pictureData = 0;

  constructor(options: CleanOptions) {
    this.options = options;
    this.purifier = DOMPurify(window);
    this.purifier.addHook('afterSanitizeAttributes', (node) => this.finish(node as Element));
  }

  /** @param source its children are taken out of it */
  *move(source: Element, target: Element): Generator<void> {
    let waiting: ChildNode[] = [];
    let weight = 0;
    const flush = () => {
      if (waiting.length) target.append(...this.purify(source.ownerDocument, waiting));
      waiting = [];
      weight = 0;
    };
    for (let child = source.firstChild; child; child = source.firstChild) {
      child.remove();
      if (child.nodeType === Node.TEXT_NODE) waiting.push(child);
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      const element = child as Element;
      const size = weightOf(element);
      if (size <= batch) {
        this.leaveOutIn(element);
        if (!this.leaveOut(element)) {
          waiting.push(element);
          weight += size;
        }
        if (weight > batch) {
          flush();
          yield;
        }
        continue;
      }
      flush();
      if (this.leaveOut(element)) continue;
      const shell = this.shellOf(element);
      if (shell) target.append(shell);
      yield* this.move(element, shell ?? target);
    }
    flush();
    yield;
  }

  /** An element without its content, as it is kept; `null` if only its content is. */
  private shellOf(element: Element): Element | null {
    if (!keptElements.has(element.localName)) return null;
    const [shell] = this.purify(element.ownerDocument, [element.cloneNode(false) as ChildNode]);
    return (shell as Element | undefined) ?? null;
  }

  private purify(owner: Document, nodes: ChildNode[]): Node[] {
    const holder = owner.createElement('div');
    holder.append(...nodes);
    const clean = this.purifier.sanitize(holder, {
      ALLOWED_TAGS: [...keptElements],
      ALLOWED_ATTR: this.options.keepClasses
        ? keptAttributes
        : keptAttributes.filter((name) => name !== 'class'),
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      SANITIZE_NAMED_PROPS: true,
      RETURN_DOM_FRAGMENT: true,
    });
    return [...(clean.firstElementChild?.childNodes ?? [])];
  }

  private leaveOutIn(element: Element): void {
    for (const inner of element.querySelectorAll('*')) {
      if (element.contains(inner) && this.leaveOut(inner)) inner.remove();
    }
  }

  /** Whether an element goes together with what is in it; counts why. */
  private leaveOut(element: Element): boolean {
    const { facts } = this;
    const { localName } = element;
    if (isHiddenByMarkup(element)) {
      if (hasWords(element.textContent ?? '')) facts.hidden++;
      return true;
    }
    if (!droppedWhole.has(localName)) {
      if (localName === 'form') facts.forms++;
      return false;
    }
    if (/^(?:script|style|link)$/.test(localName)) facts.scripts++;
    else if (/^(?:svg|math|canvas|picture|video|audio|object|embed)$/.test(localName)) facts.pictures++;
    else if (/^(?:iframe|frame|frameset|portal)$/.test(localName)) facts.frames++;
    else if (/^(?:input|select|textarea)$/.test(localName)) facts.forms++;
    return true;
  }

  /** Links and pictures, after everything else of an element was cleaned. */
  private finish(element: Element): void {
    const { localName } = element;
    if (localName === 'a') this.finishLink(element);
    else for (const name of ['href', 'name']) element.removeAttribute(name);
    if (localName === 'img') this.finishPicture(element);
    else element.removeAttribute('src');
    if (localName === 'details') element.setAttribute('open', '');
  }

  private finishLink(link: Element): void {
    // The older way to name a place in a document.
    const name = link.getAttribute('name');
    if (name !== null) {
      link.removeAttribute('name');
      if (!link.id) link.id = name;
    }
    const href = link.getAttribute('href')?.trim();
    if (href === undefined) return;
    link.removeAttribute('href');
    if (href.startsWith('#')) {
      if (href.length > 1) link.setAttribute('href', `#${idPrefix}${decoded(href.slice(1))}`);
      return;
    }
    const url = addressOf(href, this.options.base);
    if (!url) return;
    link.setAttribute('href', url.href);
    link.setAttribute('rel', 'noopener noreferrer');
  }

  private finishPicture(image: Element): void {
    const src = image.getAttribute('src') ?? '';
    if (picture.test(src) && this.pictureData + src.length <= mostPictureData) {
      this.pictureData += src.length;
      return;
    }
    this.facts.pictures++;
    const words = image.ownerDocument.createElement('span');
    words.textContent = image.getAttribute('alt') ?? '';
    if (words.textContent.trim() === '') image.remove();
    else image.replaceWith(words);
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** An address that a reader may follow, or `null`. */
function addressOf(href: string, base: string): URL | null {
  try {
    const url = base ? new URL(href, base) : new URL(href);
    return /^(?:https?|mailto):$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** How many elements a tree has, counted no further than a little beyond a batch. */
function weightOf(root: Element): number {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  let count = 1;
  while (count <= batch && walker.nextNode()) count++;
  return count;
}
