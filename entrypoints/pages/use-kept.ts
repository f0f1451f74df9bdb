import { useEffect, useState } from 'preact/hooks';
import { keep, keptAuthorities, onKeptChange, release } from '../../casefile/kept-authorities.ts';
import type { Keeping } from '../../components/KeepButton.tsx';

/** What the reader keeps at hand, followed as any page of the extension changes it. */
export function useKept(): Keeping {
  const [kept, setKept] = useState<readonly string[] | null>(null);
  const [failed, setFailed] = useState('');
  const told = (error: unknown) => setFailed(error instanceof Error ? error.message : String(error));
  const look = async () => setKept((await keptAuthorities()).map(({ entry }) => entry));

  useEffect(() => {
    const over = new AbortController();
    void look().catch(told);
    onKeptChange(() => void look().catch(told), over.signal);
    return () => over.abort();
  }, []);

  const toggle = async (id: string) => {
    setFailed('');
    try {
      await (kept?.includes(id) ? release(id) : keep(id, new Date().toISOString()));
      await look();
    } catch (error) {
      told(error);
    }
  };
  return { kept, failed, toggle: (id) => void toggle(id) };
}
