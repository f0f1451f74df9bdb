import { File, Globe } from 'lucide-preact';
import { bytesInWords } from '../storage/bytes-in-words.ts';
import { useLanguage, useWords } from '../words.ts';

interface Recent {
  name: string;
  address: string;
  document: string | null;
  matter: string;
  size: number;
}

interface Props<R extends Recent> {
  recents: readonly R[];
  onOpen(recent: R): void;
  onForget(): void;
}

/** The documents that can be opened again. */
export function RecentList<R extends Recent>({ recents, onOpen, onForget }: Props<R>) {
  const words = useWords().annotator;
  const language = useLanguage();
  if (recents.length === 0) return null;
  return (
    <section class="stack tight" aria-labelledby="recent-heading">
      <h2 id="recent-heading">{words.recent}</h2>
      <ul class="recent-list">
        {recents.map((recent) => (
          <li key={recent.document ?? recent.address}>
            <button type="button" class="recent" onClick={() => onOpen(recent)}>
              {recent.document ? (
                <File size={16} aria-hidden="true" />
              ) : (
                <Globe size={16} aria-hidden="true" />
              )}
              <span class="recent-name" dir="auto">
                {recent.name}
              </span>
              <span class="small muted">
                {recent.document
                  ? words.keptIn(recent.matter, bytesInWords(recent.size, language))
                  : words.fetchedFrom(hostOf(recent.address))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {recents.some(({ document }) => document === null) && (
        <button type="button" class="plain small" onClick={onForget}>
          {words.forgetRecent}
        </button>
      )}
    </section>
  );
}

function hostOf(address: string): string {
  try {
    return new URL(address).hostname;
  } catch {
    return address;
  }
}
