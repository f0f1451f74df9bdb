import { type DBSchema, openDB } from 'idb';
import type { InstalledPack } from '../knowledge/packs/layers.ts';
import { PackRefusal } from '../knowledge/packs/refusal.ts';
import { CaseFileError, faultOf } from './faults.ts';

/** A key whose packs the reader has chosen to trust. */
export interface AcceptedKey {
  /** SHA-256 of the public key, in hex. */
  keyId: string;
  /** Whose it is, as the pack said by which it came. */
  name: string;
  /** ISO time in UTC. */
  acceptedAt: string;
}

/** The packs in use, in their order, and the keys that were accepted. */
export interface Shelf {
  packs: InstalledPack[];
  keys: AcceptedKey[];
  /** Differs after each change; '' as long as nothing was ever put on it. */
  stamp: string;
}

export type ShelfContent = Omit<Shelf, 'stamp'>;

interface ShelfSchema extends DBSchema {
  shelf: { key: 'shelf'; value: Shelf };
}

const empty: Shelf = { packs: [], keys: [], stamp: '' };

/** A database of its own: what a pack holds is no part of the reader's work and of its backups. */
async function withShelf<T>(
  work: (db: Awaited<ReturnType<typeof openDB<ShelfSchema>>>) => Promise<T>,
): Promise<T> {
  try {
    const db = await openDB<ShelfSchema>('packs', 1, {
      upgrade(made) {
        made.createObjectStore('shelf');
      },
    });
    try {
      return await work(db);
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof CaseFileError || error instanceof PackRefusal) throw error;
    throw new CaseFileError(faultOf(error), error);
  }
}

/** @throws CaseFileError */
export function readShelf(): Promise<Shelf> {
  return withShelf(async (db) => (await db.get('shelf', 'shelf')) ?? empty);
}

/**
 * Puts this in the place of all that is on the shelf, once the browser has committed it.
 * @param from the shelf that the change was made of
 * @throws PackRefusal `unknown-key` if a pack's key is not among those accepted
 * @throws CaseFileError `gone` if the shelf is another by now: nothing was changed
 */
export async function changeShelf(from: Shelf, { packs, keys }: ShelfContent): Promise<Shelf> {
  const accepted = new Set(keys.map(({ keyId }) => keyId));
  const stranger = packs.find(({ manifest }) => !accepted.has(manifest.signer.key_id));
  if (stranger) throw new PackRefusal('unknown-key', stranger.manifest.signer.name);
  const shelf = { packs, keys, stamp: crypto.randomUUID() };
  return withShelf(async (db) => {
    const writing = db.transaction('shelf', 'readwrite', { durability: 'strict' });
    const now = (await writing.store.get('shelf')) ?? empty;
    if (now.stamp !== from.stamp) {
      writing.abort();
      await writing.done.catch(() => undefined);
      throw new CaseFileError('gone');
    }
    await writing.store.put(shelf, 'shelf');
    await writing.done;
    return shelf;
  });
}

/** A shelf without a pack. */
export function withoutPack({ packs, keys }: Shelf, pack: InstalledPack): ShelfContent {
  return { packs: packs.filter((one) => one !== pack), keys };
}

/** A shelf without a key, and without the packs that it signed. */
export function withoutKey({ packs, keys }: Shelf, keyId: string): ShelfContent {
  return {
    packs: packs.filter(({ manifest }) => manifest.signer.key_id !== keyId),
    keys: keys.filter((key) => key.keyId !== keyId),
  };
}

/** A shelf with a pack's key accepted, and these packs on it. */
export function withKey(
  { keys }: Shelf,
  { manifest: { signer } }: InstalledPack,
  packs: InstalledPack[],
  now: string,
): ShelfContent {
  const known = keys.some(({ keyId }) => keyId === signer.key_id);
  const key = { keyId: signer.key_id, name: signer.name, acceptedAt: now };
  return { packs, keys: known ? keys : [...keys, key] };
}
