import type { OpenProblem } from '../../components/annotator/open-problem.ts';
import { useWords } from '../../components/words.ts';
import { hostOf } from '../../platform/permissions.ts';
import type { OpenTab } from './use-open-documents.ts';

/** With these it helps to know what exactly was answered; with the others all is said, and a cause is no reader's language. */
const withCause: ReadonlySet<OpenProblem> = new Set(['other', 'server', 'refused', 'not-found']);

interface Props {
  tab: OpenTab;
  onClose(id: number): void;
  /** Called while the press is being handled: the browser may be asked for leave. */
  onRetry(id: number): void;
}

/** What stands in the place of a document that is not open yet, or can't be. */
export function OpeningState({ tab: { id, name, address, state }, onClose, onRetry }: Props) {
  const words = useWords().annotator;
  if (state.is === 'open') return null;
  if (state.is === 'opening')
    return (
      <div class="annotator-state">
        <p role="status">{words.opening(name)}</p>
        {state.of > 0 ? (
          <progress aria-label={words.opening(name)} max={state.of} value={state.got} />
        ) : (
          <progress aria-label={words.opening(name)} />
        )}
        <div class="row">
          <button type="button" class="button" onClick={() => onClose(id)}>
            {words.cancel}
          </button>
        </div>
      </div>
    );
  const { problem, cause } = state;
  const asks = problem === 'needs-leave';
  return (
    <div class="annotator-state" role="alert">
      <h2>{asks ? words.leaveHeading(hostOf(address)) : words.failedHeading(name)}</h2>
      <p class={asks ? 'notice' : 'notice warn'}>{words.problems[problem]}</p>
      {cause !== '' && withCause.has(problem) && <p class="small muted">{cause}</p>}
      {address !== '' && (
        <p class="small muted" dir="ltr">
          {address}
        </p>
      )}
      <div class="row">
        <button type="button" class="button primary" onClick={() => onRetry(id)}>
          {asks ? words.allow(hostOf(address)) : words.retry}
        </button>
        {address !== '' && (
          <a class="button" href={address} target="_blank" rel="noopener noreferrer">
            {words.openInBrowser}
          </a>
        )}
        <button type="button" class="button" onClick={() => onClose(id)}>
          {words.close(name)}
        </button>
      </div>
    </div>
  );
}
