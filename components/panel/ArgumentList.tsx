import { useState } from 'preact/hooks';
import type { RaisedArgument } from '../../knowledge/retrieve/card-content.ts';
import { EntryLink } from '../EntryLink.tsx';
import { ShowSome } from '../ShowSome.tsx';
import { useWords } from '../words.ts';
import { endingWhole, type PlacedContention, startingWhole } from './page-findings.ts';

interface Props {
  raised: readonly RaisedArgument[];
  contentions: readonly PlacedContention[];
  onJump(contention: PlacedContention, title: string): void;
}

/** How many arguments stand there before the rest is asked for, and how many of them show their passages. */
const first = 10;
const opened = 2;

/** The arguments that a page raises, each with the passages that raise it; then, folded, those it touches on. */
export function ArgumentList({ raised, contentions, onJump }: Props) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const strong = raised.filter((argument) => argument.strong);
  const weak = raised.filter((argument) => !argument.strong);
  const more = strong.length > first;
  return (
    <div class="arguments">
      {strong.map((argument, i) => (
        <Argument
          key={argument.argument}
          argument={argument}
          contentions={contentions}
          open={i < opened}
          hidden={!all && i >= first}
          onJump={onJump}
        />
      ))}
      {more && (
        <button type="button" class="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.court.showFewer : words.court.showAll(strong.length)}
        </button>
      )}
      {weak.length > 0 && (
        <details class="touched" data-testid="touched-on">
          <summary>{words.panel.touchedOn(weak.length)}</summary>
          <p class="small muted">{words.panel.touchedOnHint}</p>
          {weak.map((argument) => (
            <Argument
              key={argument.argument}
              argument={argument}
              contentions={contentions}
              open={false}
              hidden={false}
              onJump={onJump}
            />
          ))}
        </details>
      )}
    </div>
  );
}

interface ArgumentProps extends PassagesProps {
  hidden: boolean;
}

function Argument({ argument, contentions, open, hidden, onJump }: ArgumentProps) {
  return (
    <article class="argument stack tight" data-testid="argument" hidden={hidden}>
      <h3>
        <EntryLink id={argument.argument}>{argument.title}</EntryLink>
      </h3>
      <p class="small quoted">{argument.claim}</p>
      <Passages argument={argument} contentions={contentions} open={open} onJump={onJump} />
    </article>
  );
}

interface PassagesProps {
  argument: RaisedArgument;
  contentions: readonly PlacedContention[];
  open: boolean;
  onJump: Props['onJump'];
}

function Passages({ argument, contentions, open, onJump }: PassagesProps) {
  const words = useWords();
  const { contentions: where, mentions, title } = argument;
  const also = mentions.length > 0 ? words.panel.alsoAt(mentions.length) : '';
  if (where.length === 0) return <p class="small muted">{also}</p>;
  return (
    <details open={open}>
      <summary class="small">
        {words.panel.passages(where.length)}
        {also !== '' && ` · ${also}`}
      </summary>
      <ShowSome
        first={3}
        items={where
          .map((i) => contentions[i]!)
          .map((contention) => (
            <button
              key={`${contention.frameId} ${contention.index}`}
              type="button"
              class="passage quoted"
              dir="auto"
              onClick={() => onJump(contention, title)}
            >
              {contention.page !== undefined && (
                <span class="small muted page-number">{words.annotator.page(contention.page)} </span>
              )}
              {contention.before !== '' && <span class="muted">… {startingWhole(contention.before)}</span>}
              <strong>{contention.text}</strong>
              {contention.after !== '' && <span class="muted">{endingWhole(contention.after)} …</span>}
            </button>
          ))}
      />
    </details>
  );
}
