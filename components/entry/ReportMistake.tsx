import { Check, Copy } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Entry } from '../../knowledge/entry.ts';
import { packOf } from '../../knowledge/retrieve/from-pack.ts';
import { useKnowledge } from '../knowledge-context.ts';
import { useWords } from '../words.ts';
import { entryFile, type Report, reportText, statementsOf } from './report-text.ts';

/** Prepares a text that reports a mistake in an entry. @param copy resolves once the clipboard holds it */
export function ReportMistake({ entry, copy }: { entry: Entry; copy(text: string): Promise<void> }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details
      class="entry-section report"
      data-testid="report"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{words.report.title}</summary>
      {open && <ReportForm entry={entry} copy={copy} />}
    </details>
  );
}

function ReportForm({ entry, copy }: { entry: Entry; copy(text: string): Promise<void> }) {
  const all = useWords();
  const words = all.report;
  const { base } = useKnowledge();
  const [report, setReport] = useState<Report>({ part: '', wrong: '', source: '' });
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const pack = packOf(base, entry.id);
  const text = reportText(base, entry, report, all);
  const fill = (change: Partial<Report>) => {
    setReport({ ...report, ...change });
    setState('idle');
  };
  return (
    <div class="stack report-form">
      <p class="small">{words.hint}</p>
      <label class="stack tight small">
        {words.part}
        <select
          class="field"
          value={report.part}
          onChange={(event) => fill({ part: event.currentTarget.value })}
        >
          <option value="">{words.whole}</option>
          {statementsOf(entry).map(({ path, text: said }) => (
            <option key={path} value={path}>{`${path}: ${short(said)}`}</option>
          ))}
        </select>
      </label>
      <label class="stack tight small">
        {words.wrong}
        <textarea
          class="field"
          rows={3}
          dir="auto"
          data-testid="report-wrong"
          value={report.wrong}
          onInput={(event) => fill({ wrong: event.currentTarget.value })}
        />
      </label>
      <label class="stack tight small">
        {words.source}
        <textarea
          class="field"
          rows={2}
          dir="auto"
          value={report.source}
          onInput={(event) => fill({ source: event.currentTarget.value })}
        />
      </label>
      <label class="stack tight small">
        {words.text}
        <textarea class="field report-text" rows={8} readOnly data-testid="report-text" value={text} />
      </label>
      <div class="row">
        <button
          type="button"
          class="button small"
          onClick={() =>
            copy(text).then(
              () => setState('copied'),
              () => setState('failed'),
            )
          }
        >
          {state === 'copied' ? <Check size={14} /> : <Copy size={14} />}
          {words.copy}
        </button>
        <span class="small" role="status">
          {state === 'copied' ? words.copied : state === 'failed' ? words.copyFailed : ''}
        </span>
      </div>
      <p class="small muted">
        {pack ? words.ofPack(pack.name, pack.signer) : words.pullRequest(entryFile(entry))}
      </p>
    </div>
  );
}

const short = (text: string) => (text.length <= 60 ? text : `${text.slice(0, 60)} …`);
