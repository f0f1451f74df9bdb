import { FileUp } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { BackupError } from '../../casefile/backup-fault.ts';
import { StorageLink } from '../storage/StorageLink.tsx';
import { useWords } from '../words.ts';
import { Progress } from './Progress.tsx';
import { RestorePreview } from './RestorePreview.tsx';
import type { RestoreActs, Restoring } from './restoring.ts';

interface Props {
  restoring: Restoring;
  acts: RestoreActs;
  /** Whether there is anything here that a restoring could change or take away. */
  isEmpty: boolean;
}

/** Restores a backup: choose a file, open it, see what would change, add it or put it in place, and undo that. */
export function RestoreBackup({ restoring, acts, isEmpty }: Props) {
  const words = useWords().backup;
  const busy = restoring.state === 'reading' || restoring.state === 'working';
  return (
    <section class="stack" aria-labelledby="restore-backup">
      <h3 id="restore-backup">{words.restore}</h3>
      <p class="measure">{words.restoreHint}</p>
      <p>
        <label class="button file-choice">
          <FileUp size={16} />
          {words.choose}
          <input
            type="file"
            class="unseen"
            accept=".zip,.nonrefoul-backup,application/zip"
            data-testid="backup-file"
            disabled={busy}
            onChange={(event) => {
              const field = event.currentTarget;
              const [file] = field.files ?? [];
              if (file) acts.choose(file);
              // The same file may be chosen again, after it was copied anew.
              field.value = '';
            }}
          />
        </label>
      </p>
      {restoring.state === 'reading' && (
        <Progress label={words.reading(restoring.name)} share={restoring.share} onStop={acts.stop} />
      )}
      {restoring.state === 'locked' && (
        <Unlock key={String(restoring.wrong)} {...restoring} onUnlock={acts.unlock} onCancel={acts.cancel} />
      )}
      {restoring.state === 'ready' && (
        <RestorePreview
          source={restoring.source}
          changes={restoring.changes}
          isEmpty={isEmpty}
          onGo={acts.go}
          onCancel={acts.cancel}
        />
      )}
      {restoring.state === 'working' && (
        <>
          <Progress
            label={restoring.back ? words.undoing : words.restoring}
            share={restoring.share}
            onStop={acts.stop}
          />
          <p class="small muted">{words.restoringHint}</p>
        </>
      )}
      <div class="row small" role="status" data-testid="restore-said">
        {restoring.state === 'restored' && (
          <>
            <span>{restoring.copy === '' ? words.nothingChanges : words.restored[restoring.way]}</span>
            {restoring.copy !== '' && (
              <button type="button" class="plain" data-testid="undo-restore" onClick={acts.undo}>
                {words.undo}
              </button>
            )}
          </>
        )}
        {restoring.state === 'undone' && <span>{words.undone}</span>}
        {restoring.state === 'stopped' && <span>{words.restoreStopped}</span>}
      </div>
      <div role="alert">
        {restoring.state === 'refused' && <Refused name={restoring.name} error={restoring.error} />}
        {restoring.state === 'unreadable' && (
          <p class="notice warn" dir="auto">
            {words.unreadable(restoring.name, restoring.why)}
          </p>
        )}
        {restoring.state === 'failed' && (
          <p class="notice warn row" data-testid="restore-failed">
            {words.restoreFaults[restoring.fault]} {restoring.fault === 'full' && <StorageLink />}
          </p>
        )}
      </div>
    </section>
  );
}

interface UnlockProps {
  name: string;
  wrong: boolean;
  onUnlock(passphrase: string): void;
  onCancel(): void;
}

function Unlock({ name, wrong, onUnlock, onCancel }: UnlockProps) {
  const words = useWords().backup;
  const [typed, setTyped] = useState('');
  return (
    <form
      class="stack backup-passphrase"
      onSubmit={(event) => {
        event.preventDefault();
        onUnlock(typed);
      }}
    >
      {wrong && (
        <p class="notice warn" role="alert" data-testid="wrong-passphrase">
          {words.faults['wrong-passphrase'].join(' ')}
        </p>
      )}
      <label class="stack tight">
        <span dir="auto">{words.locked(name)}</span>
        <input
          class="field"
          type="password"
          dir="auto"
          autocomplete="off"
          data-testid="unlock"
          ref={(field) => field?.focus()}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <p class="row">
        <button type="submit" class="button primary" disabled={typed === ''}>
          {words.unlock}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

function Refused({ name, error }: { name: string; error: BackupError }) {
  const words = useWords().backup;
  const [what, next] = words.faults[error.fault];
  return (
    <div class="notice warn stack tight" data-testid="backup-refused" data-fault={error.fault}>
      <p>
        <strong dir="auto">{words.refused(name)}</strong>
      </p>
      <p>{what}</p>
      {error.detail !== '' && (
        <p class="small" dir="auto">
          {words.found}: {error.detail}
        </p>
      )}
      <p>{words.untouched}</p>
      <p>{next}</p>
    </div>
  );
}
