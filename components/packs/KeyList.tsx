import { X } from 'lucide-preact';
import type { AcceptedKey } from '../../casefile/pack-shelf.ts';
import { fingerprintOf } from '../../knowledge/packs/fingerprint.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { useLanguage, useWords } from '../words.ts';

/** The keys that the reader accepted, each to be removed. */
export function KeyList({
  keys,
  onRemove,
}: {
  keys: readonly AcceptedKey[];
  onRemove(key: AcceptedKey): void;
}) {
  const words = useWords().packs;
  const phrases = phrasesIn(useLanguage());
  if (keys.length === 0) return <p class="small muted">{words.noKeys}</p>;
  return (
    <>
      <p class="small muted">{words.keysHint}</p>
      <ul class="packs" data-testid="accepted-keys">
        {keys.map((key) => (
          <li key={key.keyId} class="row">
            <div class="grow stack tight">
              <p dir="auto">{key.name}</p>
              <p class="small muted">
                <span class="fingerprint" dir="ltr">
                  {fingerprintOf(key.keyId)}
                </span>
                , {words.acceptedOn(dateInWords(key.acceptedAt.slice(0, 10), phrases))}
              </p>
            </div>
            <button
              type="button"
              class="icon-button"
              aria-label={words.removeKey(key.name)}
              title={words.removeKey(key.name)}
              onClick={() => onRemove(key)}
            >
              <X size={16} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
