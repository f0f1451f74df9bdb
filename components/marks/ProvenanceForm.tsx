import { useId, useState } from 'preact/hooks';
import type { CaseDocument, Provenance, ProvenanceField } from '../../casefile/records.ts';
import { Told } from '../storage/Told.tsx';
import { useWords } from '../words.ts';

interface Props {
  document: CaseDocument;
  /** The citation that the fields make. */
  citation: string;
  /** @returns '' once it is saved, else why it was not */
  onCorrect(correction: Partial<Provenance>): Promise<string>;
}

/** Where a document comes from, as a footnote will say it; each field can be corrected. */
export function ProvenanceForm({ document, citation, onCorrect }: Props) {
  const words = useWords().marks.panel;
  const id = useId();
  const [fields, setFields] = useState<Partial<Provenance>>({});
  const [failed, setFailed] = useState('');
  const names = Object.keys(words.fields) as ProvenanceField[];
  return (
    <details class="provenance">
      <summary class="small">{words.provenance}</summary>
      <form
        class="stack tight"
        onSubmit={async (event) => {
          event.preventDefault();
          const changed = names.filter(
            (name) => (fields[name] ?? document.provenance[name]) !== document.provenance[name],
          );
          if (changed.length === 0) return;
          const why = await onCorrect(
            Object.fromEntries(changed.map((name) => [name, fields[name]!.trim()])),
          );
          setFailed(why);
          if (why === '') setFields({});
        }}
      >
        <p class="small quoted" dir="auto">
          {citation}
        </p>
        {names.map((name) => (
          <div key={name} class="stack tight">
            <label class="small" for={`${id}-${name}`}>
              {words.fields[name]}
            </label>
            <input
              id={`${id}-${name}`}
              class="field"
              dir="auto"
              maxLength={name === 'url' ? 4000 : name === 'language' ? 35 : name === 'date' ? 40 : 1000}
              value={fields[name] ?? document.provenance[name]}
              onInput={({ currentTarget: { value } }) =>
                setFields((before) => ({ ...before, [name]: value }))
              }
            />
          </div>
        ))}
        <p class="small" role="alert">
          <Told text={failed} />
        </p>
        <button type="submit" class="button">
          {words.correct}
        </button>
      </form>
    </details>
  );
}
