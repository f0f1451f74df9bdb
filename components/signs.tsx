import {
  ArrowRightLeft,
  Bookmark,
  BookText,
  BuildingComplex,
  Globe,
  Handshake,
  Landmark,
  LifeBuoy,
  LockKeyhole,
  type LucideIcon,
  MapPin,
  Megaphone,
  MessageSquareQuote,
  Plane,
  Scale,
  ScrollText,
  ShieldCheck,
  TriangleAlert,
  Users,
} from 'lucide-preact';
import type { EntryKind } from '../knowledge/entry.ts';
import type { Category } from '../knowledge/mention.ts';
import { useWords } from './words.ts';

/** A category's second sign besides its hue: colour never carries the meaning alone. */
export const categoryIcons: Record<Category, LucideIcon> = {
  case: Scale,
  assurance: Handshake,
  'red-notice': Megaphone,
  'non-refoulement': ShieldCheck,
  'torture-standard': TriangleAlert,
  treaty: ScrollText,
  instrument: BookText,
  'detention-system': LockKeyhole,
  'body-or-operation': Users,
  'return-method': Plane,
  extradition: ArrowRightLeft,
  china: MapPin,
  'hong-kong': BuildingComplex,
};

export const kindIcons: Record<EntryKind, LucideIcon> = {
  case: Scale,
  argument: MessageSquareQuote,
  treaty: ScrollText,
  instrument: BookText,
  topic: Bookmark,
  jurisdiction: Landmark,
  remedy: LifeBuoy,
  resource: Globe,
};

/** A category's icon and name in its hue. */
export function CategorySign({ category }: { category: Category }) {
  const words = useWords();
  const Icon = categoryIcons[category];
  return (
    <span class="sign-head" data-category={category}>
      <Icon class="sign" size={16} />
      {words.categories[category]}
    </span>
  );
}
