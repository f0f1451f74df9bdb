import * as v from 'valibot';
import { ArchiveError, archive, unpack } from '../knowledge/archive.ts';
import { decrypt, encrypt, isEncrypted } from './backup-cipher.ts';
import { documentSchema, matterSchema, passageSchema, standsSomewhere } from './records.ts';

/** All that the reader keeps, as a backup holds it. What was removed is not in it. */
const librarySchema = v.strictObject({
  matters: v.array(matterSchema),
  documents: v.array(documentSchema),
  passages: v.array(
    v.pipe(
      passageSchema,
      v.check((passage) => standsSomewhere(passage), 'marks no words and no page'),
    ),
  ),
  kept: v.array(v.strictObject({ entry: v.pipe(v.string(), v.maxLength(120)), keptAt: v.string() })),
});
export type Library = v.InferOutput<typeof librarySchema>;

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a backup says of itself, before anything of it is read. */
const manifestSchema = v.object({
  format: count,
  /** Version of the extension that wrote it. */
  product: v.pipe(v.string(), v.maxLength(40)),
  /** ISO time in UTC. */
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  counts: v.object({ matters: count, documents: count, passages: count, kept: count }),
  sha256: hash,
});
export type BackupManifest = v.InferOutput<typeof manifestSchema>;

/** Raised by one when an older version of the extension could no longer read it. 2: passages can be marks on a page. */
export const backupFormat = 2;

const manifestPart = 'manifest.json';
const libraryPart = 'library.json';

/** Sizes in bytes. Ten thousand clippings are about 20 MB of JSON. */
const limits = { file: 400_000_000, unpacked: 1_200_000_000, ratio: 200, harmless: 4_000_000 };

/**
 * Why a backup is not restored. `wrong-passphrase` is said of a damaged encrypted file too: by design nobody can
 * tell the two apart.
 */
export type BackupFault =
  | 'no-backup'
  | 'damaged'
  | 'too-large'
  | 'newer'
  | 'needs-passphrase'
  | 'wrong-passphrase';

/** A file that is not restored. Nothing was changed. `detail` names the part that is at fault. */
export class BackupError extends Error {
  readonly fault: BackupFault;

  constructor(fault: BackupFault, detail = '') {
    super(detail === '' ? fault : `${fault}: ${detail}`);
    this.fault = fault;
  }
}

/**
 * Writes a library as one file.
 * @param passphrase encrypts it; '' leaves it readable to whoever has it
 * @param madeAt ISO time in UTC
 */
export async function writeBackup(
  library: Library,
  { product, madeAt, passphrase }: { product: string; madeAt: string; passphrase: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const content = new TextEncoder().encode(JSON.stringify(library));
  const manifest: BackupManifest = {
    format: backupFormat,
    product,
    madeAt,
    counts: countsOf(library),
    sha256: await sha256(content),
  };
  const zip = archive({
    [manifestPart]: new TextEncoder().encode(JSON.stringify(manifest)),
    [libraryPart]: content,
  });
  return passphrase === '' ? zip : encrypt(zip, passphrase);
}

/**
 * Reads a backup and checks all of it: nothing of a file that is at fault anywhere is given out.
 * @throws BackupError, and nothing else, whatever the bytes are
 */
export async function readBackup(
  file: Uint8Array<ArrayBuffer>,
  passphrase = '',
): Promise<{ manifest: BackupManifest; library: Library }> {
  let zip = file;
  if (isEncrypted(file)) {
    if (passphrase === '') throw new BackupError('needs-passphrase');
    const opened = await decrypt(file, passphrase);
    if (!opened) throw new BackupError('wrong-passphrase');
    zip = opened;
  }
  const parts = partsOf(zip);
  const manifest = manifestIn(parts.get(manifestPart));
  const content = parts.get(libraryPart);
  if (!content || (await sha256(content)) !== manifest.sha256) throw new BackupError('damaged', libraryPart);
  const parsed = v.safeParse(librarySchema, json(content, libraryPart));
  if (!parsed.success) throw new BackupError('damaged', v.getDotPath(parsed.issues[0]) ?? libraryPart);
  checkWhole(parsed.output, manifest);
  return { manifest, library: parsed.output };
}

function partsOf(zip: Uint8Array): Map<string, Uint8Array> {
  try {
    return unpack(zip, [manifestPart, libraryPart], limits);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    if (error.reason === 'too-large' || error.reason === 'zip-bomb') throw new BackupError('too-large');
    // A zip begins with "PK": a file that does so and can't be read was one.
    const wasZip = zip[0] === 0x50 && zip[1] === 0x4b && error.reason === 'not-a-zip';
    throw new BackupError(wasZip ? 'damaged' : 'no-backup', error.detail);
  }
}

function manifestIn(part: Uint8Array | undefined): BackupManifest {
  if (!part) throw new BackupError('no-backup', manifestPart);
  const said = json(part, manifestPart);
  const format = v.safeParse(v.object({ format: count }), said);
  // A later format may say more, and otherwise: only that it is later is read.
  if (format.success && format.output.format > backupFormat) throw new BackupError('newer');
  const parsed = v.safeParse(manifestSchema, said);
  if (!parsed.success) throw new BackupError('damaged', manifestPart);
  return parsed.output;
}

function json(part: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(part));
  } catch {
    throw new BackupError('damaged', name);
  }
}

/** Each record once, each passage with its document, each document with its matter, and as many as were written. */
function checkWhole(library: Library, { counts }: BackupManifest): void {
  if (JSON.stringify(countsOf(library)) !== JSON.stringify(counts))
    throw new BackupError('damaged', 'counts');
  const matters = uniqueIds(library.matters, 'matters');
  const documents = new Map(library.documents.map((document) => [document.id, document]));
  uniqueIds(library.documents, 'documents');
  uniqueIds(library.passages, 'passages');
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

const countsOf = ({ matters, documents, passages, kept }: Library) => ({
  matters: matters.length,
  documents: documents.length,
  passages: passages.length,
  kept: kept.length,
});

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
