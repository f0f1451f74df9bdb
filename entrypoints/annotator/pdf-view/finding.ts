import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { EventBus } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import type { FindState } from '../../../components/annotator/pdf/pdf-state.ts';
import { hitRange } from './hit-range.ts';
import { pdfjsViewer } from './pdfjs.ts';
import type { TextLayers } from './text-layers.ts';

/** What pdf.js's find controller says of itself. */
interface Controller {
  setDocument(pdf: PDFDocumentProxy | null): void;
  onIsPageVisible: ((page: number) => boolean) | null;
  readonly highlightMatches: boolean;
  readonly pageMatches: readonly (readonly number[] | undefined)[];
  readonly pageMatchesLength: readonly (readonly number[] | undefined)[];
  readonly selected: { pageIdx: number; matchIdx: number };
}

export interface FindingStage {
  bus: EventBus;
  layers: TextLayers;
  pages: number;
  currentPage(): number;
  goToPage(page: number): void;
  isVisible(page: number): boolean;
}

const nothing: FindState = {
  query: '',
  matchCase: false,
  wholeWords: false,
  total: 0,
  current: 0,
  status: 'idle',
  asked: 0,
};

/** The hits of all PDFs that are open: one entry each in the registry of the page. */
function registered(name: string, priority: number): Highlight {
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = Object.assign(new Highlight(), { priority });
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}

/**
 * Finds words in a PDF by pdf.js's find controller, which reads across items, lines, hyphens, ligatures and accents.
 * It is kept apart from pdf.js's viewer: that would show hits by cutting up the elements of the text layer, and with
 * them every range that mentions and marks are painted by. Hits are painted as highlights here.
 */
export class Finding {
  state: FindState | null = null;
  readonly #pdf: PDFDocumentProxy;
  readonly #stage: FindingStage;
  readonly #controller: Controller;
  readonly #onChange: () => void;
  readonly #hits = registered('pdf-hit', 2);
  readonly #shown = registered('pdf-hit-shown', 3);
  readonly #painted = new Map<number, AbstractRange[]>();
  #painting = new Set<number>();
  /** The hit that is to be brought into view once its page is rendered. */
  #awaited = false;
  #last: FindState = nothing;

