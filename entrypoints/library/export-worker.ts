import type { ExportWords } from '../../casefile/export/export-words.ts';
import type { KeptWork } from '../../casefile/export/kept-work.ts';
import { makeFile, type PlainOrder } from '../../casefile/export/make-file.ts';

/** What the worker is given, once: it makes one file and is thrown away. */
export interface FileTask {
  work: KeptWork;
  order: PlainOrder;
  words: ExportWords;
  /** ISO time in UTC. */
  at: string;
}

export type FileAnswer = { made: Blob } | { failed: string };

/** Files are made beside the page, so that it can be used meanwhile, and so that the work can be stopped at any point. */
addEventListener('message', ({ data }: MessageEvent<FileTask>) => {
  const { work, order, words, at } = data;
  makeFile(work, order, words, at)
    .then((made): FileAnswer => ({ made }))
    .catch(
      (error: unknown): FileAnswer => ({ failed: error instanceof Error ? error.message : String(error) }),
    )
    .then((answer) => postMessage(answer));
});
