import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Matter } from '../../casefile/records.ts';
import { useWords } from '../words.ts';

interface Props {
  count: number;
  /** How many could be selected: all that is shown and not shown of what matches. */
  all: number;
  matters: readonly Matter[];
  /** Tags in use, offered as the reader types. */
  tags: readonly string[];
  onTag(tag: string, on: boolean): void;
  onMove(matter: Matter): void;
  onRemove(): void;
  onAll(): void;
  onNone(): void;
  children?: ComponentChildren;
}

/** What can be done with all that is selected. */
export function BulkBar(props: Props) {
  const words = useWords().casebook;
  const [tag, setTag] = useState('');
  const named = tag.trim();
  const open = props.matters.filter(({ state }) => state === 'open');
  return (
    <section class="bulk" aria-label={words.bulk} data-testid="bulk">
      <p class="row small">
        <strong role="status">{words.selected(props.count)}</strong>
        {props.count < props.all && (
          <button type="button" class="plain" onClick={props.onAll}>
            {words.selectAll(props.all)}
          </button>
        )}
        <button type="button" class="plain" onClick={props.onNone}>
          {words.clearSelection}
        </button>
      </p>
      <div class="row">
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (named !== '') props.onTag(named, true);
          }}
        >
          <input
            class="field bulk-field"
            aria-label={words.tag}
            placeholder={words.tag}
            list="kept-tags"
            maxLength={80}
            dir="auto"
            value={tag}
            data-testid="bulk-tag"
            onInput={(event) => setTag(event.currentTarget.value)}
          />
          <datalist id="kept-tags">
            {props.tags.map((known) => (
              <option key={known} value={known} />
            ))}
          </datalist>
          <button type="submit" class="button" disabled={named === ''}>
            {words.addTag}
          </button>
          <button
            type="button"
            class="button"
            disabled={named === ''}
            onClick={() => props.onTag(named, false)}
          >
            {words.removeTag}
          </button>
        </form>
        <select
          class="field bulk-field"
          aria-label={words.moveTo}
          data-testid="bulk-move"
          value=""
          onChange={(event) => {
            const matter = open.find(({ id }) => id === event.currentTarget.value);
            if (matter) props.onMove(matter);
            event.currentTarget.value = '';
          }}
        >
          <option value="">{`${words.moveTo} …`}</option>
          {open.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {props.children}
        <button type="button" class="button" data-testid="bulk-remove" onClick={props.onRemove}>
          {words.removeSelected}
        </button>
      </div>
      <p class="small muted">{words.bulkNote}</p>
    </section>
  );
}
