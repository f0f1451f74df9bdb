import { PackRefusal } from './refusal.ts';

/** Keys and signatures: Ed25519 (RFC 8032) by the Web Cryptography API, in browsers and in Node alike. */

type Bytes = Uint8Array<ArrayBuffer>;

/** A copy on a buffer of its own, as the API wants it. */
const own = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 in lower-case hex. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes))));
}

/**
 * Whether a signature is that of a key over these bytes.
 * @param key the 32 bytes of the public key
 * @throws PackRefusal `cannot-check` where the browser has no Ed25519 (Chromium before 137)
 */
export async function isSignedBy(
  key: Uint8Array,
  signature: Uint8Array,
  bytes: Uint8Array,
): Promise<boolean> {
  let imported: CryptoKey;
  try {
    imported = await crypto.subtle.importKey('raw', own(key), 'Ed25519', false, ['verify']);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotSupportedError') throw new PackRefusal('cannot-check');
    return false;
  }
  return crypto.subtle.verify('Ed25519', imported, own(signature), own(bytes));
}

/** A key pair that signs packs, as a JSON Web Key (RFC 8037). Whoever holds it can sign in its owner's name. */
export interface SigningKey {
  kty: 'OKP';
  crv: 'Ed25519';
  /** Public, base64url. */
  x: string;
  /** Private, base64url. */
  d: string;
}

export async function makeSigningKey(): Promise<SigningKey> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const { x, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return { kty: 'OKP', crv: 'Ed25519', x: x!, d: d! };
}

/** The 64 bytes of a signature. @throws what the API throws if the key is not one */
export async function sign(key: SigningKey, bytes: Uint8Array): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('jwk', { ...key, key_ops: ['sign'] }, 'Ed25519', false, [
    'sign',
  ]);
  return new Uint8Array(await crypto.subtle.sign('Ed25519', imported, own(bytes)));
}

/** @throws PackRefusal `bad-manifest` if the text is not base64url */
export function bytesOfBase64Url(text: string): Bytes {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    throw new PackRefusal('bad-manifest', 'signer.key');
  }
}
