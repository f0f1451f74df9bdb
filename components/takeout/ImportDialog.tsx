import { FileUp } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Matter } from '../../casefile/records.ts';
import { Progress } from '../backup/Progress.tsx';
import type { Outcome } from '../storage/outcome.ts';
import { Told } from '../storage/Told.tsx';
import { useWords } from '../words.ts';
import { ImportContents } from './ImportContents.tsx';
import type { ChosenFile, ImportActs, ImportResult } from './takeout-acts.ts';

interface Props {
  matters: readonly Matter[];
  /** Id of the current matter. */
  current: string | null;
  acts: ImportActs;
  onClose(): void;
  /** Tells the page what was brought in, and how to undo it. */
  onBroughtIn(result: ImportResult): void;
}

type State =
  | { is: 'choosing' }
  | { is: 'reading' }
  | { is: 'chosen'; file: ChosenFile; stopped?: true }
  | { is: 'bringing'; share: number };

/** Brings annotations in: shows what a file holds and what it would change before anything is changed. */
export function ImportDialog({ matters, current, acts, onClose, onBroughtIn }: Props) {
  const { takeout: words, marks } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const open = matters.filter(({ state }) => state === 'open');
  const [state, setState] = useState<State>({ is: 'choosing' });
  const [into, setInto] = useState(open.some(({ id }) => id === current) ? current! : (open[0]?.id ?? ''));
  const [name, setName] = useState('');
  const [addNotes, setAddNotes] = useState(false);
  const [failed, setFailed] = useState('');
  const asked = useRef(0);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    dialog.current!.showModal();
    return () => running.current?.abort();
  }, []);

  const choose = async (file: File | undefined) => {
    if (!file) return;
    const own = ++asked.current;
    setFailed('');
    setState({ is: 'reading' });
    const chosen = await acts.read(file);
    // Another file may have been chosen meanwhile.
    if (own === asked.current) setState({ is: 'chosen', file: chosen });
  };
  const chosen = state.is === 'chosen' && 'name' in state.file ? state.file : null;
  const fault = state.is === 'chosen' && 'fault' in state.file ? state.file.fault : null;
  const preview = chosen?.previewIn(into === '' ? null : into) ?? null;
  const newName = name.trim();
  const isNothing =
    preview !== null && preview.added + preview.completed === 0 && !(addNotes && preview.otherNotes > 0);
  const bringIn = async () => {
    if (!chosen || isNothing || (into === '' && newName === '')) return;
    const file = chosen;
    const stop = new AbortController();
    running.current = stop;
    let told = 0;
    const onProgress = (share: number) => {
      if (share - told < 0.01 || stop.signal.aborted) return;
      told = share;
      setState({ is: 'bringing', share });
    };
    setFailed('');
    setState({ is: 'bringing', share: 0 });
    const destination = into === '' ? { newMatter: newName } : { matter: into };
    let outcome: Outcome<ImportResult>;
    try {
      outcome = await file.bringIn(destination, addNotes, { signal: stop.signal, onProgress });
    } catch (error) {
      if (!stop.signal.aborted) throw error;
      return setState({ is: 'chosen', file, stopped: true });
    } finally {
      running.current = null;
    }
    if ('done' in outcome) {
      onBroughtIn(outcome.done);
      dialog.current?.close();
      return;
    }
    setFailed('fault' in outcome ? marks.faults[outcome.fault] : marks.conflict);
    setState({ is: 'chosen', file });
  };
  const isBusy = state.is === 'reading' || state.is === 'bringing';
  return (
    <dialog
      ref={dialog}
      class="dialog takeout"
      aria-labelledby="import-title"
      data-testid="import-dialog"
      onClose={onClose}
      // The dialog stays until it is known what came of what is being written.
      onCancel={(event) => {
        if (state.is !== 'bringing') return;
        event.preventDefault();
        running.current?.abort();
      }}
    >
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void bringIn();
        }}
      >
        <header class="stack tight">
          <h2 id="import-title">{words.importTitle}</h2>
          <p class="small muted">{words.importHint}</p>
        </header>
        <p class="row">
          <button type="button" class="button" disabled={isBusy} onClick={() => input.current!.click()}>
            <FileUp size={16} aria-hidden />
            {words.choose}
          </button>
          <input
            ref={input}
            hidden
            type="file"
            accept=".json,.jsonld,application/json,application/ld+json"
            data-testid="import-file"
            onChange={(event) => {
              void choose(event.currentTarget.files?.[0]);
              // The same file can be chosen again once it was mended.
              event.currentTarget.value = '';
            }}
          />
          <span class="small" dir="auto">
            {chosen?.name}
          </span>
        </p>
        <p role="status" class="small">
          {state.is === 'reading' && words.reading}
          {state.is === 'chosen' && state.stopped && words.importStopped}
        </p>
        {state.is === 'bringing' && (
          <Progress label={words.bringing} share={state.share} onStop={() => running.current?.abort()} />
        )}
        {fault !== null && (
          <p class="notice warn" role="alert" data-testid="import-fault">
            {fault === 'unreadable'
              ? words.unreadable
              : typeof fault === 'string'
                ? words.fileFaults[fault]
                : words.tooLarge(fault.tooLarge)}
          </p>
        )}
        {chosen && preview && (
          <>
            <label class="filter">
              <span class="small muted">{words.into}</span>
              <select
                class="field"
                data-testid="import-matter"
                value={into}
                onChange={(event) => setInto(event.currentTarget.value)}
              >
                {open.map((matter) => (
                  <option key={matter.id} value={matter.id}>
                    {matter.name}
                  </option>
                ))}
                <option value="">{words.newMatter}</option>
              </select>
            </label>
            {into === '' && (
              <label class="filter">
                <span class="small muted">{words.newMatterName}</span>
                <input
                  class="field"
                  dir="auto"
                  required
                  maxLength={200}
                  data-testid="import-new-matter"
                  value={name}
                  onInput={(event) => setName(event.currentTarget.value)}
                />
              </label>
            )}
            <ImportContents preview={preview} file={chosen} addNotes={addNotes} onAddNotes={setAddNotes} />
          </>
        )}
        {failed !== '' && (
          <p class="notice warn" role="alert">
            <Told text={failed} />
          </p>
        )}
        <p class="row">
          <button
            type="submit"
            class="button primary"
            data-testid="import-do"
            disabled={!chosen || isNothing || (into === '' && newName === '')}
          >
            {words.bringIn}
          </button>
          <button
            type="button"
            class="button"
            disabled={state.is === 'bringing'}
            onClick={() => dialog.current!.close()}
          >
            {words.close}
          </button>
        </p>
      </form>
    </dialog>
  );
}
