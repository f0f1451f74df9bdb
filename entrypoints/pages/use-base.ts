import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { readShelf, type Shelf } from '../../casefile/pack-shelf.ts';
import type { KnowledgeBase } from '../../knowledge/entry.ts';
import { type Layered, layered } from '../../knowledge/packs/layers.ts';
import { onSettingsChange } from '../../platform/settings.ts';

export type LoadedBase =
  | { state: 'loading' }
  | { state: 'failed' }
  | ({
      state: 'ready';
      /** As it ships, without any pack. */
      bundled: KnowledgeBase;
      /** `null` where the browser would not say what is on it: the base that ships is in use then. */
      shelf: Shelf | null;
    } & Layered);

/** The knowledge base in use, loaded after the first paint, and again when the packs in use change. */
export function useBase(): LoadedBase {
  const [loaded, setLoaded] = useState<LoadedBase>({ state: 'loading' });
  useEffect(() => {
    const over = new AbortController();
    let stamp: string | undefined;
    const load = async () => {
      const [bundled, shelf] = await Promise.all([
        import('../../knowledge/compiled/base.json').then(
          (module) => module.default as unknown as KnowledgeBase,
        ),
        readShelf().catch(() => null),
      ]);
      if (over.signal.aborted || (stamp !== undefined && shelf?.stamp === stamp)) return;
      stamp = shelf?.stamp;
      const product = browser.runtime.getManifest().version;
      setLoaded({ state: 'ready', bundled, shelf, ...layered(bundled, shelf?.packs ?? [], product) });
    };
    const tell = () => setLoaded({ state: 'failed' });
    load().catch(tell);
    onSettingsChange((settings) => {
      if (settings.packs !== (stamp ?? '')) load().catch(tell);
    }, over.signal);
    return () => over.abort();
  }, []);
  return loaded;
}
