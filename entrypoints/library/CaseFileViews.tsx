import { CasebookView } from '../../components/casebook/CasebookView.tsx';
import type { Asked } from '../../components/library/library-routes.ts';
import { useWords } from '../../components/words.ts';
import { keptActs, quoteOf } from './kept-acts.ts';
import { useCaseFile } from './use-case-file.ts';

interface Props {
  asked: Asked;
  onAsk(asked: Asked, typing: boolean): void;
}

/** The case file of the library, read from the store and followed as it changes. */
export function CaseFileViews({ asked, onAsk }: Props) {
  const words = useWords().casebook;
  const loaded = useCaseFile();
  if (loaded.state === 'loading') return <p class="muted">{words.loading}</p>;
  if (loaded.state === 'failed')
    return (
      <p class="notice warn" role="alert">
        {words.failed} {words.failedWhy(loaded.why)}
      </p>
    );
  return (
    <CasebookView
      kept={loaded.kept}
      asked={asked}
      acts={keptActs}
      quoteOf={quoteOf}
      onAsk={onAsk}
      ways={[]}
    />
  );
}
