import { useWords } from '../words.ts';

interface Props {
  /** The note that somebody else saved meanwhile. */
  theirs: string;
  mine: string;
  /** @param note what the reader wants to stand */
  onSettle(note: string): void;
}

/** Two notes for one passage, side by side, for the reader to choose from. */
export function PassageConflict({ theirs, mine, onSettle }: Props) {
  const words = useWords().marks;
  const notes: [string, string][] = [
    [words.conflictTheirs, theirs],
    [words.conflictMine, mine],
  ];
  const ways: [string, string][] = [
    [words.keepTheirs, theirs],
    [words.keepMine, mine],
    [words.keepBoth, `${theirs}\n\n${mine}`],
  ];
  return (
    <section class="notice warn stack tight" role="alert" data-testid="conflict">
      <p>{words.conflict}</p>
      {notes.map(([whose, note]) => (
        <div key={whose}>
          <p class="small">
            <strong>{whose}</strong>
          </p>
          <blockquote class="small kept-lines" dir="auto">
            {note}
          </blockquote>
        </div>
      ))}
      <div class="row">
        {ways.map(([way, note]) => (
          <button key={way} type="button" class="button" onClick={() => onSettle(note)}>
            {way}
          </button>
        ))}
      </div>
    </section>
  );
}
