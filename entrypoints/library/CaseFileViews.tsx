import { CasebookView } from '../../components/casebook/CasebookView.tsx';
import { MattersView } from '../../components/casebook/MattersView.tsx';
import type { CourtChoice } from '../../components/court/court-choices.ts';
import type { Asked } from '../../components/library/library-routes.ts';
import { useWords } from '../../components/words.ts';
import { ReminderLine } from '../pages/ReminderLine.tsx';
import { keptActs, matterActs, quoteOf } from './kept-acts.ts';
import { useCaseFile } from './use-case-file.ts';

interface Props {
  route: { view: 'matters' } | { view: 'casefile'; asked: Asked };
  courts: readonly CourtChoice[];
  onAsk(asked: Asked, typing: boolean): void;
}

/** The views of the case file, read from the store and followed as it changes. */
export function CaseFileViews({ route, courts, onAsk }: Props) {
  const words = useWords().casebook;
  const loaded = useCaseFile();
  if (loaded.state === 'loading') return <p class="muted">{words.loading}</p>;
  if (loaded.state === 'failed')
    return (
      <p class="notice warn" role="alert">
        {words.failed} {words.failedWhy(loaded.why)}
      </p>
    );
  const { kept, current, removed } = loaded;
  return (
    <>
      <ReminderLine />
      {'asked' in route ? (
        <CasebookView
          kept={kept}
          asked={route.asked}
          acts={keptActs}
          quoteOf={quoteOf}
          onAsk={onAsk}
          ways={[]}
        />
      ) : (
        <MattersView kept={kept} current={current} removed={removed} courts={courts} acts={matterActs} />
      )}
    </>
  );
}
