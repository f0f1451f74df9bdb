import {
  Bookmark,
  CircleQuestionMark,
  FileText,
  type LucideIcon,
  Scale,
  Shield,
  Swords,
} from 'lucide-preact';
import type { Purpose } from '../../casefile/records.ts';
import { useWords } from '../words.ts';

/** A purpose's second sign besides its colour, which never carries the meaning alone. */
export const purposeIcons: Record<Purpose, LucideIcon> = {
  facts: FileText,
  law: Scale,
  'for-us': Shield,
  'against-us': Swords,
  'to-check': CircleQuestionMark,
};

/** All purposes, in the order in which they are offered. */
export const purposes = Object.keys(purposeIcons) as Purpose[];

/** What a passage was marked for: its colour, its icon and its name. `null` is a passage without a purpose. */
export function PurposeSign({ purpose }: { purpose: Purpose | null }) {
  const words = useWords().marks;
  const Icon = purpose ? purposeIcons[purpose] : Bookmark;
  return (
    <span class="purpose" data-purpose={purpose ?? 'none'}>
      <Icon size={14} aria-hidden />
      {purpose ? words.purposes[purpose] : words.noPurpose}
    </span>
  );
}
