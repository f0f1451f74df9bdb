import { deleteDB, openDB } from 'idb';

/**
 * Room that is kept free for the day when the browser has none left: Firefox refuses even to delete then, because a
 * deletion is first written into a journal. It is a database of its own, since to take a whole database away the browser
 * only unlinks its files. Its bytes are random, so that none of them is saved by compression.
 */
const name = 'casefile-reserve';
/** bytes */
export const reserveSize = 512 * 1024;
/** The most random bytes that are given at once (Web Cryptography API). */
const atOnce = 65_536;

let kept: Promise<void> | null = null;

/** Sees to it that the reserve is there, once for each context. Where there is no room for it nothing happens. */
export function keepReserve(): Promise<void> {
  kept ??= make().catch(() => undefined);
  return kept;
}

async function make(): Promise<void> {
  const reserve = await openDB(name, 1, { upgrade: (db) => void db.createObjectStore('room') });
  try {
    if ((await reserve.count('room')) > 0) return;
    const bytes = new Uint8Array(reserveSize);
    for (let at = 0; at < bytes.length; at += atOnce) crypto.getRandomValues(bytes.subarray(at, at + atOnce));
    await reserve.put('room', bytes, 'bytes');
  } finally {
    // Whoever needs the room must not wait for this connection.
    reserve.close();
  }
}

/** Gives the reserve up. The next `keepReserve` makes it anew. @returns false if it could not be given up */
export async function spendReserve(): Promise<boolean> {
  await kept;
  kept = null;
  return deleteDB(name).then(
    () => true,
    () => false,
  );
}
