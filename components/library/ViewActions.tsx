import { Check, Link, Printer } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../words.ts';

interface Props {
  /** Changes with the address: what was said of one address is not said of the next. */
  address: string;
  /** Resolves once the clipboard holds the link to what is shown. */
  copyLink(): Promise<void>;
  print(): void;
  children?: ComponentChildren;
}

/** What can be done with a view whole. */
export function ViewActions({ address, copyLink, print, children }: Props) {
  const words = useWords().library;
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => setState('idle'), [address]);
  return (
    <div class="row view-actions">
      <button
        type="button"
        class="button small"
        onClick={() =>
          copyLink().then(
            () => setState('copied'),
            () => setState('failed'),
          )
        }
      >
        {state === 'copied' ? <Check size={14} /> : <Link size={14} />}
        {words.copyLink}
      </button>
      <button type="button" class="button small" onClick={print}>
        <Printer size={14} />
        {words.print}
      </button>
      {children}
      <span class="small" role="status">
        {state === 'copied' ? words.linkCopied : state === 'failed' ? words.linkFailed : ''}
      </span>
    </div>
  );
}
