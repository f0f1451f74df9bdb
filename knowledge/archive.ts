import { Unzip, type UnzipFile, UnzipInflate, zipSync } from 'fflate';

/** What an archive that comes from outside may be at most; sizes in bytes. */
export interface ArchiveLimits {
  file: number;
  unpacked: number;
  /** Unpacked to packed. */
  ratio: number;
  /** Up to here it may be as dense as it likes. */
  harmless: number;
}

/** Why an archive is not unpacked. `detail` names the part or the number that was found, and is not a sentence. */
export class ArchiveError extends Error {
  readonly reason: 'too-large' | 'not-a-zip' | 'zip-bomb' | 'unnamed-part';
  readonly detail: string;

  constructor(reason: ArchiveError['reason'], detail = '') {
    super(detail === '' ? reason : `${reason}: ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Bytes that are unpacked in one go: deflate makes at most 1,032 of one (RFC 1951), so 17 MB. */
const step = 16_384;

/**
 * The files of an archive, which may hold those named and no others. It is unpacked as a stream, so that what its headers say of sizes is not relied upon, and
 * stopped as soon as it grows over a limit.
 * @throws ArchiveError, and nothing else, whatever the bytes are
 */
export function unpack(
  file: Uint8Array,
  named: readonly string[],
  limits: ArchiveLimits,
): Map<string, Uint8Array> {
  if (file.length > limits.file) throw new ArchiveError('too-large', `${file.length}`);
  const files = new Map<string, { chunks: Uint8Array[]; over: boolean }>();
  let unpacked = 0;
  const begin = (found: UnzipFile) => {
    if (!named.includes(found.name)) throw new ArchiveError('unnamed-part', found.name.slice(0, 80));
    if (files.has(found.name)) throw new ArchiveError('unnamed-part', found.name);
    const taken = { chunks: [] as Uint8Array[], over: false };
    files.set(found.name, taken);
    found.ondata = (error, chunk, final) => {
      // What this function itself throws comes back to it as an error of the stream.
      if (error) throw error;
      unpacked += chunk.length;
      if (unpacked > Math.min(limits.unpacked, Math.max(limits.harmless, file.length * limits.ratio)))
        throw new ArchiveError('zip-bomb', found.name);
      taken.chunks.push(chunk.slice());
      taken.over ||= final;
    };
    found.start();
  };
  try {
    const unzip = new Unzip(begin);
    unzip.register(UnzipInflate);
    for (let at = 0; at < file.length; at += step)
      unzip.push(file.subarray(at, at + step), at + step >= file.length);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    // Whatever a library says of bytes that it can't read, it says of a file that is broken.
    throw new ArchiveError('not-a-zip', error instanceof Error ? error.message : String(error));
  }
  if (files.size === 0) throw new ArchiveError('not-a-zip');
  return new Map(
    [...files].map(([name, { chunks, over }]) => {
      if (!over) throw new ArchiveError('not-a-zip', name);
      return [name, joined(chunks)];
    }),
  );
}

/** A zip of files, the same bytes each time. */
export function archive(files: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  // The format's own first day: a time of making would differ each time.
  const zipped = zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
  return new Uint8Array(zipped);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
