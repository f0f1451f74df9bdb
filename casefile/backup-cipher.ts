/**
 * A backup under a passphrase: AES-256-GCM by WebCrypto, its key drawn from the passphrase by PBKDF2 with
 * HMAC-SHA-256. The head of the file stands in the clear and is authenticated with the rest.
 *
 *     8 bytes  "NONREFB1"
 *     4 bytes  iterations, big endian
 *    16 bytes  salt
 *    12 bytes  initialisation vector
 *     rest     the zip, encrypted, with the tag at its end
 */

const magic = new TextEncoder().encode('NONREFB1');
const headLength = magic.length + 4 + 16 + 12;
/** OWASP Password Storage Cheat Sheet, "PBKDF2" (figures of 2023): 600,000 for HMAC-SHA-256. */
export const iterations = 600_000;
/** A file that asks for more is not one of ours: it would only keep the machine busy. */
const mostIterations = 10_000_000;

/** Whether a file begins as an encrypted backup does. */
export function isEncrypted(file: Uint8Array): boolean {
  return file.length > headLength && magic.every((byte, i) => file[i] === byte);
}

/** @param passphrase as it was typed; it is normalised (NFKC), so that every keyboard writes the same one */
export async function encrypt(
  zip: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(headLength);
  head.set(magic);
  new DataView(head.buffer).setUint32(magic.length, iterations);
  crypto.getRandomValues(head.subarray(magic.length + 4));
  const key = await keyOf(passphrase, head);
  const sealed = await crypto.subtle.encrypt(cipherOf(head), key, zip);
  const file = new Uint8Array(headLength + sealed.byteLength);
  file.set(head);
  file.set(new Uint8Array(sealed), headLength);
  return file;
}

/** @returns the zip, or `null` if the passphrase is another one or the file was changed */
export async function decrypt(
  file: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const head = file.slice(0, headLength);
  const asked = new DataView(head.buffer).getUint32(magic.length);
  if (asked < 1 || asked > mostIterations) return null;
  try {
    const key = await keyOf(passphrase, head);
    return new Uint8Array(await crypto.subtle.decrypt(cipherOf(head), key, file.subarray(headLength)));
  } catch {
    return null;
  }
}

const cipherOf = (head: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv: head.subarray(headLength - 12),
  additionalData: head,
});

async function keyOf(passphrase: string, head: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    {
      name: 'PBKDF2',
      hash: 'SHA-256',
      salt: head.subarray(magic.length + 4, magic.length + 20),
      iterations: new DataView(head.buffer).getUint32(magic.length),
    },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
