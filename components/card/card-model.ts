import type { Category } from '../../knowledge/mention.ts';
import type { CardContent } from '../../knowledge/retrieve/card-content.ts';
import type { CardWords } from './card-words.ts';

/** What a card shows at a moment. */
export interface CardModel {
  view:
    | { is: 'loading'; text: string }
    | { is: 'failed' }
    | { is: 'ready'; content: CardContent }
    | { is: 'updated' };
  category: Category | null;
  /** Which of the page's mentions it is about, counted from 1; `null` if it is not among those stepped through. */
  position: { at: number; of: number } | null;
  pinned: boolean;
  canGoBack: boolean;
  keysShown: boolean;
  copied: 'no' | 'copied' | 'by-hand';
  words: CardWords;
}

/** What a person does with a card. */
export interface CardEvents {
  close(): void;
  pin(): void;
  keys(): void;
  back(): void;
  copy(): void;
  open(): void;
  step(by: 1 | -1): void;
  retry(): void;
  /** @param text the words of the line that was followed */
  follow(entry: string, text: string): void;
}
