import { Check, Copy } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from './words.ts';

/** Copies a citation and says whether that was done. @param copy resolves once the clipboard holds it */
export function CopyCitation({ citation, copy }: { citation: string; copy(text: string): Promise<void> }) {
  const words = useWords();
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state !== 'copied') return;
    const timer = setTimeout(() => setState('idle'), 4000);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <>
      <button
        type="button"
        class="button small"
        title={citation}
        onClick={() =>
          copy(citation).then(
            () => setState('copied'),
            () => setState('failed'),
          )
        }
      >
        {state === 'copied' ? <Check size={14} /> : <Copy size={14} />}
        {words.copy}
      </button>
      <span class="small" role="status">
        {state === 'copied' ? words.copied : state === 'failed' ? words.copyFailed : ''}
      </span>
    </>
  );
}
