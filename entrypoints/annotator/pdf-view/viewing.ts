import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type {
  Fit,
  OutlineNode,
  PdfViewActs,
  PdfViewState,
} from '../../../components/annotator/pdf/pdf-state.ts';
import { fits } from '../../../components/annotator/pdf/pdf-state.ts';
import type { Words } from '../../../components/words.ts';
import type { PageSheet, PageStage } from '../markup/page-layers.tsx';
import { Finding } from './finding.ts';
import { type RawOutlineItem, readOutline } from './outline.ts';
import { PageNames } from './page-names.ts';
import { followSize, isPageVisible, sizeOfPage } from './page-sizes.ts';
import { pdfjs, pdfjsViewer } from './pdfjs.ts';
import { PrintRun } from './print-run.ts';
import { withStandIn } from './stand-in.ts';
import { TextLayers } from './text-layers.ts';
import { drawThumbnail } from './thumbnail.ts';
import { WayBack } from './way-back.ts';

type Viewer = InstanceType<typeof pdfjsViewer.PDFViewer>;

const cssPixelsInPoint = 96 / 72;

/** pdf.js's translations, switched off: what it would say is said in our words (page-names.ts). */
const noTranslation = {
  getLanguage: () => 'en',
  getDirection: () => 'ltr',
  get: async () => '',
  translate: async () => undefined,
  pause() {},
  resume() {},
};

export interface ViewingOptions {
  words: Words['pdfView'];
  /** Address of the folder of pdf.js's pictures for annotations, with a slash at its end. */
  images: string;
  /** Called after anything in `state` has changed. */
  onState(): void;
  /** Called when a page has turned out to be damaged. @param pages all that are, ascending */
  onUnreadable(pages: readonly number[]): void;
  signal: AbortSignal;
}

/**
 * One PDF on the screen: pdf.js's viewer, and what a reader can do with it. `state` is a new object after each change.
 */
export class Viewing {
  state: PdfViewState;
  readonly acts: PdfViewActs;
  layers!: TextLayers;
  /** The pages as pdf.js has them, and what it tells of them: for who lays something over them. */
  stage!: PageStage;
  readonly #pdf: PDFDocumentProxy;
  readonly #options: ViewingOptions;
  #viewer!: Viewer;
  #links!: InstanceType<typeof pdfjsViewer.PDFLinkService>;
  #finding!: Finding;
  #wayBack!: WayBack;
  #names!: PageNames;
  #outline = new Map<string, RawOutlineItem>();
  readonly #printing: PrintRun;

