/** Where the parts of the recogniser are, as addresses of files that ship with us. */
export interface OcrFiles {
  /** The thread in which it runs. */
  worker: string;
  /** The engine; its WebAssembly lies beside it. */
  core: string;
  /** The folder of the languages that ship, without a slash at its end. */
  languages: string;
}

/** As the build lays them out. @param base the address of the folder, with a slash at its end */
export function ocrFilesIn(base: string): OcrFiles {
  return {
    worker: `${base}worker.min.js`,
    core: `${base}tesseract-core-simd-lstm.js`,
    languages: base.replace(/\/$/, ''),
  };
}

/** The languages that ship. */
export const shippedLanguages: readonly string[] = ['eng'];

/** A language of the recogniser: one that ships, or one that the reader added, with its data (gzipped or not). */
export interface OcrLanguage {
  /** Tesseract's own code, usually ISO 639-2: `eng`, `chi_sim`. */
  code: string;
  data: Uint8Array | null;
}
