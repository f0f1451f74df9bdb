import type { Page } from 'puppeteer-core';
import { type Session, until } from '../../scripts/browser/session.ts';
import type { BlockSpan } from './page-blocks.ts';

/** Part of a page's text: UTF-16 units into all its text nodes in a row, end exclusive. */
export interface PageSpan {
  start: number;
  end: number;
}

/** A kept passage as the extension shows it in a page. */
export interface ShownPassage {
  id: string;
  orphan: boolean;
  /** Where the extension scrolls to when it is asked to show it; `null` if it says that it can't. */
  pointed: PageSpan | null;
}

interface Api {
  tabs: {
    query(filter: object): Promise<{ id: number }[]>;
    sendMessage(tab: number, message: object, where: object): Promise<unknown>;
  };
}

/** One tab in which documents are read and marked by the built extension, and looked at as a reader does. */
export class MarkedPage {
  readonly page: Page;
  private readonly session: Session;
  /** A page of the extension, which may ask the reader what the side panel and the menus ask. */
  private readonly office: Page;
  private readonly tab: number;

  private constructor(session: Session, page: Page, office: Page, tab: number) {
    this.session = session;
    this.page = page;
    this.office = office;
    this.tab = tab;
  }

  static async open(session: Session, office: Page): Promise<MarkedPage> {
    const page = await session.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    await page.bringToFront();
    const tab = await office.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };
      const [front] = await (browser ?? chrome).tabs.query({ active: true, currentWindow: true });
      return front!.id;
    });
    return new MarkedPage(session, page, office, tab);
  }

  async load(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'load', timeout: 20_000 }).catch(() => undefined);
  }

  /** Presses the toolbar button, and waits until the reader is there. */
  async read(): Promise<void> {
    await this.session.pressToolbarButton(this.page);
    await until('the reader', () => this.ask<object>('findings', {}), 20_000);
  }

  /** Selects a passage and marks it as the context menu does. @returns its id; `null` if the extension did not keep it */
  async mark(span: BlockSpan): Promise<{ id: string | null; selected: PageSpan }> {
    const selected = await this.spanOf(span, true);
    if (!selected) throw new Error(`block ${span.from.block} is not in the page`);
    const { kept } = await this.ask<{ kept: string | null }>('mark', { as: 'facts' });
    return { id: kept, selected };
  }

  /** Waits until the reader has looked for all passages that were kept of this document, and gives them. */
  async shown(ids: readonly string[]): Promise<ShownPassage[]> {
    let before = '';
    let same = 0;
    const orphans = await until(
      'the passages to be looked for',
      async () => {
        const { complete } = await this.ask<{ complete: boolean }>('findings', {});
        const marks = await this.ask<{ document: string | null; orphans: string[]; settled: boolean }>(
          'marks',
          {},
        );
        const now = JSON.stringify(marks);
        same = complete && marks.settled && marks.document !== null && now === before ? same + 1 : 0;
        before = now;
        return same >= 3 ? { ids: marks.orphans } : null;
      },
      60_000,
    );
    const shown: ShownPassage[] = [];
    for (const id of ids) {
      const orphan = orphans.ids.includes(id);
      const { found } = await this.ask<{ found: boolean }>('show-passage', { id });
      if (orphan && found) throw new Error('an orphan is shown in the page');
      shown.push({ id, orphan, pointed: found ? await this.pointed() : null });
    }
    return shown;
  }

  /** What is painted, but for what is pointed out. */
  painted(): Promise<PageSpan[]> {
    return this.page.evaluate(() => {
      const { highlights } = CSS as unknown as {
        highlights: Map<string, Set<AbstractRange> & { priority: number }>;
      };
      const lengths = new Map<Node, number>();
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
      let length = 0;
      while (walker.nextNode()) {
        lengths.set(walker.currentNode, length);
        length += (walker.currentNode as globalThis.Text).data.length;
      }
      return [...highlights.values()]
        .filter(({ priority }) => priority < 1)
        .flatMap((highlight) =>
          [...highlight].map(({ startContainer, startOffset, endContainer, endOffset }) => ({
            start: lengths.get(startContainer)! + startOffset,
            end: lengths.get(endContainer)! + endOffset,
          })),
        )
        .sort((a, b) => a.start - b.start);
    });
  }

  /** Where a span of blocks is in the page's text; `null` if it is not there. @param select selects it */
  spanOf({ from, to }: BlockSpan, select = false): Promise<PageSpan | null> {
    return this.page.evaluate(
      (begin, end, selects) => {
        const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
        const nodes: { node: globalThis.Text; at: number }[] = [];
        let length = 0;
        while (walker.nextNode()) {
          const node = walker.currentNode as globalThis.Text;
          nodes.push({ node, at: length });
          length += node.data.length;
        }
        const locate = ({ block, offset }: { block: number; offset: number }, atEnd: boolean) => {
          const element = document.querySelector(`[data-block="${block}"]`);
          let left = offset;
          for (const { node, at } of element ? nodes.filter(({ node }) => element.contains(node)) : []) {
            if (atEnd ? left <= node.data.length : left < node.data.length)
              return { node, offset: left, at: at + left };
            left -= node.data.length;
          }
          return null;
        };
        const first = locate(begin, false);
        const last = locate(end, true);
        if (!first || !last) return null;
        if (selects) {
          const range = document.createRange();
          range.setStart(first.node, first.offset);
          range.setEnd(last.node, last.offset);
          getSelection()!.removeAllRanges();
          getSelection()!.addRange(range);
        }
        return { start: first.at, end: last.at };
      },
      from,
      to,
      select,
    );
  }

  /** What the extension points out now. */
  private pointed(): Promise<PageSpan | null> {
    return this.page.evaluate(() => {
      const { highlights } = CSS as unknown as {
        highlights: Map<string, Set<AbstractRange> & { priority: number }>;
      };
      const [range] = [...highlights.values()]
        .filter(({ priority }) => priority === 1)
        .flatMap((h) => [...h]);
      if (!range) return null;
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
      let length = 0;
      let start = 0;
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node === range.startContainer) start = length + range.startOffset;
        if (node === range.endContainer) return { start, end: length + range.endOffset };
        length += (node as globalThis.Text).data.length;
      }
      return null;
    });
  }

  private ask<T>(name: string, body: object): Promise<T> {
    return this.office.evaluate(
      async (tab, message) => {
        const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };
        const reply = await (browser ?? chrome).tabs.sendMessage(tab, message, { frameId: 0 });
        if (reply === null || typeof reply !== 'object' || 'failed' in reply)
          throw new Error(`the reader did not answer ${JSON.stringify(message)}: ${JSON.stringify(reply)}`);
        return reply as T;
      },
      this.tab,
      { nonrefoul: name, body },
    ) as Promise<T>;
  }
}
