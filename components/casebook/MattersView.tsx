import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Matter } from '../../casefile/records.ts';
import type { Removal } from '../../casefile/removals.ts';
import type { CourtChoice } from '../court/court-choices.ts';
import type { Outcome } from '../storage/outcome.ts';
import { Told } from '../storage/Told.tsx';
import { useWords } from '../words.ts';
import type { Kept } from './kept-rows.ts';
import { MatterCard } from './MatterCard.tsx';
import type { MatterActs } from './matter-acts.ts';
import { RemovedList } from './RemovedList.tsx';

interface Props {
  kept: Kept;
  /** Id of the matter to which goes what is marked now. */
  current: string | null;
  removed: readonly Removal[];
  courts: readonly CourtChoice[];
  acts: MatterActs;
  /** Takes a matter out as one file. */
  takeOut?(matter: Matter): ComponentChildren;
}

interface Said {
  text: string;
  undo?: () => Promise<Outcome<unknown>>;
}

/** The matters: opened, named, archived, destroyed; and what was removed and can be put back. */
export function MattersView({ kept, current, removed, courts, acts, takeOut }: Props) {
  const { casebook, marks, matters: words } = useWords();
  const [name, setName] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const tell = (outcome: Outcome<unknown>, text: string, undo?: Said['undo']) => {
    if ('done' in outcome) setSaid(undo ? { text, undo } : { text });
    else setSaid({ text: 'fault' in outcome ? marks.faults[outcome.fault] : marks.conflict });
    return 'done' in outcome;
  };
  const open = async () => {
    const named = name.trim();
    if (named !== '' && tell(await acts.open(named), words.opened(named))) setName('');
  };
  const remove = async (matter: Matter) => {
    const outcome = await acts.remove(matter.id);
    const undo = 'done' in outcome ? () => acts.putBack(outcome.done) : undefined;
    tell(outcome, words.removed(matter.name), undo);
  };
  const card = (matter: Matter) => (
    <MatterCard
      key={matter.id}
      matter={matter}
      isCurrent={matter.id === current}
      passages={kept.passages.filter((passage) => passage.matter === matter.id)}
      documents={kept.documents.filter((document) => document.matter === matter.id).length}
      courts={courts}
      acts={acts}
      onTold={tell}
      onRemove={() => void remove(matter)}
      takeOut={takeOut?.(matter)}
    />
  );
  const opened = kept.matters.filter(({ state }) => state === 'open');
  const archived = kept.matters.filter(({ state }) => state === 'archived');
  return (
    <div class="stack list-view">
      <header class="stack tight">
        <h2 class="view-title">{words.title}</h2>
        <p class="muted measure">{words.hint}</p>
      </header>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <input
          class="field matter-name"
          aria-label={words.name}
          placeholder={words.name}
          maxLength={200}
          dir="auto"
          data-testid="new-matter"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="button primary" disabled={name.trim() === ''}>
          {words.open}
        </button>
      </form>
      <p class="row small casebook-said" role="status" data-testid="said">
        <Told text={said?.text} />
        {said?.undo && (
          <button
            type="button"
            class="plain"
            data-testid="undo"
            onClick={() => void said.undo?.().then((outcome) => tell(outcome, casebook.undone))}
          >
            {casebook.undo}
          </button>
        )}
      </p>
      {kept.matters.length === 0 && <p class="notice">{words.none}</p>}
      {opened.length > 0 && (
        <section class="stack">
          <h3>{words.openTitle}</h3>
          <div class="matters">{opened.map(card)}</div>
        </section>
      )}
      {archived.length > 0 && (
        <section class="stack">
          <h3>{words.archivedTitle}</h3>
          <div class="matters">{archived.map(card)}</div>
        </section>
      )}
      <RemovedList
        removed={removed}
        onPutBack={(id) => void acts.putBack([id]).then((outcome) => tell(outcome, words.isBack))}
        onPurge={(id) => void acts.purge(id).then((outcome) => tell(outcome, words.purged))}
      />
    </div>
  );
}
