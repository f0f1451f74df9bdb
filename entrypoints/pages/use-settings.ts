import { useEffect, useState } from 'preact/hooks';
import { changeSettings, onSettingsChange, readSettings, type Settings } from '../../platform/settings.ts';

export type SaveState = { state: 'idle' | 'saving' | 'saved' } | { state: 'failed'; why: string };

export interface UsedSettings {
  /** `null` until they were read. */
  settings: Settings | null;
  save: SaveState;
  /** Resolves once stored, to whether it was: a failure is told by `save`, and the settings stay as they were. */
  change(change: Partial<Settings>): Promise<boolean>;
}

/** The settings, followed as any page of the extension changes them, and a way to change them. */
export function useSettings(): UsedSettings {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [save, setSave] = useState<SaveState>({ state: 'idle' });
  useEffect(() => {
    const over = new AbortController();
    void readSettings().then(setSettings);
    onSettingsChange(setSettings, over.signal);
    return () => over.abort();
  }, []);
  const change = async (wanted: Partial<Settings>): Promise<boolean> => {
    setSave({ state: 'saving' });
    try {
      setSettings(await changeSettings(wanted));
      setSave({ state: 'saved' });
      return true;
    } catch (error) {
      setSave({ state: 'failed', why: error instanceof Error ? error.message : String(error) });
      setSettings(await readSettings().catch(() => settings));
      return false;
    }
  };
  return { settings, save, change };
}
