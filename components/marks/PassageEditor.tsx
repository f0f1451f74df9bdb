import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Passage, Purpose } from '../../casefile/records.ts';
import { Told } from '../storage/Told.tsx';
import { useWords } from '../words.ts';
import { draftFor, dropDraft, keepDraft } from './note-drafts.ts';
import { purposes } from './PurposeSign.tsx';

export type PassageEdit = Pick<Passage, 'note' | 'tags' | 'purpose'>;

/** What came of saving: the passage as it stands, or why it was not saved. */
export type Saving = { saved: Passage } | { conflict: Passage } | { failed: string };

interface Props {
  passage: Passage;
  save(seen: Passage, edit: PassageEdit): Promise<Saving>;
  onDone(): void;
}

/** Writes a passage's note, tags and purpose. What is typed is kept as a draft until it is saved or thrown away. */
export function PassageEditor({ passage, save, onDone }: Props) {
  const words = useWords().marks;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [draft] = useState(() => draftFor(passage.id));
  // What the reader began from: what others change meanwhile is told from it.
  const [seen, setSeen] = useState(draft ? { ...passage, note: draft.from } : passage);
  const [note, setNote] = useState(draft?.note ?? passage.note);
  const [tags, setTags] = useState(passage.tags.join(', '));
  const [purpose, setPurpose] = useState<Purpose | null>(passage.purpose);
  const [conflict, setConflict] = useState<Passage | null>(null);
  const [failed, setFailed] = useState('');
  useEffect(() => area.current?.focus(), []);

  const write = (text: string) => {
    setNote(text);
    if (!keepDraft(passage.id, { note: text, from: seen.note })) setFailed(words.faults.full);
  };
  const finish = () => {
    dropDraft(passage.id);
    onDone();
  };
  const store = async (from: Passage, text: string) => {
    setFailed('');
    const wanted = {
      note: text,
      purpose,
      tags: [
        ...new Set(
          tags
            .split(',')
            .map((tag) => tag.trim())
            .filter(Boolean),
        ),
      ],
    };
    const result = await save(from, wanted);
    if ('saved' in result) finish();
    else if ('conflict' in result) setConflict(result.conflict);
    else setFailed(result.failed);
  };
  const settle = (text: string) => {
    const current = conflict!;
    setConflict(null);
    setSeen(current);
    setNote(text);
    keepDraft(passage.id, { note: text, from: current.note });
    void store(current, text);
  };

  return (
    <form
      class="stack tight passage-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void store(seen, note);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void store(seen, note);
        } else if (event.key === 'Escape') onDone();
      }}
    >
      {draft !== null && draft.note !== passage.note && (
        <p class="small muted row between">
          {words.panel.draft}
          <button type="button" class="plain" onClick={finish}>
            {words.panel.discardDraft}
          </button>
        </p>
      )}
      <label class="small" for={`${id}-purpose`}>
        {words.purpose}
      </label>
      <select
        id={`${id}-purpose`}
        class="field"
        value={purpose ?? ''}
        onChange={({ currentTarget }) =>
          setPurpose(purposes.find((one) => one === currentTarget.value) ?? null)
        }
      >
        <option value="">{words.noPurpose}</option>
        {purposes.map((one) => (
          <option key={one} value={one}>
            {words.purposes[one]}
          </option>
        ))}
      </select>
      <label class="small" for={`${id}-note`}>
        {words.noteOf} <span class="muted">({words.panel.noteHint})</span>
      </label>
      <textarea
        id={`${id}-note`}
        ref={area}
        class="field"
        rows={5}
        dir="auto"
        maxLength={100_000}
        value={note}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
      <label class="small" for={`${id}-tags`}>
        {words.tags} <span class="muted">({words.panel.tagsHint})</span>
      </label>
      <input
        id={`${id}-tags`}
        class="field"
        dir="auto"
        value={tags}
        onInput={({ currentTarget }) => setTags(currentTarget.value)}
      />
      {conflict && (
        <div class="notice warn stack tight" role="alert">
          <p>{words.conflict}</p>
          <p class="small">
            <strong>{words.conflictTheirs}</strong>
          </p>
          <blockquote class="small kept-lines" dir="auto">
            {conflict.note}
          </blockquote>
          <p class="small">
            <strong>{words.conflictMine}</strong>
          </p>
          <blockquote class="small kept-lines" dir="auto">
            {note}
          </blockquote>
          <div class="row">
            <button type="button" class="button" onClick={() => settle(`${conflict.note}\n\n${note}`)}>
              {words.keepBoth}
            </button>
            <button type="button" class="button" onClick={() => settle(note)}>
              {words.keepMine}
            </button>
            <button type="button" class="button" onClick={finish}>
              {words.keepTheirs}
            </button>
          </div>
        </div>
      )}
      <p class="small" role="alert">
        <Told text={failed} />
      </p>
      <div class="row">
        <button type="submit" class="button primary">
          {words.panel.save}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {words.panel.cancel}
        </button>
      </div>
    </form>
  );
}
