import { HardDriveDownload } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { LibraryCounts } from '../../casefile/library.ts';
import { bytesInWords } from '../storage/bytes-in-words.ts';
import { useLanguage, useWords } from '../words.ts';
import { extentInWords } from './extent-in-words.ts';
import { PassphraseFields } from './PassphraseFields.tsx';
import { Progress } from './Progress.tsx';

/** How far a backup is. */
export type Making =
  | { state: 'idle' }
  | { state: 'working'; step: 'writing' | 'checking'; share: number }
  /** @param bytes the size of the file */
  | { state: 'done'; name: string; bytes: number }
  | { state: 'stopped' }
  | { state: 'failed'; why: string };

interface Props {
  counts: LibraryCounts;
  making: Making;
  /** @param passphrase '' for none */
  onMake(passphrase: string): void;
  onStop(): void;
  onSaveAgain(): void;
}

/** Makes a backup: with or without a passphrase, in view of how far it is, and read back before it is called done. */
export function MakeBackup({ counts, making, onMake, onStop, onSaveAgain }: Props) {
  const words = useWords().backup;
  const language = useLanguage();
  const [protect, setProtect] = useState(false);
  const [typed, setTyped] = useState({ passphrase: '', repeated: '' });
  const empty = counts.matters + counts.passages + counts.kept === 0;
  const ready = !protect || (typed.passphrase !== '' && typed.passphrase === typed.repeated);
  return (
    <section class="stack" aria-labelledby="make-backup">
      <h3 id="make-backup">{words.make}</h3>
      <p class="measure">{empty ? words.nothing : words.what(extentInWords(words, counts))}</p>
      {!empty && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            onMake(protect ? typed.passphrase : '');
            // It stays nowhere, not in this form either.
            setTyped({ passphrase: '', repeated: '' });
          }}
        >
          <label class="row">
            <input
              type="checkbox"
              checked={protect}
              data-testid="protect"
              onChange={(event) => setProtect(event.currentTarget.checked)}
            />
            {words.protect}
          </label>
          <p class="small muted measure">{words.protectHint}</p>
          {protect && (
            <PassphraseFields
              {...typed}
              onType={(passphrase, repeated) => setTyped({ passphrase, repeated })}
            />
          )}
          {making.state === 'working' ? (
            <Progress label={words[making.step]} share={making.share} onStop={onStop} />
          ) : (
            <p>
              <button type="submit" class="button primary" disabled={!ready} data-testid="make-backup">
                <HardDriveDownload size={16} />
                {words.start}
              </button>
            </p>
          )}
        </form>
      )}
      <div class="row small" role="status" data-testid="made">
        {making.state === 'done' && (
          <>
            <span dir="auto">{words.done(making.name, bytesInWords(making.bytes, language))}</span>
            <button type="button" class="plain" onClick={onSaveAgain}>
              {words.saveAgain}
            </button>
          </>
        )}
        {making.state === 'stopped' && <span>{words.stopped}</span>}
      </div>
      {making.state === 'failed' && (
        <p class="notice warn" role="alert">
          {words.failed(making.why)}
        </p>
      )}
    </section>
  );
}
