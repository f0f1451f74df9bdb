import { useEffect, useRef } from 'preact/hooks';
import type { CardWords } from './card-words.ts';
import { Words } from './Words.tsx';

/** Where the page has no clipboard for us: the citation, selected, and what to press. */
export function CopyByHand({ text, words }: { text: string; words: CardWords }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <div class="by-hand">
      <Words>{words.copyByHand}</Words>
      <textarea ref={field} readOnly rows={2} value={text} aria-label={words.copyByHand} />
    </div>
  );
}
