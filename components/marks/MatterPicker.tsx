import { useId, useState } from 'preact/hooks';
import type { Matter } from '../../casefile/records.ts';
import { useWords } from '../words.ts';

interface Props {
  matters: readonly Matter[];
  current: Matter | null;
  onChoose(id: string): void;
  onOpen(name: string): void;
  onRename(name: string): void;
  onArchive(): void;
}

/** The current matter: chosen, opened, renamed, archived. */
export function MatterPicker({ matters, current, onChoose, onOpen, onRename, onArchive }: Props) {
  const words = useWords().marks.panel;
  const id = useId();
  const [asking, setAsking] = useState<'no' | 'open' | 'rename'>('no');
  const [name, setName] = useState('');
  const ask = (what: 'open' | 'rename') => {
    setAsking(what);
    setName(what === 'rename' ? (current?.name ?? '') : '');
  };
  const archived = matters.filter(({ state }) => state === 'archived');
  return (
    <div class="stack tight">
      {matters.length > 0 && (
        <>
          <label class="small" for={`${id}-matter`}>
            {words.current}
          </label>
          <select
            id={`${id}-matter`}
            class="field"
            data-testid="matter"
            value={current?.id ?? ''}
            onChange={({ currentTarget }) => currentTarget.value && onChoose(currentTarget.value)}
          >
            {!current && <option value="">{words.choose}</option>}
            {matters
              .filter(({ state }) => state === 'open')
              .map((matter) => (
                <option key={matter.id} value={matter.id}>
                  {matter.name}
                </option>
              ))}
            {archived.length > 0 && (
              <optgroup label={words.archivedGroup}>
                {archived.map((matter) => (
                  <option key={matter.id} value={matter.id}>
                    {matter.name}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
        </>
      )}
      {matters.length === 0 && (
        <p>
          <strong>{words.none}</strong> <span class="muted">{words.noneAdvice}</span>
        </p>
      )}
      {asking === 'no' ? (
        <div class="row">
          <button type="button" class="plain small" onClick={() => ask('open')}>
            {words.open}
          </button>
          {current && (
            <>
              <button type="button" class="plain small" onClick={() => ask('rename')}>
                {words.rename}
              </button>
              <button type="button" class="plain small" onClick={onArchive}>
                {words.archive}
              </button>
            </>
          )}
        </div>
      ) : (
        <form
          class="stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            (asking === 'open' ? onOpen : onRename)(name.trim());
            setAsking('no');
          }}
        >
          <label class="small" for={`${id}-name`}>
            {words.name}
          </label>
          <input
            id={`${id}-name`}
            class="field"
            dir="auto"
            required
            maxLength={200}
            value={name}
            ref={(input) => input?.focus()}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
          <div class="row">
            <button type="submit" class="button primary">
              {asking === 'open' ? words.create : words.save}
            </button>
            <button type="button" class="button" onClick={() => setAsking('no')}>
              {words.cancel}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}
