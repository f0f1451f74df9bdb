import { useWords } from '../words.ts';

interface Props {
  notices: readonly {
    tone: 'note' | 'warn';
    words: string;
    act?: { label: string; run(): void };
  }[];
}

/** What must be told of a document, above it. */
export function NoticeList({ notices }: Props) {
  const words = useWords().annotator;
  if (notices.length === 0) return null;
  return (
    <ul class="document-notices" aria-label={words.notices}>
      {notices.map(({ tone, words: said, act }) => (
        <li key={said} class={`notice row${tone === 'warn' ? ' warn' : ''}`}>
          <span class="grow">{said}</span>
          {act && (
            <button type="button" class="button" onClick={act.run}>
              {act.label}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
