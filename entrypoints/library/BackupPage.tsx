import { useEffect, useState } from 'preact/hooks';
import { type BackupStanding, backupStanding, remind } from '../../casefile/backup-reminder.ts';
import { countsOf, type LibraryCounts, wholeLibrary } from '../../casefile/library.ts';
import { dropSafetyCopy, type SafetyCopyNote, safetyCopies } from '../../casefile/safety-copies.ts';
import { onCaseFileChange } from '../../casefile/write.ts';
import { BackupView } from '../../components/backup/BackupView.tsx';
import { useWords } from '../../components/words.ts';
import { outcomeOf } from '../pages/outcome-of.ts';
import { useMaking } from './use-making.ts';
import { useRestoring } from './use-restoring.ts';

interface Known {
  counts: LibraryCounts;
  standing: BackupStanding;
  copies: readonly SafetyCopyNote[];
}

/** The view of backup and restore, read from the store and followed as it changes. */
export function BackupPage() {
  const { backup: words, casebook, marks } = useWords();
  const [known, setKnown] = useState<Known | null>(null);
  const [failed, setFailed] = useState('');
  const [said, setSaid] = useState('');
  const { making, make, stop, saveAgain } = useMaking();
  const { restoring, acts } = useRestoring(words);
  useEffect(() => {
    const over = new AbortController();
    const look = async () => {
      try {
        const [library, standing, copies] = await Promise.all([
          wholeLibrary(),
          backupStanding(),
          safetyCopies(),
        ]);
        if (!over.signal.aborted) setKnown({ counts: countsOf(library), standing, copies });
      } catch (error) {
        setFailed(error instanceof Error ? error.message : String(error));
      }
    };
    void look();
    onCaseFileChange(() => void look(), over.signal);
    return () => over.abort();
  }, []);
  if (failed !== '')
    return (
      <p class="notice warn" role="alert">
        {casebook.failed} {casebook.failedWhy(failed)}
      </p>
    );
  if (!known) return <p class="muted">{casebook.loading}</p>;
  const act = async (work: Promise<unknown>, done: string) => {
    const outcome = await outcomeOf(work);
    setSaid('fault' in outcome ? marks.faults[outcome.fault] : done);
  };
  return (
    <BackupView
      {...known}
      making={making}
      restoring={restoring}
      acts={acts}
      said={said}
      onMake={make}
      onStopMaking={stop}
      onSaveAgain={saveAgain}
      onDropCopy={(id) => void act(dropSafetyCopy(id), words.dropped)}
      onRemind={(on) => void act(remind(on), '')}
    />
  );
}
