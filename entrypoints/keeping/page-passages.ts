import type * as v from 'valibot';
import type browser from 'webextension-polyfill';
import { type passageRequests, receivedFacts, type SentFacts } from '../../platform/passage-messages.ts';
import { documentKeys } from '../../reading/provenance/document-keys.ts';
import type { PageFacts } from '../../reading/provenance/page-facts.ts';
import { provenanceOf } from '../../reading/provenance/provenance.ts';
import { documentPassages, type KeepingContext, type KnownDocument } from './document-passages.ts';

type Sender = browser.Runtime.MessageSender;
type Body<N extends keyof typeof passageRequests> = v.InferOutput<(typeof passageRequests)[N]>;

/**
 * Answers a page's reader about the passages of its own document in the current matter. The reader is taken to be
 * in the page's hands: the address that counts is the one that the browser gives for the frame, and no passage of
 * another document is given or changed.
 */
export function pagePassages(context: KeepingContext) {
  const keeping = documentPassages(context);
  return {
    passages: ({ facts }: Body<'passages'>, sender: Sender) => keeping.passages(knownPage(facts, sender)),
    'keep-passage': ({ facts, ...kept }: Body<'keep-passage'>, sender: Sender) =>
      keeping.keep(knownPage(facts, sender), kept),
    'change-passage': ({ facts, seen, change }: Body<'change-passage'>, sender: Sender) =>
      keeping.change(knownPage(facts, sender), seen, change),
    'remove-passage': ({ facts, id }: Body<'remove-passage'>, sender: Sender) =>
      keeping.remove(knownPage(facts, sender), id),
    'put-back-passage': ({ facts, removal }: Body<'put-back-passage'>, sender: Sender) =>
      keeping.putBack(knownPage(facts, sender), removal),
    'cite-document': ({ facts, head }: Body<'cite-document'>, sender: Sender) =>
      keeping.cite(knownPage(facts, sender), head),
  };
}

function knownPage(facts: SentFacts, sender: Sender): KnownDocument {
  const page = ownFacts(facts, sender);
  return {
    kind: 'page',
    keys: documentKeys(page),
    textHash: '',
    provenance: (head) => provenanceOf(page, head),
  };
}

/**
 * What a page says of itself, at the address that the browser gives for its frame. A page can give itself any
 * address of its own origin, and its reader hears of it sooner than the browser says so.
 */
export function ownFacts(facts: SentFacts, sender: Pick<Sender, 'url'>): PageFacts {
  const given = sender.url ?? '';
  const sameOrigin = originOf(facts.url) !== null && originOf(facts.url) === originOf(given);
  return receivedFacts({ ...facts, url: sameOrigin ? facts.url : given });
}

function originOf(url: string): string | null {
  try {
    const { origin } = new URL(url);
    return origin === 'null' ? null : origin;
  } catch {
    return null;
  }
}
