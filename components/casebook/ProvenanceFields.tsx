import { useState } from 'preact/hooks';
import type { CaseDocument, Provenance, ProvenanceField } from '../../casefile/records.ts';
import { ExternalLink } from '../ExternalLink.tsx';
import { Told } from '../storage/Told.tsx';
import { useWords } from '../words.ts';
import type { KeptActs } from './acts.ts';

const most: Record<ProvenanceField, number> = {
  caseName: 1000,
  court: 1000,
  citation: 1000,
  date: 40,
  title: 1000,
  author: 1000,
  publisher: 1000,
  url: 4000,
  language: 35,
};
const fields = Object.keys(most) as ProvenanceField[];

interface Props {
  document: CaseDocument;
  correct: KeptActs['correct'];
  onSaved(): void;
}

/** Where a document comes from, each field of which the reader can correct. */
export function ProvenanceFields({ document, correct, onSaved }: Props) {
  const { casebook: words, marks } = useWords();
  const [editing, setEditing] = useState<{ seen: CaseDocument; said: Provenance } | null>(null);
  const [failed, setFailed] = useState('');
  if (!editing)
    return (
      <>
        <dl class="provenance">
          {fields
            .filter((field) => document.provenance[field] !== '')
            .map((field) => (
              <div key={field}>
                <dt class="small muted">{marks.panel.fields[field]}</dt>
                <dd dir="auto">
                  {field === 'url' ? (
                    <ExternalLink href={document.provenance.url} />
                  ) : (
                    document.provenance[field]
                  )}
                  {document.corrected.includes(field) && (
                    <span class="small muted"> ({words.corrected})</span>
                  )}
                </dd>
              </div>
            ))}
        </dl>
        <p>
          <button
            type="button"
            class="plain"
            data-testid="correct"
            onClick={() => setEditing({ seen: document, said: document.provenance })}
          >
            {words.correct}
          </button>
        </p>
      </>
    );
  const { seen, said } = editing;
  const save = async () => {
    const changed = fields.filter((field) => said[field].trim() !== seen.provenance[field]);
    if (changed.length === 0) return setEditing(null);
    const outcome = await correct(
      seen,
      Object.fromEntries(changed.map((field) => [field, said[field].trim()])),
    );
    if ('done' in outcome) {
      setEditing(null);
      setFailed('');
      onSaved();
    } else if ('fault' in outcome) setFailed(marks.faults[outcome.fault]);
    else {
      // What they wrote is shown above the form; saving again puts the reader's words in its place.
      setEditing({ seen: outcome.conflict, said });
      setFailed(marks.conflict);
    }
  };
  return (
    <form
      class="stack editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {fields.map((field) => (
        <label key={field} class="filter">
          <span class="small muted">{marks.panel.fields[field]}</span>
          <input
            class="field"
            dir="auto"
            data-field={field}
            maxLength={most[field]}
            value={said[field]}
            onInput={(event) => setEditing({ seen, said: { ...said, [field]: event.currentTarget.value } })}
          />
          {failed === marks.conflict && seen.provenance[field] !== said[field] && (
            <span class="small">{`${marks.conflictTheirs}: ${seen.provenance[field]}`}</span>
          )}
        </label>
      ))}
      {failed !== '' && (
        <p class="notice warn" role="alert">
          <Told text={failed} />
        </p>
      )}
      <p class="row">
        <button type="submit" class="button primary">
          {words.save}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            setEditing(null);
            setFailed('');
          }}
        >
          {words.cancel}
        </button>
      </p>
    </form>
  );
}
