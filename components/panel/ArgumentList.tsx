import { useState } from 'preact/hooks';
import type { RaisedArgument } from '../../knowledge/retrieve/card-content.ts';
import { CopyCitation } from '../CopyCitation.tsx';
import { EntryLink } from '../EntryLink.tsx';
import { ShowSome } from '../ShowSome.tsx';
import { useWords } from '../words.ts';
import { endingWhole, type PlacedContention, startingWhole } from './page-findings.ts';

interface Props {
  raised: readonly RaisedArgument[];
  contentions: readonly PlacedContention[];
  onJump(contention: PlacedContention, title: string): void;
  /** Resolves once the clipboard holds the passage with its citation. */
  onCopy(contention: PlacedContention): Promise<void>;
}

/** How many arguments stand there before the rest is asked for, and how many of them show their passages. */
const first = 10;
const opened = 2;

/** The arguments that a page raises, each with the passages that raise it; then, folded, those it touches on. */
export function ArgumentList({ raised, contentions, onJump, onCopy }: Props) {
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
          onCopy={onCopy}
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
              onCopy={onCopy}
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

function Argument({ argument, hidden, ...passages }: ArgumentProps) {
  return (
    <article class="argument stack tight" data-testid="argument" hidden={hidden}>
      <h3>
        <EntryLink id={argument.argument}>{argument.title}</EntryLink>
      </h3>
      <p class="small quoted">{argument.claim}</p>
      <Passages argument={argument} {...passages} />
    </article>
  );
}

interface PassagesProps extends Omit<Props, 'raised'> {
  argument: RaisedArgument;
  open: boolean;
}

function Passages({ argument, contentions, open, onJump, onCopy }: PassagesProps) {
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
            <div key={`${contention.frameId} ${contention.index}`} class="stack tight">
              <button
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
              <div class="row passage-acts">
                <CopyCitation
                  citation={contention.text}
                  copy={() => onCopy(contention)}
                  label={words.marks.copyWithCitation}
                  frameless
                />
              </div>
            </div>
          ))}
      />
    </details>
  );
}
