import { BookOpenCheck, FileText, LibraryBig, Settings } from 'lucide-preact';
import { CourtPicker } from '../court/CourtPicker.tsx';
import type { CourtChoice } from '../court/court-choices.ts';
import { HistoryButtons } from '../HistoryButtons.tsx';
import { Told } from '../storage/Told.tsx';
import { useWords } from '../words.ts';

/** What is known of the page in front: one of the keys of `words.panel.status`. */
export type PageState =
  | 'none'
  | 'unread'
  | 'reading'
  | 'complete'
  | 'nothing'
  | 'restricted'
  | 'pdf'
  | 'needs-permission'
  | 'failed';

export interface PanelHeaderProps {
  choices: readonly CourtChoice[];
  court: string | null;
  onCourt(id: string | null): void;
  state: PageState;
  /** Title of the page in front; '' if the browser does not tell it. */
  title: string;
  total: number;
  /** How many of them are painted as a hairline, and neither counted by the badge nor stepped through. */
  hushed: number;
  quiet: { host: string; on: boolean; everywhere: boolean };
  onQuiet(on: boolean): void;
  always: { on: boolean; everywhere: boolean };
  /** Called while the press is being handled: the browser may be asked. */
  onAlways(on: boolean): void;
  onRead(): void;
  onStop(): void;
  /** Opens the document in front in the annotator. */
  onAnnotate(): void;
  /** Asks the browser for the site in front; `null` where its address is not known. */
  onAllow: (() => void) | null;
  /** Something that just happened, for all to hear. */
  said: string;
  history: { back: (() => void) | null; forward: (() => void) | null };
  /** Name of the current matter; '' if there is none. */
  matter: string;
  onMatter(): void;
  onOptions(): void;
}

/** The head of the side panel: my court, the page in front and what can be done with it. */
export function PanelHeader(props: PanelHeaderProps) {
  const words = useWords();
  const { history, quiet } = props;
  return (
    <header class="panel-head">
      <h1 class="unseen">{words.product}</h1>
      <div class="row">
        <div class="row history">
          <HistoryButtons back={history.back} forward={history.forward} />
        </div>
        <div class="grow">
          <CourtPicker choices={props.choices} chosen={props.court} onChoose={props.onCourt} named />
        </div>
        <a
          class="icon-button"
          href="annotator.html"
          target="_blank"
          rel="noopener"
          aria-label={words.annotator.openEmpty}
          title={words.annotator.openEmpty}
        >
          <FileText size={18} />
        </a>
        <a
          class="icon-button"
          href="library.html"
          target="_blank"
          rel="noopener"
          aria-label={words.library.openLibrary}
          title={words.library.openLibrary}
        >
          <LibraryBig size={18} />
        </a>
        <button
          type="button"
          class="icon-button"
          aria-label={words.panel.options}
          title={words.panel.options}
          onClick={props.onOptions}
        >
          <Settings size={18} />
        </button>
      </div>
      {props.matter !== '' && (
        <p class="small row matter-line">
          <span class="muted">{words.marks.panel.tab}</span>
          <button type="button" class="plain small" dir="auto" onClick={props.onMatter}>
            {props.matter}
          </button>
        </p>
      )}
      <PageStatus {...props} />
      <div class="row between">
        <SiteSwitches {...props} />
        {props.onAllow && props.state === 'needs-permission' ? (
          <button type="button" class="button primary" onClick={props.onAllow}>
            {words.panel.allow(quiet.host)}
          </button>
        ) : (
          <ReadButton {...props} />
        )}
      </div>
      <p class="small said" role="status">
        <Told text={props.said} />
      </p>
    </header>
  );
}

function SiteSwitches({ quiet, onQuiet, always, onAlways }: PanelHeaderProps) {
  const words = useWords();
  const unknown = quiet.host === '';
  return (
    <div class="stack tight">
      <button
        type="button"
        class="switch small"
        role="switch"
        aria-checked={quiet.on || quiet.everywhere}
        disabled={quiet.everywhere || unknown}
        title={unknown ? words.panel.quietNoSite : words.panel.quietHint}
        onClick={() => onQuiet(!quiet.on)}
      >
        {quiet.everywhere ? words.panel.quietEverywhere : words.panel.quiet}
      </button>
      <button
        type="button"
        class="switch small"
        role="switch"
        aria-checked={always.on || always.everywhere}
        disabled={always.everywhere || unknown}
        title={unknown ? words.panel.quietNoSite : words.panel.alwaysHint}
        onClick={() => onAlways(!always.on)}
      >
        {always.everywhere ? words.panel.alwaysEverywhere : words.panel.always}
      </button>
    </div>
  );
}

function ReadButton({ state, onRead, onStop, onAnnotate }: PanelHeaderProps) {
  const words = useWords();
  if (state === 'pdf')
    return (
      <button key="annotate" type="button" class="button primary" onClick={onAnnotate}>
        <FileText size={16} />
        {words.annotator.openThere}
      </button>
    );
  if (state === 'complete' || state === 'nothing' || state === 'reading')
    return (
      <button key="stop" type="button" class="button" onClick={onStop}>
        {words.panel.stop}
      </button>
    );
  const useless = state === 'none' || state === 'restricted';
  return (
    <button key="read" type="button" class="button primary" disabled={useless} onClick={onRead}>
      <BookOpenCheck size={16} />
      {words.panel.read}
    </button>
  );
}

function PageStatus({ state, title, total, hushed, quiet }: PanelHeaderProps) {
  const words = useWords();
  const [name, advice] = words.panel.status[state]!;
  const counted = state === 'complete' || state === 'reading';
  return (
    <div class="page-status" data-state={state}>
      {title !== '' && (
        <p class="quoted page-title" dir="auto" title={title}>
          {title}
        </p>
      )}
      <p class="small">
        <strong>{name}</strong>
        {counted && `: ${words.panel.found(total, hushed)}`}
        {(quiet.on || quiet.everywhere) && (counted || state === 'nothing') && (
          <span class="muted"> · {words.panel.quietPage}</span>
        )}
      </p>
      {advice !== '' && <p class="small muted">{advice}</p>}
    </div>
  );
}
