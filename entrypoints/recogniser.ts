import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import lexicon from '../knowledge/compiled/lexicon.json';
import type { CompiledLexicon } from '../knowledge/recognise/compiled-lexicon.ts';
import { createRecogniser } from '../knowledge/recognise/create-recogniser.ts';
import { standing } from './reading/hand-over.ts';
import { PageReader } from './reading/page-reader.ts';

/** The second script in a frame, sent for by the first: what recognises, paints and shows. */
export default defineUnlistedScript(() => {
  standing()?.startWith(
    (lent) => new PageReader(lent, createRecogniser(lexicon as unknown as CompiledLexicon)),
  );
});
