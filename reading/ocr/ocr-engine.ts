import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { OcrFiles, OcrLanguage } from './ocr-files.ts';

/** A word on a picture, with its box in the picture's pixels, from its upper left corner. */
export interface PictureWord {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** 0 to 100: how sure the recogniser is. */
  confidence: number;
  /** Words of one line have one number; lines are in reading order. */
  line: number;
}

export type OcrProblemKind =
  /** The processor or the browser lacks what the engine is built for. */
  | 'no-simd'
  /** The data of a language are not what they should be. */
  | 'bad-language'
  /** The engine did not start, or gave up (out of memory). */
  | 'failed';

export class OcrProblem extends Error {
  override readonly name = 'OcrProblem';
  readonly kind: OcrProblemKind;
  constructor(kind: OcrProblemKind, cause?: unknown) {
    super(`text recognition: ${kind}`, { cause });
    this.kind = kind;
  }
}

/**
 * A module with one instruction on vectors, which no engine without them takes; from wasm-feature-detect (Apache-2.0),
 * `detectors/simd`.
 */
const vectorModule = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
];

/** Less sure words are mostly the grain of the paper. */
const leastConfidence = 20;

/** Reads pictures of pages. One at a time; its memory is given back only when it is closed. */
export class OcrEngine {
  private readonly worker: Worker;
  private hear: ((share: number) => void) | null = null;
  /** Rejects what is being done when the engine is closed: the thread itself can't answer any more. */
  private readonly closing = Promise.withResolvers<never>();

  private constructor(worker: Worker) {
    this.worker = worker;
    this.closing.promise.catch(() => undefined);
  }

  /**
   * Starts the engine in a thread of its own.
   * @param languages at least one; the first counts most
   * @param signal closes the engine
   * @throws {OcrProblem}; what the signal's `reason` is, if it was aborted
   */
  static async start(
    files: OcrFiles,
    languages: readonly OcrLanguage[],
    signal: AbortSignal,
  ): Promise<OcrEngine> {
    signal.throwIfAborted();
    if (!WebAssembly.validate(new Uint8Array(vectorModule))) throw new OcrProblem('no-simd');
    let engine: OcrEngine | null = null;
    // It also gives errors to this handler that it then throws from the call.
    const errors = Promise.withResolvers<never>();
    errors.promise.catch(() => undefined);
    const starting = createWorker(
      languages.map(({ code, data }) => (data ? { code, data } : code)) as never,
      OEM.LSTM_ONLY,
      {
        workerPath: files.worker,
        corePath: files.core,
        langPath: files.languages,
        workerBlobURL: false,
        cacheMethod: 'none',
        legacyCore: false,
        legacyLang: false,
        logger: ({ status, progress }) => {
          if (status === 'recognizing text') engine?.hear?.(progress);
        },
        errorHandler: (error: unknown) => errors.reject(error),
      },
    );
    try {
      engine = new OcrEngine(await Promise.race([starting, errors.promise]));
    } catch (error) {
      void starting.then((worker) => worker.terminate()).catch(() => undefined);
      const text = String(error instanceof Error ? error.message : error);
      throw new OcrProblem(/traineddata|language|tessdata/i.test(text) ? 'bad-language' : 'failed', error);
    }
    const made = engine;
    // Finds columns by itself, as on a page of a law report.
    await made.worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO });
    if (signal.aborted) {
      made.close(signal.reason);
      throw signal.reason;
    }
    signal.addEventListener('abort', () => made.close(signal.reason), { once: true });
    return made;
  }

  /**
   * Reads the words on a picture.
   * @param picture PNG or JPEG
   * @param onProgress called with what part is done, 0 to 1
   * @throws {OcrProblem} `failed`; what the engine was closed for, if it was
   */
  async recognise(picture: Blob, onProgress: (share: number) => void): Promise<PictureWord[]> {
    this.hear = onProgress;
    try {
      const reading = this.worker.recognize(picture, {}, { text: false, blocks: true });
      const { data } = await Promise.race([reading, this.closing.promise]).catch((error: unknown) => {
        throw this.closed ? error : new OcrProblem('failed', error);
      });
      return wordsOf(data.blocks ?? []);
    } finally {
      this.hear = null;
    }
  }

  private closed = false;

  /** Ends the thread and frees its memory; what it was doing is rejected with `reason`. */
  close(reason: unknown = new DOMException('closed', 'AbortError')): void {
    if (this.closed) return;
    this.closed = true;
    this.closing.reject(reason);
    void this.worker.terminate();
  }
}

interface FoundBlock {
  paragraphs: {
    lines: {
      words: {
        text: string;
        confidence: number;
        bbox: { x0: number; y0: number; x1: number; y1: number };
      }[];
    }[];
  }[];
}

function wordsOf(blocks: readonly FoundBlock[]): PictureWord[] {
  const words: PictureWord[] = [];
  let line = 0;
  for (const block of blocks) {
    for (const paragraph of block.paragraphs) {
      for (const found of paragraph.lines) {
        for (const { text, confidence, bbox } of found.words) {
          if (text.trim() === '' || confidence < leastConfidence) continue;
          words.push({
            text: text.trim(),
            left: bbox.x0,
            top: bbox.y0,
            right: bbox.x1,
            bottom: bbox.y1,
            confidence,
            line,
          });
        }
        line++;
      }
    }
  }
  return words;
}
