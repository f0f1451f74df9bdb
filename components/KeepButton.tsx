import { Bookmark, BookmarkCheck } from 'lucide-preact';
import { useWords } from './words.ts';

export interface Keeping {
  /** Ids of the entries kept, the latest first; `null` until they were read. */
  kept: readonly string[] | null;
  /** Why the last change was not stored; '' if it was. */
  failed: string;
  /** Keeps an entry, or lets it go if it is kept. */
  toggle(id: string): void;
}

/** Keeps an entry at hand, or lets it go. Pressing again undoes it. */
export function KeepButton({ id, keeping }: { id: string; keeping: Keeping }) {
  const words = useWords();
  const kept = keeping.kept?.includes(id) ?? false;
  return (
    <>
      <button
        type="button"
        class="button small"
        aria-pressed={kept}
        disabled={keeping.kept === null}
        onClick={() => keeping.toggle(id)}
      >
        {kept ? <BookmarkCheck size={14} /> : <Bookmark size={14} />}
        {kept ? words.keep.kept : words.keep.keep}
      </button>
      {keeping.failed !== '' && (
        <span class="small" role="alert">
          {words.keep.failed(keeping.failed)}
        </span>
      )}
    </>
  );
}
