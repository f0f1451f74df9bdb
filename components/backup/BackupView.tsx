import type { BackupStanding } from '../../casefile/backup-reminder.ts';
import type { LibraryCounts } from '../../casefile/library.ts';
import type { SafetyCopyNote } from '../../casefile/safety-copies.ts';
import { Told } from '../storage/Told.tsx';
import { useWords } from '../words.ts';
import { MakeBackup, type Making } from './MakeBackup.tsx';
import { minuteOf } from './minute-of.ts';
import { RestoreBackup } from './RestoreBackup.tsx';
import type { RestoreActs, Restoring } from './restoring.ts';
import { SafetyCopies } from './SafetyCopies.tsx';

interface Props {
  counts: LibraryCounts;
  standing: BackupStanding;
  copies: readonly SafetyCopyNote[];
  making: Making;
  restoring: Restoring;
  acts: RestoreActs;
  /** What was just done with a copy or the reminder. */
  said: string;
  onMake(passphrase: string): void;
  onStopMaking(): void;
  onSaveAgain(): void;
  onDropCopy(id: string): void;
  onRemind(on: boolean): void;
}

/** Backup and restore of the whole library, and the monthly reminder. */
export function BackupView(props: Props) {
  const words = useWords().backup;
  const { counts, standing, restoring } = props;
  const busy = restoring.state === 'reading' || restoring.state === 'working';
  return (
    <div class="stack list-view backup">
      <header class="stack tight">
        <h2 class="view-title">{words.title}</h2>
        <p class="muted measure">{words.hint}</p>
        <p data-testid="last-backup">
          {standing.last === null ? words.never : words.last(words.moment(minuteOf(standing.last)))}
        </p>
      </header>
      <MakeBackup
        counts={counts}
        making={props.making}
        onMake={props.onMake}
        onStop={props.onStopMaking}
        onSaveAgain={props.onSaveAgain}
      />
      <RestoreBackup
        restoring={restoring}
        acts={props.acts}
        isEmpty={counts.matters + counts.documents + counts.passages + counts.kept === 0}
      />
      <p class="small" role="status" data-testid="said">
        <Told text={props.said} />
      </p>
      <SafetyCopies
        copies={props.copies}
        busy={busy}
        onGoBack={props.acts.chooseCopy}
        onDrop={props.onDropCopy}
      />
      <section class="stack tight" aria-labelledby="backup-reminder">
        <h3 id="backup-reminder">{words.reminder}</h3>
        <p>
          <button
            type="button"
            class="switch"
            role="switch"
            aria-checked={standing.reminds}
            data-testid="remind"
            onClick={() => props.onRemind(!standing.reminds)}
          >
            {words.remind}
          </button>
        </p>
        <p class="small muted measure">{words.remindHint}</p>
      </section>
    </div>
  );
}
