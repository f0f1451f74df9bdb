import { useWords } from '../words.ts';

/** How the last change fared. */
export type Saved = { state: 'idle' | 'saving' | 'saved' } | { state: 'failed'; why: string };

/** Says that a change was saved, once it was; or that it was not, and what to do. */
export function SaveStatus({ save }: { save: Saved }) {
  const words = useWords();
  return (
    <div class="save-status" data-state={save.state}>
      <p role="status">
        {save.state === 'saved' && words.options.saved}
        {save.state === 'saving' && words.options.saving}
      </p>
      <p role="alert">{save.state === 'failed' && words.options.notSaved(save.why)}</p>
    </div>
  );
}
