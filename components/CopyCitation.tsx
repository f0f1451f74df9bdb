import { Check, Copy } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from './words.ts';

interface Props {
  citation: string;
  /** Resolves once the clipboard holds it. */
  copy(text: string): Promise<void>;
  /** What the button says, where more than a citation is copied. */
  label?: string;
  /** Without a frame, where many stand in a list. */
  frameless?: boolean;
}

/** Copies a citation and says whether that was done. */
export function CopyCitation({ citation, copy, label, frameless = false }: Props) {
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
        class={frameless ? 'plain small' : 'button small'}
        title={citation}
        onClick={() =>
          copy(citation).then(
            () => setState('copied'),
            () => setState('failed'),
          )
        }
      >
        {state === 'copied' ? <Check size={14} /> : <Copy size={14} />}
        {label ?? words.copy}
      </button>
      <span class="small" role="status">
        {state === 'copied' ? words.copied : state === 'failed' ? words.copyFailed : ''}
      </span>
    </>
  );
}
