import type { Entry, KnowledgeBase } from '../entry.ts';
import { type InstalledPack, isSamePack, layered, withPack } from './layers.ts';
import type { OpenedPack } from './open-pack.ts';
import { PackRefusal } from './refusal.ts';
import { compareVersions } from './versions.ts';

/** What a pack is held against. */
export interface Ground {
  bundled: KnowledgeBase;
  /** The packs in use, in their order. */
  packs: readonly InstalledPack[];
  /** Version of the extension. */
  product: string;
}

/** A pack that would fit, and what it would change. */
export interface Examined {
  pack: InstalledPack;
  /** The packs that would be in use with it, in their order. */
  packs: InstalledPack[];
  /** The version of the same pack that it takes the place of; '' if none is in use. */
  before: string;
  /** Ids of entries, against the base in use now. */
  added: string[];
  changed: string[];
  removed: string[];
  /** The base as it would be. */
  base: KnowledgeBase;
}

/**
 * Holds an opened pack against what is in use. Nothing is changed.
 * @param now ISO time in UTC
 * @throws PackRefusal `product-too-old`, `older`, `collision`, `dangling-reference`, `wrong-ground`
 */
export function examine({ manifest, entries }: OpenedPack, ground: Ground, now: string): Examined {
  if (compareVersions(manifest.minimum_product, ground.product) > 0)
    throw new PackRefusal('product-too-old', manifest.minimum_product);
  const before = ground.packs.find((pack) => isSamePack(pack.manifest, manifest));
  if (before && compareVersions(manifest.version, before.manifest.version) < 0)
    throw new PackRefusal('older', `${manifest.version} < ${before.manifest.version}`);
  const current = layered(ground.bundled, ground.packs, ground.product);
  if (manifest.relation === 'replaces' && manifest.as_of < current.base.asOf)
    throw new PackRefusal('older', `${manifest.as_of} < ${current.base.asOf}`);
  const pack = { manifest, entries, installedAt: now, checkedBy: ground.product };
  const packs = placed(pack, ground.packs);
  const left = new Set(current.leftOut.map((one) => one.pack));
  const base = packs
    .filter((one) => !left.has(one))
    .reduce((under, one) => {
      try {
        return withPack(under, one);
      } catch (refusal) {
        // A pack that is in use already would not stand on the new one: that is no fault of its own.
        if (one !== pack && refusal instanceof PackRefusal)
          throw new PackRefusal('wrong-ground', one.manifest.name);
        throw refusal;
      }
    }, ground.bundled);
  return { pack, packs, before: before?.manifest.version ?? '', base, ...changes(current.base, base) };
}

/** One base at most is under the others; a later version takes the place of the earlier. */
function placed(pack: InstalledPack, packs: readonly InstalledPack[]): InstalledPack[] {
  if (pack.manifest.relation === 'replaces')
    return [
      pack,
      ...packs.filter(
        (one) => one.manifest.relation === 'extends' && !isSamePack(one.manifest, pack.manifest),
      ),
    ];
  const at = packs.findIndex((one) => isSamePack(one.manifest, pack.manifest));
  return at < 0 ? [...packs, pack] : packs.with(at, pack);
}

function changes(from: KnowledgeBase, to: KnowledgeBase): Pick<Examined, 'added' | 'changed' | 'removed'> {
  const ids = (base: KnowledgeBase) => Object.keys(base.entries);
  const had = (id: string) => Object.hasOwn(from.entries, id);
  const same = (id: string) => sameEntry(from.entries[id]!, to.entries[id]!);
  return {
    added: ids(to).filter((id) => !had(id)),
    changed: ids(to).filter((id) => had(id) && !same(id)),
    removed: ids(from).filter((id) => !Object.hasOwn(to.entries, id)),
  };
}

const sameEntry = (a: Entry, b: Entry) => a === b || JSON.stringify(a) === JSON.stringify(b);
