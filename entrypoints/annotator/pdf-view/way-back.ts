import type { PDFViewer } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';

interface Place {
  pageNumber: number;
  left: number;
  top: number;
}

/** How many jumps can be undone. */
const mostPlaces = 100;

/**
 * Where a link or the outline was followed from, to go back to. It stands in for pdf.js's own history, which writes
 * into the address of the page, of which several documents here have only one.
 */
export class WayBack {
  readonly #viewer: PDFViewer;
  readonly #onChange: () => void;
  #places: Place[] = [];

  constructor(viewer: PDFViewer, onChange: () => void) {
    this.#viewer = viewer;
    this.#onChange = onChange;
  }

  /** The page that `back` would go to, or `null`. */
  get page(): number | null {
    return this.#places.at(-1)?.pageNumber ?? null;
  }

  // The names from here on are those by which pdf.js's link service calls its history.

  pushCurrentPosition(): void {
    const { _location: at } = this.#viewer as unknown as { _location: Place | null };
    if (!at) return;
    this.#places = [...this.#places.slice(1 - mostPlaces), { ...at }];
    this.#onChange();
  }

  push(): void {}

  pushPage(): void {}

  back(): void {
    const at = this.#places.pop();
    if (!at) return;
    this.#viewer.scrollPageIntoView({
      pageNumber: at.pageNumber,
      destArray: [null, { name: 'XYZ' }, at.left, at.top, null],
      allowNegativeOffset: true,
      ignoreDestinationZoom: true,
    });
    this.#onChange();
  }

  forward(): void {}
}
