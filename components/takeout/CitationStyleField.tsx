import { useId } from 'preact/hooks';
import { type CitationStyle, citationStyles } from '../../knowledge/citation/cite-decision.ts';
import { useWords } from '../words.ts';

interface Props {
  style: CitationStyle;
  /** A citation in that style. */
  example: string;
  onChange(style: CitationStyle): void;
}

/** The choice of a citation style, with what it looks like. */
export function CitationStyleField({ style, example, onChange }: Props) {
  const words = useWords().takeout.citation;
  const id = useId();
  return (
    <div class="stack tight">
      <label class="small muted" for={id}>
        {words.style}
      </label>
      <select
        id={id}
        class="field"
        data-testid="citation-style"
        value={style}
        onChange={(event) =>
          onChange(citationStyles.find((one) => one === event.currentTarget.value) ?? style)
        }
      >
        {citationStyles.map((one) => (
          <option key={one} value={one}>
            {words.styles[one]}
          </option>
        ))}
      </select>
      {example !== '' && (
        <p class="small">
          <span class="muted">{words.example}:</span> <span dir="auto">{example}</span>
        </p>
      )}
    </div>
  );
}
