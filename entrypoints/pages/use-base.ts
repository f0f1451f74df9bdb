import { useEffect, useState } from 'preact/hooks';
import type { KnowledgeBase } from '../../knowledge/entry.ts';

export type LoadedBase = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; base: KnowledgeBase };

/** The knowledge base, loaded after the first paint. */
export function useBase(): LoadedBase {
  const [loaded, setLoaded] = useState<LoadedBase>({ state: 'loading' });
  useEffect(() => {
    import('../../knowledge/compiled/base.json').then(
      (module) => setLoaded({ state: 'ready', base: module.default as unknown as KnowledgeBase }),
      () => setLoaded({ state: 'failed' }),
    );
  }, []);
  return loaded;
}
