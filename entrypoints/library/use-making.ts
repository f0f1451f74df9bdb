import { useEffect, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { noteBackup } from '../../casefile/backup-reminder.ts';
import { wholeLibrary } from '../../casefile/library.ts';
import type { LongWork } from '../../casefile/long-work.ts';
import type { Making } from '../../components/backup/MakeBackup.tsx';
import { saveFile } from './save-file.ts';

export interface UsedMaking {
  making: Making;
  /** @param passphrase '' for none */
  make(passphrase: string): void;
  stop(): void;
  saveAgain(): void;
}

/** Makes a backup, reads it back, and hands it to the browser to be saved. Leaving the view stops it. */
export function useMaking(): UsedMaking {
  const [making, setMaking] = useState<Making>({ state: 'idle' });
  const over = useRef<AbortController | null>(null);
  const made = useRef<{ name: string; file: Blob } | null>(null);
  useEffect(() => () => over.current?.abort(), []);

  const make = async (passphrase: string) => {
    const stopping = new AbortController();
    over.current = stopping;
    made.current = null;
    const at = new Date().toISOString();
    const working = (step: 'writing' | 'checking') => (share: number) =>
      setMaking((now) =>
        now.state === 'working' && now.step === step && share - now.share < 0.01 && share < 1
          ? now
          : { state: 'working', step, share },
      );
    try {
      const file = await written(
        passphrase,
        at,
        { signal: stopping.signal, onProgress: working('writing') },
        {
          signal: stopping.signal,
          onProgress: working('checking'),
        },
      );
      const name = `nonrefoul-backup-${at.slice(0, 10)}.${passphrase === '' ? 'zip' : 'nonrefoul-backup'}`;
      made.current = { name, file };
      saveFile(name, file);
      setMaking({ state: 'done', name, bytes: file.size });
      // That it was made stands on the disk; that it is not remembered only lets the reminder come too soon.
      await noteBackup(at).catch(() => undefined);
    } catch (error) {
      if (stopping.signal.aborted) setMaking({ state: 'stopped' });
      else setMaking({ state: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  };
  return {
    making,
    make: (passphrase) => void make(passphrase),
    stop: () => over.current?.abort(),
    saveAgain: () => made.current && saveFile(made.current.name, made.current.file),
  };
}

/** What writes and reads backups is loaded when one is made. */
async function written(
  passphrase: string,
  madeAt: string,
  writing: LongWork,
  checking: LongWork,
): Promise<Blob> {
  writing.onProgress(0);
  const [{ writeBackup, readBackup }, library] = await Promise.all([
    import('../../casefile/backup-format.ts'),
    wholeLibrary(),
  ]);
  const product = browser.runtime.getManifest().version;
  const file = await writeBackup(library, { product, madeAt, passphrase }, writing);
  checking.onProgress(0);
  await readBackup(file, passphrase, checking);
  return file;
}
