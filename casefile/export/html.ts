import Mark from 'mark.js';
import { type CitationRun, type CitationStyle, citationRuns } from '../cite.ts';
import { type CaseDocument, type Passage, wordsOf } from '../records.ts';
import { authoritiesOf, type ListedAuthority } from './authorities.ts';
import type { ExportWords } from './export-words.ts';
import { htmlStyle } from './html-style.ts';
import { aroundOf, factsOf, type KeptWork, type Placed, placedPassages } from './kept-work.ts';

/**
 * The passages as one page of HTML that stands for itself: a section for each document, each passage in what stands
 * around it with a `mark` of its own, its citation, the reader's note, and the list of sources. It holds no script
 * and loads nothing. What comes from documents and from the reader is put in as text only.
 *
 * The marks are made by mark.js, one quotation at a time, since it takes quadratic time over long texts.
 * @param page an empty document to build in
 * @param pace called after each passage with how many of all are done; what it throws ends the work
 */
export async function toHtml(
  work: KeptWork,
  style: CitationStyle,
  words: ExportWords,
  page: Document,
  pace: (done: number, of: number) => Promise<void>,
): Promise<string> {
  const write = new PageWriter(page, style, words);
  write.head();
  const main = write.add(page.body, 'main');
  write.add(main, 'h1', { dir: 'auto' }, words.title);
  const notes = work.matters.length === 1 ? work.matters[0]!.notes : '';
  if (notes !== '') write.add(main, 'p', { class: 'note', dir: 'auto' }, notes);
  const placed = placedPassages(work);
  let section: HTMLElement | null = null;
  let document: CaseDocument | null = null;
  for (const [i, one] of placed.entries()) {
    if (one.document !== document) section = write.section(main, one.document);
    document = one.document;
    write.passage(section!, one);
    await pace(i + 1, placed.length);
  }
  const { decisions, others } = authoritiesOf(work);
  if (decisions.length + others.length > 0) {
    const last = write.add(main, 'section');
    write.add(last, 'h2', {}, words.authorities);
    write.authorities(last, words.decisions, decisions);
    write.authorities(last, words.others, others);
  }
  const { lang, dir } = page.documentElement;
  return `<!doctype html>\n<html lang="${lang}" dir="${dir}">${page.documentElement.getHTML()}</html>\n`;
}

class PageWriter {
  private readonly page: Document;
  private readonly style: CitationStyle;
  private readonly words: ExportWords;

  constructor(page: Document, style: CitationStyle, words: ExportWords) {
    this.page = page;
    this.style = style;
    this.words = words;
  }

  add<K extends keyof HTMLElementTagNameMap>(
    parent: Element,
    name: K,
    attributes: Record<string, string> = {},
    text = '',
  ): HTMLElementTagNameMap[K] {
    const element = this.page.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    if (text !== '') element.textContent = text;
    parent.append(element);
    return element;
  }

  head(): void {
    const { page, words } = this;
    const { head, documentElement } = page;
    // Of a language's tag only what can stand in an attribute as it is.
    documentElement.lang = words.language.replace(/[^\w-]/g, '');
    documentElement.dir = words.rightToLeft ? 'rtl' : 'ltr';
    head.replaceChildren();
    this.add(head, 'meta', { charset: 'utf-8' });
    this.add(head, 'meta', {
      'http-equiv': 'Content-Security-Policy',
      content: "default-src 'none'; style-src 'unsafe-inline'",
    });
    this.add(head, 'meta', { name: 'viewport', content: 'width=device-width' });
    this.add(head, 'meta', { name: 'referrer', content: 'no-referrer' });
    this.add(head, 'title', {}, words.title);
    this.add(head, 'style', {}, htmlStyle);
  }

  section(main: Element, { provenance, lastReadAt }: CaseDocument): HTMLElement {
    const section = this.add(main, 'section');
    const title = provenance.caseName || provenance.title || this.words.untitled;
    this.add(section, 'h2', { dir: 'auto' }, title);
    const cited = this.add(section, 'p', { class: 'cited', dir: 'auto' });
    this.runs(cited, citationRuns(provenance, this.style, undefined, lastReadAt));
    if (/^https?:/i.test(provenance.url)) {
      const line = this.add(section, 'p', { class: 'cited' });
      this.add(line, 'a', { href: provenance.url, rel: 'noreferrer' }, this.words.source);
    }
    return section;
  }

  passage(section: Element, { passage, document }: Placed): void {
    const { purpose, note, place, language } = passage;
    const quoted = wordsOf(passage);
    const figure = this.add(section, 'figure', { 'data-purpose': purpose ?? 'none' });
    if (quoted !== '') this.quote(figure, passage, quoted, language);
    const caption = this.add(figure, 'figcaption', { dir: 'auto' });
    this.runs(caption, citationRuns(document.provenance, this.style, place, document.lastReadAt));
    const said = factsOf(passage, this.words).join(' · ');
    if (said !== '') this.add(figure, 'p', { class: 'facts', dir: 'auto' }, said);
    if (note !== '' && note !== quoted) this.add(figure, 'p', { class: 'note', dir: 'auto' }, note);
  }

  private quote(figure: Element, passage: Passage, exact: string, language: string): void {
    const { before, after } = aroundOf(passage);
    const opening = before === '' ? '' : `… ${before}`;
    const closing = after === '' ? '' : `${after} …`;
    const quote = this.add(figure, 'blockquote', { dir: 'auto' }, `${opening}${exact}${closing}`);
    if (language !== '') quote.lang = language;
    new Mark(quote).markRanges([{ start: opening.length, length: exact.length }], {
      each: (mark: Element) => mark.removeAttribute('data-markjs'),
    });
  }

  authorities(section: Element, title: string, listed: readonly ListedAuthority[]): void {
    if (listed.length === 0) return;
    const table = this.add(section, 'table');
    const head = this.add(this.add(table, 'thead'), 'tr');
    this.add(head, 'th', { scope: 'col' }, title);
    this.add(head, 'th', { scope: 'col' }, this.words.pinpoints);
    const body = this.add(table, 'tbody');
    for (const { document, pinpoints } of listed) {
      const row = this.add(body, 'tr');
      const cited = this.add(row, 'td', { dir: 'auto' });
      this.runs(cited, citationRuns(document.provenance, this.style, undefined, document.lastReadAt));
      this.add(row, 'td', {}, pinpoints.join(', '));
    }
  }

  private runs(parent: Element, runs: readonly CitationRun[]): void {
    for (const { text, italic } of runs) {
      if (italic) this.add(parent, 'cite', {}, text);
      else parent.append(text);
    }
  }
}
