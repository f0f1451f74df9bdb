import type { PdfViewActs, PdfViewState } from '../../../components/annotator/pdf/pdf-state.ts';
import { isTypedInto } from '../../reading/keys.ts';

/** What a key does to a PDF: one of the acts that stand there without any more to say. */
export type PdfKeyAct =
  | 'find'
  | 'next-hit'
  | 'previous-hit'
  | 'print'
  | 'back'
  | 'larger'
  | 'smaller'
  | 'automatic'
  | 'turn-right'
  | 'turn-left'
  | 'first'
  | 'last'
  | 'next'
  | 'previous'
  | 'screen-down'
  | 'screen-up';

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const plain: { readonly [key: string]: PdfKeyAct } = {
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '−': 'smaller',
  '0': 'automatic',
  r: 'turn-right',
  R: 'turn-left',
  Home: 'first',
  End: 'last',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  PageDown: 'screen-down',
  PageUp: 'screen-up',
};

const withControl: { readonly [key: string]: PdfKeyAct } = {
  f: 'find',
  g: 'next-hit',
  G: 'previous-hit',
  p: 'print',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '0': 'automatic',
  Home: 'first',
  End: 'last',
};

/** Acts that are asked for from anywhere on the page, even while something is typed. */
const anywhere: ReadonlySet<PdfKeyAct> = new Set(['find', 'next-hit', 'previous-hit', 'print']);

/** What a pressed key asks of the PDF, or `null`. */
export function pdfKeyAct({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed): PdfKeyAct | null {
  if (altKey) return key === 'ArrowLeft' && !ctrlKey && !metaKey && !shiftKey ? 'back' : null;
  if (ctrlKey || metaKey) return withControl[key] ?? null;
  if (key === 'F3') return shiftKey ? 'previous-hit' : 'next-hit';
  if (shiftKey && /^(?:Home|End|Arrow|Page)/.test(key)) return null;
  return plain[key] ?? null;
}

interface KeyStage {
  root: HTMLElement;
  scroller: HTMLElement;
  acts: PdfViewActs;
  state(): PdfViewState;
  /** Whether the page that is shown is wider than the window. */
  isWide(): boolean;
}

function does(act: PdfKeyAct, { acts, scroller, state, isWide }: KeyStage): boolean {
  const { page, pages, backTo } = state();
  const screen = scroller.clientHeight * 0.9;
  if (act === 'find') acts.openFind();
  else if (act === 'next-hit') acts.findAgain(1);
  else if (act === 'previous-hit') acts.findAgain(-1);
  else if (act === 'print') acts.askPrint();
  else if (act === 'larger') acts.zoomIn();
  else if (act === 'smaller') acts.zoomOut();
  else if (act === 'automatic') acts.setScale('auto');
  else if (act === 'turn-right') acts.rotate(90);
  else if (act === 'turn-left') acts.rotate(-90);
  else if (act === 'first') acts.goToPage(1);
  else if (act === 'last') acts.goToPage(pages);
  else if (act === 'screen-down') scroller.scrollBy({ top: screen });
  else if (act === 'screen-up') scroller.scrollBy({ top: -screen });
  // Where a page is wider than the window, the arrows move over it.
  else if (act === 'next' && !isWide()) acts.goToPage(Math.min(pages, page + 1));
  else if (act === 'previous' && !isWide()) acts.goToPage(Math.max(1, page - 1));
  else if (act === 'back' && backTo !== null) acts.goBack();
  else return false;
  return true;
}

/**
 * Watches the keyboard for a PDF, while its element is shown: behind the reader's own keys, which swallow what is
 * theirs. A key does nothing while it is typed into a field, in a dialog, or in another part of the page.
 */
export function watchPdfKeys(stage: KeyStage, signal: AbortSignal): void {
  const { root, scroller } = stage;
  const page = root.ownerDocument;
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.isComposing) return;
      // A document behind another one keeps its place in the page, inert.
      if (!root.offsetParent || root.closest('[inert]')) return;
      const act = pdfKeyAct(event);
      if (!act || page.querySelector('dialog[open]')) return;
      if (!anywhere.has(act)) {
        const target = event.target as Node;
        if (isTypedInto(event) || !(target === page.body || root.contains(target))) return;
      }
      if (does(act, stage)) event.preventDefault();
    },
    { signal },
  );
  scroller.addEventListener(
    'keydown',
    (event) => {
      // The browser scrolls what has the focus by itself, and more smoothly than we would.
      if (event.target === scroller && /^Page/.test(event.key)) event.stopPropagation();
    },
    { signal },
  );
}
