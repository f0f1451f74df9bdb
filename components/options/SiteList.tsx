import { X } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useWords } from '../words.ts';

export interface ListedSite {
  host: string;
  /** "always", "never"; '' where the list needs no word. */
  policy: string;
  /** The browser has not given leave, though it should be read. */
  lacksLeave: boolean;
}

interface Props {
  sites: readonly ListedSite[];
  /** Said where none is listed. */
  none: string;
  onRemove(host: string): void;
  /** Puts a site back as it was. */
  onUndo(site: ListedSite): void;
  onAskLeave?: (host: string) => void;
}

/** Sites that were listed, each to be removed, and the last removal to be undone. */
export function SiteList({ sites, none, onRemove, onUndo, onAskLeave }: Props) {
  const words = useWords();
  const [removed, setRemoved] = useState<ListedSite | null>(null);
  return (
    <div class="stack tight">
      {sites.length === 0 && <p class="small muted">{none}</p>}
      {sites.length > 0 && (
        <ul class="sites">
          {sites.map((site) => (
            <li key={site.host} class="row">
              <span class="grow" dir="ltr">
                {site.host}
              </span>
              {site.policy !== '' && <span class="small muted">{site.policy}</span>}
              {site.lacksLeave && (
                <span class="small row">
                  {words.options.noLeave}
                  {onAskLeave && (
                    <button type="button" class="plain" onClick={() => onAskLeave(site.host)}>
                      {words.options.askLeave}
                    </button>
                  )}
                </span>
              )}
              <button
                type="button"
                class="icon-button"
                aria-label={`${words.remove} ${site.host}`}
                title={`${words.remove} ${site.host}`}
                onClick={() => {
                  setRemoved(site);
                  onRemove(site.host);
                }}
              >
                <X size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="small row" role="status">
        {removed && (
          <>
            <span>{words.options.removed(removed.host)}</span>
            <button
              type="button"
              class="plain"
              onClick={() => {
                onUndo(removed);
                setRemoved(null);
              }}
            >
              {words.undo}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
