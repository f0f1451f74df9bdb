import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Matter, Passage } from '../../casefile/records.ts';
import type { CourtChoice } from '../court/court-choices.ts';
import { libraryHashOf } from '../library/library-routes.ts';
import { NoteText } from '../marks/NoteText.tsx';
import type { Outcome } from '../storage/outcome.ts';
import { useWords } from '../words.ts';
import type { MatterActs, MatterEdit } from './matter-acts.ts';

interface Props {
  matter: Matter;
  isCurrent: boolean;
  passages: readonly Passage[];
  /** How many documents it has. */
  documents: number;
  courts: readonly CourtChoice[];
  acts: MatterActs;
  /** @returns whether it was done */
  onTold(outcome: Outcome<unknown>, text: string, undo?: () => Promise<Outcome<unknown>>): boolean;
  onRemove(): void;
  /** Takes it out as one file. */
  takeOut?: ComponentChildren;
}

/** One matter, with what can be done with it. Destroying says first exactly what goes. */
export function MatterCard({
  matter,
  isCurrent,
  passages,
  documents,
  courts,
  acts,
  onTold,
  onRemove,
  takeOut,
}: Props) {
  const { matters: words, casebook } = useWords();
  const [doing, setDoing] = useState<'editing' | 'destroying' | null>(null);
  const archived = matter.state === 'archived';
  const count = (of: (passage: Passage) => boolean) => passages.filter(of).length;
  const archive = async () => {
    const outcome = await acts.change(matter, { state: 'archived' });
    onTold(outcome, words.archived(matter.name), () => acts.makeCurrent(matter.id));
  };
  return (
    <article class="matter" data-testid="matter" data-colour={matter.colour}>
      <h4 dir="auto">
        <a
          href={libraryHashOf({
            view: 'casefile',
            asked: { text: '', where: { matter: matter.id }, sort: null },
          })}
        >
          {matter.name}
        </a>
        {isCurrent && <span class="small matter-current">{words.current}</span>}
      </h4>
      <p class="small muted">
        {[
          words.extent(documents, passages.length),
          courts.find(({ id }) => id === matter.court)?.name ?? words.courtOfSettings,
        ].join(' · ')}
      </p>
      {matter.notes !== '' && doing !== 'editing' && <NoteText note={matter.notes} />}
      {doing === 'editing' && (
        <MatterForm
          matter={matter}
          courts={courts}
          onSave={async (seen, change) => {
            if (onTold(await acts.change(seen, change), casebook.saved)) setDoing(null);
          }}
          onCancel={() => setDoing(null)}
        />
      )}
      {doing === 'destroying' && (
        <div class="notice warn stack" role="alert" data-testid="extent">
          <p>
            {words.destroyAsk(
              matter.name,
              words.extentInFull(
                documents,
                passages.length,
                count(({ note }) => note !== ''),
                count(({ clipped }) => clipped !== null),
              ),
            )}
          </p>
          <p class="row">
            <button type="button" class="button" data-testid="destroy-sure" onClick={onRemove}>
              {words.destroySure}
            </button>
            <button type="button" class="button" onClick={() => setDoing(null)}>
              {words.keepIt}
            </button>
          </p>
        </div>
      )}
      {doing === null && (
        <p class="row">
          {!isCurrent && (
            <button
              type="button"
              class="button"
              onClick={() =>
                void acts
                  .makeCurrent(matter.id)
                  .then((outcome) => onTold(outcome, words.madeCurrent(matter.name)))
              }
            >
              {archived ? words.reopen : words.makeCurrent}
            </button>
          )}
          <button type="button" class="button" data-testid="edit-matter" onClick={() => setDoing('editing')}>
            {casebook.edit}
          </button>
          {takeOut}
          {!archived && (
            <button type="button" class="button" data-testid="archive" onClick={() => void archive()}>
              {words.archive}
            </button>
          )}
          <button type="button" class="button" data-testid="destroy" onClick={() => setDoing('destroying')}>
            {words.destroy}
          </button>
        </p>
      )}
    </article>
  );
}

interface FormProps {
  matter: Matter;
  courts: readonly CourtChoice[];
  onSave(seen: Matter, change: MatterEdit): Promise<void>;
  onCancel(): void;
}

function MatterForm({ matter, courts, onSave, onCancel }: FormProps) {
  const { matters: words, casebook } = useWords();
  const [seen] = useState(matter);
  const [said, setSaid] = useState({
    name: matter.name,
    colour: matter.colour,
    court: matter.court,
    notes: matter.notes,
  });
  const save = () => {
    const trimmed = { ...said, name: said.name.trim() || seen.name };
    const changed = (Object.keys(trimmed) as (keyof typeof trimmed)[]).filter((f) => trimmed[f] !== seen[f]);
    void onSave(seen, Object.fromEntries(changed.map((field) => [field, trimmed[field]])) as MatterEdit);
  };
  return (
    <form
      class="stack editor"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label class="filter">
        <span class="small muted">{words.name}</span>
        <input
          class="field"
          dir="auto"
          required
          maxLength={200}
          data-testid="matter-name"
          value={said.name}
          onInput={(event) => setSaid({ ...said, name: event.currentTarget.value })}
        />
      </label>
      <label class="filter">
        <span class="small muted">{words.court}</span>
        <select
          class="field"
          value={said.court ?? ''}
          onChange={(event) => setSaid({ ...said, court: event.currentTarget.value || null })}
        >
          <option value="">{words.courtOfSettings}</option>
          {courts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="filter">
        <span class="small muted">{words.colour}</span>
        <select
          class="field"
          value={said.colour}
          onChange={(event) => setSaid({ ...said, colour: event.currentTarget.value as Matter['colour'] })}
        >
          {Object.entries(words.colours).map(([colour, name]) => (
            <option key={colour} value={colour}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="filter">
        <span class="small muted">{words.notes}</span>
        <textarea
          class="field note-field"
          rows={4}
          maxLength={100_000}
          dir="auto"
          value={said.notes}
          onInput={(event) => setSaid({ ...said, notes: event.currentTarget.value })}
        />
      </label>
      <p class="row">
        <button type="submit" class="button primary" data-testid="save-matter">
          {casebook.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {casebook.cancel}
        </button>
      </p>
    </form>
  );
}
