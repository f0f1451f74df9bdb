/** A size that follows the window. */
export type Fit = 'auto' | 'page-width' | 'page-fit' | 'page-actual';

export const fits: readonly Fit[] = ['auto', 'page-width', 'page-fit', 'page-actual'];

/** A line of a PDF's outline. */
export interface OutlineNode {
  /** The way to it through the tree, unique in the outline. */
  id: string;
  title: string;
  bold: boolean;
  italic: boolean;
  /** Whether the PDF asks that what is under it be unfolded at first. */
  open: boolean;
  /** An address outside of the document, '' for a place in it. */
  url: string;
  children: readonly OutlineNode[];
}

/** What finding has come to. */
export interface FindState {
  query: string;
  matchCase: boolean;
  wholeWords: boolean;
  /** Hits until now. They grow while pages are still being searched. */
  total: number;
  /** Which of them is shown, from 1; 0 for none. */
  current: number;
  status: 'idle' | 'searching' | 'found' | 'none' | 'wrapped-to-start' | 'wrapped-to-end';
  /** Counts each time that the field is asked for, so that it takes the focus again. */
  asked: number;
}

/** What is being printed. */
export type PrintState =
  | { step: 'asking' }
  | { step: 'drawing'; done: number; of: number }
  | { step: 'broke' };

/** A PDF on the screen, as its views need it. Pages count from 1. */
export interface PdfViewState {
  /** Whether the first page can be drawn; nothing can be done before. */
  ready: boolean;
  pages: number;
  page: number;
  /** What the PDF calls its pages, in order, or `null` if it does not say. */
  labels: readonly string[] | null;
  /** Points of each page as it stands upright, width by height; those not known yet are as the first. */
  sizeOf(page: number): { width: number; height: number };
  /** 1 for 100 %. */
  scale: number;
  fit: Fit | null;
  /** Degrees clockwise: 0, 90, 180, 270. */
  rotation: number;
  darkPages: boolean;
  side: 'pages' | 'outline' | null;
  outline: readonly OutlineNode[] | 'loading' | 'failed';
  find: FindState | null;
  print: PrintState | null;
  printAllowed: boolean;
  /** The page from which a link was followed, to go back to; `null` if none was. */
  backTo: number | null;
}

/** What a reader can do with it. */
export interface PdfViewActs {
  goToPage(page: number): void;
  /** @returns whether there is a page of that label or number */
  goToLabel(typed: string): boolean;
  goBack(): void;
  zoomIn(): void;
  zoomOut(): void;
  setScale(scale: number | Fit): void;
  rotate(degrees: 90 | -90): void;
  setDarkPages(dark: boolean): void;
  setSide(side: 'pages' | 'outline' | null): void;
  goToOutline(id: string): void;
  /** Draws a page small, once. @returns `null` if it can't be drawn or the drawing was stopped */
  drawThumbnail(page: number, width: number, signal: AbortSignal): Promise<HTMLCanvasElement | null>;
  openFind(): void;
  closeFind(): void;
  find(query: string, options: { matchCase: boolean; wholeWords: boolean }): void;
  findAgain(direction: 1 | -1): void;
  askPrint(): void;
  /** @param pages ascending */
  print(pages: readonly number[]): void;
  stopPrint(): void;
}

/** What a page is called: its label, or its number where the PDF has none or an empty one. */
export function labelOf(labels: readonly string[] | null, page: number): string {
  return labels?.[page - 1] || String(page);
}
