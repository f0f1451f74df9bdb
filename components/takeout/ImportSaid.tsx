import { useState } from 'preact/hooks';
import { useWords } from '../words.ts';
import type { ImportResult } from './takeout-acts.ts';

/** Says what was brought in, and undoes it. */
export function ImportSaid({ result }: { result: ImportResult }) {
  const { takeout: words, casebook, marks } = useWords();
  const [said, setSaid] = useState('');
  const [isUndone, setUndone] = useState(false);
  const undo = async () => {
    const outcome = await result.undo();
    if ('done' in outcome) {
      setUndone(true);
      setSaid(words.undoneImport(outcome.done));
    } else setSaid('fault' in outcome ? marks.faults[outcome.fault] : marks.conflict);
  };
  return (
    <p class="notice row" role="status" data-testid="import-said">
      <span dir="auto">
        {said || words.broughtIn(result.documents, result.passages, result.completed, result.matter)}
      </span>
      {!isUndone && (
        <button type="button" class="plain" data-testid="import-undo" onClick={() => void undo()}>
          {casebook.undo}
        </button>
      )}
    </p>
  );
}
