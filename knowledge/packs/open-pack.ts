import { ArchiveError, unpack } from '../archive.ts';
import type { Entry } from '../entry.ts';
import { checkedEntries } from './check-entries.ts';
import {
  basePart,
  manifestPart,
  type PackManifest,
  readJson,
  readManifest,
  signaturePart,
} from './format.ts';
import { packLimits } from './limits.ts';
import { PackRefusal } from './refusal.ts';
import { bytesOfBase64Url, isSignedBy, sha256 } from './signing.ts';

/** What a pack holds, once its signature, its hashes and each of its entries were found good. */
export interface OpenedPack {
  manifest: PackManifest;
  entries: Record<string, Entry>;
}

/**
 * Reads a pack and checks all that can be checked of the file alone. Whether its key is one that the reader has
 * accepted, and whether it fits on what is in use, is asked by `examine`.
 * @throws PackRefusal, and nothing else, whatever the bytes are
 */
export async function openPack(file: Uint8Array): Promise<OpenedPack> {
  const parts = partsOf(file);
  const bytes = parts.get(manifestPart);
  if (!bytes) throw new PackRefusal('missing-part', manifestPart);
  if (bytes.length > packLimits.manifest) throw new PackRefusal('too-large', manifestPart);
  const signature = parts.get(signaturePart);
  if (!signature) throw new PackRefusal('unsigned');
  const manifest = readManifest(bytes);
  const key = bytesOfBase64Url(manifest.signer.key);
  if ((await sha256(key)) !== manifest.signer.key_id) throw new PackRefusal('wrong-signature', 'key_id');
  if (signature.length !== 64 || !(await isSignedBy(key, signature, bytes)))
    throw new PackRefusal('wrong-signature');
  const base = parts.get(basePart);
  if (!base) throw new PackRefusal('missing-part', basePart);
  if ((await sha256(base)) !== manifest.parts[basePart]) throw new PackRefusal('wrong-hash', basePart);
  return { manifest, entries: entriesOf(readJson(base, 'bad-base', basePart), manifest) };
}

function partsOf(file: Uint8Array): Map<string, Uint8Array> {
  try {
    return unpack(file, [manifestPart, signaturePart, basePart], packLimits);
  } catch (error) {
    if (error instanceof ArchiveError) throw new PackRefusal(error.reason, error.detail);
    throw error;
  }
}

function entriesOf(base: unknown, manifest: PackManifest): Record<string, Entry> {
  const { version, asOf, entries } = (base ?? {}) as Record<string, unknown>;
  if (version !== manifest.version || asOf !== manifest.as_of) throw new PackRefusal('bad-base', 'version');
  if (typeof entries !== 'object' || entries === null || Array.isArray(entries))
    throw new PackRefusal('bad-base', 'entries');
  const listed = Object.entries(entries);
  if (listed.length === 0) throw new PackRefusal('bad-base', 'entries');
  if (listed.length > packLimits.entries) throw new PackRefusal('too-large', `${listed.length}`);
  return checkedEntries(listed);
}
