import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { CardHost } from '../components/card/card-host.tsx';
import lexicon from '../knowledge/compiled/lexicon.json?raw';
import type { CompiledLexicon } from '../knowledge/recognise/compiled-lexicon.ts';
import { creatingRecogniser } from '../knowledge/recognise/create-recogniser.ts';
import { LivePage } from '../reading/live-page.ts';
import { pageFactsOf } from '../reading/provenance/page-facts.ts';
import { inSlices, yieldToPage } from '../reading/time-slices.ts';
import { DocumentReader } from './reading/document-reader.ts';
import { type Subject, standing } from './reading/hand-over.ts';

/** The second script in a frame, sent for by the first: what recognises, paints and shows. */
export default defineUnlistedScript(() => {
  standing()?.startWith(async (lent) => {
    // To have read this script was a long task as it is.
    await yieldToPage();
    const compiled = JSON.parse(lexicon) as CompiledLexicon;
    await yieldToPage();
    const recogniser = await inSlices(creatingRecogniser(compiled), lent.signal);
    return recogniser ? new DocumentReader(lent, recogniser, thisPage()) : null;
  });
});

/** The page of the web that we were put into. */
function thisPage(): Subject {
  const host = new CardHost(document);
  const page = new LivePage(document, (node) => host.isHost(node));
  return {
    shown: page,
    host,
    wrappable: page,
    grows: false,
    address: () => location.href,
    title: () => document.title,
    facts: () => pageFactsOf(document, location.href),
    isInFront: () => true,
    keyWindows: [window],
  };
}
