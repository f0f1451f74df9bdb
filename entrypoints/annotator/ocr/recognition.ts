import {
  keepOcrLanguage,
  ocrLanguage,
  ocrLanguageCodes,
  removeOcrLanguage,
} from '../../../casefile/ocr-languages.ts';
import type { OcrActs, OcrState, OcrTrouble } from '../../../components/annotator/ocr/ocr-state.ts';
import { languageOf, largestLanguageFile } from '../../../reading/ocr/language-file.ts';
import { OcrEngine, OcrProblem } from '../../../reading/ocr/ocr-engine.ts';
import { type OcrLanguage, ocrFilesIn, shippedLanguages } from '../../../reading/ocr/ocr-files.ts';
import { drawPage } from '../../../reading/ocr/page-picture.ts';
import { giveWords, wordsOnPage } from '../../../reading/ocr/page-words.ts';
import type { pdfjs } from '../pdf-view/pdfjs.ts';
import type { KeptRecognition } from './kept-recognition.ts';

type Pdf = Awaited<ReturnType<typeof pdfjs.getDocument>['promise']>;

export interface RecognitionOptions {
  pdf: Pdf;
  kept: KeptRecognition;
  /** Called once a page's words are its text: it has to be drawn and read again. */
  onPage(page: number): Promise<void>;
  /** Called after anything in `state` has changed. */
  onState(): void;
  /** Of the document: ends all. */
  signal: AbortSignal;
}

/** Where the choice of language is remembered, for the pages of the extension alone. */
const rememberedLanguage = 'ocr-language';

/** The recognition of one PDF's scanned pages. `state` is a new object after each change. */
export class Recognition {
  state: OcrState = {
    textless: [],
    recognised: [],
    wordless: [],
    work: { is: 'idle' },
    languages: shippedLanguages.map((code) => ({ code, ships: true })),
    language: shippedLanguages[0]!,
    changed: null,
    notKept: false,
  };
  readonly acts: OcrActs = {
    recognise: (pages) => void this.#recognise(pages),
    stop: () => this.#stop?.abort(),
    chooseLanguage: (code) => this.#choose(code),
    addLanguage: () => this.#askForLanguage(),
    removeLanguage: (code) => void this.#removeLanguage(code),
    putBack: () => void this.#putBack(),
  };
  readonly #options: RecognitionOptions;
  #stop: AbortController | null = null;
  #takenOut: Awaited<ReturnType<typeof ocrLanguage>>;

  constructor(options: RecognitionOptions) {
    this.#options = options;
    void this.#readLanguages();
  }

  /** @param pages all that were read and have no text, ascending */
  setTextless(pages: readonly number[]): void {
    this.#set({ textless: pages.filter((page) => !this.state.recognised.includes(page)) });
  }