  constructor(pdf: PDFDocumentProxy, options: ViewingOptions) {
    this.#pdf = pdf;
    this.#options = options;
    this.#printing = new PrintRun(pdf, () => this.#set({ print: this.#printing.state }));
    this.state = {
      ready: false,
      pages: pdf.numPages,
      page: 1,
      labels: null,
      sizeOf: (page) => sizeOfPage(this.#viewer, page, this.state.rotation),
      scale: 1,
      fit: 'auto',
      rotation: 0,
      darkPages: false,
      side: null,
      outline: 'loading',
      find: null,
      print: null,
      printAllowed: true,
      backTo: null,
    };
    this.acts = {
      goToPage: (page) => this.#goToPage(page),
      goToLabel: (typed) => this.#goToLabel(typed),
      goBack: () => {
        this.#wayBack.back();
        this.#centre();
      },
      zoomIn: () => this.#viewer.increaseScale({ drawingDelay: 200 }),
      zoomOut: () => this.#viewer.decreaseScale({ drawingDelay: 200 }),
      setScale: (scale) => {
        this.#viewer.currentScaleValue = String(scale);
      },
      rotate: (degrees) => {
        this.#viewer.pagesRotation += degrees;
      },
      setDarkPages: (darkPages) => this.#set({ darkPages }),
      setSide: (side) => {
        this.#set({ side });
        if (side === 'outline') void this.#loadOutline();
      },
      goToOutline: (id) => this.#goToOutline(id),
      drawThumbnail: (page, width, signal) => this.#thumbnail(page, width, signal),
      openFind: () => this.#finding.open(),
      closeFind: () => {
        this.#finding.close();
        this.#viewer.focus();
      },
      find: (query, options) => this.#finding.find(query, options),
      findAgain: (direction) => this.#finding.again(direction),
      askPrint: () => this.#printing.ask(),
      print: (pages) => void this.#printing.print(pages),
      stopPrint: () => this.#printing.stop(),
    };
  }

  /**
   * Puts the pages into their element. To be called once.
   * @param scroller what scrolls, placed absolutely
   * @returns once the first page's size is known and the text layers can be asked for
   */
  async start(scroller: HTMLDivElement, pages: HTMLDivElement): Promise<void> {
    const { signal, words, images } = this.#options;
    const bus = new pdfjsViewer.EventBus();
    this.#links = new pdfjsViewer.PDFLinkService({
      eventBus: bus,
      externalLinkTarget: pdfjsViewer.LinkTarget.BLANK,
      // A link that also sets the size takes away the one that the reader chose.
      ignoreDestinationZoom: true,
    });
    const goToDestination = this.#links.goToDestination.bind(this.#links);
    this.#links.goToDestination = async (place) => {
      await goToDestination(place);
      this.#centre();
    };
    this.#viewer = new pdfjsViewer.PDFViewer({
      container: scroller,
      viewer: pages,
      eventBus: bus,
      linkService: this.#links,
      l10n: noTranslation as never,
      // Forms are shown as they were filled in: what would be typed here could not be saved.
      // With its storage, in which it is said which annotations are not drawn (own-annotations.ts).
      annotationMode: pdfjs.AnnotationMode.ENABLE_STORAGE,
      annotationEditorMode: pdfjs.AnnotationEditorType.DISABLE,
      imageResourcesPath: images,
      abortSignal: signal,
      // The types of pdf.js leave out its AbortSignal.
    } as ConstructorParameters<typeof pdfjsViewer.PDFViewer>[0]);
    this.#links.setViewer(this.#viewer);
    this.#wayBack = new WayBack(this.#viewer, () => this.#set({ backTo: this.#wayBack.page }));
    this.#links.setHistory(this.#wayBack as never);
    this.stage = {
      bus,
      sheet: (page) => {
        const view = this.#viewer.getPageView(page - 1) as (PageSheet & { pdfPage: unknown }) | undefined;
        return view?.pdfPage ? view : null;
      },
    };
    this.layers = new TextLayers(this.#pdf, this.#viewer, bus, scroller, signal);
    this.#names = new PageNames(
      this.#pdf,
      this.#viewer,
      bus,
      words,
      () => this.#options.onUnreadable([...this.#names.unreadable].sort((a, b) => a - b)),
      signal,
    );
    bus.on('pagechanging', ({ pageNumber }: { pageNumber: number }) => this.#set({ page: pageNumber }), {
      signal,
    });
    bus.on(
      'scalechanging',
      ({ scale, presetValue }: { scale: number; presetValue?: string }) =>
        this.#set({ scale, fit: fits.includes(presetValue as Fit) ? (presetValue as Fit) : null }),
      { signal },
    );
    bus.on(
      'rotationchanging',
      ({ pagesRotation }: { pagesRotation: number }) => this.#set({ rotation: pagesRotation }),
      { signal },
    );
    bus.on('pagesloaded', () => this.#set({}), { signal });
    const begun = new Promise<void>((resolve) => bus.on('pagesinit', () => resolve(), { once: true }));
    const firstIsBroken = await this.#pdf.getPage(1).then(
      () => false,
      () => true,
    );
    const shown = firstIsBroken ? await withStandIn(this.#pdf) : this.#pdf;
    signal.throwIfAborted();
    this.#links.setDocument(this.#pdf);
    this.#viewer.setDocument(shown);
    await begun;
    signal.throwIfAborted();
    if (firstIsBroken) this.#names.declareUnreadable(1);
    this.#names.name(null);
    this.#viewer.currentScaleValue = 'auto';
    this.#finding = new Finding(
      this.#pdf,
      {
        bus,
        layers: this.layers,
        pages: this.#pdf.numPages,
        currentPage: () => this.#viewer.currentPageNumber,
        goToPage: (page) => this.#goToPage(page),
        isVisible: (page) => isPageVisible(this.#viewer, page),
      },
      () => this.#set({ find: this.#finding.state }),
      signal,
    );
    followSize(
      scroller,
      () => {
        const { fit } = this.state;
        if (fit && fit !== 'page-actual') this.#viewer.currentScaleValue = fit;
        this.#viewer.update();
      },
      signal,
    );
    this.#set({ ready: true });
    void this.#readLabels();
    void this.#readPermissions();
    signal.addEventListener('abort', () => {
      this.#printing.stop();
      this.#viewer.setDocument(null as never);
      this.#links.setDocument(null as never);
    });
  }

  /** @see PageNames.setTextless */
  setTextless(pages: readonly number[]): void {
    this.#names.setTextless(pages);
  }

  /**
   * To be called when the text that pdf.js gives for a page is another one than before, as after character
   * recognition: draws the page with a text layer of it, and has it found.
   */
  textChanged(page: number): void {
    this.drawAgain(page);
    this.#finding.readAgain();
  }

  /** Draws a page anew, if it is rendered. */
  drawAgain(page: number): void {
    (this.#viewer.getPageView(page - 1) as { reset(): void } | undefined)?.reset();
    this.#viewer.update();
  }

  /** Pages on which there is no text, as far as is known. */
  get textless(): readonly number[] {
    return [...this.#names.textless];
  }

  /** @param by how much larger, 1 for not at all; @param at the point that stays where it is, in the scroller */
  zoomAt(by: number, at: [x: number, y: number]): void {
    this.#viewer.updateScale({ scaleFactor: by, origin: at, drawingDelay: 300 });
  }

  #set(change: Partial<PdfViewState>): void {
    this.state = { ...this.state, ...change };
    this.#options.onState();
  }

  #goToPage(page: number): void {
    if (page < 1 || page > this.state.pages) return;
    this.#viewer.currentPageNumber = page;
    this.#centre();
  }

  /** Whether the page that is shown is wider than the window. */
  get isWide(): boolean {
    const { page, scale, rotation } = this.state;
    const { width, height } = sizeOfPage(this.#viewer, page, rotation);
    const across = rotation % 180 === 0 ? width : height;
    return across * scale * cssPixelsInPoint > this.#viewer.container.clientWidth;
  }

  /** pdf.js goes to the left edge of a page that fits, where another page of the document is wider than the window. */
  #centre(): void {
    if (!this.isWide) this.#viewer.container.scrollLeft = 0;
  }

  #goToLabel(typed: string): boolean {
    const { labels, pages } = this.state;
    const byLabel = labels ? labels.findIndex((label) => label.toLowerCase() === typed.toLowerCase()) + 1 : 0;
    const page = byLabel || (/^\d+$/.test(typed) ? Number(typed) : 0);
    if (page < 1 || page > pages) return false;
    this.#goToPage(page);
    return true;
  }

  async #readLabels(): Promise<void> {
    const labels = await this.#pdf.getPageLabels().catch(() => null);
    if (!labels || this.#options.signal.aborted) return;
    this.#names.name(labels);
    this.#set({ labels });
  }

  async #readPermissions(): Promise<void> {
    const granted = await this.#pdf.getPermissions().catch(() => null);
    const { PRINT, PRINT_HIGH_QUALITY } = pdfjs.PermissionFlag;
    if (granted) this.#set({ printAllowed: granted.has(PRINT) || granted.has(PRINT_HIGH_QUALITY) });
  }

  async #loadOutline(): Promise<void> {
    if (this.state.outline !== 'loading') return;
    let outline: readonly OutlineNode[] | 'failed' = 'failed';
    try {
      const { nodes, items } = await readOutline(this.#pdf);
      outline = nodes;
      this.#outline = items;
    } catch (error) {
      console.warn('the outline of the PDF is damaged', error);
    }
    if (!this.#options.signal.aborted) this.#set({ outline });
  }

  #goToOutline(id: string): void {
    const item = this.#outline.get(id);
    if (!item) return;
    if (item.url) window.open(item.url, '_blank', 'noopener,noreferrer');
    else if (item.action) this.#links.executeNamedAction(item.action);
    else if (item.dest) void this.#links.goToDestination(item.dest as never);
  }

  async #thumbnail(page: number, width: number, signal: AbortSignal): Promise<HTMLCanvasElement | null> {
    // What is read comes first.
    await this.#viewer.onePageRendered;
    return drawThumbnail(this.#pdf, page, width, this.state.rotation, signal);
  }
}
