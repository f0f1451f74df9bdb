import { BackupError } from './backup-fault.ts';
import { type LongWork, unwatched } from './long-work.ts';

/**
 * A backup under a passphrase: AES-256-GCM by WebCrypto, its key drawn from the passphrase by PBKDF2 with
 * HMAC-SHA-256. It is encrypted in segments, so that a large library needs no memory of its size, by the STREAM
 * construction (Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance", 2015): a segment's number and whether it is the last are in its nonce, so that none can be
 * left out, moved or cut off. The head of the file stands in the clear and is authenticated with every segment.
 *
 *     8 bytes  "NONREFB1"
 *     4 bytes  iterations, big endian
 *    16 bytes  salt
 *     7 bytes  first part of every nonce; then come 4 bytes with the segment's number and 1 that is 1 for the last
 *     rest     the zip, encrypted, in segments of 1 MiB, the last one shorter, each with its tag of 16 bytes
 */

const magic = new TextEncoder().encode('NONREFB1');
const saltAt = magic.length + 4;
const prefixAt = saltAt + 16;
const headLength = prefixAt + 7;
/** Bytes. */
const segment = 1024 * 1024;
const tag = 16;
/** OWASP Password Storage Cheat Sheet, "PBKDF2" (figures of 2023): 600,000 for HMAC-SHA-256. */
export const iterations = 600_000;
/** A file that asks for more is not one of ours: it would only keep the machine busy. */
const mostIterations = 10_000_000;

/** Whether a file begins as an encrypted backup does. */
export async function isEncrypted(file: Blob): Promise<boolean> {
  const head = await bytesOf(file.slice(0, magic.length));
  return file.size > headLength && magic.every((byte, i) => head[i] === byte);
}

/**
 * @param passphrase as it was typed; it is normalised (NFKC), so that every keyboard writes the same one
 * @throws the signal's reason
 */
export async function encrypt(zip: Blob, passphrase: string, work: LongWork = unwatched): Promise<Blob> {
  const head = new Uint8Array(headLength);
  head.set(magic);
  new DataView(head.buffer).setUint32(magic.length, iterations);
  crypto.getRandomValues(head.subarray(saltAt));
  const key = await keyOf(passphrase, head);
  const parts: Blob[] = [new Blob([head])];
  const count = Math.max(1, Math.ceil(zip.size / segment));
  for (let i = 0; i < count; i++) {
    work.signal.throwIfAborted();
    const plain = await zip.slice(i * segment, (i + 1) * segment).arrayBuffer();
    parts.push(new Blob([await crypto.subtle.encrypt(cipherOf(head, i, i === count - 1), key, plain)]));
    work.onProgress((i + 1) / count);
  }
  return new Blob(parts);
}

/**
 * @returns the zip
 * @throws BackupError `wrong-passphrase` if the first segment does not open, `damaged` if a later one does not; or
 * the signal's reason
 */
export async function decrypt(file: Blob, passphrase: string, work: LongWork = unwatched): Promise<Blob> {
  const head = await bytesOf(file.slice(0, headLength));
  const asked = new DataView(head.buffer).getUint32(magic.length);
  if (asked < 1 || asked > mostIterations) throw new BackupError('damaged', 'iterations');
  const key = await keyOf(passphrase, head);
  const body = file.slice(headLength);
  const count = Math.max(1, Math.ceil(body.size / (segment + tag)));
  const parts: Blob[] = [];
  for (let i = 0; i < count; i++) {
    work.signal.throwIfAborted();
    const sealed = await body.slice(i * (segment + tag), (i + 1) * (segment + tag)).arrayBuffer();
    try {
      parts.push(new Blob([await crypto.subtle.decrypt(cipherOf(head, i, i === count - 1), key, sealed)]));
    } catch {
      // Where one segment opened the passphrase was right.
      if (i > 0 || (await opensAsFirst(head, key, sealed, count === 1)))
        throw new BackupError('damaged', `${i}`);
      throw new BackupError('wrong-passphrase');
    }
    work.onProgress((i + 1) / count);
  }
  return new Blob(parts);
}

/** Whether what is left of a file that was cut off opens as the first of several segments: its passphrase is right. */
async function opensAsFirst(
  head: Uint8Array<ArrayBuffer>,
  key: CryptoKey,
  sealed: ArrayBuffer,
  alone: boolean,
): Promise<boolean> {
  if (!alone) return false;
  return crypto.subtle.decrypt(cipherOf(head, 0, false), key, sealed).then(
    () => true,
    () => false,
  );
}

function cipherOf(head: Uint8Array<ArrayBuffer>, number: number, isLast: boolean) {
  const iv = new Uint8Array(12);
  iv.set(head.subarray(prefixAt));
  new DataView(iv.buffer).setUint32(7, number);
  iv[11] = isLast ? 1 : 0;
  return { name: 'AES-GCM', iv, additionalData: head };
}

async function keyOf(passphrase: string, head: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    {
      name: 'PBKDF2',
      hash: 'SHA-256',
      salt: head.subarray(saltAt, prefixAt),
      iterations: new DataView(head.buffer).getUint32(magic.length),
    },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
