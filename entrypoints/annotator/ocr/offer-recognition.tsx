import { render } from 'preact';
import { OcrBar } from '../../../components/annotator/ocr/OcrBar.tsx';
import { labelOf } from '../../../components/annotator/pdf/pdf-state.ts';
import { LanguageContext } from '../../../components/words.ts';
import { Recognition, type RecognitionOptions } from './recognition.ts';

interface OfferOptions extends Omit<RecognitionOptions, 'onState'> {
  /** BCP 47 language of our own words. */
  language: string;
  /** The page in front, from 1, and what the PDF calls its pages. */
  place(): { page: number; labels: readonly string[] | null };
}

export interface RecognitionOffer {
  /** @param pages all that were read and have no text, ascending */
  setTextless(pages: readonly number[]): void;
  /** Gives pages what was recognised on them before. @returns those pages */
  takeUp(): Promise<readonly number[]>;
  /** To be called when another page is in front. */
  draw(): void;
}

/**
 * Splits the place of a PDF into the bar of its recognition and, below it, the place in which it is to be shown.
 * @param into where the PDF was to be shown
 * @returns where it is to be shown now
 */
export function splitForRecognition(into: HTMLElement): { bar: HTMLElement; stage: HTMLElement } {
  const over = document.createElement('div');
  over.className = 'ocr-over';
  const [bar, stage] = [document.createElement('div'), document.createElement('div')];
  over.append(bar, stage);
  into.append(over);
  return { bar, stage };
}

/** Draws the bar as long as the document is shown. It takes no room while every page has text of its own. */
export function offerRecognition(bar: HTMLElement, options: OfferOptions): RecognitionOffer {
  const { language, place, signal } = options;
  const recognition = new Recognition({ ...options, onState: () => draw() });
  const draw = () => {
    if (signal.aborted) return;
    const { page, labels } = place();
    render(
      <LanguageContext.Provider value={language}>
        <OcrBar
          state={recognition.state}
          acts={recognition.acts}
          page={page}
          labelOf={(one) => labelOf(labels, one)}
        />
      </LanguageContext.Provider>,
      bar,
    );
  };
  signal.addEventListener('abort', () => render(null, bar));
  return {
    setTextless: (pages) => recognition.setTextless(pages),
    takeUp: async () => {
      await recognition.takeUp();
      return recognition.state.recognised;
    },
    draw,
  };
}
