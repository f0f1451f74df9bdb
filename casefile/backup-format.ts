import * as v from 'valibot';
import { decrypt, encrypt, isEncrypted } from './backup-cipher.ts';
import { BackupError } from './backup-fault.ts';
import { OpenedZip, writeZip } from './backup-zip.ts';
import { countsOf, type Library, librarySchema } from './library.ts';
import { type LongWork, partOf, unwatched } from './long-work.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a backup says of itself, before anything of it is read. */
const manifestSchema = v.object({
  format: count,
  /** Version of the extension that wrote it. */
  product: v.pipe(v.string(), v.maxLength(40)),
  /** ISO time in UTC. */
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  counts: v.object({
    matters: count,
    documents: count,
    passages: count,
    kept: count,
    files: v.optional(count, 0),
    recognised: v.optional(count, 0),
  }),
  sha256: hash,
});
export type BackupManifest = v.InferOutput<typeof manifestSchema>;

/** Raised by one when an older version of the extension could no longer read it. 2: passages can be marks on a page. 3: text that was recognised. */
export const backupFormat = 3;

const manifestPart = 'manifest.json';
const libraryPart = 'library.json';
/** The file of a document is a part of its own. */
const filePart = (document: string) => `files/${document}`;

/** How a library is written: of the files of documents, what says whether their bytes are whole. */
const writtenFile = v.strictObject({
  ...v.omit(librarySchema.entries.files.wrapped.item, ['bytes']).entries,
  /** Bytes. */
  size: count,
  sha256: hash,
});
type WrittenFile = v.InferOutput<typeof writtenFile>;

/** Sizes in bytes. Ten thousand clippings are about 20 MB of JSON. */
const limits = {
  file: 8_000_000_000,
  parts: 20_000,
  unpacked: 8_000_000_000,
  ratio: 200,
  harmless: 4_000_000,
  json: 400_000_000,
};

/**
 * Writes a library as one file.
 * @param passphrase encrypts it; '' leaves it readable to whoever has it
 * @param madeAt ISO time in UTC
 * @throws the signal's reason; nothing was written anywhere
 */
export async function writeBackup(
  library: Library,
  { product, madeAt, passphrase }: { product: string; madeAt: string; passphrase: string },
  work: LongWork = unwatched,
): Promise<Blob> {
  const files = await writtenFiles(library.files, partOf(work, 0, 0.1));
  const content = await jsonOf({ ...library, files }, work.signal);
  const manifest: BackupManifest = {
    format: backupFormat,
    product,
    madeAt,
    counts: countsOf(library),
    sha256: await sha256(content),
  };
  const zip = await writeZip(
    [
      { name: manifestPart, content: new Blob([JSON.stringify(manifest)]), packed: true },
      { name: libraryPart, content, packed: true },
      ...library.files.map(({ document, type, bytes }) => ({
        name: filePart(document),
        content: bytes,
        packed: type.startsWith('text/'),
      })),
    ],
    partOf(work, 0.1, passphrase === '' ? 1 : 0.8),
  );
  return passphrase === '' ? zip : encrypt(zip, passphrase, partOf(work, 0.8, 1));
}

async function writtenFiles(files: Library['files'], work: LongWork): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const { bytes, ...file } of files) {
    work.signal.throwIfAborted();
    written.push({ ...file, size: bytes.size, sha256: await sha256(bytes) });
    work.onProgress(written.length / files.length);
  }
  return written;
}

/** Records that are written as JSON between two turns of the page: some ms' worth. */
const piece = 500;

/** JSON of lists of records, written piece by piece so that the page can be used meanwhile. */
async function jsonOf(library: object, signal: AbortSignal): Promise<Blob> {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(library)) {
    parts.push(`${parts.length === 0 ? '{' : ','}${JSON.stringify(name)}:`);
    if (!Array.isArray(value)) {
      parts.push(JSON.stringify(value));
      continue;
    }
    for (let at = 0; at < value.length; at += piece) {
      const some = JSON.stringify(value.slice(at, at + piece)).slice(1, -1);
      parts.push(`${at === 0 ? '[' : ','}${some}`);
      await turn(signal);
    }
    parts.push(value.length === 0 ? '[]' : ']');
  }
  return new Blob([...parts, '}']);
}

/**
 * Reads a backup and checks all of it: nothing of a file that is at fault anywhere is given out.
 * @throws BackupError or the signal's reason, and nothing else, whatever the bytes are
 */
export async function readBackup(
  file: Blob,
  passphrase = '',
  work: LongWork = unwatched,
): Promise<{ manifest: BackupManifest; library: Library }> {
  if (file.size > limits.file) throw new BackupError('too-large', `${file.size}`);
  let zip = file;
  let rest = work;
  if (await isEncrypted(file)) {
    if (passphrase === '') throw new BackupError('needs-passphrase');
    zip = await decrypt(file, passphrase, partOf(work, 0, 0.3));
    rest = partOf(work, 0.3, 1);
  }
  const opened = await OpenedZip.open(zip, limits);
  const manifest = await manifestIn(await opened.read(manifestPart, rest));
  const content = await opened.read(libraryPart, rest);
  if (!content || (await sha256(content)) !== manifest.sha256) throw new BackupError('damaged', libraryPart);
  const { written, ...records } = await libraryIn(await json(content, libraryPart), work.signal);
  const library = { ...records, files: await filesIn(opened, written, rest) };
  checkWhole(library, manifest);
  return { manifest, library };
}

