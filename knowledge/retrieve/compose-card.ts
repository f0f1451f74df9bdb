import type { Entry, KnowledgeBase } from '../entry.ts';
import type { Category } from '../mention.ts';
import { entryOf } from './base-index.ts';
import type { CardContent } from './card-content.ts';
import { type CardOptions, type Composing, composing, nameOf, section } from './card-parts.ts';
import { citationCard, noEntryCard } from './citation-card.ts';
import { composeCase } from './compose-case.ts';
import { composeHub } from './compose-hub.ts';
import { composeArgument, composeInstrument, composeTreaty } from './compose-law.ts';
import { composeJurisdiction, composeRemedy, composeResource } from './compose-place.ts';
import { composeTopic } from './compose-topic.ts';
import { withOrigin } from './from-pack.ts';

export type { CardOptions } from './card-parts.ts';

/** What a card needs of a mention. */
export interface CardMention {
  category: Category;
  targets: readonly string[];
  text: string;
  /** BCP 47 of the words in the document; the card itself is in `options.language`. */
  lang: string;
  pinpoint?: string | undefined;
}

/**
 * The card of a mention, weighed for the reader's court. The first target that the base holds is shown, the others
 * are offered; a mention none of whose targets it holds gets the card of an unknown citation.
 */
export function composeCard(base: KnowledgeBase, mention: CardMention, options: CardOptions): CardContent {
  const found = mention.targets.map((id) => entryOf(base, id)).filter((entry) => entry !== undefined);
  const [first, ...others] = found;
  const pinpoint = mention.pinpoint ?? '';
  if (!first) {
    const card = mention.targets.length === 0 ? citationCard : noEntryCard;
    return card(mention.text, pinpoint, options.language);
  }
  const c = composing(base, options, pinpoint);
  const card = composeEntry(c, first);
  if (others.length === 0) return withOrigin(base, card, c.phrases);
  const also = others.map((entry) => ({ text: nameOf(c, entry), entry: entry.id }));
  const sections = [...card.sections, ...section(c, 'see', c.phrases.section.alsoMeans, also)];
  return withOrigin(base, { ...card, sections }, c.phrases);
}

/**
 * An entry's whole content for its full view in the side panel: as a card, but with nothing left out.
 * @returns `null` if the base has no such entry
 */
export function composeFull(base: KnowledgeBase, id: string, options: CardOptions): CardContent | null {
  const entry = entryOf(base, id);
  if (!entry) return null;
  const c = composing(base, { ...options, full: true });
  return withOrigin(base, composeEntry(c, entry), c.phrases);
}

function composeEntry(c: Composing, entry: Entry): CardContent {
  switch (entry.kind) {
    case 'case':
      return composeCase(c, entry);
    case 'treaty':
      return composeTreaty(c, entry);
    case 'instrument':
      return composeInstrument(c, entry);
    case 'argument':
      return composeArgument(c, entry);
    case 'topic':
      return entry.hub ? composeHub(c, entry) : composeTopic(c, entry);
    case 'jurisdiction':
      return composeJurisdiction(c, entry);
    case 'remedy':
      return composeRemedy(c, entry);
    case 'resource':
      return composeResource(c, entry);
  }
}
