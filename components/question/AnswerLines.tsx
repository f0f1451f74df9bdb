import type { AnswerLine } from '../../knowledge/retrieve/answer.ts';
import { EntryLink } from '../EntryLink.tsx';
import { SourceLine } from '../entry/SourceLine.tsx';
import { ShowSome } from '../ShowSome.tsx';

interface Props {
  lines: readonly AnswerLine[];
  /** How many stand open before the rest is asked for. */
  first?: number;
}

/** Lines of an answer: what is said, by what authority, read where. */
export function AnswerLines({ lines, first = 5 }: Props) {
  return (
    <ShowSome
      first={first}
      items={lines.map((line, i) => <Line key={`${line.entry} ${line.pinpoint} ${i}`} line={line} />)}
    />
  );
}

function Line({ line }: { line: AnswerLine }) {
  const { name, entry, text, pinpoint, note, weight, favours, source } = line;
  return (
    <div class="answer-line" data-testid="answer-line">
      {name !== '' && (
        <p dir="auto">
          {entry === null ? <strong>{name}</strong> : <EntryLink id={entry}>{name}</EntryLink>}
          {pinpoint !== '' && <span class="pinpoint"> {pinpoint}</span>}
        </p>
      )}
      {(weight || favours) && (
        <p class="row verdict">
          {weight && (
            <span class="weight" data-status={weight.status}>
              {weight.words}
            </span>
          )}
          {favours && (
            <span class="favours" data-side={favours.side}>
              {favours.words}
            </span>
          )}
        </p>
      )}
      {text !== '' && <p dir="auto">{text}</p>}
      {note !== '' && (
        <p class="small muted" dir="auto">
          {note}
        </p>
      )}
      {source && <SourceLine source={source} />}
    </div>
  );
}
