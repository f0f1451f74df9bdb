import { useLanguage, useWords } from '../../words.ts';
import { rangesOf } from '../pdf/page-ranges.ts';
import { languageName } from './language-name.ts';
import type { OcrActs, OcrState } from './ocr-state.ts';

interface Props {
  state: OcrState;
  /** The page in front, from 1, and what pages are called. */
  page: number;
  labelOf(page: number): string;
  acts: OcrActs;
}

/** Above a PDF with pages that are pictures: offers to recognise their text, shows how far it is, says what it is worth. */
export function OcrBar({ state, page, labelOf, acts }: Props) {
  const words = useWords().ocr;
  const { textless, recognised, wordless, work, notKept } = state;
  const busy = work.is === 'starting' || work.is === 'running';
  if (textless.length === 0 && recognised.length === 0 && !busy) return null;
  return (
    <section class="ocr-bar" data-testid="ocr" aria-label={words.region}>
      {busy && <Progress work={work} labelOf={labelOf} onStop={acts.stop} />}
      {!busy && textless.length > 0 && (
        <>
          <p>{words.hint}</p>
          <div class="row">
            {textless.includes(page) && textless.length > 1 && (
              <button type="button" class="button" onClick={() => acts.recognise([page])}>
                {words.thisPage(labelOf(page))}
              </button>
            )}
            <button type="button" class="button" onClick={() => acts.recognise(textless)}>
              {words.allPages(textless.length)}
            </button>
            <Languages state={state} acts={acts} />
          </div>
        </>
      )}
      <Said state={state} onUndo={acts.putBack} />
      {!busy && wordless.length > 0 && <p class="small">{words.nothingFound(rangesOf(wordless))}</p>}
      {notKept && (
        <p class="notice warn" role="alert">
          {words.notKept}
        </p>
      )}
      {recognised.length > 0 && (
        <p class="small">{words.recognised(rangesOf(recognised), recognised.length)}</p>
      )}
    </section>
  );
}

interface ProgressProps {
  work: Extract<OcrState['work'], { is: 'starting' | 'running' }>;
  labelOf(page: number): string;
  onStop(): void;
}

function Progress({ work, labelOf, onStop }: ProgressProps) {
  const words = useWords().ocr;
  const running = work.is === 'running';
  const said = running ? words.running(labelOf(work.page), work.done, work.of) : words.starting;
  return (
    <div class="row">
      <span role="status">{said}</span>
      <progress
        class="grow"
        aria-label={said}
        {...(running ? { value: work.done + work.share, max: work.of } : {})}
      />
      <button type="button" class="button" onClick={onStop}>
        {words.stop}
      </button>
    </div>
  );
}

/** What has just happened, for the eye and for a screen reader. */
function Said({ state: { work, changed }, onUndo }: { state: OcrState; onUndo(): void }) {
  const words = useWords().ocr;
  const language = useLanguage();
  if (work.is === 'trouble')
    return (
      <p class="notice warn" role="alert">
        {words.trouble[work.trouble]}
      </p>
    );
  const name = changed && languageName(changed.code, language);
  return (
    <div class="row" role="status">
      {work.is === 'stopped' && <span>{words.stopped(work.done)}</span>}
      {changed && name && <span>{changed.how === 'added' ? words.added(name) : words.removed(name)}</span>}
      {changed?.how === 'removed' && (
        <button type="button" class="button" onClick={onUndo}>
          {words.undo}
        </button>
      )}
    </div>
  );
}

function Languages({ state: { languages, language }, acts }: { state: OcrState; acts: OcrActs }) {
  const words = useWords().ocr;
  const ours = useLanguage();
  const chosen = languages.find(({ code }) => code === language);
  return (
    <>
      {languages.length > 1 && (
        <label class="row">
          {words.language}
          <select
            class="field"
            value={language}
            onChange={({ currentTarget }) => acts.chooseLanguage(currentTarget.value)}
          >
            {languages.map(({ code }) => (
              <option key={code} value={code}>
                {languageName(code, ours)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" class="button" onClick={acts.addLanguage}>
        {words.addLanguage}
      </button>
      {chosen && !chosen.ships && (
        <button type="button" class="button" onClick={() => acts.removeLanguage(chosen.code)}>
          {words.removeLanguage(languageName(chosen.code, ours))}
        </button>
      )}
    </>
  );
}
