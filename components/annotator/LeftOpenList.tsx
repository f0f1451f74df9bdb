import { File, Globe } from 'lucide-preact';
import { useWords } from '../words.ts';

interface Left {
  name: string;
  recent: { address: string; document: string | null } | null;
}

interface Props<L extends Left> {
  left: readonly L[];
  onOpen(left: readonly L[]): void;
  onLeave(): void;
}

/** The documents that stood open when the annotator was closed, and how to have them back. */
export function LeftOpenList<L extends Left>({ left, onOpen, onLeave }: Props<L>) {
  const words = useWords().unfinished;
  const again = left.filter(({ recent }) => recent !== null);
  return (
    <section class="stack tight" aria-labelledby="left-open-heading" data-testid="left-open">
      <h2 id="left-open-heading">{words.tabs(left.length)}</h2>
      <ul class="recent-list">
        {left.map((one) => (
          <li key={`${one.name} ${one.recent?.document ?? one.recent?.address}`}>
            {one.recent ? (
              <button type="button" class="recent" onClick={() => onOpen([one])}>
                {one.recent.document ? (
                  <File size={16} aria-hidden="true" />
                ) : (
                  <Globe size={16} aria-hidden="true" />
                )}
                <span class="recent-name" dir="auto">
                  {one.name}
                </span>
              </button>
            ) : (
              <p class="recent">
                <File size={16} aria-hidden="true" />
                <span class="recent-name" dir="auto">
                  {one.name}
                </span>
                <span class="small muted">{words.fromFile}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
      <div class="row">
        {again.length > 0 && (
          <button type="button" class="button strong" onClick={() => onOpen(again)}>
            {again.length === 1 ? words.openOne : words.openAll}
          </button>
        )}
        <button type="button" class="plain small" onClick={onLeave}>
          {words.leave}
        </button>
      </div>
    </section>
  );
}
