import { useEffect, useRef, useState } from 'preact/hooks';
import { BackupError } from '../../casefile/backup-fault.ts';
import { CaseFileError } from '../../casefile/faults.ts';
import { countsOf, type Library, wholeLibrary } from '../../casefile/library.ts';
import type { LongWork } from '../../casefile/long-work.ts';
import { changesOf, restore, undoRestore } from '../../casefile/restore.ts';
import { safetyCopy } from '../../casefile/safety-copies.ts';
import { onCaseFileChange } from '../../casefile/write.ts';
import { minuteOf } from '../../components/backup/minute-of.ts';
import type { RestoreActs, Restoring, Source } from '../../components/backup/restoring.ts';
import type { backupEn } from '../../components/words-backup-en.ts';

/** Restores a backup or a copy: what is chosen is read whole, shown, and written only when the reader says so. */
export function useRestoring(words: typeof backupEn): { restoring: Restoring; acts: RestoreActs } {
  const [restoring, setRestoring] = useState<Restoring>({ state: 'none' });
  const over = useRef<AbortController | null>(null);
  const locked = useRef<File | null>(null);
  useEffect(() => () => over.current?.abort(), []);

  /** One work at a time, which can be stopped and tells how far it is. */
  const begin = (show: (share: number) => Restoring): LongWork => {
    over.current?.abort();
    const stopping = new AbortController();
    over.current = stopping;
    let last = 0;
    setRestoring(show(0));
    return {
      signal: stopping.signal,
      onProgress: (share) => {
        if (share - last < 0.01) return;
        last = share;
        if (!stopping.signal.aborted) setRestoring(show(share));
      },
    };
  };

  const ready = async (source: Source) => {
    const current = await wholeLibrary();
    setRestoring({ state: 'ready', source, changes: bothWays(current, source.library) });
  };

  // What is here may change while the reader looks at what would change.
  const source = restoring.state === 'ready' ? restoring.source : null;
  useEffect(() => {
    if (!source) return;
    const end = new AbortController();
    onCaseFileChange(() => void ready(source).catch(() => undefined), end.signal);
    return () => end.abort();
  }, [source]);

  const read = async (file: File, passphrase: string) => {
    const work = begin((share) => ({ state: 'reading', name: file.name, share }));
    locked.current = file;
    try {
      const { readBackup } = await import('../../casefile/backup-format.ts');
      const { manifest, library } = await readBackup(file, passphrase, work);
      const madeBy = words.madeAt(words.moment(minuteOf(manifest.madeAt)), manifest.product);
      await ready({ name: file.name, madeBy, counts: countsOf(library), library });
    } catch (error) {
      if (work.signal.aborted) return setRestoring({ state: 'stopped' });
      if (!(error instanceof BackupError)) {
        if (error instanceof CaseFileError) return setRestoring({ state: 'failed', fault: error.fault });
        return setRestoring({ state: 'unreadable', name: file.name, why: messageOf(error) });
      }
      const { fault } = error;
      if (fault === 'needs-passphrase' || fault === 'wrong-passphrase')
        return setRestoring({ state: 'locked', name: file.name, wrong: fault === 'wrong-passphrase' });
      setRestoring({ state: 'refused', name: file.name, error });
    }
  };

  const chooseCopy = async (id: string) => {
    try {
      const { madeAt, library } = await safetyCopy(id);
      await ready({
        name: words.copyOf(words.moment(minuteOf(madeAt))),
        madeBy: '',
        counts: countsOf(library),
        library,
      });
    } catch (error) {
      setRestoring({ state: 'failed', fault: error instanceof CaseFileError ? error.fault : 'other' });
    }
  };

  const run = async (back: boolean, work: (watched: LongWork) => Promise<Restoring>) => {
    const watched = begin((share) => ({ state: 'working', share, back }));
    try {
      setRestoring(await work(watched));
    } catch (error) {
      if (watched.signal.aborted) return setRestoring({ state: 'stopped' });
      setRestoring({ state: 'failed', fault: error instanceof CaseFileError ? error.fault : 'other' });
    }
  };

  const acts: RestoreActs = {
    choose: (file) => void read(file, ''),
    unlock: (passphrase) => locked.current && void read(locked.current, passphrase),
    chooseCopy: (id) => void chooseCopy(id),
    go: (way) => {
      if (source)
        void run(false, async (watched) => ({
          state: 'restored',
          way,
          copy: await restore(source.library, way, watched),
        }));
    },
    cancel: () => setRestoring({ state: 'none' }),
    stop: () => over.current?.abort(),
    undo: () => {
      if (restoring.state !== 'restored') return;
      const { copy } = restoring;
      void run(true, async (watched) => {
        await undoRestore(copy, watched);
        return { state: 'undone' };
      });
    },
  };
  return { restoring, acts };
}

const bothWays = (current: Library, backup: Library) => ({
  merge: changesOf(current, backup, 'merge'),
  replace: changesOf(current, backup, 'replace'),
});

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
