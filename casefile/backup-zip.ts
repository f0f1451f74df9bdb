import {
  BlobReader,
  BlobWriter,
  type Entry,
  type FileEntry,
  Writer,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { BackupError } from './backup-fault.ts';
import { type LongWork, partOf } from './long-work.ts';

/** A file of the zip. */
export interface ZipPart {
  name: string;
  content: Blob;
  /** Packing a PDF or a DOCX gains nothing. */
  packed: boolean;
}

/** Without workers: the extension's policy lets none be made of the library's own text. */
const plainly = { useWebWorkers: false } as const;

/**
 * A zip of these parts. What it is made of and what comes of it stay with the browser, piece by piece: a library with
 * documents may be larger than the memory.
 * @throws the signal's reason, or whatever the browser throws where a part can't be read
 */
export async function writeZip(parts: readonly ZipPart[], work: LongWork): Promise<Blob> {
  const sizes = parts.map(({ content }) => content.size);
  const all = Math.max(1, sum(sizes));
  const writer = new ZipWriter(new BlobWriter('application/zip'), { ...plainly, keepOrder: true });
  for (const [i, { name, content, packed }] of parts.entries()) {
    const before = sum(sizes.slice(0, i));
    await writer.add(name, new BlobReader(content), {
      ...plainly,
      level: packed ? 6 : 0,
      // The format's own first day: when a part was written says nothing.
      lastModDate: new Date(1980, 0, 1),
      extendedTimestamp: false,
      dataDescriptor: false,
      bufferedWrite: true,
      signal: work.signal,
      onprogress: async (done) => work.onProgress((before + done) / all),
    });
    work.signal.throwIfAborted();
  }
  return writer.close();
}

/** What a zip that comes from outside may be at most; sizes in bytes. */
export interface ZipLimits {
  parts: number;
  unpacked: number;
  /** Unpacked to packed. */
  ratio: number;
  /** Up to here it may be as dense as it likes. */
  harmless: number;
}

/** A zip's table of contents was read; its parts not yet. */
export class OpenedZip {
  readonly names: readonly string[];
  readonly #entries: ReadonlyMap<string, FileEntry>;
  readonly #all: number;
  #done = 0;

  private constructor(entries: ReadonlyMap<string, FileEntry>) {
    this.#entries = entries;
    this.names = [...entries.keys()];
    this.#all = Math.max(1, sum([...entries.values()].map(({ uncompressedSize }) => uncompressedSize)));
  }

  /** @throws BackupError `damaged` if it begins as a zip, `no-backup` if it does not, `too-large` */
  static async open(file: Blob, limits: ZipLimits): Promise<OpenedZip> {
    let entries: Entry[];
    try {
      entries = await new ZipReader(new BlobReader(file), plainly).getEntries();
    } catch (error) {
      throw new BackupError((await beginsAsZip(file)) ? 'damaged' : 'no-backup', messageOf(error));
    }
    if (entries.length > limits.parts) throw new BackupError('too-large', `${entries.length}`);
    const byName = new Map<string, FileEntry>();
    for (const entry of entries) {
      if (entry.directory || byName.has(entry.filename)) throw new BackupError('damaged', entry.filename);
      byName.set(entry.filename, entry);
    }
    const unpacked = sum(entries.map(({ uncompressedSize }) => uncompressedSize));
    if (unpacked > Math.min(limits.unpacked, Math.max(limits.harmless, file.size * limits.ratio)))
      throw new BackupError('too-large', `${unpacked}`);
    return new OpenedZip(byName);
  }

  /**
   * A part, unpacked. It may not grow over what the table of contents says of it.
   * @returns `null` if there is no such part
   * @throws BackupError `damaged`, or the signal's reason
   */
  async read(name: string, work: LongWork): Promise<Blob | null> {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    const from = this.#done / this.#all;
    this.#done += entry.uncompressedSize;
    const own = partOf(work, from, this.#done / this.#all);
    const said = Math.max(1, entry.uncompressedSize);
    try {
      const content = await entry.getData(new BoundedWriter(entry.uncompressedSize), {
        ...plainly,
        checkCrc32: true,
        signal: work.signal,
        onprogress: async (done) => own.onProgress(Math.min(1, done / said)),
      });
      work.signal.throwIfAborted();
      if (content.size !== entry.uncompressedSize) throw new BackupError('damaged', name);
      return content;
    } catch (error) {
      work.signal.throwIfAborted();
      throw error instanceof BackupError ? error : new BackupError('damaged', `${name}: ${messageOf(error)}`);
    }
  }
}

/** Bytes that are held in memory before they are handed to the browser. */
const held = 4_000_000;

/** Takes at most so many bytes: what a zip says of itself is not relied upon. */
class BoundedWriter extends Writer<Blob> {
  readonly #most: number;
  readonly #parts: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #pending = 0;
  #taken = 0;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override async writeUint8Array(chunk: Uint8Array): Promise<void> {
    this.#taken += chunk.length;
    if (this.#taken > this.#most) throw new BackupError('damaged', 'longer than it says');
    this.#chunks.push(chunk.slice());
    this.#pending += chunk.length;
    if (this.#pending > held) this.#hand();
  }

  override async getData(): Promise<Blob> {
    this.#hand();
    return new Blob(this.#parts);
  }

  #hand(): void {
    this.#parts.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#pending = 0;
  }
}

async function beginsAsZip(file: Blob): Promise<boolean> {
  const [p, k] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return p === 0x50 && k === 0x4b;
}

const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
