import type { ExportWords } from '../../casefile/export/export-words.ts';
import type { KeptWork } from '../../casefile/export/kept-work.ts';
import type { PlainOrder } from '../../casefile/export/make-file.ts';

/** What the worker that makes files is given. */
export interface FileTask {
  work: KeptWork;
  order: PlainOrder;
  words: ExportWords;
  /** ISO time in UTC. */
  at: string;
}

export type FileAnswer = { made: Blob } | { failed: string };
