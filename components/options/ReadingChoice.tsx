import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../platform/settings.ts';
import { useWords } from '../words.ts';

type Run = Settings['run'];

interface Props {
  run: Run;
  /** Whether the browser has given leave to read every site. */
  everyGiven: boolean;
  onRun(run: Run): void;
  /** Asks the browser; called while the press is being handled. @returns whether leave was given */
  onAllowEvery(): Promise<boolean>;
  /** Gives the leave for every site back. */
  onGiveBack?: () => Promise<void>;
  /** The question, said above. */
  legend: string;
}

const runs: readonly Run[] = ['on-click', 'chosen-sites', 'everywhere'];

/**
 * When pages are read. "Every site" is not saved before the browser has given leave: choosing it offers the
 * button that asks, so that going through the choices by keyboard opens no prompt.
 */
export function ReadingChoice({ run, everyGiven, onRun, onAllowEvery, onGiveBack, legend }: Props) {
  const words = useWords();
  const [wanted, setWanted] = useState<Run>(run);
  const [said, setSaid] = useState('');
  useEffect(() => setWanted(run), [run]);
  const choose = (next: Run) => {
    setWanted(next);
    setSaid('');
    if (next !== 'everywhere' || everyGiven) onRun(next);
  };
  const allow = () =>
    onAllowEvery().then((given) => {
      if (given) onRun('everywhere');
      else setSaid(words.options.refused);
    });
  return (
    <div class="stack">
      <fieldset class="stack">
        <legend class="unseen">{legend}</legend>
        {runs.map((choice) => (
          <label key={choice} class="big-choice">
            <input
              type="radio"
              name="run"
              value={choice}
              checked={wanted === choice}
              onChange={() => choose(choice)}
            />
            <span>
              <strong>{words.options.runs[choice]![0]}</strong>
              <span class="small muted">{words.options.runs[choice]![1]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {wanted === 'everywhere' && !everyGiven && (
        <p class="row">
          <button type="button" class="button primary" onClick={() => void allow()}>
            {words.options.allowEvery}
          </button>
          <span class="small muted">{words.options.everyPending}</span>
        </p>
      )}
      {everyGiven && (
        <p class="row small">
          <span>{words.options.everyGiven}</span>
          {onGiveBack && (
            <button
              type="button"
              class="plain"
              onClick={() => void onGiveBack().then(() => setSaid(words.options.givenBack))}
            >
              {words.options.giveBack}
            </button>
          )}
        </p>
      )}
      <p class="small" role="status">
        {said}
      </p>
    </div>
  );
}
