import { useWords } from '../words.ts';

/** How far a long document has been read for mentions; it can be used meanwhile. */
export function ReadingProgress({ read, of }: { read: number; of: number }) {
  const words = useWords().annotator;
  return (
    <p class="reading-progress small" role="status">
      <progress aria-label={words.reading} max={of} value={read} />
      {words.readPages(read, of)}
    </p>
  );
}
