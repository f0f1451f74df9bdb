/**
 * A key as two people compare it aloud: the first 128 bits of its SHA-256, in eight groups of four hex digits. To make
 * another key of the same fingerprint takes 2^128 attempts.
 * @param keyId SHA-256 of the key, 64 hex digits
 */
export function fingerprintOf(keyId: string): string {
  return keyId.slice(0, 32).match(/.{4}/g)!.join(' ');
}
