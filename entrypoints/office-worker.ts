import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { convertDocx } from '../reading/office/docx/convert.ts';
import { DocumentRefused } from '../reading/office/refusal.ts';

/** Converts one document in a thread of its own, while the page goes on answering; it is ended with its thread. */
export default defineUnlistedScript(() => {
  self.onmessage = async ({ data }: MessageEvent<ArrayBuffer>) => {
    try {
      self.postMessage({ converted: await convertDocx(new Uint8Array(data)) });
    } catch (error) {
      const reason = error instanceof DocumentRefused ? error.reason : null;
      self.postMessage({ reason, message: error instanceof Error ? error.message : String(error) });
    }
  };
});
