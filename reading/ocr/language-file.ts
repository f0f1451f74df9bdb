import { gunzipSync } from 'fflate';
import { OcrProblem } from './ocr-engine.ts';

/** Bytes of a language's file, and of what is in it: the largest that Tesseract's authors publish has 25 MB. */
export const largestLanguageFile = 40_000_000;
const largestUnpacked = 120_000_000;

/**
 * Where the neural model stands in the list that a file of this format begins with, and how long that list can be
 * (tesseract-ocr/tesseract, `src/ccutil/tessdatamanager.h`: `TESSDATA_LSTM`, `TESSDATA_NUM_ENTRIES`).
 */
const modelEntry = 17;
const mostEntries = 24;

/**
 * Tells which language a file is for, once it is certain that it is one that the engine can use.
 * @param name of the file, `fra.traineddata` or `fra.traineddata.gz`
 * @returns Tesseract's code of it
 * @throws {OcrProblem} `bad-language`
 */
export function languageOf(name: string, bytes: Uint8Array): string {
  const code = /^([A-Za-z]{3}(?:_[A-Za-z]{1,12}){0,2})\.traineddata(?:\.gz)?$/.exec(name)?.[1];
  if (!code) throw new OcrProblem('bad-language', `the name ${name} names no language`);
  if (bytes.length > largestLanguageFile) throw new OcrProblem('bad-language', `${bytes.length} bytes`);
  const data = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const entries = data.length >= 4 ? view.getInt32(0, true) : 0;
  if (entries <= modelEntry || entries > mostEntries || data.length < 4 + 8 * entries)
    throw new OcrProblem('bad-language', 'not a file of trained data');
  const model = view.getBigInt64(4 + 8 * modelEntry, true);
  if (model < 0n || model >= BigInt(data.length))
    throw new OcrProblem('bad-language', 'no neural model in it: a file for Tesseract 3');
  return code;
}

function unpacked(bytes: Uint8Array): Uint8Array {
  // The last four bytes say how long the content is, modulo 2^32 (RFC 1952).
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  if (bytes.length < 18 || size > largestUnpacked)
    throw new OcrProblem('bad-language', `unpacks to ${size} bytes`);
  try {
    return gunzipSync(bytes, { out: new Uint8Array(size) });
  } catch (error) {
    throw new OcrProblem('bad-language', error);
  }
}
