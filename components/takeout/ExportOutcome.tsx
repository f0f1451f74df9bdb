import { useWords } from '../words.ts';
import type { Making } from './ExportDialog.tsx';
import type { ExportPreview } from './takeout-acts.ts';

interface Props {
  making: Making;
  name: string;
  counts: ExportPreview['counts'];
}

/** How far the making of a file is, and what came of it. */
export function ExportOutcome({ making, name, counts }: Props) {
  const words = useWords().takeout;
  return (
    <div class="takeout-outcome stack tight" data-testid="export-said">
      {making.state === 'making' && (
        <>
          <p class="small">{words.making(name)}</p>
          {making.of > 0 ? (
            <progress max={making.of} value={making.done} aria-label={words.making(name)} />
          ) : (
            <progress aria-label={words.making(name)} />
          )}
          {making.of > 0 && <p class="small muted">{words.made(making.done, making.of)}</p>}
        </>
      )}
      <p role="status">
        {making.state === 'saved' && words.saved(making.name, counts.documents, counts.passages)}
        {making.state === 'stopped' && words.stopped}
      </p>
      {making.state === 'failed' && (
        <p class="notice warn" role="alert">
          {words.notMade(making.why)}
        </p>
      )}
    </div>
  );
}
