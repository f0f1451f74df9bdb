import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Passage } from '../../casefile/records.ts';
import type { Outcome } from '../storage/outcome.ts';
import { Told } from '../storage/Told.tsx';
import { useWords } from '../words.ts';
import { draftFor, dropDraft, keepDraft } from './note-drafts.ts';
import { PassageConflict } from './PassageConflict.tsx';
import { purposes } from './PurposeSign.tsx';
import { changeOf, longestNote, type PassageEdit } from './passage-edit.ts';

interface Props {
  passage: Passage;
  /** @param change only what the reader changed; it may be nothing */
  save(seen: Passage, change: PassageEdit): Promise<Outcome<Passage>>;
  onSaved(): void;
  /** What was typed of the note stays as a draft. */
  onCancel(): void;
}

/**
 * Edits what the reader said of a passage. What another window changed meanwhile is shown, never overwritten; what is
 * typed of the note is kept as a draft until it is saved or thrown away.
 */
export function PassageEditor({ passage, save, onSaved, onCancel }: Props) {
  const words = useWords().marks;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(() => draftFor(passage.id));
  // What the reader began from: what others change meanwhile is told from it.
  const [seen, setSeen] = useState(draft ? { ...passage, note: draft.from } : passage);
  const [note, setNote] = useState(draft?.note ?? passage.note);
  const [tags, setTags] = useState(passage.tags.join(', '));
  const [purpose, setPurpose] = useState(passage.purpose);
  const [place, setPlace] = useState(passage.place);
  const [saving, setSaving] = useState(false);
  const [theirs, setTheirs] = useState<Passage | null>(null);
  const [failed, setFailed] = useState('');
  useEffect(() => area.current?.focus(), []);

  const write = (text: string, from = seen) => {
    setNote(text);
    if (!keepDraft(passage.id, { note: text, from: from.note })) setFailed(words.faults.full);
  };
  const discard = () => {
    dropDraft(passage.id);
    setDraft(null);
    setSeen(passage);
    setNote(passage.note);
  };
  const store = async (from: Passage, text: string) => {
    setSaving(true);
    setFailed('');
    const outcome = await save(from, changeOf(from, { note: text, tags, purpose, place }));
    setSaving(false);
    if ('done' in outcome) {
      dropDraft(passage.id);
      onSaved();
    } else if ('conflict' in outcome) setTheirs(outcome.conflict);
    else setFailed(words.faults[outcome.fault]);
  };
  const settle = (current: Passage, text: string) => {
    setTheirs(null);
    setSeen(current);
    write(text, current);
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
        } else if (event.key === 'Escape') onCancel();
      }}
    >
      {draft !== null && draft.note !== passage.note && (
        <p class="small muted row between" data-testid="draft">
          {words.panel.draft}
          <button type="button" class="plain" onClick={discard}>
            {words.panel.discardDraft}
          </button>
        </p>
      )}
      <Labelled id={`${id}-purpose`} label={words.purpose}>
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
      </Labelled>
      <Labelled id={`${id}-note`} label={words.noteOf} hint={words.panel.noteHint}>
        <textarea
          id={`${id}-note`}
          ref={area}
          class="field"
          rows={6}
          dir="auto"
          maxLength={longestNote}
          data-testid="note"
          value={note}
          onInput={({ currentTarget }) => write(currentTarget.value)}
        />
      </Labelled>
      <Labelled id={`${id}-tags`} label={words.tags} hint={words.panel.tagsHint}>
        <input
          id={`${id}-tags`}
          class="field"
          dir="auto"
          value={tags}
          onInput={({ currentTarget }) => setTags(currentTarget.value)}
        />
      </Labelled>
      <div class="passage-place">
        {(['paragraph', 'page'] as const).map((field) => (
          <div key={field} class="stack tight">
            <Labelled id={`${id}-${field}`} label={words.panel.places[field]}>
              <input
                id={`${id}-${field}`}
                class="field"
                maxLength={60}
                value={place[field]}
                onInput={({ currentTarget: { value } }) =>
                  setPlace((before) => ({ ...before, [field]: value }))
                }
              />
            </Labelled>
          </div>
        ))}
      </div>
      {theirs && (
        <PassageConflict theirs={theirs.note} mine={note} onSettle={(text) => settle(theirs, text)} />
      )}
      <p class="small" role="alert">
        <Told text={failed} />
      </p>
      <div class="row">
        <button type="submit" class="button primary" disabled={saving} data-testid="save-note">
          {saving ? words.saving : words.panel.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {words.panel.cancel}
        </button>
      </div>
    </form>
  );
}

interface LabelledProps {
  id: string;
  label: string;
  hint?: string;
  children: ComponentChildren;
}

function Labelled({ id, label, hint, children }: LabelledProps) {
  return (
    <>
      <label class="small" for={id}>
        {label} {hint && <span class="muted">({hint})</span>}
      </label>
      {children}
    </>
  );
}
