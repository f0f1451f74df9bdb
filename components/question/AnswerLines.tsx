import type { AnswerLine } from '../../knowledge/retrieve/answer.ts';
import { EntryLink } from '../EntryLink.tsx';
import { SourceLine } from '../entry/SourceLine.tsx';
import { ShowSome } from '../ShowSome.tsx';

interface Props {
  lines: readonly AnswerLine[];
  /** How many stand open before the rest is asked for. */
  first?: number;
}

/**
 * Lines of an answer: what is said, by what authority, read where. Clauses of one text that follow one another stand
 * under its name and source, told once.
 */
export function AnswerLines({ lines, first = 5 }: Props) {
  return (
    <ShowSome
      first={first}
      items={lines.map((line, i) => {
        const key = `${line.entry} ${line.pinpoint} ${i}`;
        if (isOfSameText(lines[i - 1], line)) return <Clause key={key} line={line} />;
        if (isOfSameText(line, lines[i + 1])) return <FirstClause key={key} line={line} />;
        return <Line key={key} line={line} />;
      })}
    />
  );
}

/** Whether the second line may stand under the first one's name, weight and source. */
function isOfSameText(one: AnswerLine | undefined, next: AnswerLine | undefined): boolean {
  return (
    one !== undefined &&
    next !== undefined &&
    one.entry !== null &&
    one.entry === next.entry &&
    one.name === next.name &&
    one.weight?.words === next.weight?.words &&
    one.favours === null &&
    next.favours === null &&
    one.source !== null &&
    next.source !== null &&
    one.source.words === next.source.words &&
    one.source.url === next.source.url
  );
}

function Line({ line }: { line: AnswerLine }) {
  return (
    <div class="answer-line" data-testid="answer-line">
      <Heading line={line} />
      <Said line={line} />
      {line.source && <SourceLine source={line.source} />}
    </div>
  );
}

/** The name and source of a text, then the first clause of it. */
function FirstClause({ line }: { line: AnswerLine }) {
  return (
    <>
      <div class="answer-line" data-testid="answer-text">
        <Heading line={{ ...line, pinpoint: '' }} />
        {line.source && <SourceLine source={line.source} />}
      </div>
      <Clause line={line} />
    </>
  );
}

function Clause({ line }: { line: AnswerLine }) {
  return (
    <div class="answer-line answer-clause" data-testid="answer-line">
      {line.pinpoint !== '' && (
        <p class="pinpoint" dir="auto">
          {line.pinpoint}
        </p>
      )}
      <Said line={line} />
    </div>
  );
}

function Heading({ line: { name, entry, pinpoint, weight, favours } }: { line: AnswerLine }) {
  return (
    <>
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
    </>
  );
}

function Said({ line: { text, note } }: { line: AnswerLine }) {
  return (
    <>
      {text !== '' && <p dir="auto">{text}</p>}
      {note !== '' && (
        <p class="small muted" dir="auto">
          {note}
        </p>
      )}
    </>
  );
}