async function manifestIn(part: Blob | null): Promise<BackupManifest> {
  if (!part) throw new BackupError('no-backup', manifestPart);
  const said = await json(part, manifestPart);
  const format = v.safeParse(v.object({ format: count }), said);
  // A later format may say more, and otherwise: only that it is later is read.
  if (format.success && format.output.format > backupFormat) throw new BackupError('newer');
  const parsed = v.safeParse(manifestSchema, said);
  if (!parsed.success) throw new BackupError('damaged', manifestPart);
  return parsed.output;
}

async function json(part: Blob, name: string): Promise<unknown> {
  if (part.size > limits.json) throw new BackupError('too-large', name);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await part.arrayBuffer()));
  } catch {
    throw new BackupError('damaged', name);
  }
}

/** Every record held against its schema, piece by piece so that the page can be used meanwhile. */
async function libraryIn(
  said: unknown,
  signal: AbortSignal,
): Promise<Omit<Library, 'files'> & { written: WrittenFile[] }> {
  const { matters, documents, passages, kept, current, recognised } = librarySchema.entries;
  const lists = v.safeParse(
    v.strictObject({
      matters: v.array(v.unknown()),
      documents: v.array(v.unknown()),
      passages: v.array(v.unknown()),
      kept: v.array(v.unknown()),
      current,
      files: v.optional(v.array(v.unknown()), []),
      recognised: v.optional(v.array(v.unknown()), []),
    }),
    said,
  );
  if (!lists.success) throw new BackupError('damaged', libraryPart);
  const checked = async <R>(
    name: string,
    records: readonly unknown[],
    schema: v.GenericSchema<unknown, R>,
  ) => {
    const all: R[] = [];
    for (const [i, record] of records.entries()) {
      if (i % piece === 0) await turn(signal);
      const parsed = v.safeParse(schema, record);
      if (!parsed.success)
        throw new BackupError('damaged', `${name}.${i}.${v.getDotPath(parsed.issues[0]) ?? ''}`);
      all.push(parsed.output);
    }
    return all;
  };
  return {
    matters: await checked('matters', lists.output.matters, matters.item),
    documents: await checked('documents', lists.output.documents, documents.item),
    passages: await checked('passages', lists.output.passages, passages.item),
    kept: await checked('kept', lists.output.kept, kept.item),
    current: lists.output.current,
    written: await checked('files', lists.output.files, writtenFile),
    recognised: await checked('recognised', lists.output.recognised, recognised.wrapped.item),
  };
}

/** The files of documents, each as long and with the hash that is said of it. */
async function filesIn(
  zip: OpenedZip,
  written: readonly WrittenFile[],
  work: LongWork,
): Promise<Library['files']> {
  const files: Library['files'] = [];
  for (const { size, sha256: said, ...file } of written) {
    const part = filePart(file.document);
    const bytes = await zip.read(part, work);
    if (bytes?.size !== size || (await sha256(bytes)) !== said) throw new BackupError('damaged', part);
    files.push({ ...file, bytes: bytes.slice(0, size, file.type) });
  }
  return files;
}

/** Each record once, each passage with its document, each document with its matter, and as many as were written. */
function checkWhole(library: Library, { counts }: BackupManifest): void {
  if (JSON.stringify(countsOf(library)) !== JSON.stringify(counts))
    throw new BackupError('damaged', 'counts');
  const matters = uniqueIds(library.matters, 'matters');
  const documents = new Map(library.documents.map((document) => [document.id, document]));
  uniqueIds(library.documents, 'documents');
  uniqueIds(library.passages, 'passages');
  if (library.current !== null && !matters.has(library.current)) throw new BackupError('damaged', 'current');
  if (new Set(library.files.map(({ document }) => document)).size !== library.files.length)
    throw new BackupError('damaged', 'files');
  for (const { document } of library.files)
    if (!documents.has(document)) throw new BackupError('damaged', filePart(document));
  uniqueIds(library.recognised, 'recognised');
  for (const { id, document } of library.recognised)
    if (!documents.has(document)) throw new BackupError('damaged', `recognised.${id}`);
  for (const { id, matter } of library.documents)
    if (!matters.has(matter)) throw new BackupError('damaged', `documents.${id}`);
  for (const { id, matter, document } of library.passages)
    if (documents.get(document)?.matter !== matter) throw new BackupError('damaged', `passages.${id}`);
}

function uniqueIds(records: readonly { id: string }[], name: string): Set<string> {
  const ids = new Set(records.map(({ id }) => id));
  if (ids.size !== records.length) throw new BackupError('damaged', name);
  return ids;
}

/** Lets the page do something else. @throws the signal's reason */
async function turn(signal: AbortSignal): Promise<void> {
  await new Promise((next) => setTimeout(next, 0));
  signal.throwIfAborted();
}

/** SHA-256 in hexadecimal. */
async function sha256(content: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
