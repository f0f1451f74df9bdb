import { useWords } from '../words.ts';

interface Props {
  /** Pages that were read, and all. */
  read: number;
  of: number;
  /** The reader had it stop: the rest is not read. */
  isOver: boolean;
  /** `null` where it can't be stopped. */
  onStop: (() => void) | null;
}

/** How far a long document has been read for mentions; it can be used meanwhile. */
export function ReadingProgress({ read, of, isOver, onStop }: Props) {
  const words = useWords().annotator;
  if (isOver) return <p class="reading-progress small">{words.stoppedAt(read, of)}</p>;
  return (
    <div class="reading-progress small">
      <progress aria-label={words.reading} max={of} value={read} />
      {words.readPages(read, of)}
      {onStop && (
        <button type="button" class="plain" onClick={onStop}>
          {words.stop}
        </button>
      )}
    </div>
  );
}
