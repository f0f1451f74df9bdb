import { changeShelf, readShelf } from '../../casefile/pack-shelf.ts';
import bundledBase from '../../knowledge/compiled/base.json';
import type { KnowledgeBase } from '../../knowledge/entry.ts';
import { layered } from '../../knowledge/packs/layers.ts';
import { recheck } from '../../knowledge/packs/recheck.ts';
import { changeSettings } from '../../platform/settings.ts';

const bundled = bundledBase as unknown as KnowledgeBase;

let kept: { stamp: string; base: Promise<KnowledgeBase> } = { stamp: '', base: Promise.resolve(bundled) };

/**
 * The base of which the background composes cards: read anew when the packs in use are others.
 * @param stamp as the settings have it; '' where no pack was ever put in use, so that none is looked for
 * @param product version of the extension
 */
export function knowledgeInUse(stamp: string, product: string): Promise<KnowledgeBase> {
  if (kept.stamp !== stamp) {
    // Without its storage the extension still has what it ships with.
    const base = readShelf().then(
      ({ packs }) => layered(bundled, packs, product).base,
      () => bundled,
    );
    kept = { stamp, base };
  }
  return kept.base;
}

/** After an update of the extension: holds the packs in use against its schema. @throws CaseFileError */
export async function recheckPacks(product: string): Promise<void> {
  const shelf = await readShelf();
  const { packs, changed } = recheck(shelf.packs, product);
  if (!changed) return;
  const { stamp } = await changeShelf(shelf, { ...shelf, packs });
  await changeSettings({ packs: stamp });
}
