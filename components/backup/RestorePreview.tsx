import { useEffect, useRef, useState } from 'preact/hooks';
import type { Changes, RestoreChanges, Restored, RestoreWay } from '../../casefile/restore.ts';
import { useWords } from '../words.ts';
import { extentInWords } from './extent-in-words.ts';
import { nameOfRecord } from './name-of-record.ts';
import type { Source } from './restoring.ts';

interface Props {
  source: Source;
  changes: Record<RestoreWay, RestoreChanges>;
  isEmpty: boolean;
  onGo(way: RestoreWay): void;
  onCancel(): void;
}

const sorts = [
  'matters',
  'documents',
  'passages',
  'files',
  'recognised',
  'kept',
] as const satisfies Restored[];
const ways = ['merge', 'replace'] as const satisfies RestoreWay[];

/** What a backup is and what restoring it would change, either way. Nothing is changed yet. */
export function RestorePreview({ source, changes, isEmpty, onGo, onCancel }: Props) {
  const words = useWords().backup;
  const [way, setWay] = useState<RestoreWay>('merge');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [source]);
  const found = changes[way];
  const lost = countsLost(found);
  const nothing = sorts.every((sort) => {
    const { added, changed, removed } = found[sort];
    return added.length + changed.length + removed.length === 0;
  });
  return (
    <section class="backup-preview stack" aria-labelledby="backup-preview" data-testid="restore-preview">
      <h4 id="backup-preview" ref={heading} tabIndex={-1}>
        {words.preview}
      </h4>
      <p>
        <strong dir="auto">{source.name}</strong>
        {source.madeBy !== '' && <span class="small muted"> {source.madeBy}</span>}
      </p>
      <p>{words.holds(extentInWords(words, source.counts))}</p>
      {!isEmpty && (
        <fieldset class="stack tight">
          <legend class="small muted">{words.way}</legend>
          {ways.map((one) => (
            <label key={one} class="way">
              <input
                type="radio"
                name="restore-way"
                value={one}
                checked={way === one}
                onChange={() => setWay(one)}
              />
              <span>
                {words.ways[one]}
                <span class="small muted way-hint">{words.wayHints[one]}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <div class="table-scroll">
        <table class="backup-table">
          <thead>
            <tr>
              <td />
              <th scope="col">{words.added}</th>
              <th scope="col">{words.changed}</th>
              <th scope="col">{words.same}</th>
              <th scope="col">{words.lost}</th>
            </tr>
          </thead>
          <tbody>
            {sorts.map((sort) => (
              <tr key={sort} data-sort={sort}>
                <th scope="row">{words.sorts[sort]}</th>
                <td>{found[sort].added.length.toLocaleString()}</td>
                <td>{found[sort].changed.length.toLocaleString()}</td>
                <td>{found[sort].same.toLocaleString()}</td>
                <td>{found[sort].removed.length.toLocaleString()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Listed told={words.listAdded} of={(changed) => changed.added} found={found} />
      <Listed told={words.listChanged} of={(changed) => changed.changed} found={found} />
      <Listed told={words.listLost} of={(changed) => changed.removed} found={found} />
      {nothing && <p>{words.nothingChanges}</p>}
      {Object.values(lost).some((count) => count > 0) && (
        <p class="notice warn" data-testid="losing">
          {words.losing(extentInWords(words, lost))}
        </p>
      )}
      <p class="row">
        <button
          type="button"
          class="button primary"
          disabled={nothing}
          data-testid="restore-go"
          onClick={() => onGo(way)}
        >
          {words.go[way]}
        </button>
        <button type="button" class="button" data-testid="restore-cancel" onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </section>
  );
}

const countsLost = ({ matters, documents, passages, kept, files, recognised }: RestoreChanges) => ({
  matters: matters.removed.length,
  documents: documents.removed.length,
  passages: passages.removed.length,
  kept: kept.removed.length,
  files: files.removed.length,
  recognised: recognised.removed.length,
});

const keyOf = (record: Parameters<typeof nameOfRecord>[0]) =>
  'id' in record ? record.id : 'entry' in record ? record.entry : record.document;

/** How many of a list are named. */
const named = 40;

interface ListedProps {
  told(count: number): string;
  of(changes: Changes<unknown>): readonly unknown[];
  found: RestoreChanges;
}

function Listed({ told, of, found }: ListedProps) {
  const { backup: words, markup } = useWords();
  const records = sorts.flatMap((sort) => of(found[sort])) as Parameters<typeof nameOfRecord>[0][];
  if (records.length === 0) return null;
  return (
    <details>
      <summary>{told(records.length)}</summary>
      <ul class="change-list small">
        {records.slice(0, named).map((record) => (
          <li key={keyOf(record)} dir="auto">
            {nameOfRecord(record, markup.kinds)}
          </li>
        ))}
        {records.length > named && <li class="muted">{words.andMore(records.length - named)}</li>}
      </ul>
    </details>
  );
}
