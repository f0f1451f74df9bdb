import type { KnowledgeBase, PackInUse } from '../entry.ts';
import type { CardContent, CardItem } from './card-content.ts';
import type { Phrases } from './phrases.ts';

/** The pack that an entry comes from; undefined for one that shipped with the extension. */
export function packOf(base: KnowledgeBase, id: string): PackInUse | undefined {
  return base.fromPack && Object.hasOwn(base.fromPack, id) ? base.fromPack[id] : undefined;
}

/** The pack that added an entry to a base that is not its own: the entry is somebody else's beside ours. */
export function addedBy(base: KnowledgeBase, id: string): PackInUse | undefined {
  const pack = packOf(base, id);
  return pack?.relation === 'extends' ? pack : undefined;
}

/** A card with the date of the pack that it comes from, and with every line that leads to a pack's entry saying so. */
export function withOrigin(base: KnowledgeBase, card: CardContent, phrases: Phrases): CardContent {
  if (!base.fromPack) return card;
  const own = packOf(base, card.id);
  const added = addedBy(base, card.id);
  const marked = (item: CardItem): CardItem => {
    const pack = item.entry === undefined ? undefined : addedBy(base, item.entry);
    if (!pack) return item;
    return { ...item, note: [item.note, phrases.fromPack(pack.name)].filter(Boolean).join('; ') };
  };
  return {
    ...card,
    overline: added ? [...card.overline, phrases.fromPack(added.name)] : card.overline,
    source: own && card.source ? { ...card.source, asOf: own.asOf } : card.source,
    sections: card.sections.map((section) => ({ ...section, items: section.items.map(marked) })),
  };
}
