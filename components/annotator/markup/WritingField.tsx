import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../../words.ts';
import type { MarkupActs, Writing } from './markup-model.ts';

interface Props {
  writing: Writing;
  acts: Pick<MarkupActs, 'write' | 'saveWriting' | 'cancelWriting'>;
}

/** Where the words of a note, a free text or a stamp are written. */
export function WritingField({ writing, acts }: Props) {
  const words = useWords().markup;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="markup-row markup-writing"
      onSubmit={(event) => {
        event.preventDefault();
        acts.saveWriting();
      }}
    >
      <label class="grow small">
        {words.wordsOf[writing.kind]}
        <textarea
          ref={field}
          class="field"
          rows={3}
          dir="auto"
          data-testid="mark-words"
          value={writing.text}
          onInput={(event) => acts.write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') acts.cancelWriting();
            else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) acts.saveWriting();
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </label>
      <span class="row">
        <button type="submit" class="button strong" data-testid="mark-words-save">
          {words.save}
        </button>
        <button type="button" class="button" onClick={acts.cancelWriting}>
          {words.cancel}
        </button>
      </span>
    </form>
  );
}
