import type { Category } from '../../knowledge/mention.ts';
import { useWords } from '../words.ts';

/** Something that stands in the document. */
export interface StripMark {
  /** How far down the document: 0 is its top, 1 its end. */
  at: number;
  /** The category of a mention, or the purpose of a mark of the reader's own. */
  of: { mention: Category } | { mark: string };
}

interface Props {
  marks: readonly StripMark[];
  /** Goes to what stands nearest. @param at as in `StripMark` */
  onGo(at: number): void;
}

/** Lines that are drawn at most: beyond, what lies on one line is one. */
const lines = 400;

/**
 * Shows beside the scroll bar where the mentions and marks of a document are. It is for the eye and the pointer: by
 * keyboard, `n` and `p` and the list beside it go to the same places.
 */
export function DensityStrip({ marks, onGo }: Props) {
  const words = useWords().annotator;
  const seen = new Map<string, { line: number; mark: StripMark; count: number }>();
  for (const mark of marks) {
    const line = Math.min(lines - 1, Math.floor(mark.at * lines));
    const own = 'mark' in mark.of;
    const before = seen.get(`${own} ${line}`);
    if (before) before.count++;
    else seen.set(`${own} ${line}`, { line, mark, count: 1 });
  }
  const mentions = marks.filter(({ of }) => 'mention' in of).length;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for the pointer alone, as said above
    <div
      class="density-strip"
      role="img"
      aria-label={words.strip(mentions, marks.length - mentions)}
      onClick={({ currentTarget, clientY }) => {
        const { top, height } = currentTarget.getBoundingClientRect();
        if (height > 0) onGo((clientY - top) / height);
      }}
    >
      {[...seen.values()].map(({ line, mark: { of }, count }) => (
        <span
          key={`${'mark' in of} ${line}`}
          data-category={'mention' in of ? of.mention : undefined}
          data-purpose={'mark' in of ? of.mark : undefined}
          style={{ insetBlockStart: `${(100 * line) / lines}%`, opacity: Math.min(1, 0.45 + count * 0.15) }}
        />
      ))}
    </div>
  );
}
