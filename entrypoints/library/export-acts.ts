import { type ExportOrder, fileKinds, orderedFrom } from '../../casefile/export/export-order.ts';
import type { ExportWords } from '../../casefile/export/export-words.ts';
import { fileStemOf } from '../../casefile/export/file-name.ts';
import { toHtml } from '../../casefile/export/html.ts';
import type { KeptWork } from '../../casefile/export/kept-work.ts';
import type { PlainOrder } from '../../casefile/export/make-file.ts';
import { sampleOf } from '../../casefile/export/sample.ts';
import { isRightToLeft } from '../../components/card/card-words.ts';
import { issueName } from '../../components/knowledge/issue-names.ts';
import type { ExportActs, ExportSubject } from '../../components/takeout/takeout-acts.ts';
import type { Words } from '../../components/words.ts';
import type { FileAnswer, FileTask } from './export-task.ts';
import { saveFile } from './save-file.ts';

/** Taking out of the case file. @param language BCP 47 language of `words` */
export function exportActs(words: Words, language: string): ExportActs {
  return {
    preview(subject, order) {
      const { work, counts, leftOut } = orderedFrom(subject, order);
      return { counts, leftOut, sample: sampleOf(work, order, wordsFor(subject, words, language)) };
    },
    fileName(stem, { format }) {
      const { ending } = fileKinds[format];
      const typed = stem.trim().toLowerCase().endsWith(ending) ? stem.trim().slice(0, -ending.length) : stem;
      return `${fileStemOf(typed, 'case-file')}${ending}`;
    },
    async save(subject, order, name, onMade, signal) {
      const { work } = orderedFrom(subject, order);
      const own = wordsFor(subject, words, language);
      const file = isPlain(order)
        ? await madeBeside({ work, order, words: own, at: new Date().toISOString() }, signal)
        : await webPage(work, order, own, onMade, signal);
      signal.throwIfAborted();
      saveFile(name, file);
    },
  };
}

const isPlain = (order: ExportOrder): order is PlainOrder => order.format !== 'html';

function wordsFor({ name, passages }: ExportSubject, words: Words, language: string): ExportWords {
  const issues = new Set(passages.flatMap((passage) => passage.issues));
  return {
    ...words.takeout.file,
    language,
    rightToLeft: isRightToLeft(language),
    title: name,
    issues: Object.fromEntries([...issues].map((issue) => [issue, issueName(issue)])),
    purposes: words.marks.purposes,
  };
}

/** Makes a file in a worker. Stopping ends the worker. */
function madeBeside(task: FileTask, signal: AbortSignal): Promise<Blob> {
  const worker = new Worker('/export-worker.js');
  return new Promise<Blob>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => {
      if ('made' in data) resolve(data.made);
      else reject(new Error(data.failed));
    });
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}

/** ms of work after which the page gets its turn. */
const slice = 30;

/** A web page is made in the page itself, which has a DOM, a slice at a time. */
async function webPage(
  work: KeptWork,
  { style }: ExportOrder,
  words: ExportWords,
  onMade: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  let since = performance.now();
  const pace = async (done: number, of: number) => {
    if (performance.now() - since < slice) return;
    onMade(done, of);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    since = performance.now();
  };
  const page = document.implementation.createHTMLDocument('');
  return new Blob([await toHtml(work, style, words, page, pace)], { type: fileKinds.html.type });
}
