import { checkedEntries } from './check-entries.ts';
import type { InstalledPack } from './layers.ts';
import { PackRefusal } from './refusal.ts';

/**
 * Packs after an update of the extension: those whose entries fit its schema too are marked so; the others stay as
 * they are, and `layered` leaves them out until their maker has a new version.
 * @param product version of the extension
 * @returns the packs, and whether any is another now
 */
export function recheck(
  packs: readonly InstalledPack[],
  product: string,
): { packs: InstalledPack[]; changed: boolean } {
  const after = packs.map((pack) => {
    if (pack.checkedBy === product) return pack;
    try {
      return { ...pack, entries: checkedEntries(Object.entries(pack.entries)), checkedBy: product };
    } catch (refusal) {
      if (refusal instanceof PackRefusal) return pack;
      throw refusal;
    }
  });
  return { packs: after, changed: after.some((pack, i) => pack !== packs[i]) };
}
