import { useState } from 'preact/hooks';
import type { Passage, Purpose } from '../../casefile/records.ts';
import { draftFor, dropDraft, keepDraft } from '../marks/note-drafts.ts';
import { purposeIcons } from '../marks/PurposeSign.tsx';
import { Told } from '../storage/Told.tsx';
import { useWords } from '../words.ts';
import type { KeptActs, PassageEdit } from './acts.ts';

interface Props {
  passage: Passage;
  edit: KeptActs['edit'];
  onSaved(): void;
  onCancel(): void;
}

const purposes = Object.keys(purposeIcons) as Purpose[];

/**
 * Edits what the reader said of a passage. What another window changed meanwhile is shown, never overwritten; what is
 * typed of the note is kept as a draft until it is saved or thrown away.
 */
export function PassageEditor({ passage, edit, onSaved, onCancel }: Props) {
  const { casebook: words, marks } = useWords();
  // As it was when editing began: what comes from other windows meanwhile is merged by the store.
  const [draft, setDraft] = useState(() => draftFor(passage.id));
  const [seen, setSeen] = useState(draft ? { ...passage, note: draft.from } : passage);
  const [note, setNote] = useState(draft?.note ?? passage.note);
  const [tags, setTags] = useState(passage.tags.join(', '));
  const [purpose, setPurpose] = useState<Purpose | null>(passage.purpose);
  const [place, setPlace] = useState(passage.place);
  const [state, setState] = useState<'editing' | 'saving'>('editing');
  const [failed, setFailed] = useState('');
  const [theirs, setTheirs] = useState<Passage | null>(null);

  const save = async (from: Passage, said: string) => {
    setState('saving');
    setFailed('');
    const outcome = await edit(from, changeOf(from, said, tags, purpose, place));
    setState('editing');
    if ('done' in outcome) {
      dropDraft(passage.id);
      return onSaved();
    }
    if ('fault' in outcome) return setFailed(marks.faults[outcome.fault]);
    setTheirs(outcome.conflict);
  };
  const write = (said: string) => {
    setNote(said);
    if (!keepDraft(passage.id, { note: said, from: seen.note })) setFailed(marks.faults.full);
  };
  const discard = () => {
    dropDraft(passage.id);
    setDraft(null);
    setSeen(passage);
    setNote(passage.note);
  };
  const settle = (said: string) => {
    setNote(said);
    keepDraft(passage.id, { note: said, from: theirs!.note });
    setSeen(theirs!);
    setTheirs(null);
    void save(theirs!, said);
  };

  return (
    <form
      class="stack editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save(seen, note);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(seen, note);
      }}
    >
      {draft && (
        <p class="small muted row" data-testid="draft">
          {marks.panel.draft}
          <button type="button" class="plain" onClick={discard}>
            {marks.panel.discardDraft}
          </button>
        </p>
      )}
      <label class="filter">
        <span class="small muted">{marks.purpose}</span>
        <select
          class="field"
          value={purpose ?? ''}
          onChange={(event) => setPurpose((event.currentTarget.value || null) as Purpose | null)}
        >
          <option value="">{marks.noPurpose}</option>
          {purposes.map((one) => (
            <option key={one} value={one}>
              {marks.purposes[one]}
            </option>
          ))}
        </select>
      </label>
      <label class="filter">
        <span class="small muted">{words.note}</span>
        <textarea
          class="field note-field"
          rows={6}
          maxLength={100_000}
          dir="auto"
          data-testid="note"
          value={note}
          onInput={(event) => write(event.currentTarget.value)}
        />
        <span class="small muted">{words.noteHint}</span>
      </label>
      <label class="filter">
        <span class="small muted">{words.tags}</span>
        <input
          class="field"
          dir="auto"
          value={tags}
          onInput={(event) => setTags(event.currentTarget.value)}
        />
      </label>
      <div class="editor-pair">
        {(['paragraph', 'page'] as const).map((field) => (
          <label key={field} class="filter">
            <span class="small muted">{words[field]}</span>
            <input
              class="field"
              maxLength={60}
              value={place[field]}
              onInput={(event) => setPlace({ ...place, [field]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
      {failed !== '' && (
        <p class="notice warn" role="alert">
          <Told text={failed} />
        </p>
      )}
      {theirs && (
        <section class="notice stack" role="alert" data-testid="conflict">
          <p>{marks.conflict}</p>
          <h4>{marks.conflictTheirs}</h4>
          <pre class="conflict-text" dir="auto">
            {theirs.note}
          </pre>
          <h4>{marks.conflictMine}</h4>
          <pre class="conflict-text" dir="auto">
            {note}
          </pre>
          <p class="row">
            <button type="button" class="button" onClick={() => settle(theirs.note)}>
              {marks.keepTheirs}
            </button>
            <button type="button" class="button" onClick={() => settle(note)}>
              {marks.keepMine}
            </button>
            <button type="button" class="button" onClick={() => settle(`${theirs.note}\n\n${note}`)}>
              {marks.keepBoth}
            </button>
          </p>
        </section>
      )}
      <p class="row">
        <button type="submit" class="button primary" disabled={state === 'saving'} data-testid="save-note">
          {state === 'saving' ? words.saving : words.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

/** Only what differs from what was seen: the rest is left to whoever changes it elsewhere. */
function changeOf(
  seen: Passage,
  note: string,
  tags: string,
  purpose: Purpose | null,
  place: Passage['place'],
): PassageEdit {
  const named = [...new Set(tags.split(/[,،，、]/).map((tag) => tag.trim().slice(0, 80)))].filter(Boolean);
  return {
    ...(note === seen.note ? {} : { note }),
    ...(named.join(',') === seen.tags.join(',') ? {} : { tags: named.slice(0, 50) }),
    ...(purpose === seen.purpose ? {} : { purpose }),
    ...(place.paragraph === seen.place.paragraph && place.page === seen.place.page ? {} : { place }),
  };
}
