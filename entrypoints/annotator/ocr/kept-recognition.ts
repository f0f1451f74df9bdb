import { keepRecognised, type PageWords, recognisedPages } from '../../../casefile/recognised.ts';
import { onCaseFileChange } from '../../../casefile/write.ts';
import type { PageWord } from '../../../reading/ocr/page-words.ts';

/**
 * What was recognised in one PDF, kept with the document as soon as its file is kept or something in it is marked, and
 * found again when it is opened the next time.
 */
export class KeptRecognition {
  private readonly keys: () => Promise<string[]>;
  private readonly pages = new Map<number, PageWords>();
  private queue: Promise<unknown> = Promise.resolve();

  /** @param keys by which the case file knows the document */
  constructor(keys: () => Promise<string[]>, signal: AbortSignal) {
    this.keys = keys;
    onCaseFileChange(({ stores }) => {
      if (stores.includes('passages') || stores.includes('files')) void this.keep().catch(() => undefined);
    }, signal);
  }

  /** What was recognised before, by page. @throws CaseFileError */
  async before(): Promise<Map<number, PageWord[]>> {
    const kept = await recognisedPages(await this.keys());
    for (const { page, turned, words } of kept) this.pages.set(page, { page, turned, words });
    return new Map(
      kept.map(({ page, turned, words }) => [
        page,
        words.map(([text, left, bottom, right, top, endsLine]) => ({
          text,
          box: [left, bottom, right, top] as const,
          turned,
          endsLine,
        })),
      ]),
    );
  }

  /** A page was recognised. @throws CaseFileError */
  add(page: number, words: readonly PageWord[]): Promise<void> {
    this.pages.set(page, {
      page,
      turned: words[0]?.turned ?? 0,
      words: words.map(({ text, box, endsLine }) => [text.slice(0, 400), ...rounded(box), endsLine]),
    });
    return this.keep();
  }

  /** One after the other, so that no page is written twice. */
  private keep(): Promise<void> {
    const kept = this.queue.then(async () => {
      if (this.pages.size > 0) await keepRecognised(await this.keys(), [...this.pages.values()]);
    });
    this.queue = kept.catch(() => undefined);
    return kept;
  }
}

/** To a hundredth of a point: finer than any scan, and shorter to keep. */
function rounded([left, bottom, right, top]: PageWord['box']): [number, number, number, number] {
  const round = (value: number) => Math.round(value * 100) / 100;
  return [round(left), round(bottom), round(right), round(top)];
}
