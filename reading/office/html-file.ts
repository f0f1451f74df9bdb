/** An HTML file before it is cleaned: parsed, but in a document that runs and loads nothing. */
export interface ParsedHtml {
  body: Element;
  title: string;
  /** BCP 47, '' if it does not say. */
  language: string;
  direction: '' | 'ltr' | 'rtl';
  /** What relative addresses stand for, '' if nobody knows. */
  base: string;
  /** Scripts and styles in its head. */
  inHead: number;
}

/**
 * @param address where the file came from, '' for one of this machine
 */
export function parseHtmlFile(html: string, address: string): ParsedHtml {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  // By the first such element, as a browser does; never by a property, which the document can name over.
  const declared = parsed.querySelector('base[href]')?.getAttribute('href') ?? '';
  const root = parsed.documentElement;
  const body = parsed.querySelector('body') ?? root;
  const dir = (root.getAttribute('dir') ?? body.getAttribute('dir') ?? '').toLowerCase();
  return {
    body,
    title: parsed.querySelector('title')?.textContent?.trim() ?? '',
    language: root.getAttribute('lang') ?? root.getAttribute('xml:lang') ?? '',
    direction: dir === 'rtl' || dir === 'ltr' ? dir : '',
    base: baseOf(declared, address),
    inHead: parsed.querySelectorAll('head script, head style, head link[rel~="stylesheet" i]').length,
  };
}

function baseOf(declared: string, address: string): string {
  try {
    const base = address ? new URL(declared, address) : new URL(declared);
    return /^https?:$/.test(base.protocol) ? base.href : '';
  } catch {
    return '';
  }
}