  /** Gives pages the words that were recognised on them before. */
  async takeUp(): Promise<void> {
    for (const [page, words] of await this.#options.kept.before()) {
      if (page > this.#options.pdf.numPages) continue;
      giveWords(await this.#options.pdf.getPage(page), words);
      this.#options.signal.throwIfAborted();
      this.#set({ recognised: withPage(this.state.recognised, page) });
    }
  }

  #set(change: Partial<OcrState>): void {
    this.state = { ...this.state, ...change };
    if (!this.#options.signal.aborted) this.#options.onState();
  }

  async #recognise(pages: readonly number[]): Promise<void> {
    if (this.#stop) return;
    const stop = new AbortController();
    this.#stop = stop;
    const signal = AbortSignal.any([stop.signal, this.#options.signal]);
    this.#set({ work: { is: 'starting' }, changed: null });
    let engine: OcrEngine | null = null;
    let done = 0;
    try {
      engine = await OcrEngine.start(
        ocrFilesIn(new URL('/ocr/', location.href).href),
        await this.#languageData(),
        signal,
      );
      for (const page of pages) {
        await this.#recognisePage(engine, page, done, pages.length, signal);
        done++;
      }
      this.#set({ work: { is: 'idle' } });
    } catch (error) {
      if (stop.signal.aborted) this.#set({ work: { is: 'stopped', done } });
      else if (!signal.aborted) {
        console.warn('text recognition', error);
        const trouble: OcrTrouble = error instanceof OcrProblem ? error.kind : 'failed';
        this.#set({ work: { is: 'trouble', trouble } });
      }
    } finally {
      // Its memory grows with every page and is only given back as a whole.
      engine?.close();
      this.#stop = null;
    }
  }

  async #recognisePage(
    engine: OcrEngine,
    page: number,
    done: number,
    of: number,
    signal: AbortSignal,
  ): Promise<void> {
    this.#set({ work: { is: 'running', page, done, of, share: 0 } });
    const proxy = await this.#options.pdf.getPage(page);
    const { picture, viewport } = await drawPage(proxy, document, signal);
    const found = await engine.recognise(picture, (share) =>
      this.#set({ work: { is: 'running', page, done, of, share } }),
    );
    signal.throwIfAborted();
    const words = wordsOnPage(found, viewport);
    const { recognised, wordless, textless } = this.state;
    if (words.length === 0) {
      this.#set({ wordless: withPage(wordless, page) });
      return;
    }
    giveWords(proxy, words);
    // Without room it is the page's text until the document is closed: that is told, and the work goes on.
    await this.#options.kept.add(page, words).catch(() => this.#set({ notKept: true }));
    this.#set({
      recognised: withPage(recognised, page),
      wordless: wordless.filter((one) => one !== page),
      textless: textless.filter((one) => one !== page),
    });
    await this.#options.onPage(page);
  }

  /** The chosen language, and English with it, in which names and citations stand in every language's judgments. */
  async #languageData(): Promise<OcrLanguage[]> {
    const { language } = this.state;
    const wanted = shippedLanguages.includes(language) ? [language] : [language, shippedLanguages[0]!];
    return Promise.all(
      wanted.map(async (code) => {
        if (shippedLanguages.includes(code)) return { code, data: null };
        const kept = await ocrLanguage(code);
        if (!kept) throw new OcrProblem('bad-language', `${code} is not there any more`);
        return { code, data: kept.data };
      }),
    );
  }

  async #readLanguages(): Promise<void> {
    const added = await ocrLanguageCodes().catch(() => []);
    const languages = [
      ...shippedLanguages.map((code) => ({ code, ships: true })),
      ...added.filter((code) => !shippedLanguages.includes(code)).map((code) => ({ code, ships: false })),
    ];
    const wanted = localStorage.getItem(rememberedLanguage);
    const language = languages.find(({ code }) => code === wanted)?.code ?? languages[0]!.code;
    this.#set({ languages, language });
  }

  #choose(code: string): void {
    localStorage.setItem(rememberedLanguage, code);
    this.#set({ language: code, changed: null });
  }

  #askForLanguage(): void {
    // Not in the page: the annotator has one field for files, and that opens documents.
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.traineddata,.gz';
    input.onchange = () => {
      const file = input.files?.[0];
      if (file) void this.addLanguage(file);
    };
    input.click();
  }

  /** Keeps a language from a file that the reader chose, and uses it. */
  async addLanguage(file: File): Promise<void> {
    try {
      if (file.size > largestLanguageFile) throw new OcrProblem('bad-language', `${file.size} bytes`);
      const data = new Uint8Array(await file.arrayBuffer());
      const code = languageOf(file.name, data);
      await keepOcrLanguage({ code, data, addedAt: new Date().toISOString() });
      localStorage.setItem(rememberedLanguage, code);
      await this.#readLanguages();
      this.#set({ work: { is: 'idle' }, changed: { code, how: 'added' } });
    } catch (error) {
      const trouble = error instanceof OcrProblem ? error.kind : 'not-kept';
      this.#set({ work: { is: 'trouble', trouble }, changed: null });
    }
  }

  async #removeLanguage(code: string): Promise<void> {
    try {
      this.#takenOut = await ocrLanguage(code);
      await removeOcrLanguage(code);
      await this.#readLanguages();
      this.#set({ changed: { code, how: 'removed' } });
    } catch {
      this.#set({ work: { is: 'trouble', trouble: 'not-kept' } });
    }
  }

  async #putBack(): Promise<void> {
    if (!this.#takenOut) return;
    try {
      await keepOcrLanguage(this.#takenOut);
      this.#choose(this.#takenOut.code);
      await this.#readLanguages();
    } catch {
      this.#set({ work: { is: 'trouble', trouble: 'not-kept' } });
    }
  }
}

const withPage = (pages: readonly number[], page: number) =>
  [...new Set([...pages, page])].sort((a, b) => a - b);
