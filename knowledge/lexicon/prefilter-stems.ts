import type { CompiledLexicon } from '../recognise/compiled-lexicon.ts';
import type { Lexicon } from './read-lexicon.ts';

/** What the prefilter is built from; see recognise/prefilter.ts. */
export interface PrefilterSource {
  stems: string[];
}

export function prefilterSource(_lexicon: Lexicon, _compiled: CompiledLexicon): PrefilterSource {
  return { stems: [] };
}
