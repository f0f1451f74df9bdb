import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { makeFile } from '../casefile/export/make-file.ts';
import type { FileAnswer, FileTask } from './library/export-task.ts';

/**
 * Makes a file of the case file beside the page that asked for it, so that the page can be used meanwhile, and so
 * that the work can be stopped at any point. It makes one file and is thrown away.
 */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data }: MessageEvent<FileTask>) => {
    const { work, order, words, at } = data;
    makeFile(work, order, words, at)
      .then((made): FileAnswer => ({ made }))
      .catch(
        (error: unknown): FileAnswer => ({ failed: error instanceof Error ? error.message : String(error) }),
      )
      .then((answer) => postMessage(answer));
  });
});
