import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../../words.ts';
import { FindBar } from './FindBar.tsx';
import { PdfSide } from './PdfSide.tsx';
import { PdfToolbar } from './PdfToolbar.tsx';
import { PrintDialog } from './PrintDialog.tsx';
import type { PdfViewActs, PdfViewState } from './pdf-state.ts';
import './pdf-view.css';

interface Props {
  state: PdfViewState;
  acts: PdfViewActs;
  /** Called once, with the element that scrolls and the one in it that pages are put into. */
  onStage(scroller: HTMLDivElement, pages: HTMLDivElement): void;
}

/** A PDF on the screen with all that is around its pages. The pages themselves are drawn by pdf.js. */
export function PdfFrame({ state, acts, onStage }: Props) {
  const words = useWords().pdfView;
  const scroller = useRef<HTMLDivElement>(null);
  const pages = useRef<HTMLDivElement>(null);
  // The stage is there from the first drawing on.
  useLayoutEffect(() => onStage(scroller.current!, pages.current!), []);
  return (
    <div class={`pdf-frame${state.darkPages ? ' pdf-dark' : ''}`}>
      <PdfToolbar state={state} acts={acts} />
      {state.find && <FindBar find={state.find} acts={acts} />}
      <div class="pdf-body">
        {state.side && <PdfSide state={state} acts={acts} />}
        <div class="pdf-stage">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          {/* biome-ignore lint/a11y/useSemanticElements: pdf.js takes nothing but a div */}
          <div ref={scroller} class="pdf-scroller" tabIndex={0} role="region" aria-label={words.document}>
            <div ref={pages} class="pdfViewer" />
          </div>
        </div>
      </div>
      {state.print && (
        <PrintDialog print={state.print} pages={state.pages} allowed={state.printAllowed} acts={acts} />
      )}
    </div>
  );
}
