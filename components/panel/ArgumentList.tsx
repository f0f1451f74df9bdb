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

/** The arguments that a page raises, each with the passages that raise it. */
export function ArgumentList({ raised, contentions, onJump }: Props) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const more = raised.length > first;
  return (
    <div class="arguments">
      {raised.map((argument, i) => (
        <article
          key={argument.argument}
          class="argument stack tight"
          data-testid="argument"
          hidden={!all && i >= first}
        >
          <h3>
            <EntryLink id={argument.argument}>{argument.title}</EntryLink>
          </h3>
          <p class="small quoted">{argument.claim}</p>
          <Passages argument={argument} contentions={contentions} open={i < opened} onJump={onJump} />
        </article>
      ))}
      {more && (
        <button type="button" class="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.court.showFewer : words.court.showAll(raised.length)}
        </button>
      )}
    </div>
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
              {contention.before !== '' && <span class="muted">… {startingWhole(contention.before)}</span>}
              <strong>{contention.text}</strong>
              {contention.after !== '' && <span class="muted">{endingWhole(contention.after)} …</span>}
            </button>
          ))}
      />
    </details>
  );
}