  constructor(pdf: PDFDocumentProxy, stage: FindingStage, onChange: () => void, signal: AbortSignal) {
    this.#pdf = pdf;
    this.#stage = stage;
    this.#onChange = onChange;
    const { bus, layers } = stage;
    this.#controller = new pdfjsViewer.PDFFindController({
      linkService: {
        pagesCount: stage.pages,
        get page() {
          return stage.currentPage();
        },
        // It would go to the page of each hit, seen or not; `#showHit` goes only as far as is needed.
        set page(_) {},
      } as never,
      eventBus: bus,
    }) as unknown as Controller;
    this.#controller.onIsPageVisible = stage.isVisible;
    this.#controller.setDocument(pdf);
    bus.on('updatefindcontrolstate', this.#onState, { signal });
    bus.on('updatefindmatchescount', this.#onCount, { signal });
    bus.on('updatetextlayermatches', this.#onMatches, { signal });
    layers.onTextLayer((page) => this.#paintSoon(page), signal);
    signal.addEventListener('abort', () => {
      for (const page of [...this.#painted.keys()]) this.#erase(page);
      this.#controller.setDocument(null);
    });
  }

  /** Shows the field, with what was sought last, or gives it the focus again. */
  open(): void {
    const before = this.state ?? this.#last;
    this.#set({ ...before, asked: before.asked + 1 });
    if (before.query !== '' && before === this.#last) this.#seek('');
  }

  close(): void {
    if (!this.state) return;
    this.#last = { ...this.state, total: 0, current: 0, status: 'idle' };
    this.state = null;
    this.#stage.bus.dispatch('findbarclose', { source: this });
    this.#onChange();
  }

  find(query: string, { matchCase, wholeWords }: Pick<FindState, 'matchCase' | 'wholeWords'>): void {
    const before = this.state ?? nothing;
    const status = query === '' ? 'idle' : 'searching';
    this.#set({ ...before, query, matchCase, wholeWords, status, total: 0, current: 0 });
    this.#seek('');
  }

  /** Takes the text of all pages anew, since some of it has changed, and seeks in it what is sought. */
  readAgain(): void {
    this.#controller.setDocument(null);
    this.#controller.setDocument(this.#pdf);
    if (this.state && this.state.query !== '') this.#seek('');
  }

  /** Goes to the next hit (1) or the one before (-1). Opens the field if nothing was sought yet. */
  again(direction: 1 | -1): void {
    if (!this.state || this.state.query === '') this.open();
    else this.#seek('again', direction === -1);
  }

  #seek(type: '' | 'again', findPrevious = false): void {
    const { query, matchCase, wholeWords } = this.state!;
    this.#stage.bus.dispatch('find', {
      source: this,
      type,
      query,
      caseSensitive: matchCase,
      entireWord: wholeWords,
      highlightAll: true,
      findPrevious,
      matchDiacritics: false,
    });
  }

  #set(state: FindState): void {
    this.state = state;
    this.#onChange();
  }

  readonly #onState = (told: {
    state: number;
    previous: boolean;
    matchesCount: { current: number; total: number };
    rawQuery: string | null;
  }): void => {
    if (!this.state || told.rawQuery !== this.state.query) return;
    const { FOUND, NOT_FOUND, WRAPPED } = pdfjsViewer.FindState;
    const status =
      this.state.query === ''
        ? 'idle'
        : told.state === FOUND
          ? 'found'
          : told.state === NOT_FOUND
            ? 'none'
            : told.state === WRAPPED
              ? told.previous
                ? 'wrapped-to-end'
                : 'wrapped-to-start'
              : 'searching';
    this.#set({ ...this.state, ...told.matchesCount, status });
  };

  readonly #onCount = ({ matchesCount }: { matchesCount: { current: number; total: number } }): void => {
    if (this.state) this.#set({ ...this.state, ...matchesCount });
  };

  readonly #onMatches = ({ pageIndex }: { pageIndex: number }): void => {
    if (pageIndex >= 0) {
      this.#paintSoon(pageIndex + 1);
      if (pageIndex === this.#controller.selected.pageIdx) this.#awaited = true;
    } else for (let page = 1; page <= this.#stage.pages; page++) this.#paintSoon(page);
  };

  /** Pages are painted together, once for all that a search says of them in one go. */
  #paintSoon(page: number): void {
    if (this.#painting.size === 0) {
      queueMicrotask(() => {
        const pages = this.#painting;
        this.#painting = new Set();
        for (const of of pages) this.#paint(of);
        this.#showHit();
      });
    }
    this.#painting.add(page);
  }

  #erase(page: number): void {
    for (const range of this.#painted.get(page) ?? []) {
      this.#hits.delete(range);
      this.#shown.delete(range);
    }
    this.#painted.delete(page);
  }

  #paint(page: number): void {
    this.#erase(page);
    if (!this.#controller.highlightMatches) return;
    const ranges = this.#rangesOn(page);
    const { pageIdx, matchIdx } = this.#controller.selected;
    for (const [at, range] of ranges.entries())
      (pageIdx === page - 1 && matchIdx === at ? this.#shown : this.#hits).add(range);
    if (ranges.length) this.#painted.set(page, ranges);
  }

  #rangesOn(page: number): StaticRange[] {
    const layer = this.#stage.layers.textLayer(page);
    const starts = this.#controller.pageMatches[page - 1];
    const lengths = this.#controller.pageMatchesLength[page - 1];
    if (!layer || !starts || !lengths) return [];
    return starts
      .map((start, at) => hitRange(layer.allItems, layer.strings, start, lengths[at]!))
      .filter((range) => range !== null);
  }

  #showHit(): void {
    const { pageIdx, matchIdx } = this.#controller.selected;
    if (!this.#awaited || pageIdx < 0 || matchIdx < 0) return;
    const page = pageIdx + 1;
    const range = this.#rangesOn(page)[matchIdx];
    if (range) {
      this.#awaited = false;
      this.#stage.layers.revealRange(range);
    } else if (!this.#stage.isVisible(page)) this.#stage.goToPage(page);
  }
}
