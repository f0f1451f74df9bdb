import type { ConvertedDocument } from '../../reading/office/docx/convert.ts';
import { DocumentRefused, type RefusalReason } from '../../reading/office/refusal.ts';

type Reply =
  | { converted: ConvertedDocument }
  | { converted?: undefined; reason: RefusalReason | null; message: string };

/**
 * Converts an office document in a thread of its own.
 * @throws {DocumentRefused}; what the signal's `reason` is, if it is aborted: the thread is ended then
 */
export function convertOffice(bytes: ArrayBuffer, signal: AbortSignal): Promise<ConvertedDocument> {
  signal.throwIfAborted();
  const worker = new Worker('/office-worker.js');
  return new Promise<ConvertedDocument>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.converted) resolve(data.converted);
      else reject(data.reason ? new DocumentRefused(data.reason, data.message) : new Error(data.message));
    };
    // A thread that runs out of memory, or that could not be started.
    worker.onerror = (event) => reject(new Error(event.message || 'the converter stopped'));
    worker.postMessage(bytes, [bytes]);
  }).finally(() => worker.terminate());
}
