import { referencesOf, referredBy } from '../compile/check-references.ts';
import type { Entry, KnowledgeBase, PackInUse } from '../entry.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { PackManifest } from './format.ts';
import { PackRefusal } from './refusal.ts';

/** A pack that was found good and put in use. */
export interface InstalledPack {
  manifest: PackManifest;
  entries: Record<string, Entry>;
  /** ISO time in UTC. */
  installedAt: string;
  /** The version of the extension whose schema its entries were held against. */
  checkedBy: string;
}

export interface Layered {
  base: KnowledgeBase;
  /** Packs that don't fit any more (an update of the extension changed what they stand on) and are left out. */
  leftOut: { pack: InstalledPack; refusal: PackRefusal }[];
}

/** Two packs of one name and one key are versions of the same. */
export function isSamePack(a: PackManifest, b: PackManifest): boolean {
  return a.name === b.name && a.signer.key_id === b.signer.key_id;
}

/**
 * The base in use: the one that ships, replaced and extended by packs in their order.
 * @param product version of the extension: what another version has checked may not fit what this one reads
 */
export function layered(bundled: KnowledgeBase, packs: readonly InstalledPack[], product: string): Layered {
  let base = bundled;
  const leftOut: Layered['leftOut'] = [];
  for (const pack of packs) {
    try {
      if (pack.checkedBy !== product) throw new PackRefusal('outgrown');
      base = withPack(base, pack);
    } catch (refusal) {
      if (!(refusal instanceof PackRefusal)) throw refusal;
      leftOut.push({ pack, refusal });
    }
  }
  return { base, leftOut };
}

/**
 * A base with one more pack on it. No entry that is there is ever changed by a pack that extends.
 * @throws PackRefusal `collision`, `dangling-reference`; `wrong-ground` for one that replaces what was extended
 */
export function withPack(
  base: KnowledgeBase,
  { manifest, entries }: Pick<InstalledPack, 'manifest' | 'entries'>,
): KnowledgeBase {
  const replaces = manifest.relation === 'replaces';
  if (replaces && base.packs?.length) throw new PackRefusal('wrong-ground');
  const ids = Object.keys(entries);
  const taken = replaces ? undefined : ids.find((id) => Object.hasOwn(base.entries, id));
  if (taken !== undefined) throw new PackRefusal('collision', taken);
  const all = replaces ? entries : { ...base.entries, ...entries };
  for (const entry of Object.values(entries)) {
    for (const { to, kinds, derived } of referencesOf(entry)) {
      if (derived) continue;
      const target = Object.hasOwn(all, to) ? all[to] : undefined;
      if (!target || (kinds.length > 0 && !kinds.includes(target.kind)))
        throw new PackRefusal('dangling-reference', `${entry.id} → ${to}`);
    }
  }
  const pack = inUse(manifest);
  return {
    version: replaces ? manifest.version : base.version,
    asOf: replaces ? manifest.as_of : base.asOf,
    entries: all,
    referredBy: referredBy(all),
    // A pack brings entries alone: what is asked, and who speaks for whom, stay as they ship;
    // so do the lexicon's names, which lead to no entry that is gone.
    questions: base.questions,
    otherNames: base.otherNames,
    forums: base.forums,
    packs: [...(base.packs ?? []), pack],
    fromPack: { ...(replaces ? {} : base.fromPack), ...Object.fromEntries(ids.map((id) => [id, pack])) },
  };
}

function inUse({ name, version, as_of, relation, signer }: PackManifest): PackInUse {
  return {
    name,
    version,
    asOf: as_of,
    relation,
    signer: signer.name,
    fingerprint: fingerprintOf(signer.key_id),
  };
}
