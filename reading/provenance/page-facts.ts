/**
 * What a page says of itself, read from its markup without judging it. Everything here is the page's word: it is
 * shown to the reader, who can correct it, and it is never taken for markup.
 */
export interface PageFacts {
  /** The address at which the page was read. */
  url: string;
  title: string;
  /** BCP 47, '' if the page does not say. */
  language: string;
  /** The address that the page gives for itself, '' if none. */
  canonical: string;
  /** Contents of `meta` elements by their name or property, in lower case, in the order of the page. */
  meta: ReadonlyMap<string, readonly string[]>;
  /** The objects of its JSON-LD, one beside the other, whatever way they were nested in lists and graphs. */
  linkedData: readonly LinkedObject[];
}

export type LinkedObject = Readonly<Record<string, unknown>>;

/** No page says more of itself than this: the rest is not read. */
const mostMeta = 400;
const longestValue = 2_000;
const longestData = 200_000;
const mostObjects = 60;

/**
 * Reads the facts of a document. Its own forms and scripts can't put themselves in front of what is asked.
 * @param url the address at which it is read
 */
export function pageFactsOf(document: Document, url: string): PageFacts {
  const all = (selector: string) => [...query(document, selector)];
  const meta = new Map<string, string[]>();
  for (const element of all('meta[content]').slice(0, mostMeta)) {
    const name = element.getAttribute('name') ?? element.getAttribute('property') ?? '';
    const value = oneLine(element.getAttribute('content') ?? '');
    if (name === '' || value === '') continue;
    const key = name.trim().toLowerCase();
    meta.set(key, [...(meta.get(key) ?? []), value]);
  }
  const canonical = all('link[rel~="canonical" i][href]')[0]?.getAttribute('href') ?? '';
  return {
    url,
    title: oneLine(all('head > title')[0]?.textContent ?? ''),
    language: all('html')[0]?.getAttribute('lang')?.trim() ?? '',
    canonical: resolved(canonical, url),
    meta,
    linkedData: all('script[type="application/ld+json" i]')
      .flatMap((script) => objectsIn(script.textContent ?? ''))
      .slice(0, mostObjects),
  };
}

function query(document: Document, selector: string): Iterable<Element> {
  // A form named "querySelectorAll" answers in the document's place.
  return typeof Document === 'function' && document instanceof Document
    ? Document.prototype.querySelectorAll.call(document, selector)
    : document.querySelectorAll(selector);
}

function resolved(href: string, base: string): string {
  if (href === '') return '';
  try {
    return new URL(href, base || undefined).href;
  } catch {
    return '';
  }
}

/** The objects in a text of JSON-LD; none if it is no JSON. */
export function objectsIn(text: string): LinkedObject[] {
  if (text.length > longestData) return [];
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return [];
  }
  const found: LinkedObject[] = [];
  const take = (value: unknown, depth: number): void => {
    if (depth > 4 || found.length >= mostObjects) return;
    if (Array.isArray(value)) for (const item of value) take(item, depth + 1);
    else if (typeof value === 'object' && value !== null) {
      found.push(value as LinkedObject);
      take((value as LinkedObject)['@graph'], depth + 1);
    }
  };
  take(data, 0);
  return found;
}

/** Text on one line, and not more of it than a person would read. */
export function oneLine(text: string): string {
  return text
    .slice(0, 4 * longestValue)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestValue);
}
